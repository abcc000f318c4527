"""From filters to SQL: one clause for each field that is set, but a range of publication is one clause.

A page asks each event on its walk whether a link `EXISTS`, a count asks the index of the link for all events
`IN` it: on 100,000 events in SQLite, the other way round a page of a frequent country takes 8 times as long,
and a count of a rare one 70 times. What few events have (participants, days of publication, words) is always
`IN`. `seen` leaves out what was withdrawn; every read says it.

Each of a few wanted links is a clause; each of many is counted in one (`_with_each`): PostgreSQL tries the
orders of what is joined, and plans a statement of twenty links for 80 ms, one of a hundred for minutes.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from app.db import search
from app.db.keys import parse_id
from app.domain.codes import ParticipationRole
from app.queries import tables as t
from app.queries.filters import EventFilter, ReleaseFilter

FEW = 3  # of the links that an event must have each

Clause = sa.ColumnElement[bool]
OFFICES = t.participation.join(t.post, t.post.c.id == t.participation.c.post_id)


def seen(table: sa.Table) -> Clause:
    """What holds for a row that was not withdrawn."""
    return table.c.withdrawn_at.is_(None)


def conditions(filter: EventFilter, dialect: str, *, counting: bool = False) -> list[Clause]:
    """What holds for the events a filter means; columns are of `event`. `counting`: all are wanted."""
    linked = _in if counting else _exists
    clauses = _countries(filter, linked)
    for values, column in (
        (filter.types, t.event.c.type),
        (filter.categories, t.event.c.category),
        (filter.status, t.event.c.status),
        (filter.review, t.event.c.review),
    ):
        if values:
            clauses.append(column.in_(values))
    if filter.topics:
        topic = t.event_topic.c
        clauses.append(linked(t.event_topic, topic.event_id, topic.topic.in_(filter.topics)))
    if filter.levels:
        clauses.append(linked(OFFICES, t.participation.c.event_id, held_by_who_is_there(filter.levels)))
    if filter.formats:
        listing = t.event_listing.c
        clauses.append(linked(t.event_listing, listing.event_id, listing.format.in_(filter.formats)))
    clauses += _participants(filter)
    clauses += _releases(filter, linked)
    event = t.event.c
    clauses += _within(filter.occurred_from, filter.occurred_to, event.starts_on, event.ends_on)
    clauses += _within(filter.updated_from, filter.updated_to, event.updated_at, event.updated_at)
    if filter.search:
        clauses.append(search.condition("event", t.event.c.id, filter.search, dialect))
    if filter.prominence:
        clauses.append(t.event.c.prominence == filter.prominence)
    return clauses


def release_conditions(filter: ReleaseFilter, dialect: str) -> list[Clause]:
    """What holds for the releases a filter means; columns are of `release`."""
    clauses: list[Clause] = []
    if filter.publishers_any:
        clauses.append(_issued_by(filter.publishers_any))
    clauses += [_issued_by([publisher]) for publisher in filter.publishers_all]
    if filter.publishers_none:
        clauses.append(~_issued_by(filter.publishers_none))
    if filter.kinds:
        clauses.append(t.release.c.kind.in_(filter.kinds))
    if filter.languages:
        clauses.append(t.release.c.language.in_(filter.languages))
    clauses += _published(filter.published_from, filter.published_to)
    if filter.search:
        clauses.append(search.condition("release", t.release.c.id, filter.search, dialect))
    return clauses


def held_by_who_is_there(ranks: Iterable[str]) -> Clause:
    """An office of any of these ranks, of somebody who takes part and is not only named; of `OFFICES`."""
    return sa.and_(t.participation.c.role != ParticipationRole.MENTIONED.value, t.post.c.rank.in_(ranks))


def takes_part(keys: list[int]) -> Clause:
    """As somebody who participates, or as an organisation that is a party."""
    links = (t.participation.c, t.event_organization.c)
    return sa.or_(*(_in(link.event_id.table, link.event_id, link.participant_id.in_(keys)) for link in links))


def _participants(filter: EventFilter) -> list[Clause]:
    clauses = _with_each_participant(_keys(filter.participants_all))
    if filter.participants_any:
        clauses.append(takes_part(_keys(filter.participants_any)))
    if filter.participants_none:
        clauses.append(~takes_part(_keys(filter.participants_none)))
    return clauses


def _with_each_participant(keys: list[int]) -> list[Clause]:
    if len(keys) <= FEW:
        return [takes_part([key]) for key in keys]
    both = sa.union(
        *(
            sa.select(link.event_id, link.participant_id).where(link.participant_id.in_(keys))
            for link in (t.participation.c, t.event_organization.c)
        )
    ).subquery()
    return [_with_each(both, both.c.event_id, both.c.participant_id, keys)]


def _with_each(
    source: sa.FromClause, event_id: sa.ColumnElement[int], link: sa.ColumnElement[Any], wanted: Sequence[Any]
) -> Clause:
    counted = sa.select(event_id).select_from(source).where(link.in_(wanted)).group_by(event_id)
    has_all = sa.func.count(sa.distinct(link)) == len(wanted)
    return t.event.c.id.in_(counted.having(has_all).correlate(None))


def _exists(source: sa.FromClause, event_id: sa.ColumnElement[int], which: Clause) -> Clause:
    # of the outer statement only events are meant: it may join the same link table for its own purpose
    return sa.exists().select_from(source).where(event_id == t.event.c.id, which).correlate(t.event)


def _in(source: sa.FromClause, event_id: sa.ColumnElement[int], which: Clause) -> Clause:
    return t.event.c.id.in_(sa.select(event_id).select_from(source).where(which).correlate(None))


Linked = Callable[[sa.FromClause, sa.ColumnElement[int], Clause], Clause]


def _countries(filter: EventFilter, linked: Linked) -> list[Clause]:
    link = t.event_country
    event_id, country = link.c.event_id, link.c.country
    clauses: list[Clause] = []
    if filter.countries_any:
        clauses.append(linked(link, event_id, country.in_(filter.countries_any)))
    if len(filter.countries_all) > FEW:
        clauses.append(_with_each(link, event_id, country, filter.countries_all))
    else:
        clauses += [linked(link, event_id, country == code) for code in filter.countries_all]
    if filter.countries_none:
        clauses.append(~_exists(link, event_id, country.in_(filter.countries_none)))
    return clauses


def _within(
    start: dt.date | None, end: dt.date | None, begins: sa.ColumnElement[Any], ends: sa.ColumnElement[Any]
) -> list[Clause]:
    """By overlap; what has no day never matches."""
    return [*([ends >= start] if start else []), *([begins <= end] if end else [])]


def _releases(filter: EventFilter, linked: Linked) -> list[Clause]:
    clauses: list[Clause] = []
    event_id = t.event_account.c.event_id
    told = t.event_account.join(t.release, t.release.c.id == t.event_account.c.release_id)
    wanted = [[publisher] for publisher in filter.publishers_all]
    if len(wanted) > FEW:
        # a publisher may be named twice, by slug and by id, so that counting publishers does not do
        tells = (sa.func.max(sa.case((_issued_by(each), 1), else_=0)) == 1 for each in wanted)
        by_all = sa.select(event_id).select_from(told).where(seen(t.release)).group_by(event_id)
        clauses.append(t.event.c.id.in_(by_all.having(*tells).correlate(None)))
        wanted = []
    for publishers in (*wanted, *([filter.publishers_any] if filter.publishers_any else [])):
        clauses.append(linked(told, event_id, sa.and_(seen(t.release), _issued_by(publishers))))
    if filter.publishers_none:
        clauses.append(~_exists(told, event_id, sa.and_(seen(t.release), _issued_by(filter.publishers_none))))
    if filter.one_sided:
        clauses.append(_told_by_one(filter.one_sided))
    if filter.min_publishers:
        several = (
            sa.select(event_id)
            .select_from(told)
            .where(seen(t.release))
            .group_by(event_id)
            .having(sa.func.count(sa.distinct(t.release.c.publisher)) >= filter.min_publishers)
        )
        clauses.append(t.event.c.id.in_(several.correlate(None)))
    published = _published(filter.published_from, filter.published_to)
    if published:
        # one release inside the range, not one after its start and another before its end
        clauses.append(_in(told, event_id, sa.and_(seen(t.release), *published)))
    return clauses


def _told_by_one(countries: Sequence[str]) -> Clause:
    """The ministry of exactly one of these countries has a release that tells the event."""
    told = t.event_account.join(t.release, t.release.c.id == t.event_account.c.release_id)
    told = told.join(t.publisher, t.publisher.c.slug == t.release.c.publisher)
    told = told.join(t.participant, t.participant.c.id == t.publisher.c.participant_id)
    event_id, country = t.event_account.c.event_id, t.participant.c.country
    alone = (
        sa.select(event_id)
        .select_from(told)
        .where(seen(t.release), country.in_(countries))
        .group_by(event_id)
        .having(sa.func.count(sa.distinct(country)) == 1)
    )
    return t.event.c.id.in_(alone.correlate(None))


def _published(start: dt.date | None, end: dt.date | None) -> list[Clause]:
    """By day number, which has an index; 0 is a release without a day."""
    clauses: list[Clause] = []
    if start or end:
        clauses.append(t.release.c.sort_day >= (start.toordinal() if start else 1))
    if end:
        clauses.append(t.release.c.sort_day <= end.toordinal())
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
