"""From filters to SQL: one clause for each field that is set, but a range of publication is one clause.

A page asks each event on its walk whether a link `EXISTS`, a count asks the index of the link for all events
`IN` it: on 100,000 events in SQLite, the other way round a page of a frequent country takes 8 times as long,
and a count of a rare one 70 times. What few events have (participants, days of publication, words) is always
`IN`. `seen` leaves out what was withdrawn; every read says it.

Each of a few wanted links is a clause; each of many is counted in one (`_with_each`): PostgreSQL tries the
orders of what is joined, and plans a statement of twenty links for 80 ms, one of a hundred for minutes.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from app.db import search
from app.domain.codes import ParticipationRole
from app.queries import tables as t
from app.queries.filters import EventFilter
from app.queries.terms import IDS, Terms, terms_of

FEW = 3  # of the links that an event must have each

Clause = sa.ColumnElement[bool]
Linked = Callable[[sa.FromClause, sa.ColumnElement[int], Clause], Clause]
OFFICES = t.participation.join(t.post, t.post.c.id == t.participation.c.post_id)


def seen(table: sa.Table) -> Clause:
    """What holds for a row that was not withdrawn."""
    return table.c.withdrawn_at.is_(None)


def conditions(filter: EventFilter, dialect: str, *, counting: bool = False) -> list[Clause]:
    """What holds for the events a filter means; columns are of `event`. `counting`: all are wanted."""
    return clauses_of(terms_of(filter, dialect), dialect, counting=counting)


def clauses_of(
    terms: Terms, dialect: str, *, counting: bool = False, many_match: bool = False
) -> list[Clause]:
    """The same for the terms of a filter, or for parameters in their place.

    `many_match`: the words of a search are in too many events to make a list of them."""
    linked = _in if counting else _exists_apart if dialect == "postgresql" else _exists
    event = t.event.c
    clauses = _countries(terms, linked)
    for name, column in (
        ("types", event.type),
        ("categories", event.category),
        ("status", event.status),
        ("review", event.review),
        ("prominence", event.prominence),
    ):
        if name in terms:
            clauses.append(column.in_(terms[name]))
    if "topics" in terms:
        topic = t.event_topic.c
        clauses.append(linked(t.event_topic, topic.event_id, topic.topic.in_(terms["topics"])))
    if "levels" in terms:
        clauses.append(linked(OFFICES, t.participation.c.event_id, held_by_who_is_there(terms["levels"])))
    if "formats" in terms:
        listing = t.event_listing.c
        clauses.append(linked(t.event_listing, listing.event_id, listing.format.in_(terms["formats"])))
    clauses += _participants(terms, linked)
    clauses += _releases(terms, linked)
    clauses += [event.ends_on >= day for day in terms.get("occurred_from", ())]
    clauses += begun_by(terms, event.sort_day)
    clauses += [event.updated_at >= instant for instant in terms.get("updated_from", ())]
    clauses += [event.updated_at <= instant for instant in terms.get("updated_to", ())]
    if "search" in terms:
        matching = search.matching_by_itself if many_match else search.matching
        clauses.append(matching("event", event.id, terms, dialect))
    return clauses


def release_clauses_of(terms: Terms, dialect: str, *, many_match: bool = False) -> list[Clause]:
    release = t.release.c
    clauses = [_issued_by(*publishers) for publishers in _each(terms, "publishers_all")]
    clauses += [_issued_by(*publishers) for publishers in _all(terms, "publishers_any")]
    clauses += [~_issued_by(*publishers) for publishers in _all(terms, "publishers_none")]
    for name, column in (("kinds", release.kind), ("languages", release.language)):
        if name in terms:
            clauses.append(column.in_(terms[name]))
    clauses += published_within(terms)
    if "search" in terms:
        matching = search.matching_by_itself if many_match else search.matching
        clauses.append(matching("release", release.id, terms, dialect))
    return clauses


def begun_by(terms: Terms, sort_day: sa.ColumnElement[int]) -> list[Clause]:
    """On the last day of the filter or before; what has no day never matches."""
    return [clause for day in terms.get("occurred_to", ()) for clause in (sort_day >= 1, sort_day <= day)]


def held_by_who_is_there(ranks: Iterable[str]) -> Clause:
    """An office of any of these ranks, of somebody who takes part and is not only named; of `OFFICES`."""
    return sa.and_(t.participation.c.role != ParticipationRole.MENTIONED.value, t.post.c.rank.in_(ranks))


def takes_part(keys: Sequence[Any], linked: Linked) -> Clause:
    """As somebody who participates, or as an organisation that is a party."""
    links = (t.participation.c, t.event_organization.c)
    return sa.or_(
        *(linked(link.event_id.table, link.event_id, link.participant_id.in_(keys)) for link in links)
    )


def _participants(terms: Terms, linked: Linked) -> list[Clause]:
    clauses = _with_each_participant(terms.get("participants_all", ()), linked)
    if "participants_any" in terms:
        clauses.append(takes_part(terms["participants_any"], linked))
    if "participants_none" in terms:
        clauses.append(~takes_part(terms["participants_none"], _exists))
    return clauses


def _with_each_participant(keys: Sequence[Any], linked: Linked) -> list[Clause]:
    if len(keys) <= FEW:
        return [takes_part([key], linked) for key in keys]
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


def _exists_apart(source: sa.FromClause, event_id: sa.ColumnElement[int], which: Clause) -> Clause:
    linked: sa.Select[Any] = (
        sa.select(sa.literal_column("1")).select_from(source).where(event_id == t.event.c.id, which)
    )
    return sa.exists(fenced(linked.correlate(t.event), "postgresql"))


def fenced(looked_up: sa.Select[Any], dialect: str) -> sa.Select[Any]:
    """A subquery that is run for each row: PostgreSQL would join it, and so turn the walk around."""
    return looked_up.offset(sa.literal_column("0")) if dialect == "postgresql" else looked_up


def _in(source: sa.FromClause, event_id: sa.ColumnElement[int], which: Clause) -> Clause:
    return t.event.c.id.in_(sa.select(event_id).select_from(source).where(which).correlate(None))


def _countries(terms: Terms, linked: Linked) -> list[Clause]:
    link = t.event_country
    event_id, country = link.c.event_id, link.c.country
    clauses: list[Clause] = []
    if "countries_any" in terms:
        clauses.append(linked(link, event_id, country.in_(terms["countries_any"])))
    every = terms.get("countries_all", ())
    if len(every) > FEW:
        clauses.append(_with_each(link, event_id, country, every))
    else:
        clauses += [linked(link, event_id, country == code) for code in every]
    if "countries_none" in terms:
        clauses.append(~_exists(link, event_id, country.in_(terms["countries_none"])))
    return clauses


def _releases(terms: Terms, linked: Linked) -> list[Clause]:
    clauses: list[Clause] = []
    event_id = t.event_account.c.event_id
    told = t.event_account.join(t.release, t.release.c.id == t.event_account.c.release_id)
    wanted = _each(terms, "publishers_all")
    if len(wanted) > FEW:
        # a publisher may be named twice, by slug and by id, so that counting publishers does not do
        tells = (sa.func.max(sa.case((_issued_by(*each), 1), else_=0)) == 1 for each in wanted)
        by_all = sa.select(event_id).select_from(told).where(seen(t.release)).group_by(event_id)
        clauses.append(t.event.c.id.in_(by_all.having(*tells).correlate(None)))
        wanted = []
    for publishers in (*wanted, *_all(terms, "publishers_any")):
        clauses.append(linked(told, event_id, sa.and_(seen(t.release), _issued_by(*publishers))))
    for publishers in _all(terms, "publishers_none"):
        clauses.append(~_exists(told, event_id, sa.and_(seen(t.release), _issued_by(*publishers))))
    if "one_sided" in terms:
        clauses.append(_told_by_one(terms["one_sided"]))
    listing = t.event_listing.c
    for fewest in terms.get("min_publishers", ()):
        clauses.append(linked(t.event_listing, listing.event_id, listing.publishers >= fewest))
    published = published_within(terms)
    if published:
        # one release inside the range, not one after its start and another before its end
        clauses.append(linked(told, event_id, sa.and_(seen(t.release), *published)))
    return clauses


def _told_by_one(countries: Sequence[Any]) -> Clause:
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


def published_within(terms: Terms) -> list[Clause]:
    """The days of releases, by number, which has an index; 0 is a release without a day."""
    day = t.release.c.sort_day
    clauses = [day >= first for first in terms.get("published_from", ())]
    if "published_to" in terms:
        clauses += [day >= 1, *(day <= last for last in terms["published_to"])]
    return clauses


Publishers = tuple[Sequence[Any], Sequence[Any]]  # by slug, and by the id of their organisation


def _all(terms: Terms, name: str) -> list[Publishers]:
    slugs, ids = terms.get(name, ()), terms.get(name + IDS, ())
    return [(slugs, ids)] if slugs or ids else []


def _each(terms: Terms, name: str) -> list[Publishers]:
    one_by_one: list[Publishers] = [([slug], []) for slug in terms.get(name, ())]
    return one_by_one + [([], [id]) for id in terms.get(name + IDS, ())]


def _issued_by(slugs: Sequence[Any], ids: Sequence[Any]) -> Clause:
    publisher = t.release.c.publisher
    clauses = [publisher.in_(slugs)] if slugs else []
    if ids:
        known = sa.select(t.publisher.c.slug).where(t.publisher.c.participant_id.in_(ids))
        clauses.append(publisher.in_(known))
    return sa.or_(*clauses)
