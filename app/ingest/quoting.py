"""What an extractor tells is kept where it quotes the release, and dropped where it does not.

The rules of the program (`app/extract/`) quote by how they are made. Another extractor that stands in for
them may count its offsets wrongly, or tell what is written nowhere; nothing is shown that no words support.
"""

import dataclasses
from collections.abc import Callable, Iterator

from app.domain.text import Span
from app.domain.values import ExtractedEvent, Extraction, Release

# From a release to its events and stances, with offsets into `Release.text`.
Extractor = Callable[[Release], Extraction]


def read_with(extract: Extractor, release: Release) -> Extraction:
    """What the extractor reads from the release, without events and stances that do not quote it; `notes`
    tell of these."""
    found = extract(release)
    events = tuple(event for event in found.events if all(_lies_in(release.text, s) for s in _spans(event)))
    stances = tuple(stance for stance in found.stances if _lies_in(release.text, stance.span))
    lost = len(found.events) + len(found.stances) - len(events) - len(stances)
    if not lost:
        return found
    notes = (*found.notes, f"{lost} dropped: offsets that quote nothing of the text")
    return dataclasses.replace(found, events=events, stances=stances, notes=notes)


def _spans(event: ExtractedEvent) -> Iterator[Span]:
    yield event.span
    if event.when.span is not None:
        yield event.when.span
    for evidence in event.evidence:
        yield evidence.span


def _lies_in(text: str, span: Span) -> bool:
    return span.end <= len(text) and bool(span.of(text).strip())
