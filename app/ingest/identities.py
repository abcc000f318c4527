"""Settles who the names of a release mean, before its events are stored.

A name is the person of that name and country (`people.person_identity`), unless `app/link/persons.py` says
that it is another form of somebody's name, or a namesake's. A surname alone is a record for each rank it is
told in; whose it is `surnames.py` finds when all is stored. What was settled for a name in a release before
stays settled when the release is read again. Which of two namesakes, or of two forms of a full name, is met
first decides the keys they get: nothing else of people depends on the order in which releases come.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import sqlalchemy as sa

from app.db import search
from app.db.occurring import found_by
from app.domain.codes import DiplomaticRank, ParticipantKind
from app.ingest import images, people, searchable, tables
from app.ingest.bearers import bearers_of
from app.ingest.changes import Image
from app.ingest.reading import Reading, with_holder
from app.ingest.tellings import Telling
from app.link.names import words_of
from app.link.persons import JUNIOR, SENIOR, Known, Office, find_person, is_namesake, sort_of
from app.link.surnames import is_surname, surnames_of


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
    connection: tables.Connection, reading: Reading, stored: Sequence[Telling], now: dt.datetime
) -> None:
    """Give every named participation its person, and every post its holder."""
    held = [each for event in reading.events for each in event.facts["participations"]]
    named = {Called(each["name"], each["country"]) for each in held if each["name"]}
    if named:
        register = _register(connection, named, held, stored, now)
        for each in held:
            if each["name"]:
                _settle(each, reading, register, now)


def look_for_people(connection: tables.Connection, readings: Sequence[Reading], now: dt.datetime) -> None:
    """Ask for everything that `settle_people`, and storing those who are met, will look at."""
    held = [
        each for reading in readings for event in reading.events for each in event.facts["participations"]
    ]
    named = [(each, _person(each, now)) for each in held if each["name"]]
    persons = {person["id"]: person for _, person in named}
    met = {key for reading in readings for key in reading.people}
    known = images.load_participants(connection, met | persons.keys())
    offices_of(connection, list(persons))
    new = [person for key, person in persons.items() if key not in known or is_surname(person["name"])]
    list(known_as(connection, [Called(person["name"], person["country"]) for person in new]))
    posts = [with_holder(each["post"], person["id"])["id"] for each, person in named if each["post"]]
    posts += [each["post"]["id"] for each in held if each["post"] and not each["name"]]
    tables.select_in(connection, tables.post.c.id, posts)
    bearers_of(connection, persons)
    surnames = {surname for person in persons.values() for surname in surnames_of(person["name"])}
    tables.select_in(connection, tables.participant.c.sort_name, surnames)


def _person(held: Image, now: dt.datetime) -> Image:
    """Who it is at first sight."""
    rank = held["post"]["rank"] if held["post"] and is_surname(held["name"]) else ""
    return people.person(held["name"], held["country"], now, rank)


def _settle(held: Image, reading: Reading, register: _Register, now: dt.datetime) -> None:
    called = Called(held["name"], held["country"])
    office = office_of(held["post"]) if held["post"] else None
    person = _person(held, now)
    found = _settled_before(called, office, register)
    if found is not None:
        person["id"] = found
    elif person["id"] not in register.stored and not is_surname(called.name):
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
    connection: tables.Connection,
    named: Collection[Called],
    held: Sequence[Image],
    stored: Sequence[Telling],
    now: dt.datetime,
) -> _Register:
    settled: dict[Called, list[tuple[Office | None, int]]] = {}
    for each in (each for telling in stored for each in telling.facts["participations"]):
        if each["participant_id"] is not None:
            meant = (office_of(each["post"]) if each["post"] else None, each["participant_id"])
            settled.setdefault(Called(each["name"], each["country"]), []).append(meant)
    keys = {called: people.person(*called, now)["id"] for called in named if not is_surname(called.name)}
    known = tables.select_in(connection, tables.participant.c.id, keys.values())
    register = _Register(settled, {row["id"] for row in known}, defaultdict(list))
    for own, others in ((SENIOR, JUNIOR), (JUNIOR, SENIOR)):
        called = {Called(each["name"], each["country"]) for each in held if _is_of(own, each)}
        told = {keys[each] for each in called & keys.keys()}
        for key, offices in offices_of(connection, told & register.stored).items():
            register.attested[key] += [office for office in offices if office.rank in others]
    new = [called for called, key in keys.items() if key not in register.stored and called not in settled]
    register.candidates = list(known_as(connection, new))
    return register


def _is_of(ranks: frozenset[DiplomaticRank], held: Image) -> bool:
    return bool(held["name"] and held["post"] and held["post"]["rank"] in ranks)


def known_as(connection: tables.Connection, new: Sequence[Called]) -> Iterator[Known]:
    """Persons of the same countries who share the first or the last word of a name."""
    told = [words_of(called.name) for called in new]
    words = sorted({word for name in told for word in (*name[:1], *name[-1:])})
    countries = sorted({called.country for called in new if called.country})
    asked = [(word, country) for word in words for country in countries]
    found = tables.recall(connection, "persons", asked, _persons_called)
    keys = searchable.as_of_now(connection, "participant", set().union(*found.values()), words)
    own = tables.participant.c
    persons = {
        row["id"]: row["country"]
        for row in tables.select_in(connection, own.id, keys, own.id)
        if row["kind"] == ParticipantKind.PERSON and row["country"] in countries
    }
    names = _names(connection, persons)
    offices = offices_of(connection, persons)
    for key, country in persons.items():
        yield Known(key, country, tuple(names[key]), tuple(offices[key]))


def _persons_called(
    connection: sa.Connection, asked: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], frozenset[int]]:
    """Persons by a word that they are found by, and by their country."""
    table = tables.participant
    words, countries = {word for word, _ in asked}, {country for _, country in asked}
    statement = sa.select(table.c.id, table.c.country).where(
        search.any_of("participant", table.c.id, sorted(words), connection.dialect.name),
        table.c.kind == ParticipantKind.PERSON,
        table.c.country.in_(sorted(countries)),
    )
    country_of = {row.id: row.country for row in connection.execute(statement)} if asked else {}
    images_of = images.load_participants(connection, country_of)
    found = found_by({key: searchable.text_of_participant(image) for key, image in images_of.items()}, words)
    called: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for word, keys in found.items():
        for key in keys:
            called[word, country_of[key]].add(key)
    return {each: frozenset(called[each]) for each in asked}


def _names(connection: tables.Connection, keys: Collection[int]) -> defaultdict[int, list[str]]:
    alias = tables.participant_alias.c
    names: defaultdict[int, list[str]] = defaultdict(list)
    for row in tables.select_in(connection, alias.participant_id, keys, alias.participant_id, alias.name):
        names[row["participant_id"]].append(row["name"])
    return names


def offices_of(connection: tables.Connection, keys: Collection[int]) -> dict[int, list[Office]]:
    """The first and the last day on which releases attest each title of these persons."""
    stored = tables.recall(connection, "offices", sorted(keys), _stored_offices)
    found = {key: {(office.title, office.rank): office for office in stored[key]} for key in keys}
    for row in tables.at_hand(connection, tables.attestation.c.participant_id, keys):
        if row["title"] is None:
            continue
        told = found[row["participant_id"]]
        office = office_of(row)
        known = told.get((office.title, office.rank))
        told[office.title, office.rank] = _widened(known, office) if known else office
    return {key: list(told.values()) for key, told in found.items()}


def _widened(one: Office, other: Office) -> Office:
    days = [day for office in (one, other) for day in (office.since, office.until) if day]
    return replace(one, since=min(days, default=None), until=max(days, default=None))


def _stored_offices(connection: sa.Connection, keys: Sequence[int]) -> dict[int, list[Office]]:
    own = tables.attestation.c
    rows = connection.execute(
        sa.select(
            own.participant_id,
            own.title,
            own.rank,
            sa.func.min(own.as_of).label("since"),
            sa.func.max(own.as_of).label("until"),
        )
        .where(own.participant_id.in_(keys), own.title.is_not(None))
        .group_by(own.participant_id, own.title, own.rank)
    )
    found: dict[int, list[Office]] = {key: [] for key in keys}
    for row in rows:
        found[row.participant_id].append(Office(row.title, DiplomaticRank(row.rank), row.since, row.until))
    return found


def office_of(post: Image) -> Office:
    return Office(post["title"], DiplomaticRank(post["rank"]), post["as_of"], post["as_of"])
