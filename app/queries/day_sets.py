"""The sets of events of a range of days: those of whole months, and of the days at either end of it."""

import datetime as dt
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter

from pyroaring import BitMap

from app.db.traits import Facet, month_of
from app.queries.census import Counter, union

ONE = dt.timedelta(days=1)
_name = itemgetter(0)
BEYOND = "~"  # behind every month

Day = dt.date | None


def starting(counter: Counter, first: Day, last: Day) -> BitMap:
    """Those that start in a range; an open end means any day."""
    return _within(counter, Facet.MONTH, Facet.DAY, first, last)


def published(counter: Counter, first: Day, last: Day) -> BitMap:
    """Those that a release of these days tells."""
    return _within(counter, Facet.PUBLISHED_MONTH, Facet.PUBLISHED_DAY, first, last)


def reaching(counter: Counter, first: Day, last: Day) -> BitMap:
    """Those that have a day in a range: that start in it, or before it and have not ended."""
    inside = starting(counter, first, last)
    return inside | reaching_into(counter, first) if first else inside


def reaching_into(counter: Counter, day: dt.date) -> BitMap:
    """Those that start before a day and end on it or later."""
    month, this = month_of(day), day.isoformat()
    there = counter.of(Facet.LASTING, month)
    later = [events for start, events in _days(counter, Facet.DAY, month) if start >= this]
    ended = [events for end, events in _days(counter, Facet.UNTIL, month) if end < this]
    across = there - union([*later, *ended])
    spans = counter.in_order(Facet.SPAN)
    before = spans[: bisect_left(spans, this, key=_name)]  # that start before it
    return union([across, *(events for span, events in before if span.partition("/")[2] >= this)])


def _within(counter: Counter, months: Facet, days: Facet, first: Day, last: Day) -> BitMap:
    # Months between that of the day before the range and that of the day behind it are whole.
    low = month_of(first - ONE) if first and first > dt.date.min else ""
    high = month_of(last + ONE) if last and last < dt.date.max else BEYOND
    in_order = counter.in_order(months)
    whole = in_order[bisect_right(in_order, low, key=_name) : bisect_left(in_order, high, key=_name)]
    start, end = first.isoformat() if first else "", last.isoformat() if last else BEYOND
    at_ends = [
        events
        for month in {low, high} - {"", BEYOND}
        for day, events in _days(counter, days, month)
        if start <= day <= end
    ]
    return union([*(events for _, events in whole), *at_ends])


def _days(counter: Counter, facet: Facet, month: str) -> Iterable[tuple[str, BitMap]]:
    days = counter.all(facet)  # to ask for the days of each month when it is met takes longer by far
    return ((day, days[day]) for day in days_of_month(month) if day in days)


@lru_cache(maxsize=2_000)
def days_of_month(month: str) -> list[str]:
    year, number = map(int, month.split("-"))
    return [f"{month}-{day:02}" for day in range(1, monthrange(year, number)[1] + 1)]
