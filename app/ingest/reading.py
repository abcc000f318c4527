"""From what was extracted from a release to the facts it tells of each event, and to who takes part.

The facts are what `tellings.py` stores of an account; `unite.py` makes an event of those of its accounts. Who
a name means is settled afterwards (`identities.py`), for it may take a look at who is stored.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.db.keys import derive_key
from app.domain.codes import Prominence
from app.domain.event_types import EVENT_TYPES
from app.domain.offices import rank_of
from app.domain.publishers import BY_SLUG
from app.domain.values import Evidence, ExtractedEvent, ExtractedParticipant, Extraction, Release, When
from app.ingest import people
from app.ingest.changes import Image

# How the extractor and the tables name what evidence supports.
_SUPPORTS = {"organisation": "organization", "participant": "participation"}


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """An event of a release: the facts told of it, and what it is known by at first sight."""

    facts: Image
    look: tuple[str, ...]


@dataclass(slots=True)
class Reading:
    """The events of a release, and by key every participant in them."""

    events: list[ReadEvent] = field(default_factory=list)
    people: dict[int, Image] = field(default_factory=dict)

    def meet(self, participant: Image) -> None:
        known = self.people.setdefault(participant["id"], participant)
        known["aliases"] = sorted({*known["aliases"], *participant["aliases"]})


def read_events(
    release: Release, heading: str, revision: int, extraction: Extraction, now: dt.datetime
) -> Reading:
    reading = Reading()
    for told in extraction.events:
        facts = _event(told, release, heading) | _who(told, release, reading, now)
        facts["account"] = _account(told, revision)
        reading.events.append(ReadEvent(facts, _look(told)))
    return reading


def fresh_key(release: int, look: Sequence[str], taken: Collection[int]) -> int:
    """The key of an event first seen in a release: what it looks like there, and which of its kind it is."""
    occurrence = 1
    while (key := key_at(release, look, occurrence)) in taken:
        occurrence += 1
    return key


def likely_keys(release: int, look: Sequence[str]) -> list[int]:
    """The first keys that `fresh_key` tries."""
    return [key_at(release, look, occurrence) for occurrence in (1, 2, 3)]


def key_at(release: int, look: Sequence[str], occurrence: int) -> int:
    return derive_key("event", str(release), *look, str(occurrence))


def _look(told: ExtractedEvent) -> tuple[str, ...]:
    return (told.type.value, _day(told.when), *sorted(code for code, _ in told.countries))


def _event(told: ExtractedEvent, release: Release, heading: str) -> Image:
    when = told.when
    publisher = BY_SLUG.get(release.publisher)
    return {
        "type": told.type.value,
        "category": EVENT_TYPES[told.type].category.value,
        "status": told.status.value,
        "starts_on": when.starts_on,
        "ends_on": when.ends_on,
        "precision": when.precision.value,
        "month_day": when.month_day,
        "wording": when.span.of(release.text) if when.span else None,
        "place": told.place,
        "country_of_place": told.country_of_place,
        "countries": [{"country": code, "role": role.value} for code, role in told.countries],
        "subjects": _once(told.subject_countries),
        "topics": _once(told.topics),
        "sentence": told.span.of(release.text),
        "heading": heading if told.primary else "",
        "told_from": publisher.country if publisher else None,
        "published_on": release.published_on,
    }


def _who(told: ExtractedEvent, release: Release, reading: Reading, now: dt.datetime) -> Image:
    """Persons have no key yet."""
    organizations = [people.organization(code, now) for code in told.organisations]
    for organization in organizations:
        reading.meet(organization)
    as_of = told.when.starts_on or release.published_on
    return {
        "organizations": _once([organization["id"] for organization in organizations]),
        "participations": [
            {
                "name": participant.name,
                "participant_id": None,
                "country": participant.country,
                "role": participant.role.value,
                "post": _post(participant, as_of),
            }
            for participant in told.participants
        ],
    }


def _post(participant: ExtractedParticipant, as_of: dt.date | None) -> Image | None:
    if not participant.office:
        return None
    return with_holder(
        {
            "title": participant.office,
            "rank": rank_of(participant.office, participant.country).value,
            "organization": participant.organisation,
            "country": participant.country,
            "as_of": as_of,
        },
        None,
    )


def with_holder(post: Image, holder: int | None) -> Image:
    """The post as held by a person, from whom its key derives."""
    day = post["as_of"].isoformat() if post["as_of"] else ""
    told = (post["title"], post["organization"] or "", post["country"] or "", day)
    return post | {"id": derive_key("post", str(holder or ""), *told)}


def _account(told: ExtractedEvent, revision: int) -> Image:
    return {
        "prominence": (Prominence.PRIMARY if told.primary else Prominence.MENTIONED).value,
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


def _day(when: When) -> str:
    if when.starts_on and when.ends_on:
        return f"{when.starts_on.isoformat()}/{when.ends_on.isoformat()}"
    return when.month_day or when.precision.value


def _once(values: Sequence[Any]) -> list[Any]:
    return list(dict.fromkeys(values))
