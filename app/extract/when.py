"""Gives every candidate its day: the date of its frame against the day of publication, tense deciding the
year.
"""

from dataclasses import replace

from app.domain.codes import DatePrecision
from app.domain.event_types import EventType
from app.domain.values import When
from app.extract.candidates import Candidate
from app.extract.dates import DateMention, Tense
from app.extract.reading import Reading

# Acts that happen with their announcement: without a day of their own they carry the day of publication.
ANNOUNCED = frozenset({EventType.STATEMENT, EventType.SANCTIONS, EventType.AID, EventType.APPOINTMENT})
_DAYS = (DatePrecision.DAY, DatePrecision.RANGE, DatePrecision.DAY_NO_YEAR)


def set_day(candidate: Candidate, reading: Reading) -> None:
    """The most exact of the frame's dates; a month or year only where no day is given."""
    found = []
    for mention in candidate.dates or _day_of_title(candidate, reading):
        same = _day_before(candidate, mention, reading) if mention.relative == "same_day" else None
        when = reading.calendar.resolve(mention, _tense(candidate), same)
        if when is not None:
            found.append((mention, when))
    found.sort(key=lambda pair: pair[1].precision not in _DAYS)
    if found:
        mention, when = found[0]
        candidate.when = when
        candidate.support("when", mention.span, mention.rule)


def _day_of_title(candidate: Candidate, reading: Reading) -> list[DateMention]:
    """ "Call with X: 1 June 2023", "Visit by X (16-17 Nov. 2023)": the only day of a title is the event's."""
    if not candidate.sentence.is_title:
        return []
    days = [c.date for c in reading.chunks[candidate.sentence.number] if c.date is not None and c.date.is_day]
    return days if len(days) == 1 else []


def _day_before(candidate: Candidate, mention: DateMention, reading: Reading) -> When | None:
    """What "on the same day" points back to: the last day named before it."""
    for row in reversed(reading.chunks[: candidate.sentence.number + 1]):
        for chunk in reversed(row):
            date = chunk.date
            if date is None or not date.is_day or date.span.start >= mention.span.start:
                continue
            when = reading.calendar.resolve(date, _tense(candidate), None)
            if when is not None:
                return replace(when, span=mention.span)
    return None


def _tense(candidate: Candidate) -> Tense:
    if candidate.sentence.is_title and candidate.frame.governor is None:
        return Tense.UNCLEAR
    return candidate.tense


def is_dated(candidate: Candidate) -> bool:
    """To the month or better."""
    return candidate.when is not None and candidate.when.precision not in (
        DatePrecision.YEAR,
        DatePrecision.UNKNOWN,
    )


def without_day(candidate: Candidate, reading: Reading) -> When:
    """What a primary event without a day of its own gets."""
    day = reading.release.published_on
    if day is None:
        return When(DatePrecision.UNKNOWN)
    precision = DatePrecision.DAY if candidate.type in ANNOUNCED else DatePrecision.PUBLISHED
    return When(precision, day, day)
