"""Pages of the lists by day, found in the sets of a census (`census.py`): without a statement, whatever the
filter.

A list is walked from where the page begins, month by month and day by day, each day's events in the order of
their keys, until there are enough. What began before the first day of a filter and lasts into it stands
before that day; events without a day stand last in both directions.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, dropwhile, islice, takewhile
from operator import itemgetter
from typing import TypeVar

from pyroaring import BitMap

from app.db.traits import Facet, month_of
from app.queries import day_sets
from app.queries.census import Counter
from app.queries.day_sets import Day, days_of_month
from app.queries.event_sets import events_of_any_day
from app.queries.filters import EventFilter
from app.queries.page import Cursor, Order, Page, Window, window_of

T = TypeVar("T")
Place = tuple[int, int]  # number of the day, 0 for none, and key

LAST_DAY = dt.date.max.toordinal()
FEW = 256  # to be put in order as they are; of more only those of a month, or of a day
_name = itemgetter(0)


def find_page(counter: Counter, filter: EventFilter, page: Page, order: Order) -> Window[int]:
    """The keys of the events of a page, in one of the orders by day."""
    after, before = page.bounds(order)
    begin, end = (before, after) if page.backward else (after, before)
    path = _Path(counter, filter, upward=order is Order.OLDEST)
    return window_of(
        order,
        islice(path.between(begin, end, backward=page.backward), page.size + 1),
        page,
        beyond=path.goes_on(end, backward=page.backward),
        behind=path.goes_on(begin, backward=not page.backward),
    )


class _Path:
    """A list in its order."""

    def __init__(self, counter: Counter, filter: EventFilter, *, upward: bool) -> None:
        self._counter = counter
        self._first, self._last = filter.occurred_from, filter.occurred_to
        self._upward = upward
        self._events = events_of_any_day(counter, filter)  # None: all

    def between(self, begin: Cursor | None, end: Cursor | None, *, backward: bool) -> Iterator[Place]:
        """The places beyond one position and before the other, in the direction of the walk."""
        places = self._from(begin, backward=backward)
        if begin is not None:
            places = (place for place in places if place != (begin.rank, begin.key))
        if end is not None:
            rank = partial(self._rank, backward=backward)
            places = takewhile(lambda place: rank(place) < rank((end.rank, end.key)), places)
        return places

    def goes_on(self, position: Cursor | None, *, backward: bool) -> bool:
        """Whether there is an event at a position or beyond it; not where none is given."""
        return position is not None and any(True for _ in self._from(position, backward=backward))

    def _from(self, position: Cursor | None, *, backward: bool) -> Iterator[Place]:
        """The places from a position on, that itself included."""
        upward = self._upward != backward
        day = position.rank if position else 0
        is_undated = position is not None and day == 0
        dated = iter(()) if is_undated and not backward else self._dated(day, upward=upward)
        undated = iter(()) if day and backward else self._undated(upward=upward)
        places = chain(undated, dated) if backward else chain(dated, undated)
        if position is None:
            return places
        rank = partial(self._rank, backward=backward)
        return dropwhile(lambda place: rank(place) < rank((position.rank, position.key)), places)

    def _rank(self, place: Place, *, backward: bool) -> tuple[bool, int, int]:
        """Grows along a walk."""
        day, key = place
        sign = 1 if self._upward != backward else -1
        return (day == 0) != backward, sign * day, sign * key

    def _undated(self, *, upward: bool) -> Iterator[Place]:
        if not (self._first or self._last):
            undated = self._counter.of(Facet.DAY)
            events = undated if self._events is None else undated & self._events
            keys = self._counter.numbered().keys
            yield from ((0, key) for key in sorted((keys[each] for each in events), reverse=not upward))

    def _dated(self, day: int, *, upward: bool) -> Iterator[Place]:
        """From a day on, if it is one, those that start in the range, and those that reach into it."""
        first, last = self._first, self._last
        if 0 < day <= LAST_DAY:
            start = dt.date.fromordinal(day)
            if upward:
                first = max(first or start, start)
            else:
                last = min(last or start, start)
        parts = [self._starting(self._events, first, last, upward=upward)]
        if self._first and not (upward and day >= self._first.toordinal()):
            parts.append(self._reaching(self._first, last, upward=upward))
        return chain(*(reversed(parts) if upward else parts))

    def _reaching(self, first: dt.date, last: Day, *, upward: bool) -> Iterator[Place]:
        """Those that start before the range."""
        reaching = day_sets.reaching_into(self._counter, first)
        events = reaching if self._events is None else reaching & self._events
        yield from self._starting(events, None, min(last or first, first), upward=upward)

    def _starting(self, events: BitMap | None, first: Day, last: Day, *, upward: bool) -> Iterator[Place]:
        """Of all or some events those that start in a range of days."""
        if events is not None and len(events) <= FEW:
            yield from self._in_order(events, first, last, upward=upward)
            return
        days = self._counter.all(Facet.DAY)
        low, high = str(first or ""), str(last or dt.date.max)
        for month, of_month in self._months(first, last, upward=upward):
            here = of_month if events is None else of_month & events
            if len(here) <= FEW:
                yield from self._in_order(here, first, last, upward=upward)
                continue
            for day in _in_direction(days_of_month(month), upward=upward):
                if low <= day <= high and day in days:
                    yield from self._in_order(days[day] & here, first, last, upward=upward)

    def _in_order(self, events: BitMap, first: Day, last: Day, *, upward: bool) -> list[Place]:
        numbered = self._counter.numbered()
        days, keys = numbered.days, numbered.keys
        low, high = first.toordinal() if first else 1, last.toordinal() if last else LAST_DAY
        places = [(days[number], keys[number]) for number in events if low <= days[number] <= high]
        places.sort(reverse=not upward)
        return places

    def _months(self, first: Day, last: Day, *, upward: bool) -> Iterable[tuple[str, BitMap]]:
        months = self._counter.in_order(Facet.MONTH)
        low = (
            bisect_left(months, month_of(first), key=_name) if first else bisect_right(months, "", key=_name)
        )
        high = bisect_right(months, month_of(last), key=_name) if last else len(months)
        return _in_direction(months[low:high], upward=upward)


def _in_direction(listed: Sequence[T], *, upward: bool) -> Iterable[T]:
    return listed if upward else reversed(listed)
