"""The days that events last, counted: what a drawing needs that shows an event on each of its days.

The histogram of `facets.py` counts an event once, where it begins; a filter by days finds it on all of them.
"""

import datetime as dt
from typing import NamedTuple

import sqlalchemy as sa

from app.queries import tables as t
from app.queries.conditions import conditions, seen
from app.queries.filters import EventFilter


class Span(NamedTuple):
    """How many events of a category have this first and this last day; both None where no day is known."""

    start: dt.date | None
    end: dt.date | None
    category: str
    events: int


def spans(connection: sa.Connection, filter: EventFilter) -> list[Span]:
    """All spans of the events that match, in no order; the counts add up to the filter's total."""
    columns = (t.event.c.starts_on, t.event.c.ends_on, t.event.c.category)
    statement = (
        sa.select(*columns, sa.func.count())
        .where(seen(t.event), *conditions(filter, connection.dialect.name, counting=True))
        .group_by(*columns)
    )
    return [Span(*row) for row in connection.execute(statement)]
