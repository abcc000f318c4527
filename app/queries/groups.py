"""Many lists of events at once, such as those of each person on a page: one statement a step.

Each list is a walk of its own; the walks travel together in one `UNION ALL`.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from app.queries import shapes
from app.queries import tables as t
from app.queries.conditions import conditions, seen
from app.queries.counts import counts_of
from app.queries.filters import EventFilter
from app.queries.keyed import Row, as_dicts
from app.queries.links import read_events
from app.queries.orders import Ranking, ranking
from app.queries.page import Cursor, Order, Page, Window, window_of
from app.queries.selection import EVENT_ROW

K = TypeVar("K", bound=Hashable)

TOGETHER = 100  # selects in one statement; SQLite takes up to 500
VALUES = 10_000  # of filters in one statement; SQLite takes 32,766, and some stand in it twice
LAST = 2**31 - 1  # the rank of an undated event where it would come first by itself


def list_each(
    connection: sa.Connection, filters: Mapping[K, EventFilter], page: Page, order: Order = Order.NEWEST
) -> dict[K, Window[shapes.Event]]:
    """The same page of each list, events without links; all filters search for the same words, if any."""
    if not filters:
        return {}
    ranked = ranking(order, next(iter(filters.values())), connection.dialect.name)
    path = _Path(connection, filters, ranked, order)
    after, before = page.bounds(order)
    inside = [
        *([path.beyond(after, backward=False)] if after else []),
        *([path.beyond(before, backward=True)] if before else []),
    ]
    rows = path.walk(inside, page.size + 1, backward=page.backward)
    begin, other = (before, after) if page.backward else (after, before)
    behind = path.exists_from(begin, backward=not page.backward)
    beyond = path.exists_from(other, backward=page.backward)
    events = read_events(connection, {row["key"] for taken in rows.values() for row in taken}, EVENT_ROW)
    found = {}
    for name, taken in rows.items():
        places = [(ranked.keys.number(row["rank"]), row["key"]) for row in taken]
        window = window_of(order, places, page, beyond=beyond[name], behind=behind[name])
        found[name] = window.with_items([events[key] for key in window.items])
    return found


def count_each(connection: sa.Connection, filters: Mapping[K, EventFilter]) -> dict[K, int]:
    """How many events each filter means."""
    counts = counts_of(connection)
    return {name: counts.total(filter) for name, filter in filters.items()}


class _Path:
    """Lists that are walked together, in their order."""

    def __init__(
        self, connection: sa.Connection, filters: Mapping[K, EventFilter], ranked: Ranking, order: Order
    ) -> None:
        self.connection, self.filters, self.order = connection, filters, order
        self.source, self.keys = ranked
        rank = self.keys.rank
        self.place = sa.case((rank == 0, LAST), else_=rank) if order.sets_undated_apart else rank

    def walk(
        self, inside: Sequence[sa.ColumnElement[bool]], limit: int, *, backward: bool
    ) -> dict[Any, list[Row]]:
        down = self.order.is_descending != backward
        place, key = self.place, self.keys.key
        by = (place.desc(), key.desc()) if down else (place.asc(), key.asc())

        def walked(where: Sequence[sa.ColumnElement[bool]]) -> sa.Select[Any]:
            columns = (key.label("key"), self.keys.rank.label("rank"), place.label("place"))
            chosen = sa.select(*columns).select_from(self.source)
            return chosen.where(*where, *inside).order_by(*by).limit(limit)

        rows = _together(self.connection, self.filters, walked)
        return {
            name: sorted(found, key=lambda row: (row["place"], row["key"]), reverse=down)
            for name, found in rows.items()
        }

    def exists_from(self, cursor: Cursor | None, *, backward: bool) -> dict[Any, bool]:
        """Whether each list has a row at the cursor or beyond it."""
        if cursor is None:
            return dict.fromkeys(self.filters, False)
        at = sa.and_(self.keys.rank == self.keys.rank_of(cursor), self.keys.key == cursor.key)
        there = sa.or_(at, self.beyond(cursor, backward=backward))
        return {name: bool(rows) for name, rows in self.walk([there], 1, backward=backward).items()}

    def beyond(self, cursor: Cursor, *, backward: bool) -> sa.ColumnElement[bool]:
        key = self.keys.key
        row = sa.tuple_(self.place, key)
        is_last = self.order.sets_undated_apart and cursor.rank == 0
        rank = sa.literal(LAST) if is_last else self.keys.rank_of(cursor)
        position = sa.tuple_(rank, sa.literal(cursor.key, key.type))
        return row < position if self.order.is_descending != backward else row > position


def _together(
    connection: sa.Connection,
    filters: Mapping[K, EventFilter],
    select: Callable[[Sequence[sa.ColumnElement[bool]]], sa.Select[Any]],
) -> dict[K, list[Row]]:
    """Runs one select for each filter, many in a statement; rows by the name of the filter."""
    names = list(filters)
    found: dict[K, list[Row]] = {name: [] for name in names}
    most = max((len(filter.to_query()) for filter in filters.values()), default=0)
    together = max(1, min(TOGETHER, VALUES // max(most, 1)))
    for start in range(0, len(names), together):
        parts = []
        for number in range(start, min(start + together, len(names))):
            where = [seen(t.event), *conditions(filters[names[number]], connection.dialect.name)]
            part = select(where).subquery()
            parts.append(sa.select(sa.literal(number).label("list"), *part.c))
        for row in as_dicts(connection.execute(sa.union_all(*parts))):
            found[names[row["list"]]].append(row)
    return found
