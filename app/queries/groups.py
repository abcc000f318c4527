"""Many lists of events at once, such as those of each person on a page: one statement a step.

Each list is a walk of its own; the walks travel together in one `UNION ALL`.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from app.queries import shapes
from app.queries import tables as t
from app.queries.conditions import conditions, seen
from app.queries.filters import EventFilter
from app.queries.page import Cursor, Order, Page, Window
from app.queries.rows import event_columns, event_of

K = TypeVar("K", bound=Hashable)

TOGETHER = 100  # selects in one statement; SQLite takes up to 500
VALUES = 10_000  # of filters in one statement; SQLite takes 32,766, and some stand in it twice
LAST = 2**31 - 1  # the rank of an undated event where the oldest come first

rank, key = t.event.c.sort_day, t.event.c.id


def list_each(
    connection: sa.Connection, filters: Mapping[K, EventFilter], page: Page, order: Order = Order.NEWEST
) -> dict[K, Window[shapes.Event]]:
    """The same page of each list, events without links."""
    after, before = page.bounds(order)
    inside = [
        *([_beyond(after, order, backward=False)] if after else []),
        *([_beyond(before, order, backward=True)] if before else []),
    ]
    rows = _walk(connection, filters, inside, page.size + 1, order, backward=page.backward)
    begin, other = (before, after) if page.backward else (after, before)
    behind = _exists(connection, filters, begin, order, backward=not page.backward)
    beyond = _exists(connection, filters, other, order, backward=page.backward)
    found = {}
    for name, taken in rows.items():
        more, shown = len(taken) > page.size, taken[: page.size]
        sides = (behind[name], more or beyond[name])
        if page.backward:
            shown, sides = shown[::-1], (sides[1], sides[0])
        cursors = [str(Cursor(order, row["rank"], row["event_id"])) for row in shown]
        found[name] = Window([event_of(row) for row in shown], cursors, sides[1], sides[0])
    return found


def count_each(connection: sa.Connection, filters: Mapping[K, EventFilter]) -> dict[K, int]:
    """How many events each filter means."""

    def counted(where: Sequence[sa.ColumnElement[bool]]) -> sa.Select[Any]:
        return sa.select(sa.func.count().label("count")).select_from(t.event).where(*where)

    rows = _together(connection, filters, counted)
    return {name: row["count"] for name, (row,) in rows.items()}


def _walk(
    connection: sa.Connection,
    filters: Mapping[K, EventFilter],
    inside: Sequence[sa.ColumnElement[bool]],
    limit: int,
    order: Order,
    *,
    backward: bool,
) -> dict[K, list[sa.RowMapping]]:
    down = (order is Order.NEWEST) != backward
    place = _place(order)
    by = (place.desc(), key.desc()) if down else (place.asc(), key.asc())

    def walked(where: Sequence[sa.ColumnElement[bool]]) -> sa.Select[Any]:
        columns = (*event_columns, rank.label("rank"), place.label("place"))
        return sa.select(*columns).where(*where, *inside).order_by(*by).limit(limit)

    rows = _together(connection, filters, walked)
    return {
        name: sorted(found, key=lambda row: (row["place"], row["event_id"]), reverse=down)
        for name, found in rows.items()
    }


def _exists(
    connection: sa.Connection,
    filters: Mapping[K, EventFilter],
    cursor: Cursor | None,
    order: Order,
    *,
    backward: bool,
) -> dict[K, bool]:
    """Whether each list has a row at the cursor or beyond it."""
    if cursor is None:
        return dict.fromkeys(filters, False)
    at = sa.and_(rank == cursor.rank, key == cursor.key)
    there = sa.or_(at, _beyond(cursor, order, backward=backward))
    return {
        name: bool(rows)
        for name, rows in _walk(connection, filters, [there], 1, order, backward=backward).items()
    }


def _together(
    connection: sa.Connection,
    filters: Mapping[K, EventFilter],
    select: Callable[[Sequence[sa.ColumnElement[bool]]], sa.Select[Any]],
) -> dict[K, list[sa.RowMapping]]:
    """Runs one select for each filter, many in a statement; rows by the name of the filter."""
    names = list(filters)
    found: dict[K, list[sa.RowMapping]] = {name: [] for name in names}
    most = max((len(filter.to_query()) for filter in filters.values()), default=0)
    together = max(1, min(TOGETHER, VALUES // max(most, 1)))
    for start in range(0, len(names), together):
        parts = []
        for number in range(start, min(start + together, len(names))):
            where = [seen(t.event), *conditions(filters[names[number]], connection.dialect.name)]
            part = select(where).subquery()
            parts.append(sa.select(sa.literal(number).label("list"), *part.c))
        for row in connection.execute(sa.union_all(*parts)).mappings():
            found[names[row["list"]]].append(row)
    return found


def _place(order: Order) -> sa.ColumnElement[int]:
    return rank if order is Order.NEWEST else sa.case((rank == 0, LAST), else_=rank)


def _beyond(cursor: Cursor, order: Order, *, backward: bool) -> sa.ColumnElement[bool]:
    row = sa.tuple_(_place(order), key)
    position = sa.tuple_(
        sa.literal(cursor.rank or (0 if order is Order.NEWEST else LAST)), sa.literal(cursor.key, key.type)
    )
    return row < position if (order is Order.NEWEST) != backward else row > position
