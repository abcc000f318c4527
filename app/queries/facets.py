"""Counts under a filter: facets, and events over time. Exact, undated events included.

A facet ignores its own field, so that the other choices stay visible. Choices that no event has are left out.
"""

import calendar
import datetime as dt
from collections import Counter, defaultdict
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter

import sqlalchemy as sa

from app.db.keys import public_id
from app.db.traits import Facet, month_of
from app.queries import shapes
from app.queries.counts import counts_of
from app.queries.filters import EventFilter

Days = tuple[dt.date, dt.date]  # the first and the last

MOST_BUCKETS = 48  # that `auto` makes, so that each is wide enough to be touched


class Bucket(StrEnum):
    AUTO = "auto"
    DAY = "day"
    WEEK = "week"  # Monday to Sunday
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


DAYS = {Bucket.DAY: 1, Bucket.WEEK: 7, Bucket.MONTH: 30, Bucket.QUARTER: 91, Bucket.YEAR: 365}


def count_by_country(connection: sa.Connection, filter: EventFilter) -> list[shapes.Count]:
    """An event counts once for each of its countries."""
    return _count(connection, Facet.COUNTRY, filter.without("countries_any"))


def count_by_topic(connection: sa.Connection, filter: EventFilter) -> list[shapes.Count]:
    """An event counts once for each of its topics."""
    return _count(connection, Facet.TOPIC, filter.without("topics"))


def count_by_type(connection: sa.Connection, filter: EventFilter) -> list[shapes.Count]:
    return _count(connection, Facet.TYPE, filter.without("types"))


def count_by_category(connection: sa.Connection, filter: EventFilter) -> list[shapes.Count]:
    return _count(connection, Facet.CATEGORY, filter.without("categories"))


def count_by_precision(connection: sa.Connection, filter: EventFilter) -> list[shapes.Count]:
    """By how well the day is known."""
    return _count(connection, Facet.PRECISION, filter)


def count_by_publisher(connection: sa.Connection, filter: EventFilter) -> list[shapes.Count]:
    """An event counts once for each publisher that tells it, however many releases do. By slug."""
    return _count(connection, Facet.PUBLISHER, filter.without("publishers_any"))


def count_by_participant(connection: sa.Connection, filter: EventFilter, most: int) -> list[shapes.Count]:
    """An event counts once for each person and organisation in it, whatever their roles. By public id."""
    found = counts_of(connection).most(Facet.PARTICIPANT, filter.without("participants_any"), most)
    return [{"value": public_id("participant", int(key)), "count": count} for key, count in found.items()]


def histogram(
    connection: sa.Connection, filter: EventFilter, bucket: Bucket = Bucket.AUTO
) -> shapes.Histogram:
    """Events by the day they start. One that began before the filter's first day, but reaches into it, counts
    on that first day."""
    if bucket is Bucket.AUTO:
        bucket = _fitting(connection, filter)
    starts = counts_of(connection).by_start(filter, days=_needs_days(bucket))
    undated = starts.pop("", 0)
    first = _first(filter, bucket)
    buckets: list[shapes.HistogramBucket] = []
    last = None
    for start, count in starts.items():  # in order, so those of one bucket follow each other
        days = _bucket_of(start if start > first else first, bucket)
        if days == last:
            buckets[-1]["count"] += count
        else:
            buckets.append({"start": days[0], "end": days[1], "count": count})
            last = days
    return {"bucket": bucket.value, "buckets": buckets, "undated": undated}


def categories_by_bucket(
    connection: sa.Connection, filter: EventFilter, bucket: Bucket
) -> dict[dt.date, dict[str, int]]:
    """How the buckets of a histogram divide, by their first days; only categories that occur."""
    found: dict[dt.date, Counter[str]] = defaultdict(Counter)
    starts = counts_of(connection).by_start_and_category(filter, days=_needs_days(bucket))
    first = _first(filter, bucket)
    for (start, category), count in starts.items():
        if start:
            found[_bucket_of(max(start, first), bucket)[0]][category] += count
    return {start: dict(counts) for start, counts in found.items()}


@lru_cache(maxsize=20_000)
def bounds(day: dt.date, bucket: Bucket) -> Days:
    """First and last day of the bucket that a day falls into."""
    if bucket is Bucket.DAY:
        return day, day
    if bucket is Bucket.WEEK:
        start = dt.date.fromordinal(max(1, day.toordinal() - day.weekday()))
        return start, dt.date.fromordinal(min(start.toordinal() + 6, dt.date.max.toordinal()))
    months = {Bucket.MONTH: 1, Bucket.QUARTER: 3, Bucket.YEAR: 12}[bucket]
    month = (day.month - 1) // months * months + 1
    start = day.replace(month=month, day=1)
    month += months - 1
    return start, start.replace(month=month, day=calendar.monthrange(day.year, month)[1])


def _needs_days(bucket: Bucket) -> bool:
    return bucket in (Bucket.DAY, Bucket.WEEK)


def _first(filter: EventFilter, bucket: Bucket) -> str:
    """The filter's first day, or its month, as text: where what has started before it counts."""
    first = filter.occurred_from
    return "" if first is None else first.isoformat() if _needs_days(bucket) else month_of(first)


@lru_cache(maxsize=20_000)  # it takes longer than to count
def _bucket_of(start: str, bucket: Bucket) -> Days:
    """The bucket that events count in that start on a day, or in a month."""
    return bounds(dt.date.fromisoformat((start + "-01")[:10]), bucket)


def _fitting(connection: sa.Connection, filter: EventFilter) -> Bucket:
    """The finest bucket of which `MOST_BUCKETS` span the filter's range, or where open the events'."""
    start, end = filter.occurred_from, filter.occurred_to
    if start is None or end is None:
        spanned = counts_of(connection).first_and_last(filter)
        if spanned is None:
            return Bucket.MONTH
        start, end = start or spanned[0], end or spanned[1]
    span = (end - start).days + 1
    return next((b for b, length in DAYS.items() if span <= length * MOST_BUCKETS), Bucket.YEAR)


def _count(connection: sa.Connection, facet: Facet, filter: EventFilter) -> list[shapes.Count]:
    """Values with how many events have them, most first, then in the order of the values."""
    by_value = counts_of(connection).by(facet, filter)
    found = sorted(by_value.items(), key=itemgetter(1), reverse=True)
    return [{"value": value, "count": count} for value, count in found]
