"""The walk along indexes that finds the rows of a page: their keys and cursors, in one statement.

A list says, for the shape of its filter, which indexes to walk (`Leg`); what they give is merged in the
order. What is beyond the page on either side is looked for in the same statement.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from app.queries.page import Cursor, Order, Page, Window, window_of
from app.queries.prepared import Prepared
from app.queries.terms import Shape, Terms, parameters, shape_of, values_of

MOST_SHAPES = 2_000  # whose statements are kept, each of some kilobytes
BEHIND, BEYOND = 8, 9  # in the place of a stretch: rows on either side of the page


@dataclass(frozen=True, slots=True)
class Keys:
    """By which columns a list is ordered.

    `number` is how a cursor holds a rank; where it holds none, `place_of` finds the rank by the key.
    """

    rank: sa.ColumnElement[Any]
    key: sa.ColumnElement[int]
    place_of: Callable[[Any], sa.ColumnElement[Any]] | None = None
    number: Callable[[Any], int] = int

    def rank_of(self, cursor: Cursor) -> sa.ColumnElement[Any]:
        """The rank that a cursor names."""
        if self.place_of is not None:
            return self.place_of(cursor.key)
        return sa.literal(cursor.rank, self.rank.type)

    def position(self, bound: str) -> sa.Tuple:
        """The position of a cursor that is given as parameters."""
        key = sa.bindparam(f"{bound}_key", type_=self.key.type)
        rank = sa.bindparam(f"{bound}_rank", type_=self.rank.type)
        return sa.tuple_(self.place_of(key) if self.place_of else rank, key)


@dataclass(frozen=True, slots=True)
class Leg:
    """Rows that stand in the order in one index."""

    source: sa.FromClause
    where: Sequence[sa.ColumnElement[bool]]
    keys: Keys
    repeats: bool = False  # a row may stand there several times


LegsOf = Callable[[Terms, Order, Any, str], Sequence[Leg]]  # terms of a filter, order, route, dialect


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an order that one walk along an index covers."""

    condition: Callable[[Keys], sa.ColumnElement[bool]] | None
    descending: bool


