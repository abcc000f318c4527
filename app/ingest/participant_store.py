"""Writes participants: made when first met, taken back when nothing visible names them any more."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from app.ingest import images, searchable, tables
from app.ingest.bearers import bearers_of
from app.ingest.changes import Change, Image, Noun, created, deleted, merged, updated
from app.ingest.searchable import text_of_participant


def ensure_participants(
    connection: tables.Connection, met: Iterable[Image], changes: list[Change], now: dt.datetime
) -> None:
    """Store who is new and the spellings that are new.

    Who is out of sight stays there, until an event shows them (`bring_back`): an account may name somebody
    otherwise than the event does.
    """
    wanted = {image["id"]: image for image in met}
    known = images.load_participants(connection, wanted)
    made = [image for key, image in wanted.items() if key not in known]
    images.insert_participants(connection, made)
    changes.extend(created(Noun.PARTICIPANT, image) for image in made)
    respelt = [
        (before, after)
        for key, before in known.items()
        if (after := _respelt(connection, before, wanted[key], now)) is not None
    ]
    seen = [(before, after) for before, after in respelt if after["withdrawn_at"] is None]
    changes.extend(updated(Noun.PARTICIPANT, before, after) for before, after in seen)
    _make_findable(connection, made + [after for _, after in seen])


def keep_out_of_sight(connection: tables.Connection, met: Sequence[Image], now: dt.datetime) -> None:
    """Store who is new, for whom nothing in sight names."""
    known = images.load_participants(connection, [image["id"] for image in met])
    new = [image | {"withdrawn_at": now} for image in met if image["id"] not in known]
    images.insert_participants(connection, new)


def bring_back(
    connection: tables.Connection, keys: Collection[int], changes: list[Change], now: dt.datetime
) -> dict[int, Image]:
    """Participants as stored; those who were out of sight are seen again."""
    known = images.load_participants(connection, keys)
    seen_again = {"withdrawn_at": None, "updated_at": now}
    back = {key: image | seen_again for key, image in known.items() if image["withdrawn_at"] is not None}
    for key in back:
        tables.update_by_id(connection, tables.participant, key, seen_again)
    changes.extend(created(Noun.PARTICIPANT, image) for image in back.values())
    _make_findable(connection, back.values())
    return known | back


def _respelt(connection: tables.Connection, before: Image, met: Image, now: dt.datetime) -> Image | None:
    """Somebody stored, with the spellings that are new; None where none is."""
    spellings = sorted({*met["aliases"]} - {*before["aliases"]})
    if not spellings:
        return None
    tables.update_by_id(connection, tables.participant, before["id"], {"updated_at": now})
    added = [{"participant_id": before["id"], "name": name} for name in spellings]
    tables.insert(connection, tables.participant_alias, added)
    return before | {"aliases": sorted({*before["aliases"], *spellings}), "updated_at": now}


def _make_findable(connection: tables.Connection, participants: Iterable[Image]) -> None:
    texts = {image["id"]: text_of_participant(image) for image in participants}
    searchable.index(connection, "participant", texts)


def retire_participants(
    connection: tables.Connection,
    candidates: Collection[int],
    changes: list[Change],
    now: dt.datetime,
    reason: str | None = None,
    keep: Collection[int] = (),
) -> int:
    """Take away those of them whom no visible event names and who issue nothing; returns how many.

    Who is still named by something withdrawn, or is to be kept, is kept out of sight; anybody else goes.
    """
    stored = tables.select_in(connection, tables.participant.c.id, candidates)
    in_sight = {row["id"] for row in stored if row["withdrawn_at"] is None}
    if not in_sight:
        return 0
    issuers = {
        row["participant_id"]
        for row in tables.select_in(connection, tables.publisher.c.participant_id, in_sight)
    }
    leaving = sorted(in_sight - issuers - _named(connection, in_sight, only_visible=True))
    if not leaving:
        return 0
    kept = _named(connection, leaving, only_visible=False) | (set(leaving) & set(keep))
    removed = [key for key in leaving if key not in kept]
    tables.delete_in(connection, tables.participant_redirect.c.participant_id, removed)
    images.delete_participants(connection, removed)
    for key in sorted(kept):
        tables.update_by_id(connection, tables.participant, key, {"withdrawn_at": now, "updated_at": now})
    part_of = bearers_of(connection, leaving)
    changes.extend(
        merged(Noun.PARTICIPANT, key, part_of[key])
        if key in part_of
        else deleted(Noun.PARTICIPANT, key, reason)
        for key in leaving
    )
    searchable.unindex(connection, "participant", leaving)
    return len(leaving)


def _named(connection: tables.Connection, keys: Collection[int], *, only_visible: bool) -> set[int]:
    return {
        int(key)
        for naming in _NAMING[only_visible]
        for key in connection.execute(naming, {"keys": list(keys)}).scalars()
    }


def _naming(table: sa.Table, *, only_visible: bool) -> sa.Select[Any]:
    """Those of some participants whom events name in this table."""
    named = table.c.participant_id
    naming = sa.select(named).where(named.in_(sa.bindparam("keys", expanding=True))).distinct()
    if not only_visible:
        return naming
    event = tables.event
    return naming.join(event, event.c.id == table.c.event_id).where(event.c.withdrawn_at.is_(None))


_NAMING = {
    only_visible: [
        _naming(table, only_visible=only_visible)
        for table in (tables.participation, tables.event_organization)
    ]
    for only_visible in (True, False)
}
