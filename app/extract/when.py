"""Gives every candidate its day: the date of its frame against the day of publication, tense deciding the
year.
"""

from app.domain.codes import DatePrecision
from app.domain.event_types import EventType
from app.domain.values import When
from app.extract.candidates import Candidate
from app.extract.dates import Tense
from app.extract.reading import Reading

# Acts that happen with their announcement: without a day of their own they carry the day of publication.
ANNOUNCED = frozenset({EventType.STATEMENT, EventType.SANCTIONS, EventType.AID, EventType.APPOINTMENT})
_DAYS = (DatePrecision.DAY, DatePrecision.RANGE, DatePrecision.DAY_NO_YEAR)


def set_day(candidate: Candidate, reading: Reading) -> None:
    """The most exact of the frame's dates; a month or year only where no day is given."""
    found = []
    for mention in candidate.dates:
        when = reading.calendar.resolve(mention, _tense(candidate), None)
        if when is not None:
            found.append((mention, when))
    found.sort(key=lambda pair: pair[1].precision not in _DAYS)
    if found:
        mention, when = found[0]
        candidate.when = when
        candidate.support("when", mention.span, mention.rule)


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
