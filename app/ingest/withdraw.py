"""Takes a release and what rests on it alone out of sight; the change log keeps a tombstone of each."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from app.db import search
from app.db.keys import parse_id
from app.errors import NotFound
from app.ingest import images, tables
from app.ingest.changes import Change, Image, Noun, deleted, updated, write_changes
from app.ingest.event_store import index_events, load_told, people_of, prominence_of
from app.ingest.participant_store import retire_participants


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What left with a release; nothing where it had been withdrawn before."""

    heading: str
    events: int
    participants: int
    was_withdrawn: bool


def withdraw_release(connection: sa.Connection, public_id: str, reason: str, now: dt.datetime) -> Withdrawal:
    """Withdraw a release by its public id; the caller opens the transaction. Raises `NotFound`."""
    key = parse_id("release", public_id)
    release = images.load_releases(connection, [key]).get(key) if key is not None else None
    if release is None:
        raise NotFound("release", public_id)
    if release["withdrawn_at"] is not None:
        return Withdrawal(release["heading"], 0, 0, was_withdrawn=True)
    told = load_told(connection, release["id"])
    tables.update_by_id(
        connection,
        tables.release,
        release["id"],
        {"withdrawn_at": now, "withdrawn_reason": reason, "updated_at": now},
    )
    search.forget(connection, "release", [release["id"]])
    changes = [deleted(Noun.RELEASE, release["id"], reason)]
    hidden = _hide_events(connection, told, changes, now, reason)
    participants = retire_participants(connection, people_of(told), changes, now, reason)
    write_changes(connection, changes, now)
    return Withdrawal(release["heading"], hidden, participants, was_withdrawn=False)


def _hide_events(
    connection: sa.Connection, told: Collection[Image], changes: list[Change], now: dt.datetime, reason: str
) -> int:
    """Hide the events that no visible release tells; the others lose one account. Returns how many hid."""
    left = images.load_events(connection, [event["id"] for event in told])  # accounts still in sight
    hidden = [event for event in told if not left[event["id"]]["accounts"]]
    for event in hidden:
        tables.update_by_id(connection, tables.event, event["id"], {"withdrawn_at": now, "updated_at": now})
    search.forget(connection, "event", [event["id"] for event in hidden])
    changes.extend(deleted(Noun.EVENT, event["id"], reason) for event in hidden)
    for before in told:
        after = left[before["id"]]
        if after["accounts"]:
            after |= {"prominence": prominence_of(after["accounts"]), "updated_at": now}
            values = {"prominence": after["prominence"], "updated_at": now}
            tables.update_by_id(connection, tables.event, after["id"], values)
            index_events(connection, [after], {}, images.load_participants(connection, people_of([after])))
            changes.append(updated(Noun.EVENT, before, after))
    return len(hidden)
