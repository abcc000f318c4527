"""Pages of short lists that are in memory already, such as the accounts of one event."""

from collections.abc import Callable
from typing import TypeVar

from app.queries.page import Cursors, Order, Page, Window

T = TypeVar("T")


def cut(
    items: list[T], position: Callable[[T], tuple[int, int]], page: Page, order: Order = Order.TEXT
) -> Window[T]:
    """The page of a short list that is in memory already, sorted by `position`."""
    after, before = page.bounds(order)
    start, end = 0, len(items)
    if after is not None:
        start = sum(position(item) <= (after.rank, after.key) for item in items)
    if before is not None:
        end = max(start, sum(position(item) < (before.rank, before.key) for item in items))
    if page.backward:
        start = max(start, end - page.size)
    else:
        end = min(end, start + page.size)
    shown = items[start:end]
    return Window(shown, Cursors(order, shown, page.state, position), end < len(items), start > 0)


def cutter(
    position: Callable[[T], tuple[int, int]], page: Callable[[], Page], order: Order = Order.TEXT
) -> Callable[[list[T]], Window[T]]:
    """Cuts the same page out of each of many lists; asks which when there is one."""
    asked: list[Page] = []

    def cut_one(items: list[T]) -> Window[T]:
        if not asked:
            asked.append(page())
        return cut(items, position, asked[0], order)

    return cut_one
