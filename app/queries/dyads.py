"""Two countries: when they were last in contact, and at which level."""

import sqlalchemy as sa

from app.domain.codes import DiplomaticRank, EventStatus
from app.domain.event_types import Category
from app.queries import shapes
from app.queries import tables as t
from app.queries.conditions import OFFICES, conditions, held_by_who_is_there, seen
from app.queries.filters import EventFilter
from app.queries.links import read_events
from app.queries.selection import EVENT_ROW


def last_contact(
    connection: sa.Connection, countries: tuple[str, str], rank: DiplomaticRank | None = None
) -> shapes.Event | None:
    """The latest day on which the two met, called or visited, without links; None where none is known.

    With a rank: somebody of that rank took part for each of the two.
    """
    contacts = EventFilter(
        countries_all=countries, categories=(Category.ENGAGEMENT,), status=(EventStatus.OCCURRED,)
    )
    clauses = conditions(contacts, connection.dialect.name)
    if rank is not None:
        clauses += [_is_represented(country, rank) for country in countries]
    statement = (
        sa.select(t.event.c.id)
        .where(seen(t.event), t.event.c.sort_day > 0, *clauses)
        .order_by(t.event.c.sort_day.desc(), t.event.c.id.desc())
        .limit(1)
    )
    keys = connection.execute(statement).scalars().all()
    return next(iter(read_events(connection, keys, EVENT_ROW).values()), None)


def _is_represented(country: str, rank: DiplomaticRank) -> sa.ColumnElement[bool]:
    own = t.participation.c
    of_both = sa.and_(
        own.event_id == t.event.c.id, own.country == country, held_by_who_is_there([rank.value])
    )
    return sa.exists().select_from(OFFICES).where(of_both).correlate(t.event)
