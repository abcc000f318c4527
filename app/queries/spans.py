"""The days that events last, counted or one by one: for a drawing that shows an event on each of its days.

The histogram of `facets.py` counts an event once, where it begins; a filter by days finds it on all of them.
"""

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

import sqlalchemy as sa

from app.domain.codes import DatePrecision
from app.queries import tables as t
from app.queries.conditions import conditions, seen
from app.queries.filters import EventFilter

LOOSE = (DatePrecision.MONTH.value, DatePrecision.YEAR.value)  # some day of these, it is not known which


class Lane(StrEnum):
    """By what events are told apart; one may have several countries and publishers, and stands in the lane of
    each."""

    CATEGORY = "category"
    TYPE = "type"
    COUNTRY = "country"
    PUBLISHER = "publisher"


class Span(NamedTuple):
    """How many events of a lane have this first and this last day, both None where no day is known; `loose`
    where the event lies somewhere between them."""

    start: dt.date | None
    end: dt.date | None
    lane: str
    loose: bool
    events: int


class Placed(NamedTuple):
    """One event in one lane."""

    key: int
    start: dt.date
    end: dt.date
    lane: str
    category: str
    precision: str


def spans(connection: sa.Connection, filter: EventFilter, lane: Lane = Lane.CATEGORY) -> list[Span]:
    """All spans of the events that match, in no order. Of a lane that an event has but once the counts add up
    to the filter's total."""
    source, column = _lane(lane)
    loose = t.event.c.precision.in_(LOOSE).label("loose")
    columns = (t.event.c.starts_on, t.event.c.ends_on, column.label("lane"), loose)
    number = sa.func.count(sa.distinct(t.event.c.id)) if lane is Lane.PUBLISHER else sa.func.count()
    statement = (
        sa.select(*columns, number)
        .select_from(source)
        .where(seen(t.event), *conditions(filter, connection.dialect.name, counting=True))
        .group_by(*columns)
    )
    return [
        Span(start, end, of, bool(loose), n) for start, end, of, loose, n in connection.execute(statement)
    ]


def count_without_day(connection: sa.Connection, filter: EventFilter) -> int:
    """How many of the events that match have no day: none at all, or a month or a year in place of one."""
    event = t.event.c
    statement = sa.select(sa.func.count()).where(
        seen(t.event),
        sa.or_(event.starts_on.is_(None), event.precision.in_(LOOSE)),
        *conditions(filter, connection.dialect.name, counting=True),
    )
    return connection.execute(statement.select_from(t.event)).scalar_one()


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
        .where(
            seen(t.event),
            event.starts_on.is_not(None),
            *conditions(filter, connection.dialect.name, counting=True),
        )
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
