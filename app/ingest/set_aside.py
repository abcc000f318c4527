"""Tellings about which persons decided, where the present reading would lose them.

What was rejected makes no event, but is kept, so that the next reading finds it under its key and it stays
away. What was confirmed or corrected goes on as long as its sentence stands in the release, even if today's
rules read no event in it (`kept` in its facts); without the sentence it is set aside until it comes back.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

import sqlalchemy as sa

from app.ingest import tables
from app.ingest.changes import Image, encode
from app.ingest.corrections import rejected
from app.ingest.decisions import load_decisions
from app.ingest.tellings import Retold, Telling, decode


@dataclass(frozen=True, slots=True)
class Aside:
    """A telling that makes no event; `is_read` where the present reading has it."""

    telling: Telling
    is_read: bool


@dataclass(slots=True)
class _Sorted:
    """The tellings of a new reading, by what becomes of them."""

    seen: list[Telling] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    gone: list[Telling] = field(default_factory=list)


def asides_of_release(connection: tables.Connection, release: int) -> list[Aside]:
    return _load(connection, tables.set_aside.c.release_id, [release])


def asides_by_key(connection: tables.Connection, keys: Collection[int]) -> list[Aside]:
    return _load(connection, tables.set_aside.c.account_id, keys)


def write_asides(connection: tables.Connection, asides: Sequence[Aside]) -> None:
    """Store these, new or in place of what was stored under their keys."""
    forget_asides(connection, [aside.telling.key for aside in asides])
    tables.insert(
        connection,
        tables.set_aside,
        [
            {
                "account_id": aside.telling.key,
                "release_id": aside.telling.release,
                "alone_id": aside.telling.alone,
                "facts": encode(aside.telling.facts),
                "is_read": aside.is_read,
            }
            for aside in asides
        ],
    )


def forget_asides(connection: tables.Connection, keys: Collection[int]) -> None:
    tables.delete_in(connection, tables.set_aside.c.account_id, keys)


def hold_decided(
    connection: tables.Connection, release: int, retold: Retold, asides: Sequence[Aside]
) -> tuple[Retold, list[Telling]]:
    """The new reading of a release as persons' decisions leave it, and what is set aside now.

    `asides` are those that the reading was compared with.
    """
    decisions = load_decisions(connection, [telling.key for telling in (*retold.now, *retold.gone)])
    if not decisions and not asides:
        return retold, []
    away = rejected([each for listed in decisions.values() for each in listed])
    found = _Sorted()
    for telling in retold.now:
        if telling.key in away:
            found.aside.append(Aside(telling, is_read=True))
        else:
            found.seen.append(telling)
    for telling in retold.gone:
        if telling.key not in decisions:
            found.gone.append(telling)
        else:
            standing = None if telling.key in away else _standing(connection, release, telling)
            if standing is None:
                found.aside.append(Aside(telling, is_read=False))
            else:
                found.seen.append(standing)
    return _settled(connection, retold, asides, found), [aside.telling for aside in found.aside]


def _settled(
    connection: tables.Connection, retold: Retold, asides: Sequence[Aside], found: _Sorted
) -> Retold:
    """Stores what is set aside, and says which events change by it."""
    before = {aside.telling.key: aside for aside in asides}
    now = {aside.telling.key: aside for aside in found.aside}
    if {key: _told(aside) for key, aside in before.items()} != {key: _told(a) for key, a in now.items()}:
        forget_asides(connection, before)
        write_asides(connection, found.aside)
    old = {telling.key: telling for telling in retold.gone}
    changed = {telling.key for telling in found.seen if telling.key in retold.changed | before.keys()}
    changed |= {
        telling.key
        for telling in found.seen
        if telling.key in old and encode(telling.facts) != encode(old[telling.key].facts)
    }
    parted = [
        aside.telling for key, aside in now.items() if aside.telling.event is not None and key not in before
    ]
    left = [telling for telling in found.gone if telling.key not in before]
    return Retold(found.seen, frozenset(changed), [*left, *parted])


def _told(aside: Aside) -> tuple[bool, str]:
    return aside.is_read, encode(aside.telling.facts)


def _standing(connection: tables.Connection, release: int, telling: Telling) -> Telling | None:
    """The telling where its sentence stands in the present text; None where it does not."""
    own, version = tables.release.c, tables.release_revision.c
    now = connection.execute(sa.select(own.text, own.revision).where(own.id == release)).one()
    told = telling.facts["account"]
    start = _nearest(now.text, telling.facts["sentence"], told["start"])
    if start is None:
        return None
    then = connection.execute(
        sa.select(version.text).where(version.release_id == release, version.number == told["revision"])
    ).scalar_one()
    moved = _moved(told, start - told["start"], then, now.text, now.revision)
    return replace(telling, facts=telling.facts | {"account": moved, "kept": True})


def _nearest(text: str, sentence: str, to: int) -> int | None:
    """Where the sentence begins in the text; of several places the one nearest to where it was."""
    found, start = [], text.find(sentence)
    while start >= 0:
        found.append(start)
        start = text.find(sentence, start + 1)
    return min(found, key=lambda place: (abs(place - to), place), default=None)


def _moved(told: Image, by: int, then: str, now: str, revision: int) -> Image:
    """The account with its spans in the present text; evidence whose words do not stand there is left out."""
    evidence = []
    for span in told["evidence"]:
        start, end = span["start"] + by, span["end"] + by
        if start >= 0 and now[start:end] == then[span["start"] : span["end"]]:
            evidence.append(span | {"start": start, "end": end, "revision": revision})
    place = {"start": told["start"] + by, "end": told["end"] + by, "revision": revision}
    return told | place | {"evidence": evidence}


def _load(connection: tables.Connection, column: sa.Column[int], keys: Collection[int]) -> list[Aside]:
    rows: Iterable[tables.Row] = tables.select_in(connection, column, keys, tables.set_aside.c.account_id)
    return [
        Aside(
            Telling(row["account_id"], row["release_id"], row["alone_id"], None, decode(row["facts"])),
            row["is_read"],
        )
        for row in rows
    ]
