"""The change log: every change of a release, an event or a participant, with the whole state after it.

A row's `after` is the image of the thing (`images.py`), so the state as of any day is the last row of each
thing up to that day; a tombstone (`deleted`, `merged`) has none. Rows are written in the transaction of the
change.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson

from app.domain.codes import ChangeKind
from app.ingest import tables
from app.ingest.event_cards import (
    SHOWN,
    renew_cards,
    renew_cards_of_participants,
    renew_cards_of_releases,
)

Image = dict[str, Any]

# Not facts about a thing but about the row: a change of these alone is no change.
_BOOKKEEPING = frozenset(("updated_at",))
_DAYS = ("starts_on", "ends_on", "published_on", "as_of")
_INSTANTS = ("created_at", "updated_at", "withdrawn_at", "captured_at")


class Noun(StrEnum):
    RELEASE = "release"
    EVENT = "event"
    PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `fields` names the parts of the image that differ from before, `replaced_by` the key of
    what a merged thing is part of.
    """

    noun: Noun
    kind: ChangeKind
    key: int
    after: Image | None = None
    fields: tuple[str, ...] = ()
    reason: str | None = None
    replaced_by: int | None = None


def created(noun: Noun, after: Image) -> Change:
    return Change(noun, ChangeKind.CREATED, after["id"], after)


def updated(noun: Noun, before: Image, after: Image) -> Change:
    return Change(noun, ChangeKind.UPDATED, after["id"], after, changed_fields(before, after))


def deleted(noun: Noun, key: int, reason: str | None = None) -> Change:
    return Change(noun, ChangeKind.DELETED, key, reason=reason)


def merged(noun: Noun, key: int, into: int) -> Change:
    return Change(noun, ChangeKind.MERGED, key, replaced_by=into)


def changed_fields(before: Image, after: Image) -> tuple[str, ...]:
    """The parts in which two images of one thing differ; none when they say the same."""
    names = sorted((before.keys() | after.keys()) - _BOOKKEEPING)
    return tuple(name for name in names if before.get(name) != after.get(name))


def encode(image: Image) -> str:
    """An image as it stands in the log: days and instants as text, keys sorted."""
    return orjson.dumps(image, option=orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z).decode()


def decode(text: str) -> Image:
    """An image from the log, with days and instants again."""
    image: Image = orjson.loads(text)
    posts = [held["post"] for held in image.get("participations", ()) if held["post"]]
    for told in (image, *posts, *image.get("revisions", ())):
        told |= {name: dt.date.fromisoformat(told[name]) for name in _DAYS if told.get(name)}
        told |= {name: dt.datetime.fromisoformat(told[name]) for name in _INSTANTS if told.get(name)}
    return image


def write_changes(connection: tables.Connection, changes: Collection[Change], now: dt.datetime) -> None:
    """Log what changed, and have what is kept for readers follow."""
    rows = [
        {
            "at": now,
            "kind": change.kind,
            "noun": change.noun,
            "entity_id": change.key,
            "fields": orjson.dumps(change.fields).decode(),
            "after": None if change.after is None else encode(change.after),
            "reason": change.reason,
            "replaced_by": change.replaced_by,
        }
        for change in changes
    ]
    tables.insert(connection, tables.change, rows)
    _renew_cards(connection, changes)


def _renew_cards(connection: tables.Connection, changes: Iterable[Change]) -> None:
    stale: dict[Noun, list[int]] = {noun: [] for noun in Noun}
    for change in changes:
        if _is_on_cards(change):
            stale[change.noun].append(change.key)
    for noun, keys in stale.items():
        if keys:
            tables.at_end(connection, _RENEW[noun], keys)


def _is_on_cards(change: Change) -> bool:
    """Nobody tells, or takes part in, an event before its own change says so."""
    if change.noun is Noun.EVENT:
        return True
    if change.noun is Noun.PARTICIPANT and change.kind is ChangeKind.UPDATED:
        return not SHOWN.isdisjoint(change.fields)
    return change.kind is not ChangeKind.CREATED


_RENEW: dict[Noun, tables.Task] = {
    Noun.EVENT: renew_cards,
    Noun.RELEASE: renew_cards_of_releases,
    Noun.PARTICIPANT: renew_cards_of_participants,
}
