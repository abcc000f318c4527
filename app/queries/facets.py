"""Counts under a filter: facets, and events over time. Exact, undated events included.

A facet ignores its own field, so that the other choices stay visible. Choices that no event has are left out.
"""

import calendar
import datetime as dt
from enum import StrEnum

import sqlalchemy as sa

from app.db.keys import public_id
from app.queries import shapes
from app.queries import tables as t
from app.queries.conditions import conditions, seen
from app.queries.filters import EventFilter

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
    filter = filter.without("countries_any")
    return _count_links(connection, filter, t.event_country, t.event_country.c.country)


def count_by_topic(connection: sa.Connection, filter: EventFilter) -> list[shapes.Count]:
    """An event counts once for each of its topics."""
    return _count_links(connection, filter.without("topics"), t.event_topic, t.event_topic.c.topic)


def count_by_type(connection: sa.Connection, filter: EventFilter) -> list[shapes.Count]:
    return _count(connection, filter.without("types"), t.event, t.event.c.type)


def count_by_category(connection: sa.Connection, filter: EventFilter) -> list[shapes.Count]:
    return _count(connection, filter.without("categories"), t.event, t.event.c.category)


def count_by_publisher(connection: sa.Connection, filter: EventFilter) -> list[shapes.Count]:
    """An event counts once for each publisher that tells it, however many releases do. By slug."""
    filter = filter.without("publishers_any")
    told = t.event.join(t.event_account, t.event_account.c.event_id == t.event.c.id).join(
        t.release, sa.and_(t.release.c.id == t.event_account.c.release_id, seen(t.release))
    )
    return _count(connection, filter, told, t.release.c.publisher, sa.distinct(t.event.c.id))


def count_by_participant(connection: sa.Connection, filter: EventFilter, most: int) -> list[shapes.Count]:
    """An event counts once for each person and organisation in it, whatever their roles. By public id."""
    links = sa.union(
        sa.select(t.participation.c.event_id, t.participation.c.participant_id).where(
            t.participation.c.participant_id.is_not(None)
        ),
        sa.select(t.event_organization.c.event_id, t.event_organization.c.participant_id),
    ).subquery()
    filter = filter.without("participants_any")
    number = sa.func.count()
    statement = (
        sa.select(links.c.participant_id, number)
        .select_from(t.event.join(links, links.c.event_id == t.event.c.id))
        .where(seen(t.event), *conditions(filter, connection.dialect.name, counting=True))
        .group_by(links.c.participant_id)
        .order_by(number.desc(), links.c.participant_id)
        .limit(most)
    )
    return [
        {"value": public_id("participant", key), "count": count}
        for key, count in connection.execute(statement)
    ]


def histogram(
    connection: sa.Connection, filter: EventFilter, bucket: Bucket = Bucket.AUTO
) -> shapes.Histogram:
    """Events by the day they start and by category. One that began before the filter's first day, but reaches
    into it, counts on that first day."""
    if bucket is Bucket.AUTO:
        bucket = _fitting(connection, filter)
    undated = 0
    buckets: dict[dt.date, shapes.HistogramBucket] = {}
    for part, category, count in connection.execute(_by_part(connection, filter, bucket)):
        if part is None:
            undated += count
            continue
        start, end = bounds(dt.date.fromisoformat((part + "-01")[:10]), bucket)
        found = buckets.setdefault(start, {"start": start, "end": end, "count": 0, "by_category": {}})
        found["count"] += count
        found["by_category"][category] = found["by_category"].get(category, 0) + count
    in_order = [buckets[start] for start in sorted(buckets)]
    return {"bucket": bucket.value, "buckets": in_order, "undated": undated}


def bounds(day: dt.date, bucket: Bucket) -> tuple[dt.date, dt.date]:
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


def _by_part(
    connection: sa.Connection, filter: EventFilter, bucket: Bucket
) -> sa.Select[str | None, str, int]:
    """Counts by category and the part of the date that tells the bucket: the day, or the month alone."""
    day: sa.ColumnElement[dt.date] = t.event.c.starts_on
    if filter.occurred_from:
        first = filter.occurred_from
        day = sa.case((day < first, sa.literal(first, sa.Date)), else_=day)
    length = len("2024-01-17") if bucket in (Bucket.DAY, Bucket.WEEK) else len("2024-01")
    part = sa.func.substr(sa.cast(day, sa.Text), 1, length).label("part")
    counted = (
        sa.select(part, t.event.c.category, sa.func.count())
        .where(seen(t.event), *conditions(filter, connection.dialect.name, counting=True))
        .group_by(sa.text("part"), t.event.c.category)
    )
    return counted


def _fitting(connection: sa.Connection, filter: EventFilter) -> Bucket:
    """The finest bucket of which `MOST_BUCKETS` span the filter's range, or where open the events'."""
    start, end = filter.occurred_from, filter.occurred_to
    if start is None or end is None:
        day = t.event.c.starts_on
        spanned = sa.select(sa.func.min(day), sa.func.max(day))
        clauses = conditions(filter, connection.dialect.name, counting=True)
        first, last = connection.execute(spanned.where(seen(t.event), *clauses)).one()
        start, end = start or first, end or last
    if start is None or end is None:
        return Bucket.MONTH
    span = (end - start).days + 1
    return next((b for b, length in DAYS.items() if span <= length * MOST_BUCKETS), Bucket.YEAR)


def _count_links(
    connection: sa.Connection, filter: EventFilter, link: sa.Table, column: sa.ColumnElement[str]
) -> list[shapes.Count]:
    joined = t.event.join(link, link.c.event_id == t.event.c.id)
    return _count(connection, filter, joined, column)


def _count(
    connection: sa.Connection,
    filter: EventFilter,
    source: sa.FromClause,
    column: sa.ColumnElement[str],
    *counted: sa.ColumnElement[int],
) -> list[shapes.Count]:
    """Values with how many events have them, most first, then in the order of the values."""
    statement = (
        sa.select(column, sa.func.count(*counted))
        .select_from(source)
        .where(seen(t.event), *conditions(filter, connection.dialect.name, counting=True))
        .group_by(column)
    )
    found = sorted(connection.execute(statement), key=lambda row: (-row[1], row[0]))
    return [{"value": value, "count": count} for value, count in found]
