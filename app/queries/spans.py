"""The days that events last, counted or one by one: for a drawing that shows an event on each of its days.

The histogram of `facets.py` counts an event once, where it begins; a filter by days finds it on all of them.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

import sqlalchemy as sa

from app.db.traits import Facet
from app.domain.codes import DatePrecision
from app.queries import tables as t
from app.queries.conditions import seen
from app.queries.counts import counts_of
from app.queries.filters import EventFilter
from app.queries.lasting import Days, Lasting

LOOSE = (DatePrecision.MONTH, DatePrecision.YEAR)  # some day of these, it is not known which


class Lane(StrEnum):
    """By what events are told apart; one may have several countries and publishers, and stands in the lane of
    each."""

    CATEGORY = "category"
    TYPE = "type"
    COUNTRY = "country"
    PUBLISHER = "publisher"


class Placed(NamedTuple):
    """One event in one lane."""

    key: int
    start: dt.date
    end: dt.date
    lane: str
    category: str
    precision: str


class Starts(NamedTuple):
    """Where events begin: how many in a month, by its first day, and how many without a day; the first and
    the last day that one does. What began before a filter's first day counts on that."""

    by_month: dict[dt.date, int]
    undated: int
    first: dt.date
    last: dt.date

    @property
    def dated(self) -> int:
        return sum(self.by_month.values())


def starts(connection: sa.Connection, filter: EventFilter) -> Starts:
    """Without a dated event there is no first and no last day; both are `dt.date.min` then."""
    counts, since = counts_of(connection), filter.occurred_from or dt.date.min
    by_month: Counter[dt.date] = Counter()
    months = counts.by_start(filter, days=False)
    undated = months.pop("", 0)
    for month, count in months.items():
        by_month[max(dt.date.fromisoformat(f"{month}-01"), since.replace(day=1))] += count
    first, last = counts.first_and_last(filter) or (dt.date.min, dt.date.min)
    return Starts(dict(by_month), undated, max(first, since), max(last, since))


def count_by_lane(connection: sa.Connection, filter: EventFilter, lane: Lane) -> dict[str, int]:
    """How many of the events stand in each lane."""
    return counts_of(connection).by(Facet(lane.value), filter)


def count_lasting(
    connection: sa.Connection,
    filter: EventFilter,
    parts: Sequence[Days],
    lane: Lane,
    lanes: Iterable[str],
    loose: Sequence[DatePrecision],
) -> list[dict[str, Lasting]]:
    """For each of these stretches of days, both ends included, how many events of a lane have a day in it;
    those of a precision in `loose` apart. Lanes without any are left out."""
    return counts_of(connection).lasting(filter, parts, Facet(lane.value), list(lanes), loose)


def count_without_day(connection: sa.Connection, filter: EventFilter) -> int:
    """How many of the events that match have no day: none at all, or a month or a year in place of one."""
    counts = counts_of(connection)
    loose = counts.by(Facet.PRECISION, filter)
    return counts.by_start(filter, days=False).get("", 0) + sum(loose.get(each, 0) for each in LOOSE)


def placed(connection: sa.Connection, filter: EventFilter, lane: Lane = Lane.CATEGORY) -> list[Placed]:
    """Every dated event that matches, once in each of its lanes, by day. For a filter that means few."""
    source, column = _lane(lane)
    event = t.event.c
    statement = (
        sa.select(
            event.id, event.starts_on, event.ends_on, column.label("lane"), event.category, event.precision
        )
        .distinct()
        .select_from(source)
        .where(event.id.in_(counts_of(connection).keys(filter)), event.starts_on.is_not(None))
        .order_by(event.starts_on, event.ends_on, event.id, sa.text("lane"))
    )
    return [Placed(*row) for row in connection.execute(statement)]


def _lane(lane: Lane) -> tuple[sa.FromClause, sa.ColumnElement[str]]:
    """Events joined with what tells their lanes, and the column that does."""
    event, country, account = t.event, t.event_country, t.event_account
    match lane:
        case Lane.CATEGORY:
            return event, event.c.category
        case Lane.TYPE:
            return event, event.c.type
        case Lane.COUNTRY:
            return event.join(country, country.c.event_id == event.c.id), country.c.country
        case Lane.PUBLISHER:
            told = event.join(account, account.c.event_id == event.c.id)
            release = sa.and_(t.release.c.id == account.c.release_id, seen(t.release))
            return told.join(t.release, release), t.release.c.publisher
