"""Pages of short lists that are in memory already, such as the accounts of one event."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from app.queries.page import Cursor, Order, Page, Window

T = TypeVar("T")


def cut(
    items: Sequence[T], position: Callable[[T], tuple[int, int]], page: Page, order: Order = Order.TEXT
) -> Window[T]:
    """The page of a short list that is in memory already, sorted by `position`."""
    after, before = page.bounds(order)
    low = (after.rank, after.key) if after else (-1, -1)
    high = (before.rank, before.key) if before else (2**63, 0)
    inside = [n for n, item in enumerate(items) if low < position(item) < high]
    start, end = (inside[0], inside[-1] + 1) if inside else _gap(items, position, low)
    if page.backward:
        start = max(start, end - page.size)
    else:
        end = min(end, start + page.size)
    cursors = [str(Cursor(order, *position(item), page.state)) for item in items[start:end]]
    return Window(list(items[start:end]), cursors, end < len(items), start > 0)


def _gap(
    items: Sequence[T], position: Callable[[T], tuple[int, int]], low: tuple[int, int]
) -> tuple[int, int]:
    at = sum(position(item) <= low for item in items)
    return at, at
