"""What each release alone tells of each event, as it is stored beside the event that accounts make together.

So an event can be put together anew when one of its releases is revised, withdrawn or parted from it, and
what the program read is still there when a person has corrected what is shown.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import orjson

from app.db.keys import derive_key
from app.ingest import tables
from app.ingest.changes import Image, encode
from app.ingest.matching import Told, match_events
from app.ingest.reading import ReadEvent, fresh_key, likely_keys
from app.link.account import Account, account_of
from app.link.blocks import blocks_of


@dataclass(frozen=True)
class Telling:
    """`key` is that of the account, `alone` of the event it makes by itself, `event` of the one it is in.

    Many may share their facts, which nobody changes.
    """

    key: int
    release: int
    alone: int
    event: int | None
    facts: Image

    @cached_property
    def account(self) -> Account:
        return account_of(self.key, self.release, self.facts)


@dataclass(frozen=True, slots=True)
class Retold:
    """A new reading of a release beside what was stored of it."""

    now: Sequence[Telling]  # all that the release tells
    changed: frozenset[int]  # keys of those that are new or told otherwise
    gone: Sequence[Telling]


_own, _account = tables.telling.c, tables.event_account.c


def tellings_of_release(connection: tables.Connection, release: int) -> list[Telling]:
    return _tellings(connection, tables.select_in(connection, _own.release_id, [release], _own.account_id))


def tellings_by_key(connection: tables.Connection, keys: Collection[int]) -> dict[int, Telling]:
    rows = tables.select_in(connection, _own.account_id, keys, _own.account_id)
    return {telling.key: telling for telling in _tellings(connection, rows)}


def tellings_of_events(connection: tables.Connection, events: Collection[int]) -> dict[int, Telling]:
    accounts = tables.select_in(connection, _account.event_id, events)
    return tellings_by_key(connection, [account["id"] for account in accounts])


def _tellings(connection: tables.Connection, rows: Sequence[tables.Row]) -> list[Telling]:
    accounts = tables.select_in(connection, _account.id, [row["account_id"] for row in rows])
    events = {account["id"]: account["event_id"] for account in accounts}
    return [
        _telling(
            row["account_id"], row["release_id"], row["alone_id"], events.get(row["account_id"]), row["facts"]
        )
        for row in rows
    ]


@lru_cache(maxsize=1_000)  # looked at by every release that tells something of the same days
def _telling(key: int, release: int, alone: int, event: int | None, facts: str) -> Telling:
    return Telling(key, release, alone, event, decode(facts))


def retell(
    connection: tables.Connection, release: int, stored: Sequence[Telling], read: Sequence[ReadEvent]
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
            key = account_key(alone, release)
            telling, is_changed = Telling(key, release, alone, None, event.facts), True
        now.append(telling)
        if is_changed:
            changed.add(telling.key)
    gone = [old for n, old in enumerate(stored) if n not in set(matched.values())]
    return Retold(now, frozenset(changed), gone)


def account_key(alone: int, release: int) -> int:
    """The key of a release's account of the event that it makes by itself."""
    return derive_key("account", str(alone), str(release))


def _in_use(connection: tables.Connection, release: int, new: Sequence[ReadEvent]) -> set[int]:
    """Keys that new events would get, but that others have: of an event that outlived its first account."""
    likely = [key for event in new for key in likely_keys(release, event.look)]
    events = tables.select_in(connection, tables.event.c.id, likely)
    alone = tables.select_in(connection, _own.alone_id, likely)
    return {row["id"] for row in events} | {row["alone_id"] for row in alone}


def write_tellings(connection: tables.Connection, tellings: Sequence[Telling]) -> None:
    """Store tellings, new or in place of what was stored under their keys."""
    forget_tellings(connection, [telling.key for telling in tellings if telling.event is not None])
    tables.insert(connection, tables.attestation, [row for telling in tellings for row in _attested(telling)])
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


def _attested(telling: Telling) -> list[tables.Row]:
    return [
        {
            "account_id": telling.key,
            "ordinal": ordinal,
            "participant_id": held["participant_id"],
            **{name: held["post"][name] if held["post"] else None for name in ("title", "rank", "as_of")},
        }
        for ordinal, held in enumerate(telling.facts["participations"])
        if held["participant_id"] is not None
    ]


def forget_tellings(connection: tables.Connection, keys: Collection[int]) -> None:
    """Take tellings away, and what they were linked by; what persons decided stays."""
    if not keys:
        return
    tables.delete_in(connection, tables.telling.c.account_id, keys)
    tables.delete_in(connection, tables.attestation.c.account_id, keys)
    tables.forget(connection, "offices")
    tables.delete_in(connection, tables.link_block.c.account_id, keys)
    tables.delete_in(connection, tables.account_link.c.one_id, keys)
    tables.delete_in(connection, tables.account_link.c.other_id, keys)


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
