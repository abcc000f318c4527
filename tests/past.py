"""What of a database is in sight, row by row: by it a restored record is compared with the one that was."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from app.ingest import tables as t

_BY_EVENT = (
    *(t.event_listing, t.event_country, t.event_subject, t.event_organization, t.event_topic),
    t.participation,
)
_READ_BY = ("extractor_version", "dictionary_digest")  # not restored: no fact about a release


def in_sight(connection: sa.Connection) -> dict[str, list[Any]]:
    """Every row that an answer about events may rest on, as text, by table; sorted."""
    events = _keys(connection, t.event)
    releases = _keys(connection, t.release)
    people = _keys(connection, t.participant)
    own = t.event_account.c
    shown = sa.and_(own.event_id.in_(events), own.release_id.in_(releases))
    accounts = list(connection.execute(sa.select(own.id).where(shown)).scalars())
    held = t.participation.c
    posts = list(connection.execute(sa.select(held.post_id).where(held.event_id.in_(events))).scalars())
    wanted = [
        (t.event.c.id, events),
        *((table.c.event_id, events) for table in _BY_EVENT),
        (own.id, accounts),
        (t.evidence.c.account_id, accounts),
        (t.post.c.id, posts),
        (t.participant.c.id, people),
        (t.participant_alias.c.participant_id, people),
        (t.publisher.c.participant_id, people),
        (t.release.c.id, releases),
        (t.release_revision.c.release_id, releases),
        (t.stance.c.release_id, releases),
        (t.stance_party.c.release_id, releases),
        (t.release_twin.c.release_id, releases),
    ]
    found = {column.table.name: _rows(connection, column, keys) for column, keys in wanted}
    for noun in ("event", "headline"):
        found[f"{noun}_search"] = _indexed(connection, noun)
    return found


def _keys(connection: sa.Connection, table: sa.Table) -> list[int]:
    return list(connection.execute(sa.select(table.c.id).where(table.c.withdrawn_at.is_(None))).scalars())


def _rows(connection: sa.Connection, column: Any, keys: Iterable[int]) -> list[str]:
    columns = [each for each in column.table.c if each.name not in _READ_BY]
    return sorted(
        str(tuple(row)) for row in connection.execute(sa.select(*columns).where(column.in_(list(keys))))
    )


def _indexed(connection: sa.Connection, noun: str) -> list[str]:
    """What is found under which words; the databases keep it in forms of their own."""
    key = "rowid, body" if connection.dialect.name == "sqlite" else "id"
    return sorted(str(tuple(row)) for row in connection.execute(sa.text(f"SELECT {key} FROM {noun}_search")))
