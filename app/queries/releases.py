"""Releases: lists, counts, single ones with text, their revisions and the events read from them."""

import datetime as dt
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from app.db import search
from app.db.keys import parse_id, public_id
from app.errors import NotFound
from app.queries import shapes
from app.queries import tables as t
from app.queries.conditions import release_clauses_of, seen
from app.queries.events import events_by_keys
from app.queries.filters import ReleaseFilter
from app.queries.keyed import KEYS, as_dicts, rows_of
from app.queries.links import evidence_of
from app.queries.page import Order, Page, Window
from app.queries.quotes import quote, revision_of
from app.queries.routes import WORDS
from app.queries.rows import account_columns, release_columns, release_of, with_publisher
from app.queries.selection import EventSelection
from app.queries.sizes import BOUND, count_matches
from app.queries.terms import Terms, terms_of_releases
from app.queries.walks import Keys, Leg, walk

BY_DAY = Keys(t.release.c.sort_day, t.release.c.id)
TEXT = ("text", "body_start", "text_sha256", "extractor_version", "dictionary_digest")
_CARDS = sa.select(*release_columns).select_from(with_publisher(t.release)).where(seen(t.release))
_BY_KEY = _CARDS.where(t.release.c.id.in_(KEYS))
_BY_URL = _CARDS.where(t.release.c.url.in_(KEYS)).order_by(t.release.c.sort_day, t.release.c.id)
_TEXTS = sa.select(t.release.c.id, t.release.c.text).where(seen(t.release), t.release.c.id.in_(KEYS))
EVENT_OF_RELEASE = EventSelection(countries=True, organizations=True, participations=True, topics=True)


def list_releases(
    connection: sa.Connection, filter: ReleaseFilter, page: Page, order: Order = Order.NEWEST
) -> Window[shapes.ReleaseCard]:
    """One page, newest or oldest first, undated last."""
    window = list_release_keys(connection, filter, page, order)
    found = releases_by_keys(connection, window.items)
    return window.with_items([found[key] for key in window.items])


def list_release_keys(
    connection: sa.Connection, filter: ReleaseFilter, page: Page, order: Order = Order.NEWEST
) -> Window[int]:
    """The same page as keys alone."""
    terms = terms_of_releases(filter, connection.dialect.name)
    many_match = WORDS in terms and count_matches(connection, "release", terms) > BOUND
    return walk(connection, _legs, terms, page, order, many_match)


def _legs(terms: Terms, _order: Order, many_match: bool, dialect: str) -> list[Leg]:
    clauses = release_clauses_of(terms, dialect, many_match=many_match)
    return [Leg(t.release, [seen(t.release), *clauses], BY_DAY)]


def count_releases(connection: sa.Connection, filter: ReleaseFilter) -> int:
    terms = terms_of_releases(filter, connection.dialect.name)
    if search.tells_all(terms):
        return search.count_matching(connection, "release", terms)
    clauses = release_clauses_of(terms, connection.dialect.name)
    counted = sa.select(sa.func.count()).select_from(t.release).where(seen(t.release), *clauses)
    return connection.execute(counted).scalar_one()


def count_by_day(connection: sa.Connection) -> dict[dt.date | None, int]:
    """How many releases were published on each day; under None those without one. Two indexes tell it, which
    SQLite takes as the id is a sum: a look at each release took seven times as long."""
    release, there = t.release.c, t.release.alias()
    is_seen = (release.id + 0).in_(sa.select(there.c.id).where(there.c.withdrawn_at.is_(None)))
    counted = sa.select(release.sort_day, sa.func.count()).where(is_seen).group_by(release.sort_day)
    return {dt.date.fromordinal(row[0]) if row[0] else None: row[1] for row in connection.execute(counted)}


def latest_day(connection: sa.Connection) -> dt.date | None:
    """The day to which the record reaches: of its newest release. None where none has a day."""
    own = t.release.c.sort_day
    newest = sa.select(own).where(seen(t.release)).order_by(own.desc(), t.release.c.id.desc()).limit(1)
    day = connection.execute(newest).scalars().first()
    return dt.date.fromordinal(day) if day else None


