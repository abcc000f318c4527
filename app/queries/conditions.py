"""From filters to SQL: one clause for each field that is set, but a range of publication is one clause.

A list is an `EXISTS` on its link table, so that fields combine freely and counts stay exact. `seen` leaves
out what was withdrawn; every read says it.
"""

import datetime as dt
from collections.abc import Iterable

import sqlalchemy as sa

from app.db import search
from app.db.keys import parse_id
from app.queries import tables as t
from app.queries.filters import EventFilter, ReleaseFilter

Clause = sa.ColumnElement[bool]


def seen(table: sa.Table) -> Clause:
    """What holds for a row that was not withdrawn."""
    return table.c.withdrawn_at.is_(None)


def conditions(filter: EventFilter, dialect: str) -> list[Clause]:
    """What holds for the events a filter means; columns are of `event`."""
    clauses = _countries(filter)
    for values, column in (
        (filter.types, t.event.c.type),
        (filter.categories, t.event.c.category),
        (filter.status, t.event.c.status),
    ):
        if values:
            clauses.append(column.in_(values))
    if filter.topics:
        clauses.append(_linked(t.event_topic, t.event_topic.c.topic.in_(filter.topics)))
    if filter.participants:
        clauses.append(takes_part(_keys(filter.participants)))
    clauses += [*_releases(filter), *_days(filter)]
    if filter.search:
        clauses.append(search.condition("event", t.event.c.id, filter.search, dialect))
    if filter.prominence:
        clauses.append(t.event.c.prominence == filter.prominence)
    return clauses


def release_conditions(filter: ReleaseFilter, dialect: str) -> list[Clause]:
    """What holds for the releases a filter means; columns are of `release`."""
    clauses: list[Clause] = []
    if filter.publishers:
        clauses.append(_issued_by(filter.publishers))
    if filter.kinds:
        clauses.append(t.release.c.kind.in_(filter.kinds))
    if filter.languages:
        clauses.append(t.release.c.language.in_(filter.languages))
    clauses += _published(filter.published_from, filter.published_to)
    if filter.search:
        clauses.append(search.condition("release", t.release.c.id, filter.search, dialect))
    return clauses


def takes_part(keys: list[int]) -> Clause:
    """As somebody who participates, or as an organisation that is a party."""
    return sa.or_(
        _linked(t.participation, t.participation.c.participant_id.in_(keys)),
        _linked(t.event_organization, t.event_organization.c.participant_id.in_(keys)),
    )


def _countries(filter: EventFilter) -> list[Clause]:
    country = t.event_country.c.country
    clauses: list[Clause] = []
    if filter.countries_any:
        clauses.append(_linked(t.event_country, country.in_(filter.countries_any)))
    clauses += [_linked(t.event_country, country == code) for code in filter.countries_all]
    if filter.countries_none:
        clauses.append(~_linked(t.event_country, country.in_(filter.countries_none)))
    return clauses


def _days(filter: EventFilter) -> list[Clause]:
    """By overlap; events without a day never match."""
    clauses: list[Clause] = []
    if filter.occurred_from:
        clauses.append(t.event.c.ends_on >= filter.occurred_from)
    if filter.occurred_to:
        clauses.append(t.event.c.starts_on <= filter.occurred_to)
    return clauses


def _releases(filter: EventFilter) -> list[Clause]:
    clauses: list[Clause] = []
    if filter.publishers:
        clauses.append(_told_by_release(_issued_by(filter.publishers)))
    published = _published(filter.published_from, filter.published_to)
    if published:
        # one release inside the range, not one after its start and another before its end
        clauses.append(_told_by_release(*published))
    return clauses


def _linked(link: sa.Table, which: Clause) -> Clause:
    return _exists(link.c.event_id == t.event.c.id, which)


def _told_by_release(*which: Clause) -> Clause:
    return _exists(
        t.event_account.c.event_id == t.event.c.id,
        t.event_account.c.release_id == t.release.c.id,
        seen(t.release),
        *which,
    )


def _exists(*which: Clause) -> Clause:
    """Of the outer statement only events are meant: it may join the same link table for its own purpose."""
    return sa.exists().where(*which).correlate(t.event)


def _published(start: dt.date | None, end: dt.date | None) -> list[Clause]:
    clauses: list[Clause] = []
    if start:
        clauses.append(t.release.c.published_on >= start)
    if end:
        clauses.append(t.release.c.published_on <= end)
    return clauses


def _issued_by(publishers: Iterable[str]) -> Clause:
    """Publishers by slug, or by the id of their organisation."""
    slugs = [text for text in publishers if parse_id("participant", text) is None]
    keys = _keys(publishers)
    if not keys:
        return t.release.c.publisher.in_(slugs)
    known = sa.select(t.publisher.c.slug).where(t.publisher.c.participant_id.in_(keys))
    return sa.or_(t.release.c.publisher.in_(slugs), t.release.c.publisher.in_(known))


def _keys(ids: Iterable[str]) -> list[int]:
    found = (parse_id("participant", text) for text in ids)
    return [key for key in found if key is not None]
