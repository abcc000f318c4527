"""Takes a release and what rests on it alone out of sight; the change log keeps a tombstone of each."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app.db import search
from app.db.keys import parse_id
from app.errors import NotFound
from app.ingest import images, tables
from app.ingest.changes import Change, Image, Noun, deleted, write_changes
from app.ingest.counting import renew_counts
from app.ingest.event_store import linked_with, people_of, people_told, regroup
from app.ingest.participant_store import retire_participants
from app.ingest.surnames import settle_surnames
from app.ingest.tellings import forget_tellings, tellings_of_release
from app.ingest.twin_store import pair_releases


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
    changes = [deleted(Noun.RELEASE, release["id"], reason)]
    told = tellings_of_release(connection, release["id"])
    events = images.load_events(connection, {telling.event for telling in told if telling.event is not None})
    alone = [event for event in events.values() if len(event["accounts"]) == 1]
    _leave_shared_events(connection, release["id"], {event["id"] for event in alone}, changes, now)
    tables.update_by_id(
        connection,
        tables.release,
        release["id"],
        {"withdrawn_at": now, "withdrawn_reason": reason, "updated_at": now},
    )
    search.forget(connection, "release", [release["id"]])
    pair_releases(connection, [release["id"]])
    _hide(connection, alone, changes, now, reason)
    met = people_of(events.values())
    participants = retire_participants(connection, met, changes, now, reason)
    moved = settle_surnames(connection, people_told(told), (), changes, now)
    if moved:
        regroup(connection, moved, (), changes, now)
    write_changes(connection, changes, now)
    return Withdrawal(release["heading"], len(alone), participants, was_withdrawn=False)


def _leave_shared_events(
    connection: sa.Connection, release: int, alone: set[int], changes: list[Change], now: dt.datetime
) -> None:
    """The release links nothing any more; what others tell as well goes on without its account."""
    told = tellings_of_release(connection, release)
    around = linked_with(connection, [telling.key for telling in told])
    forget_tellings(connection, [telling.key for telling in told])
    left = {telling.event for telling in told if telling.event is not None} - alone
    if left or around:
        regroup(connection, around, left, changes, now)


def _hide(
    connection: sa.Connection, events: Sequence[Image], changes: list[Change], now: dt.datetime, reason: str
) -> None:
    """Events keep their accounts out of sight; what led to them leads nowhere."""
    keys = [event["id"] for event in events]
    for key in keys:
        tables.update_by_id(connection, tables.event, key, {"withdrawn_at": now, "updated_at": now})
    renew_counts(connection, keys)
    tables.delete_in(connection, tables.event_redirect.c.event_id, keys)
    for noun in ("event", "headline"):
        search.forget(connection, noun, keys)
    changes.extend(deleted(Noun.EVENT, key, reason) for key in keys)
