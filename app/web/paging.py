"""Links to the neighbouring pages of a list, and all of its pages. Cursors stand behind the filter in the
address.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa

from app.db.engine import reading
from app.errors import InvalidPage
from app.queries.page import MAX_SIZE, Page, Window

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pager:
    """Addresses, None where there is no such page."""

    newest: str | None
    previous: str | None
    next: str | None


def pager_of(window: Window[Any], address: Callable[..., str]) -> Pager:
    """`address` takes ("after", cursor), ("before", cursor) or nothing."""
    if not window.cursors:
        return Pager(None, None, None)
    return Pager(
        newest=address() if window.has_previous else None,
        previous=address(("before", window.cursors[0])) if window.has_previous else None,
        next=address(("after", window.cursors[-1])) if window.has_next else None,
    )


def titled(title: str, window: Window[Any], first: str) -> str:
    """The title of a list; of a later page, with what stands `first` on it."""
    return f"{title} ({first} …)" if window.has_previous and first else title


def cursor_of(pairs: list[tuple[str, str]], size: int) -> list[tuple[str, str]]:
    """The page an address asks for; its size is ours."""
    cursors = [pair for pair in pairs if pair[0] in ("after", "before") and pair[1].strip()]
    backward = any(name == "before" for name, _ in cursors) and all(name != "after" for name, _ in cursors)
    return [("last" if backward else "first", str(size)), *cursors]


def page_of_feed(pairs: Iterable[tuple[str, str]], size: int) -> Page:
    """The page a program asks for, else the first rows; one without rows would lead to no other."""
    page = Page.from_query([("first", str(size)), *pairs])
    if not page.size:
        raise InvalidPage(f"first is 0; a page of a feed has 1 to {MAX_SIZE} rows.", subject="first")
    return page


def every(engine: sa.Engine, list_page: Callable[[sa.Connection, Page], Window[T]]) -> Iterator[T]:
    """All rows of a list, a hundred at a time, each hundred in a reading of its own."""
    page = Page(first=MAX_SIZE)
    while True:
        with reading(engine) as connection:
            window = list_page(connection, page)
        yield from window.items
        if not window.has_next:
            return
        page = Page(first=MAX_SIZE, after=window.cursors[-1])
