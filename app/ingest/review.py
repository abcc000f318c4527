"""What a person may do to an event: confirm, dispute, reject, correct, and take a decision back.

The caller opens the transaction. Each stores its decisions, puts the event together anew and writes what
changed to the change log, with the reason given. A decision is stored with every account of the event, so
that it goes with whichever of them goes on; a new reading or a new link finds it there (`corrections.py`).
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from app.db.keys import parse_id, public_id
from app.domain.codes import ChangeKind, CountryRole, DatePrecision, EventStatus
from app.domain.event_types import EventType
from app.domain.text import MappedText, Span
from app.domain.values import ExtractedEvent, ExtractedParticipant, Extraction, Release, When
from app.errors import NotFound
from app.ingest import images, tables
from app.ingest.changes import Change, Image, Noun, write_changes
from app.ingest.corrections import FACTS, Decision, Field, Review, held
from app.ingest.decisions import decisions_on_event, forget_decisions, load_decisions, write_decisions
from app.ingest.event_store import linked_with, people_held, regroup
from app.ingest.identities import settle_people
from app.ingest.linking import relink
from app.ingest.participant_store import ensure_participants
from app.ingest.reading import read_events
from app.ingest.set_aside import Aside, asides_by_key, forget_asides, write_asides
from app.ingest.tellings import forget_tellings, tellings_by_key, tellings_of_release, write_tellings


@dataclass(frozen=True, slots=True)
class Values:
    """What a person says of an event; None leaves a field as it is, an empty value empties it."""

    type: EventType | None = None
    status: EventStatus | None = None
    when: When | None = None
    place: tuple[str | None, str | None] | None = None  # the place, the country it lies in
    countries: tuple[tuple[str, CountryRole], ...] | None = None
    subjects: tuple[str, ...] | None = None
    organizations: tuple[str, ...] | None = None  # codes, or names where the dictionary has none
    participants: tuple[ExtractedParticipant, ...] | None = None
    topics: tuple[str, ...] | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for field in FACTS if getattr(self, field) is not None)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a decision changed: the event under its public id, and the fields of it that are others now."""

    event: str
    fields: tuple[str, ...]
    is_gone: bool = False


def confirm(connection: sa.Connection, event: str, reason: str | None, now: dt.datetime) -> Reviewed:
    """What is shown of the event is right: every field is held as it is."""
    image = _find(connection, event)
    values: dict[Field, Any] = {field: held(image, field) for field in FACTS}
    return _decide(connection, image, values | {Field.REVIEW: Review.CONFIRMED}, reason, now)


def dispute(connection: sa.Connection, event: str, reason: str, now: dt.datetime) -> Reviewed:
    """The event stays in sight, and is said to be in dispute."""
    return _decide(connection, _find(connection, event), {Field.REVIEW: Review.DISPUTED}, reason, now)


def reject(connection: sa.Connection, event: str, reason: str, now: dt.datetime) -> Reviewed:
    """There is no such event: its accounts are set aside, and stay so when their releases are read again."""
    image = _find(connection, event)
    changes: list[Change] = []
    keys = [account["id"] for account in image["accounts"]]
    _store(connection, image, {Field.REVIEW: Review.REJECTED}, reason, now)
    told = list(tellings_by_key(connection, keys).values())
    around = linked_with(connection, keys)
    forget_tellings(connection, keys)
    write_asides(connection, [Aside(telling, is_read=True) for telling in told])
    regroup(connection, around, {image["id"]}, changes, now, keep=people_held(connection, told))
    return _written(connection, image["id"], changes, reason, now)


def correct(
    connection: sa.Connection, event: str, values: Values, reason: str | None, now: dt.datetime
) -> Reviewed:
    """The fields that are given are what they are given as, whatever the program reads."""
    image = _find(connection, event)
    changes: list[Change] = []
    facts = _resolve(connection, image, values, changes, now)
    keys = [account["id"] for account in image["accounts"]]
    confirmed = [
        each.account
        for listed in load_decisions(connection, keys).values()
        for each in listed
        if each.field is Field.REVIEW and each.value == Review.CONFIRMED
    ]
    forget_decisions(connection, confirmed, [Field.REVIEW])  # it is a corrected event from now on
    decided = {field: held(facts, field) for field in values.fields}
    return _decide(connection, image, decided, reason, now, changes)


