"""Finds whose the surnames are that releases tell alone, and lets what is known of it follow.

`settle_surnames` looks at every surname that somebody may bear of whom a release tells, or told. It rests on
what all releases attest, so the order in which they come does not matter: a surname that was somebody's is a
record of its own again once somebody else may bear it too, or nothing names the person any more.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection

from app.domain.codes import ParticipantKind
from app.ingest import images, searchable, tables
from app.ingest.bearers import bearers_of
from app.ingest.changes import Change, Image, Noun, updated
from app.ingest.identities import Called, known_as, offices_of
from app.ingest.participant_store import ensure_participants
from app.ingest.searchable import text_of_participant
from app.link.persons import Known
from app.link.surnames import find_bearer, is_surname, surnames_of


def settle_surnames(
    connection: tables.Connection,
    before: Collection[int],
    told: Collection[int],
    changes: list[Change],
    now: dt.datetime,
) -> set[int]:
    """The accounts that mean others than before; a release names all `told`, and named those `before`."""
    surnames = _surnames(connection, {*before, *told})
    led = bearers_of(connection, surnames)
    found: dict[int, int | None] = {}
    for key, (surname, near) in surnames.items():
        if not before and near == {led.get(key)}:
            continue  # more that is told of its bearer alone makes nobody else of it
        offices = offices_of(connection, [key])[key]
        if offices:
            called = Called(surname["name"], surname["country"])
            known = Known(key, called.country, (called.name,), tuple(offices))
            bearer = find_bearer(known, known_as(connection, [called]))
            found[key] = bearer.key if bearer else None
    moved = [key for key, whose in found.items() if whose != led.get(key)]
    for key in moved:
        _lead(connection, surnames[key][0], led.get(key), found[key], changes, now)
    for key, whose in found.items():
        if whose is not None:
            _call(connection, whose, surnames[key][0]["aliases"], changes, now)
    attested = tables.select_in(connection, tables.attestation.c.participant_id, moved)
    return {row["account_id"] for row in attested}


_Near = dict[int, tuple[Image, set[int | None]]]


def _surnames(connection: tables.Connection, told: Collection[int]) -> _Near:
    """Records of surnames that these persons may bear, or are, each with those persons."""
    asked: defaultdict[tuple[str, str], set[int | None]] = defaultdict(set)
    for person in images.load_participants(connection, told).values():
        if person["kind"] == ParticipantKind.PERSON and person["country"] is not None:
            for surname in set().union(*map(surnames_of, person["aliases"])):
                asked[surname, person["country"]].add(person["id"])
    own = tables.participant.c
    rows = tables.select_in(connection, own.sort_name, {surname for surname, _ in asked}, own.id)
    near = {row["id"]: (row["sort_name"], row["country"]) for row in rows if is_surname(row["name"])}
    keys = [key for key, called in near.items() if called in asked]
    return {
        key: (image, asked[near[key]]) for key, image in images.load_participants(connection, keys).items()
    }


def _lead(
    connection: tables.Connection,
    surname: Image,
    before: int | None,
    bearer: int | None,
    changes: list[Change],
    now: dt.datetime,
) -> None:
    tables.delete_in(connection, tables.participant_redirect.c.id, [surname["id"]])
    if before is not None:
        _take_spellings(connection, before, surname["aliases"], changes, now)
    if bearer is not None:
        redirect = {"id": surname["id"], "participant_id": bearer}
        tables.insert(connection, tables.participant_redirect, [redirect])


def _call(
    connection: tables.Connection,
    bearer: int,
    names: Collection[str],
    changes: list[Change],
    now: dt.datetime,
) -> None:
    """Somebody is called by these names too."""
    person = images.load_participants(connection, [bearer])[bearer]
    if not {*names} <= {*person["aliases"]}:
        ensure_participants(connection, [person | {"aliases": names}], changes, now)


def _take_spellings(
    connection: tables.Connection,
    person: int,
    names: Collection[str],
    changes: list[Change],
    now: dt.datetime,
) -> None:
    """Somebody is not called by these names any more."""
    before = images.load_participants(connection, [person])[person]
    left = [name for name in before["aliases"] if name not in names]
    own = tables.participant_alias
    tables.delete_in(connection, own.c.participant_id, [person])
    tables.insert(connection, own, [{"participant_id": person, "name": name} for name in left])
    tables.update_by_id(connection, tables.participant, person, {"updated_at": now})
    if before["withdrawn_at"] is None:
        after = before | {"aliases": left, "updated_at": now}
        changes.append(updated(Noun.PARTICIPANT, before, after))
        searchable.index(connection, "participant", {person: text_of_participant(after)})
