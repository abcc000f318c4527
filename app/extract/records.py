"""A reading as one JSON-ready record, in the shape that annotated documents and the scorer use."""

from collections.abc import Mapping
from typing import Any

from app.domain.codes import DatePrecision
from app.domain.text import Span
from app.domain.values import ExtractedEvent, ExtractedParticipant, Extraction, Release, Stance

Record = dict[str, Any]  # JSON: nested values of plain types


def as_record(id_: str | None, release: Release, extraction: Extraction, original: str) -> Record:
    """`original` is the decoded text of the document, from which evidence is quoted exactly."""
    return {
        "id": id_,
        "title": release.title,
        "published_on": release.published_on.isoformat() if release.published_on else None,
        "events": [_event(release, event, original) for event in extraction.events],
        "stances": [_stance(release, stance, original) for stance in extraction.stances],
    }


def _event(release: Release, event: ExtractedEvent, original: str) -> Record:
    when = event.when
    record: Record = {
        "type": event.type.value,
        "primary": event.primary,
        "starts_on": when.starts_on.isoformat() if when.starts_on else None,
        "ends_on": when.ends_on.isoformat() if when.ends_on else None,
        "precision": when.precision.value,
    }
    if when.precision is DatePrecision.DAY_NO_YEAR:
        record["month_day"] = when.month_day
    return record | {
        "place": event.place,
        "country_of_place": event.country_of_place,
        "countries": [code for code, _ in event.countries],
        "country_roles": {code: role.value for code, role in event.countries},
        "subject_countries": list(event.subject_countries),
        "organisations": list(event.organisations),
        "participants": [_participant(person) for person in event.participants],
        "evidence": quote(release, event.span, original),
        "topics": list(event.topics),
    }


def _participant(person: ExtractedParticipant) -> Mapping[str, str | None]:
    return {
        "name": person.name,
        "office": person.office,
        "organisation": person.organisation,
        "country": person.country,
        "role": person.role.value,
    }


def _stance(release: Release, stance: Stance, original: str) -> Record:
    return {
        "act": stance.act.value,
        "actors": list(stance.actors),
        "targets": list(stance.targets),
        "evidence": quote(release, stance.span, original),
    }


def quote(release: Release, span: Span, original: str) -> str:
    """The slice of the original that a span of the canonical text came from."""
    origin = release.mapped.origin(span)
    return origin.of(original) if origin is not None else ""
