"""Counts of events under a filter, from one place for every face: from sets in memory, else with SQL.

A count is the size of what the filter's events and the events of a trait have in common, 1 to 20 µs at a
million events.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from heapq import nlargest
from operator import itemgetter

import sqlalchemy as sa
from pyroaring import BitMap

from app.db import search
from app.db.traits import Facet, month_of
from app.queries import day_sets
from app.queries import tables as t
from app.queries.census import Counter, Ordered, counter_of
from app.queries.day_sets import days_of_month
from app.queries.event_sets import events_of, is_looked_up
from app.queries.filters import EventFilter
from app.queries.lasting import Days, Lasting
from app.queries.live_counts import LiveCounts
from app.queries.terms import terms_of

AT_ONCE = 200  # values, between two looks at how many events are too few; one by one takes twice as long


def counts_of(connection: sa.Connection) -> "SetCounts | LiveCounts":
    counter = counter_of(connection)
    return SetCounts(counter) if counter else LiveCounts(connection)


class SetCounts:
    """Counts of the events that a filter means."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def total(self, filter: EventFilter) -> int:
        connection = self._counter.connection
        if filter.search and not is_looked_up(self._counter, filter):
            terms = terms_of(filter, connection.dialect.name)
            if search.tells_all(terms):
                return search.count_matching(connection, "event", terms)
        return len(events_of(self._counter, filter))

    def by(self, facet: Facet, filter: EventFilter) -> dict[str, int]:
        """By value, in the order of the values; those that none of the events has are left out."""
        return dict(_sizes(self._counter.in_order(facet), events_of(self._counter, filter)))

    def most(self, facet: Facet, filter: EventFilter, limit: int) -> dict[str, int]:
        """Those with most events, of values that are keys; a tie is in their order."""
        events = events_of(self._counter, filter)
        largest = self._counter.largest_first(facet)
        best: list[tuple[int, int]] = []  # count and key, as the order has them
        least = 1  # events that a value must have to be among them
        for start in range(0, len(largest) if limit else 0, AT_ONCE):
            values, sets = zip(*largest[start : start + AT_ONCE], strict=True)
            if len(sets[0]) < least:
                break  # no value behind has as many
            counts = map(events.intersection_cardinality, sets)
            best += [
                (count, -int(value)) for value, count in zip(values, counts, strict=True) if count >= least
            ]
            if len(best) >= limit:
                best = nlargest(limit, best)
                least = best[-1][0]
        return {str(-key): count for count, key in sorted(best, reverse=True)}

    def by_start(self, filter: EventFilter, *, days: bool) -> dict[str, int]:
        """By the month or the day that events start, as text and in order; "" where none is known."""
        return dict(self._starts(events_of(self._counter, filter), days=days, last=filter.occurred_to))

    def by_start_and_category(self, filter: EventFilter, *, days: bool) -> dict[tuple[str, str], int]:
        events = events_of(self._counter, filter)
        return {
            (start, category): count
            for category, of_category in self._counter.all(Facet.CATEGORY).items()
            for start, count in self._starts(events & of_category, days=days)
        }

    def first_and_last(self, filter: EventFilter) -> tuple[dt.date, dt.date] | None:
        """The first and the last day that any of the events starts."""
        events = events_of(self._counter, filter)
        months = sorted(month for month, _ in self._starts(events, days=False) if month)
        if not months:
            return None
        first, last = (
            sorted(day for day, _ in self._days(month, events)) for month in (months[0], months[-1])
        )
        return dt.date.fromisoformat(first[0]), dt.date.fromisoformat(last[-1])

    def lasting(
        self,
        filter: EventFilter,
        parts: Sequence[Days],
        facet: Facet,
        values: Sequence[str],
        loose: Sequence[str],
    ) -> list[dict[str, Lasting]]:
        """For each stretch of days how many of the events have a day in it, by value; those that have a
        precision in `loose` apart."""
        events, vague = events_of(self._counter, filter), self._counter.any_of(Facet.PRECISION, loose)
        of_values = self._counter.some(facet, values)
        found = []
        for first, last in parts:
            inside = events & day_sets.reaching(self._counter, first, last)
            unsure = inside & vague
            found.append(
                {
                    value: Lasting(
                        count - (apart := unsure.intersection_cardinality(of_values[value])), apart
                    )
                    for value, count in _sizes(list(of_values.items()), inside)
                }
            )
        return found

    def keys(self, filter: EventFilter) -> list[int]:
        """Of the events; for a filter that means few."""
        numbers = events_of(self._counter, filter)
        stored = t.event_traits.c
        found = sa.select(stored.event_id).where(stored.number.in_(list(numbers)))
        return list(self._counter.connection.execute(found).scalars())

    def _starts(
        self, events: BitMap, *, days: bool, last: dt.date | None = None
    ) -> Iterator[tuple[str, int]]:
        """`last`: a day behind which none of them starts."""
        months = self._counter.in_order(Facet.MONTH)
        if last is not None:
            months = months[: bisect_right(months, month_of(last), key=itemgetter(0))]
        found = _sizes(months, events)
        if not days:
            yield from found
            return
        for month, count in found:
            yield from self._days(month, events) if month else ((month, count),)

    def _days(self, month: str, events: BitMap) -> list[tuple[str, int]]:
        days = self._counter.all(Facet.DAY)
        return _sizes([(day, days[day]) for day in days_of_month(month) if day in days], events)


def _sizes(sets: Ordered, events: BitMap) -> list[tuple[str, int]]:
    counts = map(events.intersection_cardinality, map(itemgetter(1), sets))
    return [(value, count) for (value, _), count in zip(sets, counts, strict=True) if count]
