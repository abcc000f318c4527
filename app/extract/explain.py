"""Why each field was read: an extraction as text for people, with rule, quoted words and dictionary
entry.
"""

from collections.abc import Iterator

from app.domain.codes import DatePrecision
from app.domain.values import Evidence, ExtractedEvent, Extraction, Release, Stance, When

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
    yield f"  when          {when_in_words(event.when)}"
    if event.place or event.country_of_place:
        yield f"  place         {event.place or '-'} ({event.country_of_place or 'no country'})"
    parties = [f"{code} {role.value}" for code, role in event.countries] + list(event.organisations)
    yield f"  parties       {', '.join(parties) or 'none'}"
    for index, person in enumerate(event.participants):
        office = f", {person.office}" if person.office else ""
        who = f"{person.name or 'unnamed'}{office} ({person.country or 'no country'})"
        yield f"  participant:{index} {who}, {person.role.value}"
    yield "  because"
    for row in event.evidence:
        yield from _row(release, row)


def _row(release: Release, row: Evidence) -> Iterator[str]:
    entry = f"  [{row.entry}]" if row.entry else ""
    yield f"    {row.supports:<18} {row.rule}, {row.confidence.value}{entry}"
    yield f"      {row.span.start}-{row.span.end}: {shortened(row.span.of(release.text))}"


def _stance(release: Release, stance: Stance) -> Iterator[str]:
    actors, targets = ", ".join(stance.actors) or "?", ", ".join(stance.targets) or "nobody named"
    yield f"  {actors} {stance.act.value} -> {targets}  ({stance.rule})"
    yield f"      {stance.span.start}-{stance.span.end}: {shortened(stance.span.of(release.text))}"


def when_in_words(when: When) -> str:
    if when.precision is DatePrecision.DAY_NO_YEAR:
        return f"{when.month_day}, year not stated"
    if when.starts_on is None:
        return "not stated"
    days = str(when.starts_on) if when.starts_on == when.ends_on else f"{when.starts_on} to {when.ends_on}"
    return f"{days} ({when.precision.value})"


def shortened(text: str) -> str:
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"
