"""Things that were read together. What one of them needs next is read for all of them in one go.

This is what keeps the number of statements the same for one row and for a hundred: the first event of a page
that is asked for its countries reads those of the whole page.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, Generic, Protocol, Self, TypeVar

import sqlalchemy as sa

from app.graphql.context import Context


class Keyed(Protocol):
    """A public type over a row that has a key."""

    @property
    def key(self) -> Any: ...


M = TypeVar("M", bound=Keyed)
R = TypeVar("R")
K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

AT_ONCE = 10_000  # keys in one statement; SQLite takes 32,766


class Family(Generic[M]):
    """`members` are the things; what was read for them is remembered."""

    def __init__(self) -> None:
        self.members: list[M] = []
        self._known: dict[Hashable, Any] = {}

    @classmethod
    def of(cls, rows: Iterable[R], key: Callable[[R], K], make: Callable[[R, Self], M]) -> dict[K, M]:
        """Members made of rows, each key once, with their family."""
        family = cls()
        made: dict[K, M] = {}
        for row in rows:
            if key(row) not in made:
                made[key(row)] = make(row, family)
        family.members = list(made.values())
        return made

    @classmethod
    def of_keys(
        cls,
        keys: Iterable[int],
        make: Callable[..., M],
        rows: Mapping[int, Any] | Callable[[list[int]], Mapping[int, Any]],
    ) -> dict[int, M]:
        """Members of which no more is known than the key, until one is asked for its `row`."""
        family = cls()
        made = {key: make(key=key, family=family) for key in keys}
        family.members = list(made.values())
        family._known["rows"] = (lambda: rows(list(made))) if callable(rows) else rows
        return made

    @property
    def has_rows(self) -> bool:
        """Whether they were read already."""
        return not callable(self._known["rows"])

    def row(self, key: int) -> Any:
        """Of a member; KeyError where nothing has that key."""
        rows = self._known["rows"]
        if callable(rows):
            rows = self._known["rows"] = rows()
        return rows[key]

    def read(self, what: Hashable, reader: Callable[[list[M]], T]) -> T:
        """What `reader` gives for all members; it is called once for each `what`."""
        if what not in self._known:
            self._known[what] = reader(self.members)
        known: T = self._known[what]
        return known

    def link(
        self, context: Context, reader: Callable[[sa.Connection, Iterable[int]], Mapping[int, T]]
    ) -> Mapping[int, T]:
        """What a function of the query layer gives for the keys of all members."""

        def read(members: list[M]) -> dict[int, T]:
            keys = [member.key for member in members]
            found: dict[int, T] = {}
            for start in range(0, len(keys), AT_ONCE):
                found.update(reader(context.connection, keys[start : start + AT_ONCE]))
            return found

        return self.read(reader, read)
