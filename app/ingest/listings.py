"""Counts what lists of events are filtered and ordered by, from what hangs on the events (`event_listing`).

The format of a meeting is how many sides sit at the table: countries that are no mere target, and
organisations of no one country. A conference has many by definition, and so has a meeting of a group of
governments that is no body of its own (a G7, a Quad), whoever of its members a release names. Where fewer
than two sides are known there is none. Visits and what is done in writing have no table to sit at.
"""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from app.db.models.events import DAYS, MOST_PUBLISHERS
from app.domain.codes import CountryRole, MeetingFormat, OrganizationKind
from app.domain.event_types import EventType
from app.ingest import tables

AT_A_TABLE = (EventType.MEETING, EventType.CONSULTATION, EventType.CALL, EventType.SUMMIT)
MOST_MINILATERAL = 6  # sides; from seven on it is a gathering of many

_listing, _event, _account, _release = (
    tables.event_listing,
    tables.event,
    tables.event_account,
    tables.release,
)


def renew_listings(connection: sa.Connection, events: Collection[int]) -> None:
    """Count anew what events are listed by; they and what hangs on them are written already."""
    if events:
        keys = {"keys": list(events)}
        connection.execute(_FORGET, keys)
        connection.execute(_COUNT[connection.dialect.name], keys)


def _of_event(
    counted: sa.ColumnElement[int], source: sa.FromClause, *which: sa.ColumnElement[bool]
) -> sa.ScalarSelect[int]:
    return sa.select(counted).select_from(source).where(*which).correlate(_event).scalar_subquery()


def _organisations(which: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    link, who = tables.event_organization, tables.participant
    party = link.join(who, who.c.id == link.c.participant_id)
    return _of_event(sa.func.count(), party, link.c.event_id == _event.c.id, which)


def _told(counted: sa.ColumnElement[int]) -> sa.ScalarSelect[int]:
    source = _account.join(_release, _release.c.id == _account.c.release_id)
    return _of_event(counted, source, _account.c.event_id == _event.c.id, _release.c.withdrawn_at.is_(None))


def _counting(length: sa.ColumnElement[Any]) -> sa.Insert:
    """`length`: how many days the event lasts beyond the first."""
    country, who = tables.event_country, tables.participant
    countries = _of_event(
        sa.func.count(),
        country,
        country.c.event_id == _event.c.id,
        country.c.role != CountryRole.TARGET.value,
    )
    groups = _organisations(who.c.organization_kind == OrganizationKind.REGIONAL_GROUP.value)
    counted = (
        sa.select(
            _event.c.id,
            _event.c.type,
            (countries + _organisations(who.c.country.is_(None))).label("sides"),
            groups.label("groups"),
            _told(sa.func.coalesce(sa.func.max(_release.c.sort_day), 0)).label("published_day"),
            _told(sa.func.count(sa.distinct(_release.c.publisher))).label("publishers"),
            _event.c.sort_day,
            (_event.c.sort_day + sa.func.coalesce(length, 0)).label("last_day"),
        )
        .where(_event.c.id.in_(sa.bindparam("keys", expanding=True)))
        .subquery()
    )
    own = counted.c
    format = sa.case(
        (own.type == EventType.CONFERENCE.value, MeetingFormat.MULTILATERAL.value),
        (own.type.not_in([type.value for type in AT_A_TABLE]), None),
        (own.groups > 0, MeetingFormat.MULTILATERAL.value),
        (own.sides < 2, None),
        (own.sides == 2, MeetingFormat.BILATERAL.value),
        (own.sides == 3, MeetingFormat.TRILATERAL.value),
        (own.sides <= MOST_MINILATERAL, MeetingFormat.MINILATERAL.value),
        else_=MeetingFormat.MULTILATERAL.value,
    )
    return sa.insert(_listing).from_select(
        ["event_id", "format", "published_day", "publishers", "sort_day", "last_day", "corroboration"],
        sa.select(
            own.id,
            format,
            own.published_day,
            own.publishers,
            own.sort_day,
            own.last_day,
            sa.case((own.publishers > MOST_PUBLISHERS, MOST_PUBLISHERS), else_=own.publishers) * DAYS
            + own.sort_day,
        ),
    )


_FORGET = sa.delete(_listing).where(_listing.c.event_id.in_(sa.bindparam("keys", expanding=True)))
_COUNT = {
    "sqlite": _counting(
        sa.cast(sa.func.julianday(_event.c.ends_on) - sa.func.julianday(_event.c.starts_on), sa.Integer)
    ),
    "postgresql": _counting(_event.c.ends_on - _event.c.starts_on),
}
