"""Pages: what was asked for (`Page`), where a row stands (`Cursor`), and what is found (`Window`).

Always keyset, never OFFSET: a page begins after a position in the order, not after a number of rows, so a
row added or withdrawn between two pages neither repeats nor hides another. A cursor says nothing of the page
it came from. Every order ends in the key, and undated rows stand last in both directions.
"""

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Self, TypeVar

from app.errors import InvalidPage

DEFAULT_SIZE = 20
MAX_SIZE = 100
LAST_INSTANT = 250_000_000_000 * 1_000_000  # in microseconds, a little short of the end of the calendar
MAX_CURSOR = 200  # characters; ours have some forty
POSITION = re.compile(r"([a-z-]{1,20}):(\d{1,18}):(\d{1,19})(?:@(\d{1,18}))?", re.ASCII)

T = TypeVar("T")


class Order(StrEnum):
    """How a list is ordered: from the highest rank down, or, where the name says so, up."""

    NEWEST = "newest"  # by the day
    OLDEST = "oldest"
    PUBLISHED = "published"  # by the day of the latest release
    PUBLISHED_UP = "published-up"
    UPDATED = "updated"
    UPDATED_UP = "updated-up"
    RELEVANCE = "relevance"
    RELEVANCE_UP = "relevance-up"
    CORROBORATION = "corroboration"
    CORROBORATION_UP = "corroboration-up"
    NAME = "name"
    TEXT = "text"

    @property
    def is_descending(self) -> bool:
        return self not in (Order.OLDEST, Order.NAME, Order.TEXT) and not self.endswith("-up")

    @property
    def sets_undated_apart(self) -> bool:
        """Whether rows of rank 0 would come first by themselves; they stand last in every order."""
        return self in (Order.OLDEST, Order.PUBLISHED_UP)


# One more than the highest rank that a cursor may hold, so that none is out of the range of its column.
_END: dict[str, int] = {Order.UPDATED: LAST_INSTANT, Order.UPDATED_UP: LAST_INSTANT}