def walk(
    connection: sa.Connection,
    legs_of: LegsOf,
    terms: Terms,
    page: Page,
    order: Order,
    route: Hashable = None,
) -> Window[int]:
    """The keys of the rows of a page, in the order. `route` is what the legs depend on beside the terms."""
    after, before = page.bounds(order)
    asked = _Asked(
        legs_of,
        route,
        connection.dialect.name,
        shape_of(terms),
        order,
        page.size,
        page.backward,
        None if after is None else _stretch_of(after, order),
        None if before is None else _stretch_of(before, order),
    )
    values = values_of(terms)
    for name, cursor in (("after", after), ("before", before)):
        if cursor is not None:
            values[f"{name}_rank"], values[f"{name}_key"] = cursor.rank, cursor.key
    prepared, number = _prepare(asked)
    return _window(prepared.run(connection, values), asked, number, page)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a statement depends on: all but values. A bound is the number of the stretch that it lies in."""

    legs_of: LegsOf
    route: Hashable
    dialect: str
    shape: Shape
    order: Order
    size: int
    backward: bool
    after: int | None
    before: int | None

    @property
    def down(self) -> bool:
        return self.order.is_descending != self.backward


def _window(rows: Sequence[Any], asked: _Asked, number: Callable[[Any], int], page: Page) -> Window[int]:
    met = sorted((row for row in rows if row[0] < BEHIND), reverse=asked.down)
    sides = {row[0] for row in rows if row[0] >= BEHIND}
    places = ((number(rank), key) for _, rank, key in met)
    return window_of(asked.order, places, page, beyond=BEYOND in sides, behind=BEHIND in sides)


@lru_cache(MOST_SHAPES)
def _prepare(asked: _Asked) -> tuple[Prepared, Callable[[Any], int]]:
    legs = asked.legs_of(parameters(asked.shape), asked.order, asked.route, asked.dialect)
    path = _Path(legs, asked.order)
    found = path.take(asked.after, asked.before, asked.size + 1, backward=asked.backward)
    begin, other = ("before", "after") if asked.backward else ("after", "before")
    for bound, label, backward in ((begin, BEHIND, not asked.backward), (other, BEYOND, asked.backward)):
        if getattr(asked, bound) is not None:
            found += path.from_on(bound, getattr(asked, bound), label, backward=backward)
    statement = found[0] if len(found) == 1 else sa.union_all(*(sa.select(part.subquery()) for part in found))
    return Prepared.of(statement, asked.dialect), legs[0].keys.number


class _Path:
    """A list in its order, as stretches that follow one another."""

    def __init__(self, legs: Sequence[Leg], order: Order) -> None:
        self.legs = legs
        self.stretches = _stretches(order)

    def take(
        self, after: int | None, before: int | None, limit: int, *, backward: bool
    ) -> list[sa.Select[Any]]:
        """Up to `limit` rows of each stretch between the bounds, from the side where the walk begins."""
        begin, end = after or 0, len(self.stretches) - 1 if before is None else before
        found = []
        for n in range(begin, end + 1):
            bounds = [
                *([("after", False)] if after == n else []),
                *([("before", True)] if before == n else []),
            ]
            found.append(self._part(n, n, bounds, limit, backward=backward))
        return found

    def from_on(self, bound: str, stretch: int, label: int, *, backward: bool) -> list[sa.Select[Any]]:
        """A row at a bound or further in the direction, if there is any."""
        last = 0 if backward else len(self.stretches) - 1
        numbers = range(min(stretch, last), max(stretch, last) + 1)
        return [
            self._part(n, label, [(bound, backward)] if n == stretch else [], 1, backward=backward, at=True)
            for n in numbers
        ]

    def _part(
        self,
        number: int,
        label: int,
        bounds: Sequence[tuple[str, bool]],
        limit: int,
        *,
        backward: bool,
        at: bool = False,
    ) -> sa.Select[Any]:
        """Rows of a stretch on their side of the bounds (for each whether that is before it), as label, rank
        and key; `at`: or at the bound itself."""
        stretch = self.stretches[number]
        down = stretch.descending != backward
        most: sa.ColumnElement[int] = sa.literal_column(str(limit))  # PostgreSQL plans for the number it sees
        named: sa.ColumnElement[int] = sa.literal_column(str(label))
        found = []
        for leg in self.legs:
            keys = leg.keys
            row = sa.tuple_(keys.rank, keys.key)
            # First, for of two conditions on the same end of an index SQLite begins at the first.
            where = [
                _beyond(row, keys.position(bound), stretch.descending != is_end, at)
                for bound, is_end in bounds
            ]
            where += [*leg.where, *([] if stretch.condition is None else [stretch.condition(keys)])]
            columns = (named.label("part"), keys.rank.label("rank"), keys.key.label("key"))
            walked = sa.select(*columns).select_from(leg.source).where(*where)
            walked = walked.distinct() if leg.repeats else walked
            found.append(walked.order_by(*_by(keys.rank, keys.key, down)).limit(most))
        if len(found) == 1:
            return found[0]
        merged = sa.union_all(*(sa.select(each.subquery()) for each in found)).subquery()
        return sa.select(merged).distinct().order_by(*_by(merged.c.rank, merged.c.key, down)).limit(most)


def _by(
    rank: sa.ColumnElement[Any], key: sa.ColumnElement[Any], down: bool
) -> tuple[sa.ColumnElement[Any], ...]:
    return (rank.desc(), key.desc()) if down else (rank.asc(), key.asc())


def _beyond(row: sa.Tuple, position: sa.Tuple, down: bool, at: bool) -> sa.ColumnElement[bool]:
    if at:
        return row <= position if down else row >= position
    return row < position if down else row > position


def _stretch_of(cursor: Cursor, order: Order) -> int:
    return int(order.sets_undated_apart and cursor.rank == 0)


def _stretches(order: Order) -> list[Stretch]:
    """Rank 0 means undated: it comes last by itself when the newest are first, else it is a stretch apart."""
    if order.sets_undated_apart:
        return [Stretch(lambda keys: keys.rank > 0, False), Stretch(lambda keys: keys.rank == 0, False)]
    return [Stretch(None, order.is_descending)]
