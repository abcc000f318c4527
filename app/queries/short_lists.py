"""Pages of short lists that are in memory already, such as the accounts of one event."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from app.queries.page import Order, Page, Window, cursors_of

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
    return Window(shown, _Cursors(shown, position, order, page.state), end < len(items), start > 0)


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


class _Cursors(Sequence[str]):
    """Of rows of a short list, written when somebody asks: most are read without."""

    __slots__ = ("_order", "_position", "_rows", "_state", "_written")

    def __init__(
        self, rows: Sequence[T], position: Callable[[T], tuple[int, int]], order: Order, state: int
    ) -> None:
        self._rows, self._position, self._order, self._state = rows, position, order, state
        self._written: list[str] | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: Any) -> Any:
        if self._written is None:
            self._written = cursors_of(self._order, map(self._position, self._rows), self._state)
        return self._written[at]
