"""Counts made with SQL: for a database that was not counted (`census.py`), such as that of a past state.

The methods are those of `SetCounts` in `counts.py`, which tests compare with these.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from app.db.traits import Facet
from app.queries import tables as t
from app.queries.conditions import conditions, seen
from app.queries.filters import EventFilter
from app.queries.lasting import Days, Lasting

_PARTIES = sa.union(
    sa.select(t.participation.c.event_id, t.participation.c.participant_id).where(
        t.participation.c.participant_id.is_not(None)
    ),
    sa.select(t.event_organization.c.event_id, t.event_organization.c.participant_id),
).subquery()
_TOLD = t.event_account.join(t.release, t.release.c.id == t.event_account.c.release_id)
# Where the values of a facet stand that are not in a column of the event.
_LINKS: dict[Facet, tuple[sa.FromClause, sa.ColumnElement[int], sa.ColumnElement[Any]]] = {
    Facet.COUNTRY: (t.event_country, t.event_country.c.event_id, t.event_country.c.country),
    Facet.TOPIC: (t.event_topic, t.event_topic.c.event_id, t.event_topic.c.topic),
    Facet.PUBLISHER: (_TOLD, t.event_account.c.event_id, t.release.c.publisher),
    Facet.PARTICIPANT: (_PARTIES, _PARTIES.c.event_id, _PARTIES.c.participant_id),
}


class LiveCounts:
    """Counts of the events that a filter means."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def total(self, filter: EventFilter) -> int:
        (counted,) = self._execute(filter, sa.select(sa.func.count()).select_from(t.event)).one()
        return int(counted)

    def by(self, facet: Facet, filter: EventFilter) -> dict[str, int]:
        """By value, in the order of the values; those that none of the events has are left out."""
        return dict(sorted(self._by(facet, filter).items()))

    def _by(self, facet: Facet, filter: EventFilter, *where: sa.ColumnElement[bool]) -> dict[str, int]:
        if facet not in _LINKS:
            column = t.event.c[facet.value]
            counted = sa.select(column, sa.func.count()).group_by(column)
        else:
            link, event_id, value = _LINKS[facet]
            counted = (
                sa.select(value, sa.func.count(sa.distinct(t.event.c.id)))
                .select_from(t.event.join(link, event_id == t.event.c.id))
                .group_by(value)
            )
            if facet is Facet.PUBLISHER:
                counted = counted.where(seen(t.release))
        return {str(value): count for value, count in self._execute(filter, counted.where(*where))}

    def most(self, facet: Facet, filter: EventFilter, limit: int) -> dict[str, int]:
        """Those with most events, of values that are keys; a tie is in their order."""
        found = self.by(facet, filter).items()
        return dict(sorted(found, key=lambda pair: (-pair[1], int(pair[0])))[:limit])

    def by_start(self, filter: EventFilter, *, days: bool) -> dict[str, int]:
        """By the month or the day that events start, as text and in order; "" where none is known."""
        part = self._part(days=days)
        counted = sa.select(part, sa.func.count()).group_by(sa.text("part"))
        return dict(sorted((start or "", count) for start, count in self._execute(filter, counted)))

    def by_start_and_category(self, filter: EventFilter, *, days: bool) -> dict[tuple[str, str], int]:
        part, category = self._part(days=days), t.event.c.category
        counted = sa.select(part, category, sa.func.count()).group_by(sa.text("part"), category)
        return {(start or "", of): count for start, of, count in self._execute(filter, counted)}

    def lasting(
        self,
        filter: EventFilter,
        parts: Sequence[Days],
        facet: Facet,
        values: Sequence[str],
        loose: Sequence[str],
    ) -> list[dict[str, Lasting]]:
        """For each stretch of days how many of the events have a day in it, by value; those that have a
        precision in `loose` apart. The stretches lie within the filter's days."""
        found = []
        for first, last in parts:
            inside = replace(filter, occurred_from=first, occurred_to=last)
            counts = self.by(facet, inside)
            apart = self._by(facet, inside, t.event.c.precision.in_(loose))
            found.append(
                {
                    value: Lasting(counts[value] - apart.get(value, 0), apart.get(value, 0))
                    for value in values
                    if value in counts
                }
            )
        return found

    def keys(self, filter: EventFilter) -> list[int]:
        """Of the events; for a filter that means few."""
        return list(self._execute(filter, sa.select(t.event.c.id)).scalars())

    def first_and_last(self, filter: EventFilter) -> tuple[dt.date, dt.date] | None:
        """The first and the last day that any of the events starts."""
        day = t.event.c.starts_on
        first, last = self._execute(filter, sa.select(sa.func.min(day), sa.func.max(day))).one()
        return (first, last) if first and last else None

    def _part(self, *, days: bool) -> sa.Label[str]:
        length = len("2024-01-17") if days else len("2024-01")
        return sa.func.substr(sa.cast(t.event.c.starts_on, sa.Text), 1, length).label("part")

    def _execute(
        self, filter: EventFilter, counted: sa.Select[*tuple[Any, ...]]
    ) -> sa.CursorResult[*tuple[Any, ...]]:
        clauses = conditions(filter, self._connection.dialect.name, counting=True)
        return self._connection.execute(counted.where(seen(t.event), *clauses))
