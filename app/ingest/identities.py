"""Settles who the names of a release mean, before its events are stored.

A name is the person of that name and country (`people.person_identity`), unless `app/link/persons.py` says
that it is another form of somebody's name, or a namesake's. What was settled for a name in a release before
stays settled when the release is read again. Which of two namesakes is met first decides the keys they get,
and a surname that comes before the full name stays a record of its own: this, and nothing else of people,
depends on the order in which releases come.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import sqlalchemy as sa

from app.db import search
from app.domain.codes import DiplomaticRank, ParticipantKind
from app.ingest import people, tables
from app.ingest.changes import Image
from app.ingest.reading import Reading, with_holder
from app.ingest.tellings import Telling
from app.link.names import words_of
from app.link.persons import JUNIOR, SENIOR, Known, Office, find_person, is_namesake, sort_of


class Called(NamedTuple):
    """A name as a release prints it, with the country it represents."""

    name: str
    country: str | None


@dataclass(slots=True)
class _Register:
    """What is known while the names of one release are settled."""

    settled: dict[Called, list[tuple[Office | None, int]]]  # what they meant in this release before
    stored: set[int]  # keys of persons who are stored
    attested: defaultdict[int, list[Office]]  # offices that may speak for a namesake
    candidates: list[Known] = field(default_factory=list)


def settle_people(
    connection: sa.Connection, reading: Reading, stored: Sequence[Telling], now: dt.datetime
) -> None:
    """Give every named participation its person, and every post its holder."""
    held = [each for event in reading.events for each in event.facts["participations"]]
    named = {Called(each["name"], each["country"]) for each in held if each["name"]}
    if named:
        register = _register(connection, named, held, stored, now)
        for each in held:
            if each["name"]:
                _settle(each, reading, register, now)


def _settle(held: Image, reading: Reading, register: _Register, now: dt.datetime) -> None:
    called, office = Called(held["name"], held["country"]), office_of(held["post"])
    person = people.person(called.name, called.country, now)
    found = _settled_before(called, office, register)
    if found is not None:
        person["id"] = found
    elif person["id"] not in register.stored:
        known = find_person(called.name, called.country, office, register.candidates)
        person["id"] = known.key if known else person["id"]
    if found is None and office and is_namesake(office, register.attested[person["id"]]):
        person = people.person(called.name, called.country, now, sort_of(office.rank))
    if office:
        register.attested[person["id"]].append(office)
    reading.meet(person)
    held["participant_id"] = person["id"]
    if held["post"]:
        held["post"] = with_holder(held["post"], person["id"])


def _settled_before(called: Called, office: Office | None, register: _Register) -> int | None:
    """Whom the release meant by this name when it was read last, in an office of that rank or in none."""
    ranks = (office.rank if office else None, None)
    for before, key in register.settled.get(called, ()):
        if before is None or office is None or before.rank in ranks:
            return key
    return None


def _register(
    connection: sa.Connection,
    named: Collection[Called],
    held: Sequence[Image],
    stored: Sequence[Telling],
    now: dt.datetime,
) -> _Register:
    settled: dict[Called, list[tuple[Office | None, int]]] = {}
    for each in (each for telling in stored for each in telling.facts["participations"]):
        if each["participant_id"] is not None:
            meant = (office_of(each["post"]), each["participant_id"])
            settled.setdefault(Called(each["name"], each["country"]), []).append(meant)
    keys = {called: people.person(*called, now)["id"] for called in named}
    known = tables.select_in(connection, tables.participant.c.id, keys.values())
    register = _Register(settled, {row["id"] for row in known}, defaultdict(list))
    for own, others in ((SENIOR, JUNIOR), (JUNIOR, SENIOR)):
        told = {keys[Called(each["name"], each["country"])] for each in held if _is_of(own, each)}
        for key, office in _offices(connection, told & register.stored, others):
            register.attested[key].append(office)
    new = [called for called, key in keys.items() if key not in register.stored and called not in settled]
    register.candidates = list(_candidates(connection, new))
    return register


def _is_of(ranks: frozenset[DiplomaticRank], held: Image) -> bool:
    return bool(held["name"] and held["post"] and held["post"]["rank"] in ranks)


def _candidates(connection: sa.Connection, new: Sequence[Called]) -> Iterator[Known]:
    """Persons of the same countries who share the first or the last word of a name."""
    told = [words_of(called.name) for called in new]
    words = {word for name in told for word in (*name[:1], *name[-1:])}
    countries = {called.country for called in new if called.country}
    if not words or not countries:
        return
    table = tables.participant
    rows = connection.execute(
        sa.select(table.c.id, table.c.country)
        .where(
            search.any_of("participant", table.c.id, sorted(words), connection.dialect.name),
            table.c.kind == ParticipantKind.PERSON,
            table.c.country.in_(sorted(countries)),
        )
        .order_by(table.c.id)
    ).all()
    keys = {row.id for row in rows}
    names: defaultdict[int, list[str]] = defaultdict(list)
    for alias in tables.select_in(connection, tables.participant_alias.c.participant_id, keys):
        names[alias["participant_id"]].append(alias["name"])
    offices: defaultdict[int, list[Office]] = defaultdict(list)
    for key, office in _offices(connection, keys, frozenset(DiplomaticRank)):
        offices[key].append(office)
    for row in rows:
        yield Known(row.id, row.country, tuple(sorted(names[row.id])), tuple(offices[row.id]))


def _offices(
    connection: sa.Connection, keys: Collection[int], ranks: Iterable[DiplomaticRank]
) -> Iterator[tuple[int, Office]]:
    """The first and the last day on which releases attest each title of these persons."""
    if not keys:
        return
    post = tables.post.c
    rows = connection.execute(
        sa.select(
            post.participant_id,
            post.title,
            post.rank,
            sa.func.min(post.as_of).label("since"),
            sa.func.max(post.as_of).label("until"),
        )
        .where(post.participant_id.in_(sorted(keys)), post.rank.in_(sorted(ranks)))
        .group_by(post.participant_id, post.title, post.rank)
        .order_by(post.participant_id, post.title, post.rank)
    )
    for row in rows:
        yield row.participant_id, Office(row.title, DiplomaticRank(row.rank), row.since, row.until)


def office_of(post: Image | None) -> Office | None:
    return Office(post["title"], DiplomaticRank(post["rank"]), post["as_of"], post["as_of"]) if post else None
