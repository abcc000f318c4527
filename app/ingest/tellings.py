"""What each release alone tells of each event, as it is stored beside the event that accounts make together.

So an event can be put together anew when one of its releases is revised, withdrawn or parted from it, and
what the program read is still there when a person has corrected what is shown.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson
import sqlalchemy as sa

from app.db.keys import derive_key
from app.ingest import tables
from app.ingest.changes import Image, encode
from app.ingest.matching import Told, match_events
from app.ingest.reading import ReadEvent, fresh_key, key_at
from app.link.account import Account, account_of
from app.link.blocks import blocks_of


@dataclass(frozen=True, slots=True)
class Telling:
    """`key` is that of the account, `alone` of the event it makes by itself, `event` of the one it is in."""

    key: int
    release: int
    alone: int
    event: int | None
    facts: Image

    @property
    def account(self) -> Account:
        return account_of(self.key, self.release, self.facts)


@dataclass(frozen=True, slots=True)
class Retold:
    """A new reading of a release beside what was stored of it."""

    now: Sequence[Telling]  # all that the release tells
    changed: frozenset[int]  # keys of those that are new or told otherwise
    gone: Sequence[Telling]


_JOINED = tables.telling.outerjoin(
    tables.event_account, tables.event_account.c.id == tables.telling.c.account_id
)
_COLUMNS = (
    tables.telling.c.account_id,
    tables.telling.c.release_id,
    tables.telling.c.alone_id,
    tables.event_account.c.event_id,
    tables.telling.c.facts,
)
_OF_RELEASE = (
    sa.select(*_COLUMNS)
    .select_from(_JOINED)
    .where(tables.telling.c.release_id == sa.bindparam("release"))
    .order_by(tables.telling.c.account_id)
)
_BY_KEY = (
    sa.select(*_COLUMNS)
    .select_from(_JOINED)
    .where(tables.telling.c.account_id.in_(sa.bindparam("keys", expanding=True)))
    .order_by(tables.telling.c.account_id)
)
_BY_EVENT = (
    sa.select(*_COLUMNS)
    .select_from(_JOINED)
    .where(tables.event_account.c.event_id.in_(sa.bindparam("keys", expanding=True)))
    .order_by(tables.telling.c.account_id)
)
_IN_USE = (
    sa.select(tables.event.c.id)
    .where(tables.event.c.id.in_(sa.bindparam("keys", expanding=True)))
    .union(
        sa.select(tables.telling.c.alone_id).where(
            tables.telling.c.alone_id.in_(sa.bindparam("keys", expanding=True))
        )
    )
)


def tellings_of_release(connection: sa.Connection, release: int) -> list[Telling]:
    return [_telling(row) for row in connection.execute(_OF_RELEASE, {"release": release})]


def tellings_by_key(connection: sa.Connection, keys: Collection[int]) -> dict[int, Telling]:
    if not keys:
        return {}
    found = connection.execute(_BY_KEY, {"keys": list(keys)})
    return {row.account_id: _telling(row) for row in found}


def tellings_of_events(connection: sa.Connection, events: Collection[int]) -> dict[int, Telling]:
    if not events:
        return {}
    found = connection.execute(_BY_EVENT, {"keys": list(events)})
    return {row.account_id: _telling(row) for row in found}


def retell(
    connection: sa.Connection, release: int, stored: Sequence[Telling], read: Sequence[ReadEvent]
) -> Retold:
    """Which stored telling is which of the new reading; keys go with it."""
    before = [Told(telling.facts, telling.facts["sentence"]) for telling in stored]
    matched = match_events(before, [Told(event.facts, event.facts["sentence"]) for event in read])
    new = [n for n in range(len(read)) if n not in matched]
    taken = {telling.alone for telling in stored} | _in_use(connection, release, [read[n] for n in new])
    now: list[Telling] = []
    changed: set[int] = set()
    for n, event in enumerate(read):
        if n in matched:
            old = stored[matched[n]]
            telling = replace(old, facts=event.facts)
            is_changed = encode(old.facts) != encode(event.facts)
        else:
            alone = fresh_key(release, event.look, taken)
            taken.add(alone)
            key = derive_key("account", str(alone), str(release))
            telling, is_changed = Telling(key, release, alone, None, event.facts), True
        now.append(telling)
        if is_changed:
            changed.add(telling.key)
    gone = [old for n, old in enumerate(stored) if n not in set(matched.values())]
    return Retold(now, frozenset(changed), gone)


def _in_use(connection: sa.Connection, release: int, new: Sequence[ReadEvent]) -> set[int]:
    """Keys that new events would get, but that others have: of an event that outlived its first account."""
    likely = [key_at(release, event.look, occurrence) for event in new for occurrence in (1, 2, 3)]
    return set(connection.execute(_IN_USE, {"keys": likely}).scalars()) if likely else set()


def write_tellings(connection: sa.Connection, tellings: Sequence[Telling]) -> None:
    """Store tellings, new or in place of what was stored under their keys."""
    forget_tellings(connection, [telling.key for telling in tellings if telling.event is not None])
    tables.insert(
        connection,
        tables.telling,
        [
            {
                "account_id": telling.key,
                "release_id": telling.release,
                "alone_id": telling.alone,
                "facts": encode(telling.facts),
            }
            for telling in tellings
        ],
    )
    tables.insert(
        connection,
        tables.link_block,
        [
            {**block._asdict(), "account_id": telling.key}
            for telling in tellings
            for block in sorted(blocks_of(telling.account))
        ],
    )


def forget_tellings(connection: sa.Connection, keys: Collection[int]) -> None:
    """Take tellings away, and what they were linked by; what persons decided stays."""
    if not keys:
        return
    tables.delete_in(connection, tables.telling.c.account_id, keys)
    tables.delete_in(connection, tables.link_block.c.account_id, keys)
    tables.delete_in(connection, tables.account_link.c.one_id, keys)
    tables.delete_in(connection, tables.account_link.c.other_id, keys)


def _telling(row: Any) -> Telling:
    return Telling(row.account_id, row.release_id, row.alone_id, row.event_id, decode(row.facts))


_TOLD = (
    *("type", "status", "starts_on", "ends_on", "precision", "month_day", "wording"),
    *("place", "country_of_place"),
)
_SUPPORTED = frozenset(("event", "type", "status", "when", "place"))


def told_alone(facts: Image) -> Image:
    """What one account tells of what several may tell differently, with the spans that say so; days as text.

    Kept with the account of an event that others tell too (`event_account.told`), and so in the log.
    """
    told = {name: facts[name] for name in _TOLD}
    told |= {name: told[name] and told[name].isoformat() for name in ("starts_on", "ends_on")}
    spans = [dict(span) for span in facts["account"]["evidence"] if span["supports"] in _SUPPORTED]
    return told | {"evidence": spans}


def decode(text: str) -> Image:
    """Facts from their stored form: what stands as text there and is a day becomes one."""
    facts: Image = orjson.loads(text)
    for name in ("starts_on", "ends_on", "published_on"):
        facts[name] = _day(facts[name])
    for held in facts["participations"]:
        if held["post"]:
            held["post"]["as_of"] = _day(held["post"]["as_of"])
    return facts


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
