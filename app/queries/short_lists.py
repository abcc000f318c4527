"""Pages of short lists that are in memory already, such as the accounts of one event."""

from collections.abc import Callable
from functools import cached_property
from typing import Generic, TypeVar

from app.queries.page import Cursors, Order, Page, Window

S = TypeVar("S")
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


class Cutter(Generic[T]):
    """Cuts the same page out of each of many lists, of the items that are `wanted`; `page` is asked for when
    there is one."""

    def __init__(
        self,
        position: Callable[[T], tuple[int, int]],
        page: Callable[[], Page],
        wanted: Callable[[T], bool] | None = None,
    ) -> None:
        self._position, self._ask, self._wanted = position, page, wanted

    @cached_property
    def _page(self) -> Page:
        return self._ask()

    @cached_property
    def _slice(self) -> slice | None:
        """Of a whole list the page, where nothing must be known of its items."""
        page = self._page
        if self._wanted is not None or page.after is not None or page.before is not None:
            return None
        return slice(-page.size, None) if page.backward and page.size else slice(page.size)

    def wanted(self, items: list[T]) -> list[T]:
        return list(filter(self._is_wanted, items))

    def window(self, wanted: list[T]) -> Window[T]:
        return cut(wanted, self._position, self._page)

    def shown(self, things: list[S], item_of: Callable[[S], T]) -> list[S]:
        """The things on the page alone; `item_of` makes of one the item that stands for it, if need be."""
        if self._slice is not None:
            return things[self._slice]
        pairs = [(item, thing) for thing in things if self._is_wanted(item := item_of(thing))]
        return [thing for _, thing in cut(pairs, lambda pair: self._position(pair[0]), self._page).items]

    def _is_wanted(self, item: T) -> bool:
        return self._wanted is None or self._wanted(item)
