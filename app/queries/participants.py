"""Participants: persons and organisations, their posts and names, and whom they meet."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from app.db import search as full_text
from app.db.keys import parse_id, public_id
from app.errors import NotFound
from app.queries import shapes
from app.queries import tables as t
from app.queries.conditions import Clause, seen
from app.queries.keyed import KEYS, as_dicts, rows_of
from app.queries.page import Order, Page, Window
from app.queries.rows import participant_columns, participant_of, post_columns, post_of
from app.queries.terms import Terms
from app.queries.walks import Keys, Leg, walk

MOST_MET = 12

_BY_KEY = sa.select(*participant_columns).where(seen(t.participant), t.participant.c.id.in_(KEYS))
_alias, _post, _held = t.participant_alias.c, t.post.c, t.participation.c
_ALIASES = sa.select(_alias.participant_id, _alias.name).where(_alias.participant_id.in_(KEYS))
_ATTESTED = (
    sa.exists()
    .select_from(t.participation.join(t.event, t.event.c.id == _held.event_id))
    .where(_held.post_id == _post.id, seen(t.event))
    .correlate(t.post)
)
_POSTS = (
    sa.select(_post.participant_id, *post_columns)
    .where(_post.participant_id.in_(KEYS), _ATTESTED)
    .order_by(_post.participant_id, _post.as_of.is_(None), _post.as_of.desc(), _post.id)
)


def list_participants(
    connection: sa.Connection, page: Page, search: str | None = None
) -> Window[shapes.Participant]:
    """One page in the order of names."""
    window = walk(connection, _legs, _terms(search, connection.dialect.name), page, Order.NAME)
    found = participants_by_keys(connection, window.items)
    return window.with_items([found[key] for key in window.items])


def count_participants(connection: sa.Connection, search: str | None = None) -> int:
    dialect = connection.dialect.name
    clauses = _clauses(_terms(search, dialect), dialect)
    counted = sa.select(sa.func.count()).select_from(t.participant).where(*clauses)
    return connection.execute(counted).scalar_one()


def ids_between(connection: sa.Connection, first: int, last: int) -> Iterator[str]:
    """The ids of all whose keys are among these, both ends included, in their order; nothing else is read."""
    own = t.participant.c.id
    found = sa.select(own).where(seen(t.participant), own.between(first, last)).order_by(own)
    return (public_id("participant", key) for key in connection.execute(found).scalars())


def _legs(terms: Terms, _order: Order, _route: None, dialect: str) -> list[Leg]:
    """A cursor holds no name: names are long, and whoever is renamed takes the cursor along."""

    def by_code_point(name: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
        return name.collate("C") if dialect == "postgresql" else name  # as SQLite compares

    def name_of(key: Any) -> sa.ScalarSelect[str]:
        place = t.participant.alias("place")
        return sa.select(place.c.sort_name).where(place.c.id == key).scalar_subquery()

    own = t.participant.c
    keys = Keys(by_code_point(own.sort_name), own.id, name_of, number=lambda _name: 0)
    return [Leg(t.participant, _clauses(terms, dialect), keys)]


def _terms(search: str | None, dialect: str) -> Terms:
    return full_text.asked(search, dialect) if search and search.strip() else {}


def _clauses(terms: Terms, dialect: str) -> list[Clause]:
    words = [full_text.matching("participant", t.participant.c.id, terms, dialect)] if terms else []
    return [seen(t.participant), *words]


def get_participant(connection: sa.Connection, id: str) -> shapes.ParticipantDetail:
    """With other spellings and posts; raises `NotFound`."""
    found = participants_by_ids(connection, [id]).get(id)
    if found is None:
        raise NotFound("participant", id)
    key = found["key"]
    return {
        **found,
        "aliases": aliases_of(connection, [key])[key],
        "posts": posts_of(connection, [key])[key],
    }


def participants_by_ids(connection: sa.Connection, ids: Sequence[str]) -> dict[str, shapes.Participant]:
    """By the public id asked for, in that order; what is not there, or was withdrawn, is left out.

    The id of a record of a surname leads to the person who bears it.
    """
    asked = {id: key for id in ids if (key := parse_id("participant", id)) is not None}
    found = participants_by_keys(connection, asked.values())
    missing = [key for key in asked.values() if key not in found]
    if missing:
        own = t.participant_redirect.c
        wanted = sa.select(own.id, own.participant_id).where(own.id.in_(missing))
        part_of = {row.id: row.participant_id for row in connection.execute(wanted)}
        whole = participants_by_keys(connection, part_of.values())
        found |= {key: whole[into] for key, into in part_of.items() if into in whole}
    return {id: found[key] for id, key in asked.items() if key in found}


def participants_by_keys(connection: sa.Connection, keys: Iterable[int]) -> dict[int, shapes.Participant]:
    wanted = list(keys)
    if not wanted:
        return {}
    found = {row["participant_id"]: participant_of(row) for row in rows_of(connection, _BY_KEY, wanted)}
    return {key: found[key] for key in wanted if key in found}


def posts_of(connection: sa.Connection, participants: Iterable[int]) -> dict[int, list[shapes.Post]]:
    """Posts by the day of the release that attests them, latest first, undated last."""
    found: dict[int, list[shapes.Post]] = {key: [] for key in participants}
    for row in rows_of(connection, _POSTS, found):
        found[row["participant_id"]].append(post_of(row))
    return found


def aliases_of(connection: sa.Connection, participants: Iterable[int]) -> dict[int, list[str]]:
    """Spellings under which releases name them."""
    found: dict[int, list[str]] = {key: [] for key in participants}
    for row in rows_of(connection, _ALIASES, found):
        found[row["participant_id"]].append(row["name"])
    return {key: sorted(names) for key, names in found.items()}


def most_met(connection: sa.Connection, id: str, limit: int = MOST_MET) -> list[shapes.Counterpart]:
    """Who takes part in the same events, most often first; a tie is in the order of names."""
    key = parse_id("participant", id)
    if key is None:
        return []
    who, party = t.participation.c, t.event_organization.c
    mine = sa.union(
        sa.select(who.event_id).where(who.participant_id == key),
        sa.select(party.event_id).where(party.participant_id == key),
    ).cte("mine")
    events_of_mine = sa.select(mine.c.event_id)
    others = sa.union(
        sa.select(who.event_id, who.participant_id).where(who.event_id.in_(events_of_mine)),
        sa.select(party.event_id, party.participant_id).where(party.event_id.in_(events_of_mine)),
    ).subquery("others")
    events = sa.func.count().label("events")
    statement = (
        sa.select(*participant_columns, events)
        .select_from(
            others.join(t.event, t.event.c.id == others.c.event_id).join(
                t.participant, t.participant.c.id == others.c.participant_id
            )
        )
        .where(others.c.participant_id != key, seen(t.event), seen(t.participant))
        .group_by(*t.participant.primary_key.columns)
        .order_by(events.desc(), t.participant.c.id)
        .limit(limit)
    )
    rows = as_dicts(connection.execute(statement))
    met: list[shapes.Counterpart] = [
        {"participant": participant_of(row), "events": row["events"]} for row in rows
    ]
    return sorted(met, key=lambda one: (-one["events"], one["participant"]["sort_name"]))
