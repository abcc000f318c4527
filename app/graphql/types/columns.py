"""How a type shows a column of its row, and the paging that all connections share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, TypeVar

import strawberry

from app.graphql.scalars import Language
from app.queries.nouns import Wanted
from app.queries.page import Window
from app.queries.short_lists import Cutter

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class FromRow:
    """How a field is read from a row of its type without making an object of it; for a field that is an
    object, the row of that one, and a list of rows for a list. The value is that of the resolver.

    `name` is that of the value in the row; what is wanted of an object is wanted under it. `read` is called
    with the row, or with the value that has a name; None is not read. Where the field has arguments or `read`
    takes `info`, it is called with these, before anything is read, and what it gives with each row or value.
    `wanted` is what it needs beside the value. `is_code`: whether the value is one of a few codes.
    `is_paged`: whether `read` gives `PagesOfRows`.
    """

    name: str | None = None
    read: Callable[..., Any] | None = None
    wanted: Wanted = field(default_factory=dict)
    is_code: bool = False
    is_paged: bool = False


FROM_ROW = "from_row"


def column(name: str, description: str, read: Callable[[Any], Any] | None = None) -> Any:
    """A field that is a column of `row`; `read` makes an enum of a code. The type is the annotation's."""
    known = cache(read) if read is not None else None  # codes are few

    def resolve(self: Any) -> Any:
        value = self.row[name]
        return known(value) if known is not None and value is not None else value

    from_row = FromRow(name, known, is_code=known is not None)
    return strawberry.field(resolver=resolve, description=description, metadata={FROM_ROW: from_row})


def described(words: str, from_row: FromRow | None = None) -> Callable[[F], F]:
    """A field that a method makes; like `strawberry.field`, with the type kept."""
    metadata = {FROM_ROW: from_row} if from_row else None
    decorate: Callable[[F], F] = strawberry.field(description=words, metadata=metadata)
    return decorate


def held(words: str, from_row: FromRow) -> Any:
    """A field that whoever makes the object gives it."""
    return strawberry.field(description=words, metadata={FROM_ROW: from_row})


def followed(words: str) -> Callable[[F], F]:
    """A field of `Subscription`, that a method returning a `Source` makes."""
    decorate: Callable[[F], F] = strawberry.subscription(description=words)
    return decorate


First = Annotated[int | None, strawberry.argument(description="How many rows from the start: 0 to 100.")]
After = Annotated[str | None, strawberry.argument(description="Begin after the row with this cursor.")]
Last = Annotated[
    int | None, strawberry.argument(description="How many rows from the end: 0 to 100; not with first.")
]
Before = Annotated[str | None, strawberry.argument(description="End before the row with this cursor.")]
Lang = Annotated[
    Language | None, strawberry.argument(description="The language wanted; English where it is left out.")
]


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """Relay's four fields."""

    has_next_page: bool = strawberry.field(description="Whether rows follow this page.")
    has_previous_page: bool = strawberry.field(description="Whether rows stand before this page.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first row; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last row; null on an empty page.")


@strawberry.type(description="A page of a list.")
class Paged:
    """Base of the connections: a window, and how to count the whole list."""

    window: strawberry.Private[Window[Any]]
    count: strawberry.Private[Callable[[], int]]
    # Of a page without rows, whose place in the list is looked up when somebody asks for it.
    look: strawberry.Private[Callable[[], Window[Any]] | None] = None

    @described("Where this page stands in the list.")
    def page_info(self) -> PageInfo:
        window = self.window if self.look is None else self.look()
        cursors = window.cursors
        return PageInfo(
            has_next_page=window.has_next,
            has_previous_page=window.has_previous,
            start_cursor=cursors[0] if cursors else None,
            end_cursor=cursors[-1] if cursors else None,
        )

    @described("How many rows the whole list has, exactly.")
    def total_count(self) -> int:
        return self.count()


class PagesOfRows:
    """How a page of each of many lists of rows is made, as one field asks for it."""

    def __init__(self, connection: type[Paged], cutter: Cutter[Any]) -> None:
        self._connection, self._cutter = connection, cutter
        self.shown = cutter.shown

    def __call__(self, rows: list[Any]) -> Any:
        wanted = self._cutter.wanted(rows)
        return self._connection(window=self._cutter.window(wanted), count=lambda: len(wanted))
