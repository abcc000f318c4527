"""Why each field was read: an extraction as text for people. For every field the rule that read it, how far
that rule can be believed and on what count, the quoted words and the dictionary entry; then what was seen
and dropped, and why.
"""

from collections.abc import Iterator
from itertools import groupby

from app.domain.codes import DatePrecision
from app.domain.values import (
    Evidence,
    ExtractedEvent,
    ExtractedParticipant,
    Extraction,
    Release,
    Stance,
    When,
)
from app.extract.confidence import basis_of, kind_of

WIDTH = 90  # characters of a quote that are shown


def explain(release: Release, extraction: Extraction) -> str:
    return "\n".join(_lines(release, extraction)) + "\n"


def _lines(release: Release, extraction: Extraction) -> Iterator[str]:
    yield f"Release    {release.title or '(no title)'}"
    yield f"Source     {release.source}, publisher {release.publisher}, kind {release.kind.value}"
    yield f"Published  {release.published_on or 'not stated'}"
    yield f"Read with  extractor {extraction.extractor_version}, words {extraction.dictionary_digest[:12]}"
    if not extraction.events:
        yield "\nNo event was read."
    for number, event in enumerate(extraction.events, start=1):
        yield from _event(release, number, event)
    if extraction.stances:
        yield "\nStances"
        for stance in extraction.stances:
            yield from _stance(release, stance)
    if extraction.notes:
        yield "\nSeen and dropped"
        for note in extraction.notes:
            yield f"  {note}"


def _event(release: Release, number: int, event: ExtractedEvent) -> Iterator[str]:
    prominence = "main event" if event.primary else "mentioned"
    yield f"\nEvent {number}: {event.type.value} ({prominence}, {event.status.value})"
    yield f"  when     {when_in_words(event.when)}"
    if event.place or event.country_of_place:
        yield f"  place    {_place(event)}"
    parties = [f"{code} {role.value}" for code, role in event.countries] + list(event.organisations)
    yield f"  parties  {', '.join(parties) or 'none'}"
    for person in event.participants:
        yield f"  person   {_who(person)} ({person.country or 'no country'}), {person.role.value}"
    yield "  because"
    for supports, rows in groupby(event.evidence, key=lambda row: row.supports):
        yield f"    {_field(event, supports)}"
        for row in rows:
            yield from _row(release, row, event.primary)


def _place(event: ExtractedEvent) -> str:
    country = f"({event.country_of_place})" if event.country_of_place else "(country not known)"
    return f"{event.place} {country}" if event.place else f"not named {country}"


def _who(person: ExtractedParticipant) -> str:
    return ", ".join(filter(None, (person.name or "unnamed", person.office)))


def _field(event: ExtractedEvent, supports: str) -> str:
    """The field and what it holds."""
    field, _, detail = supports.partition(":")
    if field == "participant":
        return f"person {_who(event.participants[int(detail)])}"
    if field == "country":
        return f"country {detail}, {dict(event.countries)[detail].value}"
    said = {
        "event": "that it is an event",
        "type": f"type {event.type.value}",
        "status": f"status {event.status.value}",
        "when": f"when {when_in_words(event.when)}",
        "place": f"place {_place(event)}",
    }
    return said.get(field, f"{field} {detail}")


def _row(release: Release, row: Evidence, primary: bool) -> Iterator[str]:
    basis = basis_of(kind_of(row, primary), row.rule)
    entry = f"  [{row.entry}]" if row.entry else ""
    yield f"      {row.span.start}-{row.span.end}: {shortened(row.span.of(release.text))}{entry}"
    yield f"        {row.rule}, {basis.told(row.rule)}"


def _stance(release: Release, stance: Stance) -> Iterator[str]:
    actors, targets = ", ".join(stance.actors) or "?", ", ".join(stance.targets) or "nobody named"
    yield f"  {actors} {stance.act.value} -> {targets}"
    yield f"      {stance.span.start}-{stance.span.end}: {shortened(stance.span.of(release.text))}"
    yield f"        {stance.rule}, {basis_of('stance', stance.rule).told(stance.rule)}"


def when_in_words(when: When) -> str:
    if when.precision is DatePrecision.DAY_NO_YEAR:
        return f"{when.month_day}, year not stated"
    if when.starts_on is None:
        return "not stated"
    days = str(when.starts_on) if when.starts_on == when.ends_on else f"{when.starts_on} to {when.ends_on}"
    return f"{days} ({when.precision.value})"


def shortened(text: str) -> str:
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"
