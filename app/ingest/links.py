"""Links between accounts as persons see them: what is linked and why, what may be, cutting and accepting.

A decision is about two accounts and holds whatever the program thinks later: what was cut stays cut when the
releases are read again, what was accepted stays together until somebody cuts it.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from app.db.keys import parse_id, public_id
from app.errors import InvalidLink, NotFound
from app.ingest import images, tables
from app.ingest.changes import Change, write_changes
from app.ingest.event_store import regroup
from app.ingest.linking import ACCEPTED, CUT, decode_features
from app.ingest.tellings import Telling, tellings_by_key, tellings_of_events
from app.link.feature import Feature
from app.link.grouping import Pair, pair_of


@dataclass(frozen=True, slots=True)
class Told:
    """An account as it is listed."""

    id: str
    event: str
    release: str
    heading: str
    published_on: dt.date | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two accounts that are one event, or may be; `decision` is what a person said of them."""

    one: Told
    other: Told
    score: float | None
    features: tuple[Feature, ...]
    decision: str | None


def list_links(connection: sa.Connection, event: str | None = None) -> list[Link]:
    """Pairs that are one event now, best known first within an event; of one event or of all."""
    return [link for link in _pairs(connection) if _is_together(link) and event in (None, link.one.event)]


def list_suggestions(connection: sa.Connection) -> list[Link]:
    """Pairs that may be one event, most alike first; what was cut is none."""
    apart = [link for link in _pairs(connection) if not _is_together(link) and link.decision != CUT]
    return sorted(apart, key=lambda link: (-(link.score or 0), link.one.id, link.other.id))


def list_cuts(connection: sa.Connection) -> list[Link]:
    """Pairs that a person parted."""
    return [link for link in _pairs(connection) if link.decision == CUT]


def cut_account(connection: sa.Connection, account: str, reason: str, now: dt.datetime) -> str:
    """Part an account from the other accounts of its event; returns the id of the event it is now."""
    telling = _telling(connection, account)
    assert telling.event is not None
    others = tellings_of_events(connection, [telling.event]).keys() - {telling.key}
    if not others:
        raise InvalidLink(f"{account} is the only account of its event; there is nothing to cut.")
    _decide(connection, [pair_of(telling.key, other) for other in sorted(others)], CUT, reason, now)
    return _regroup(connection, {telling.key, *others}, telling.key, now)


def accept_pair(connection: sa.Connection, one: str, other: str, reason: str, now: dt.datetime) -> str:
    """Make two accounts one event; returns its id. What parted them before is forgotten."""
    ours, theirs = _telling(connection, one), _telling(connection, other)
    if ours.release == theirs.release:
        raise InvalidLink(
            "One release tells the two apart; accounts of one event come from several releases."
        )
    _decide(connection, [pair_of(ours.key, theirs.key)], ACCEPTED, reason, now)
    event = _regroup(connection, {ours.key, theirs.key}, ours.key, now)
    together = tellings_by_key(connection, [ours.key, theirs.key])
    if together[ours.key].event != together[theirs.key].event:
        raise InvalidLink(
            f"{one} or {other} was cut from, or stands beside, an account of the other's event."
        )
    return event


def _decide(
    connection: sa.Connection, pairs: Collection[Pair], decision: str, reason: str, now: dt.datetime
) -> None:
    """Write a decision on pairs in place of what was decided before."""
    own = tables.link_decision.c
    for one, other in pairs:
        connection.execute(sa.delete(tables.link_decision).where(own.one_id == one, own.other_id == other))
    tables.insert(
        connection,
        tables.link_decision,
        [
            {"one_id": one, "other_id": other, "decision": decision, "reason": reason, "decided_at": now}
            for one, other in pairs
        ],
    )


def _regroup(connection: sa.Connection, accounts: Collection[int], account: int, now: dt.datetime) -> str:
    changes: list[Change] = []
    regroup(connection, accounts, (), changes, now)
    write_changes(connection, changes, now)
    event = tellings_by_key(connection, [account])[account].event
    assert event is not None
    return public_id("event", event)


def _telling(connection: sa.Connection, account: str) -> Telling:
    key = parse_id("account", account)
    found = tellings_by_key(connection, [key]) if key is not None else {}
    if key is None or key not in found or found[key].event is None:
        raise NotFound("account", account)
    return found[key]


def _is_together(link: Link) -> bool:
    return link.one.event == link.other.event


def _pairs(connection: sa.Connection) -> list[Link]:
    """Every pair that was scored or decided and whose accounts are in sight."""
    scored = {(row.one_id, row.other_id): row for row in connection.execute(sa.select(tables.account_link))}
    decided = {
        (row.one_id, row.other_id): row.decision
        for row in connection.execute(sa.select(tables.link_decision))
    }
    pairs = sorted(scored.keys() | decided.keys())
    told = _told(connection, {key for pair in pairs for key in pair})
    found = [
        Link(
            told[one],
            told[other],
            scored[one, other].score if (one, other) in scored else None,
            tuple(decode_features(scored[one, other].features)) if (one, other) in scored else (),
            decided.get((one, other)),
        )
        for one, other in pairs
        if one in told and other in told
    ]
    return sorted(found, key=lambda link: (link.one.event, -(link.score or 0), link.one.id, link.other.id))


def _told(connection: sa.Connection, keys: Collection[int]) -> dict[int, Told]:
    tellings = {key: t for key, t in tellings_by_key(connection, keys).items() if t.event is not None}
    releases = images.load_releases(connection, {telling.release for telling in tellings.values()})
    return {
        key: Told(
            public_id("account", key),
            public_id("event", telling.event or 0),
            public_id("release", telling.release),
            releases[telling.release]["heading"],
            telling.facts["published_on"],
            telling.facts["sentence"],
        )
        for key, telling in tellings.items()
    }