def undo(connection: sa.Connection, event: str, reason: str | None, now: dt.datetime) -> Reviewed:
    """Take back all decisions about an event; what the program reads is shown again. Raises `NotFound`."""
    key = _key(connection, event)
    accounts = set(decisions_on_event(connection, key))
    image = images.load_events(connection, [key]).get(key)
    accounts |= set(load_decisions(connection, [each["id"] for each in image["accounts"]] if image else []))
    if not accounts:
        raise NotFound("decision on event", event)
    forget_decisions(connection, accounts)
    asides = asides_by_key(connection, accounts)
    forget_asides(connection, accounts)
    back = [aside.telling for aside in asides if aside.is_read]
    tellings = tellings_by_key(connection, accounts)
    kept = [telling for telling in tellings.values() if telling.facts.get("kept")]  # no reading has them
    around = linked_with(connection, [telling.key for telling in kept])
    forget_tellings(connection, [telling.key for telling in kept])
    write_tellings(connection, back)
    relink(connection, back)
    changes: list[Change] = []
    left = {telling.event for telling in kept if telling.event is not None}
    regroup(connection, {*around, *tellings, *(telling.key for telling in back)}, left, changes, now)
    return _written(connection, key, changes, reason, now)


def _find(connection: sa.Connection, event: str) -> Image:
    key = _key(connection, event)
    image = images.load_events(connection, [key]).get(key)
    if image is None or image["withdrawn_at"] is not None:
        raise NotFound("event", event)
    return image


def _key(connection: sa.Connection, event: str) -> int:
    """The key behind a public id, of the event that it is part of now."""
    key = parse_id("event", event)
    if key is None:
        raise NotFound("event", event)
    table = tables.event_redirect.c
    led = connection.execute(sa.select(table.event_id).where(table.id == key)).scalar()
    return key if led is None else led


def _decide(
    connection: sa.Connection,
    image: Image,
    values: Mapping[Field, Any],
    reason: str | None,
    now: dt.datetime,
    changes: list[Change] | None = None,
) -> Reviewed:
    changes = [] if changes is None else changes
    _store(connection, image, values, reason, now)
    regroup(connection, {account["id"] for account in image["accounts"]}, (), changes, now)
    return _written(connection, image["id"], changes, reason, now)


def _store(
    connection: sa.Connection,
    image: Image,
    values: Mapping[Field, Any],
    reason: str | None,
    now: dt.datetime,
) -> None:
    write_decisions(
        connection,
        [
            Decision(account["id"], field, account["release_id"], image["id"], value, now, reason)
            for account in image["accounts"]
            for field, value in values.items()
        ],
    )


def _written(
    connection: sa.Connection, event: int, changes: Sequence[Change], reason: str | None, now: dt.datetime
) -> Reviewed:
    """Logs the changes, that of the event with the reason."""
    own = [each for each in changes if each.noun is Noun.EVENT and each.key == event]
    logged = [replace(each, reason=reason) if each in own else each for each in changes]
    write_changes(connection, logged, now)
    return Reviewed(
        public_id("event", event),
        tuple(name for each in own for name in each.fields),
        any(each.kind in (ChangeKind.DELETED, ChangeKind.MERGED) for each in own),
    )


def _resolve(
    connection: sa.Connection, image: Image, values: Values, changes: list[Change], now: dt.datetime
) -> Image:
    """The values as facts of an event, read the way those of a release are; new persons get their records."""
    first = image["accounts"][0]
    row = tables.select_in(connection, tables.release.c.id, [first["release_id"]])[0]
    release = _release(row)
    place, country = values.place or (None, None)
    told = ExtractedEvent(
        type=values.type or EventType(image["type"]),
        primary=False,
        status=values.status or EventStatus(image["status"]),
        when=values.when or _when(image),
        span=Span(0, 0),
        place=place,
        country_of_place=country,
        countries=values.countries or (),
        subject_countries=values.subjects or (),
        organisations=values.organizations or (),
        participants=values.participants or (),
        topics=values.topics or (),
    )
    reading = read_events(release, "", row["revision"], Extraction((told,)), now)
    settle_people(connection, reading, tellings_of_release(connection, row["id"]), now)
    ensure_participants(connection, reading.people.values(), changes, now)
    facts = reading.events[0].facts
    participations = [{k: v for k, v in each.items() if k != "name"} for each in facts["participations"]]
    return facts | {"participations": participations}


def _when(image: Image) -> When:
    return When(DatePrecision(image["precision"]), image["starts_on"], image["ends_on"], image["month_day"])


def _release(row: tables.Row) -> Release:
    return Release(
        source=row["source"],
        publisher=row["publisher"],
        url=row["url"],
        title=row["title"],
        published_on=row["published_on"],
        mapped=MappedText.of(row["text"]),
        body_start=row["body_start"],
    )
