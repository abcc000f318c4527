"""From what was extracted from a release to images of its events and of those who take part.

The images have no keys yet: an event that was stored before keeps its own, a new one gets a `fresh_key`.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.db.keys import derive_key
from app.domain.codes import Prominence, ReviewState
from app.domain.event_types import EVENT_TYPES
from app.domain.offices import rank_of
from app.domain.values import Evidence, ExtractedEvent, ExtractedParticipant, Extraction, Release, When
from app.ingest import people
from app.ingest.changes import Image

# How the extractor and the tables name what evidence supports.
_SUPPORTS = {"organisation": "organization", "participant": "participation"}


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """An event of a release: its image, the words that state it, and what it is known by at first sight."""

    image: Image
    sentence: str
    look: tuple[str, ...]


@dataclass(slots=True)
class Reading:
    """The events of a release, and by key everybody who takes part in them."""

    events: list[ReadEvent] = field(default_factory=list)
    people: dict[int, Image] = field(default_factory=dict)


def read_events(
    release: Release, key: int, revision: int, extraction: Extraction, now: dt.datetime
) -> Reading:
    reading = Reading()
    for told in extraction.events:
        image = _event(told, release, now) | _who(told, release, reading, now)
        image["accounts"] = [_account(told, key, revision)]
        reading.events.append(ReadEvent(image, told.span.of(release.text), _look(told)))
    return reading


def fresh_key(release: int, look: Sequence[str], taken: Collection[int]) -> int:
    """The key of an event first seen in a release: what it looks like there, and which of its kind it is."""
    occurrence = 1
    while (key := derive_key("event", str(release), *look, str(occurrence))) in taken:
        occurrence += 1
    return key


def with_key(image: Image, key: int) -> Image:
    """The image with that key, from which the keys of what hangs on it derive."""
    accounts = [
        account | {"id": derive_key("account", str(key), str(account["release_id"]))}
        for account in image["accounts"]
    ]
    participations = [
        held | {"id": derive_key("participation", str(key), str(ordinal))}
        for ordinal, held in enumerate(image["participations"])
    ]
    return image | {"id": key, "accounts": accounts, "participations": participations}


def _look(told: ExtractedEvent) -> tuple[str, ...]:
    return (told.type.value, _day(told.when), *sorted(code for code, _ in told.countries))


def _event(told: ExtractedEvent, release: Release, now: dt.datetime) -> Image:
    when = told.when
    return {
        "type": told.type.value,
        "category": EVENT_TYPES[told.type].category.value,
        "status": told.status.value,
        "prominence": _prominence(told),
        "starts_on": when.starts_on,
        "ends_on": when.ends_on,
        "precision": when.precision.value,
        "month_day": when.month_day,
        "wording": when.span.of(release.text) if when.span else None,
        "place": told.place,
        "country_of_place": told.country_of_place,
        "review": ReviewState.MACHINE.value,
        "created_at": now,
        "updated_at": now,
        "withdrawn_at": None,
        "countries": [{"country": code, "role": role.value} for code, role in told.countries],
        "subjects": _once(told.subject_countries),
        "topics": _once(told.topics),
    }


def _who(told: ExtractedEvent, release: Release, reading: Reading, now: dt.datetime) -> Image:
    organizations = [people.organization(code, now) for code in told.organisations]
    participations = []
    for participant in told.participants:
        person = people.person(participant.name, participant.country, now) if participant.name else None
        if person is not None:
            _meet(reading, person)
        participations.append(
            {
                "participant_id": person["id"] if person else None,
                "country": participant.country,
                "role": participant.role.value,
                "post": _post(participant, person, told.when.starts_on or release.published_on),
            }
        )
    for organization in organizations:
        _meet(reading, organization)
    return {
        "organizations": _once([organization["id"] for organization in organizations]),
        "participations": participations,
    }


def _meet(reading: Reading, participant: Image) -> None:
    known = reading.people.setdefault(participant["id"], participant)
    known["aliases"] = sorted({*known["aliases"], *participant["aliases"]})


def _post(participant: ExtractedParticipant, person: Image | None, as_of: dt.date | None) -> Image | None:
    if not participant.office:
        return None
    title, organization, country = participant.office, participant.organisation, participant.country
    holder = str(person["id"]) if person else ""
    day = as_of.isoformat() if as_of else ""
    return {
        "id": derive_key("post", holder, title, organization or "", country or "", day),
        "title": title,
        "rank": rank_of(title, country).value,
        "organization": organization,
        "country": country,
        "as_of": as_of,
    }


def _account(told: ExtractedEvent, release: int, revision: int) -> Image:
    return {
        "release_id": release,
        "prominence": _prominence(told),
        "revision": revision,
        "start": told.span.start,
        "end": told.span.end,
        "evidence": [_evidence(span, revision) for span in told.evidence],
    }


def _evidence(evidence: Evidence, revision: int) -> dict[str, Any]:
    noun, colon, which = evidence.supports.partition(":")
    return {
        "supports": _SUPPORTS.get(noun, noun) + colon + which,
        "revision": revision,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "rule": evidence.rule,
        "entry": evidence.entry,
        "confidence": evidence.confidence.value,
    }


def _prominence(told: ExtractedEvent) -> str:
    return (Prominence.PRIMARY if told.primary else Prominence.MENTIONED).value


def _day(when: When) -> str:
    if when.starts_on and when.ends_on:
        return f"{when.starts_on.isoformat()}/{when.ends_on.isoformat()}"
    return when.month_day or when.precision.value


def _once(values: Sequence[Any]) -> list[Any]:
    return list(dict.fromkeys(values))