@dataclass(frozen=True, slots=True)
class Cursor:
    """A position in an order: rank (day number, instant, place in the text), then key.

    `state` is that of the page it comes from.
    """

    order: str
    rank: int
    key: int
    state: int = 0

    def __str__(self) -> str:
        return cursors_of(self.order, [(self.rank, self.key)], self.state)[0]

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The position a cursor names; None for a text that is no cursor of ours."""
        if not text.isascii() or len(text) > MAX_CURSOR:
            return None
        try:
            padded = text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4)
            plain = base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
        except (binascii.Error, ValueError):
            return None
        match = POSITION.fullmatch(plain)
        if match is None or int(match[3]) >= 2**63:
            return None
        order, rank = match[1], int(match[2])
        state = int(match[4] or 0)
        return cls(order, rank, int(match[3]), state) if rank < _END.get(order, 2**31) else None


def cursors_of(order: str, places: Iterable[tuple[int, int]], state: int = 0) -> list[str]:
    """The cursors of rows by rank and key."""
    name, past = str(order), f"@{state}" if state else ""
    encode = binascii.b2a_base64  # what is written has none of the characters that make + and / in base 64
    return [
        encode(f"{name}:{rank}:{key}{past}".encode(), newline=False).rstrip(b"=").decode()
        for rank, key in places
    ]


class Cursors(Sequence[str]):
    """Of the rows of a page, written when somebody asks: most pages are read without.

    `place` gives the rank and key of a row, where the rows are not these themselves.
    """

    __slots__ = ("_order", "_place", "_rows", "_state", "_written")

    def __init__(
        self,
        order: str,
        rows: Sequence[Any],
        state: int,
        place: Callable[[Any], tuple[int, int]] | None = None,
    ) -> None:
        self._order, self._rows, self._state, self._place = order, rows, state, place
        self._written: list[str] | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: Any) -> Any:
        if self._written is None:
            places = self._rows if self._place is None else map(self._place, self._rows)
            self._written = cursors_of(self._order, places, self._state)
        return self._written[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cursors) and list(self) == list(other)


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is wanted. `before` alone means the rows just before it, else the first rows.

    `state`: of which state of the record, as its place in the log; 0 is the present.
    """

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None
    state: int = 0

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None:
            raise InvalidPage("Give first or last, not both.", subject="last")
        for name, size in (("first", self.first), ("last", self.last)):
            if size is not None and not 0 <= size <= MAX_SIZE:
                raise InvalidPage(f"{name} is {str(size)[:20]}; it may be 0 to {MAX_SIZE}.", subject=name)
        for name, text in (("after", self.after), ("before", self.before)):
            if text is not None and Cursor.read(text) is None:
                raise not_a_cursor(name, text)

    @classmethod
    def from_query(cls, pairs: Iterable[tuple[str, str]]) -> Self:
        """The page an address means: parameters first, after, last, before; empty ones are not there."""
        given = {name: value.strip() for name, value in pairs if value.strip()}
        sizes: dict[str, int] = {}
        for name in ("first", "last"):
            text = given.get(name)
            if text is not None:
                if not re.fullmatch(r"-?\d{1,9}", text, re.ASCII):
                    raise InvalidPage(f"{name} is no number; it may be 0 to {MAX_SIZE}.", subject=name)
                sizes[name] = int(text)
        return cls(sizes.get("first"), given.get("after"), sizes.get("last"), given.get("before"))

    @property
    def size(self) -> int:
        if self.first is not None:
            return self.first
        return DEFAULT_SIZE if self.last is None else self.last

    @property
    def backward(self) -> bool:
        if self.first is None and self.last is None:
            return self.before is not None and self.after is None
        return self.last is not None

    def bounds(self, order: Order) -> tuple[Cursor | None, Cursor | None]:
        """The positions between which the page lies; a cursor of another order, or of another state of the
        record, is none of this list."""
        if self.after is None and self.before is None:
            return None, None
        found = []
        for name, text in (("after", self.after), ("before", self.before)):
            cursor = Cursor.read(text) if text is not None else None
            if cursor is not None and cursor.order != order:
                raise of_another_order(name, text or "")
            if cursor is not None and cursor.state != self.state:
                raise of_another_state(name, text or "")
            found.append(cursor)
        return found[0], found[1]


def not_a_cursor(name: str, text: str) -> InvalidPage:
    return InvalidPage(
        f"{name}: {text[:40]!r} is no cursor of this list; give one that the list returned.", subject=name
    )


def of_another_order(name: str, text: str) -> InvalidPage:
    return InvalidPage(
        f"{name}: {text[:40]!r} is a cursor of another list or another order; begin anew in this one.",
        subject=name,
    )


def of_another_state(name: str, text: str) -> InvalidPage:
    return InvalidPage(
        f"{name}: {text[:40]!r} is a cursor of the record as of another instant; begin anew in this one.",
        subject=name,
    )


@dataclass(slots=True)  # not frozen: there may be many of them, and a frozen one takes longer to make
class Window(Generic[T]):
    """The rows of a page with their cursors, and whether there are more on either side."""

    items: list[T]
    cursors: Sequence[str]
    has_next: bool
    has_previous: bool

    def with_items(self, items: list[Any]) -> "Window[Any]":
        """The same window over what its rows became."""
        return Window(items, self.cursors, self.has_next, self.has_previous)


def window_of(
    order: Order,
    places: Iterable[tuple[int, int]],
    page: Page,
    *,
    beyond: bool,
    behind: bool,
) -> Window[int]:
    """The keys of a page, of the ranks and keys that a walk in its direction met, with one more if there is.

    `beyond`, `behind`: whether there are rows beyond the other bound of the page, or behind where it begins.
    """
    met = list(places)
    beyond, shown = beyond or len(met) > page.size, met[: page.size]
    if page.backward:
        shown.reverse()
        beyond, behind = behind, beyond
    return Window([key for _, key in shown], Cursors(order, shown, page.state), beyond, behind)
