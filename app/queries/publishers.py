"""Publishers: who issues releases, with how many of their releases and events stand here."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

import sqlalchemy as sa

from app.db.keys import parse_id
from app.errors import NotFound
from app.queries import shapes
from app.queries import tables as t
from app.queries.conditions import seen
from app.queries.filters import EventFilter, ReleaseFilter
from app.queries.rows import issuer, publisher_columns, publisher_of

F = TypeVar("F", EventFilter, ReleaseFilter)


def list_publishers(connection: sa.Connection) -> list[shapes.PublisherCounts]:
    """All of them, with counts, in the order of slugs."""
    return list(_counted(connection).values())


def get_publisher(connection: sa.Connection, slug: str) -> shapes.PublisherCounts:
    """Raises `NotFound`."""
    found = _counted(connection, t.publisher.c.slug == slug)
    if slug not in found:
        raise NotFound("publisher", slug)
    return found[slug]


def publishers_by_slugs(connection: sa.Connection, slugs: Iterable[str]) -> dict[str, shapes.Publisher]:
    return _publishers(connection, t.publisher.c.slug.in_(list(slugs)))


def publishers_of_participants(connection: sa.Connection, keys: Iterable[int]) -> dict[int, shapes.Publisher]:
    """The publishers that these organisations are."""
    found = _publishers(connection, t.publisher.c.participant_id.in_(list(keys)))
    return {publisher["key"]: publisher for publisher in found.values()}


def with_slugs(connection: sa.Connection, filter: F) -> F:
    """The same filter with publishers that were given by id named by slug, the canonical form."""
    keys = {id: parse_id("participant", id) for id in filter.publishers}
    ids = [key for key in keys.values() if key is not None]
    if not ids:
        return filter
    known = publishers_of_participants(connection, ids)
    slugs = (known[key]["slug"] if key in known else id for id, key in keys.items())
    return replace(filter, publishers=tuple(slugs))


def _publishers(connection: sa.Connection, which: sa.ColumnElement[bool]) -> dict[str, shapes.Publisher]:
    joined = t.publisher.join(issuer, issuer.c.id == t.publisher.c.participant_id)
    statement = sa.select(*publisher_columns).select_from(joined).where(which)
    rows = connection.execute(statement).mappings()
    return {row["slug"]: publisher_of(row) for row in rows}


def _counted(connection: sa.Connection, *which: sa.ColumnElement[bool]) -> dict[str, shapes.PublisherCounts]:
    release = t.release.c
    releases = (
        sa.select(
            release.publisher,
            sa.func.count().label("releases"),
            sa.func.min(release.published_on).label("first"),
            sa.func.max(release.published_on).label("last"),
        )
        .where(seen(t.release))
        .group_by(release.publisher)
        .subquery("releases")
    )
    told = t.event_account.join(t.release, release.id == t.event_account.c.release_id)
    events = (
        sa.select(release.publisher, sa.func.count(sa.distinct(t.event_account.c.event_id)).label("events"))
        .select_from(told.join(t.event, t.event.c.id == t.event_account.c.event_id))
        .where(seen(t.release), seen(t.event))
        .group_by(release.publisher)
        .subquery("events")
    )
    statement = (
        sa.select(*publisher_columns, releases.c.releases, releases.c.first, releases.c.last, events.c.events)
        .select_from(
            t.publisher.join(issuer, issuer.c.id == t.publisher.c.participant_id)
            .outerjoin(releases, releases.c.publisher == t.publisher.c.slug)
            .outerjoin(events, events.c.publisher == t.publisher.c.slug)
        )
        .where(*which)
    )
    found: dict[str, shapes.PublisherCounts] = {
        row["slug"]: {
            **publisher_of(row),
            "releases": row["releases"] or 0,
            "events": row["events"] or 0,
            "first_published_on": row["first"],
            "last_published_on": row["last"],
        }
        for row in connection.execute(statement).mappings()
    }
    return dict(sorted(found.items()))