def get_release(connection: sa.Connection, id: str) -> shapes.Release:
    """With its text; raises `NotFound`."""
    statement = (
        sa.select(*release_columns, *(t.release.c[name] for name in TEXT))
        .select_from(with_publisher(t.release))
        .where(seen(t.release), t.release.c.id == parse_id("release", id))
    )
    rows = as_dicts(connection.execute(statement))
    if not rows:
        raise NotFound("release", id)
    (row,) = rows
    return {
        **release_of(row),
        "text": row["text"],
        "body_start": row["body_start"],
        "text_sha256": row["text_sha256"],
        "extractor_version": row["extractor_version"],
        "dictionary_digest": row["dictionary_digest"],
    }


def releases_by_ids(connection: sa.Connection, ids: Sequence[str]) -> dict[str, shapes.ReleaseCard]:
    """By public id, in the order asked for, without text; what is not there, or withdrawn, is left out."""
    keys = [key for key in (parse_id("release", id) for id in ids) if key is not None]
    return {found["id"]: found for found in releases_by_keys(connection, keys).values()}


def releases_by_keys(connection: sa.Connection, keys: Iterable[int]) -> dict[int, shapes.ReleaseCard]:
    wanted = list(keys)
    if not wanted:
        return {}
    found = {row["release_id"]: release_of(row) for row in rows_of(connection, _BY_KEY, wanted)}
    return {key: found[key] for key in wanted if key in found}


def releases_by_urls(connection: sa.Connection, urls: Sequence[str]) -> dict[str, shapes.ReleaseCard]:
    """By canonical address (`app.sources.canonical_url`); the newest where several stand at one address."""
    storable = [url for url in urls if "\0" not in url]  # which PostgreSQL does not even compare
    found = [release_of(row) for row in rows_of(connection, _BY_URL, storable)]
    return {release["url"]: release for release in found if release["url"] is not None}


def texts_of(connection: sa.Connection, keys: Iterable[int]) -> dict[int, str]:
    """The canonical texts of releases, for those that a list shows with text."""
    wanted = list(keys)
    return {row["id"]: row["text"] for row in rows_of(connection, _TEXTS, wanted)} if wanted else {}


def revisions_of(connection: sa.Connection, id: str) -> list[shapes.Revision]:
    """Every captured version of a release, first one first; raises `NotFound`."""
    own = t.release_revision.c
    statement = (
        sa.select(own.number, own.title, own.text, own.body_start, own.sha256, own.captured_at)
        .join_from(t.release_revision, t.release, t.release.c.id == own.release_id)
        .where(seen(t.release), own.release_id == parse_id("release", id))
        .order_by(own.number)
    )
    found: list[shapes.Revision] = [
        {
            "number": row.number,
            "title": row.title,
            "text": row.text,
            "body_start": row.body_start,
            "sha256": row.sha256,
            "captured_at": row.captured_at,
        }
        for row in connection.execute(statement)
    ]
    if not found:
        raise NotFound("release", id)
    return found


def accounts_of_release(
    connection: sa.Connection, id: str, selection: EventSelection = EVENT_OF_RELEASE
) -> list[shapes.ReleaseAccount]:
    """The events read from a release, in the order of its text, with where it says so."""
    own = t.event_account.c
    statement = (
        sa.select(*account_columns, quote(own.start, own.end).label("quote"))
        .select_from(
            t.event_account.join(t.event, t.event.c.id == own.event_id)
            .join(t.release, t.release.c.id == own.release_id)
            .join(t.release_revision, revision_of(own.release_id, own.revision))
        )
        .where(own.release_id == parse_id("release", id), seen(t.event), seen(t.release))
        .order_by(own.start, own.end, own.id)
    )
    rows = as_dicts(connection.execute(statement))
    events = events_by_keys(connection, [row["account_event_id"] for row in rows], selection)
    evidence = evidence_of(connection, [row["account_id"] for row in rows])
    return [
        {
            "id": public_id("account", row["account_id"]),
            "key": row["account_id"],
            "prominence": row["account_prominence"],
            "revision": row["account_revision"],
            "start": row["account_start"],
            "end": row["account_end"],
            "quote": row["quote"],
            "event": events[row["account_event_id"]],
            "evidence": evidence[row["account_id"]],
        }
        for row in rows
    ]
