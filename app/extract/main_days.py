"""The day of a main event whose own words tell none: that of the trip, of the sentence, or of the release."""

import datetime as dt
from collections.abc import Sequence

from app.domain.codes import DatePrecision
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk
from app.extract.clauses import ClauseKind, clause_of, find_clauses
from app.extract.dates import DateMention
from app.extract.frames.chains import ANNOUNCED, is_founding
from app.extract.frames.days import is_of_object
from app.extract.positions import ENGAGEMENT, REPORTED
from app.extract.reading import Reading
from app.extract.when import is_dated, set_day, without_day


def fill_day(candidate: Candidate, reading: Reading, candidates: Sequence[Candidate]) -> None:
    if not _has_day(candidate):
        _take_day_of_trip(candidate, candidates)
    if not _has_day(candidate) and candidate.type not in ANNOUNCED | {EventType.MESSAGE, EventType.PROTEST}:
        _take_near_day(candidate, reading)
    if not (_has_day(candidate) or _is_of_another_year(candidate, reading)):
        candidate.when = without_day(candidate, reading)


_REACH = 3  # sentences


def _take_day_of_trip(candidate: Candidate, candidates: Sequence[Candidate]) -> None:
    """ "X will visit B on May 3. She will meet Y": on the day of the trip; a second telling has a day."""
    for other in candidates:
        when, near = other.when, abs(other.sentence.number - candidate.sentence.number) <= _REACH
        told = near and not (other.frame.unreal or other.frame.embedded) and other.tense is candidate.tense
        again = other.type is candidate.type and candidate.type in (EventType.VISIT, *ENGAGEMENT)
        trip = other.type is EventType.VISIT and candidate.type in ENGAGEMENT
        trip = trip and not (other is not candidate and other.frame.word.startswith("arrive"))
        if when is None or not told or not (again or (trip and when.precision is DatePrecision.DAY)):
            continue
        if is_dated(other) and candidate.countries and candidate.countries.keys() <= other.countries.keys():
            candidate.when = when
            return


def _has_day(candidate: Candidate) -> bool:
    """Whether a day or month is known: a year alone mostly belongs to a name ("the 2019 Meeting of …")."""
    return candidate.when is not None and candidate.when.precision is not DatePrecision.YEAR


def _is_of_another_year(candidate: Candidate, reading: Reading) -> bool:
    """ "visited B at the end of 2021", published in 2022: not on the day of publication at any rate."""
    when, published_on = candidate.when, reading.release.published_on
    if when is None or published_on is None or when.starts_on is None:
        return False
    return when.starts_on.year != published_on.year


def _take_near_day(candidate: Candidate, reading: Reading) -> None:
    """The only day of its sentence, or else of the opening sentence, is the day of a main event."""
    if any(mention.relative for mention in candidate.dates):
        return  # "today", where nobody tells the day of publication, is no other day of the sentence
    first = next((s for s in reading.sentences if not s.is_title), candidate.sentence)
    for sentence in (candidate.sentence, first):
        days = _days_of(reading.chunks[sentence.number])
        fixed = [day for day in days if not day.relative]
        days = fixed if len(days) == 2 and len(fixed) == 1 else days  # "tomorrow, on 3 May"
        if len(days) == 1:
            candidate.dates = days
            told = [f for f in reading.frames[sentence.number] if days[0] in f.dates]
            if told and candidate.type in ENGAGEMENT and all(f.trigger.type in REPORTED for f in told):
                continue  # the day of the attack of which they spoke
            told.sort(key=lambda frame: frame.trigger.type not in ENGAGEMENT)
            set_day(candidate, reading, tense=told[0].tense if told else None)
            if not _is_long_before(candidate, reading.release.published_on):
                return
            candidate.when, candidate.dates = None, []


def _days_of(row: Sequence[Chunk]) -> list[DateMention]:
    """The days of a sentence; those of its main clause alone, where that has any: "X, who is here from May 3
    to 5, met on May 4".
    """
    days = {
        n: c.date
        for n, c in enumerate(row)
        if c.date and c.date.is_day and not (is_founding(row, n) or is_of_object(row, n))
    }
    clauses = find_clauses(row) if len(days) > 1 else ()
    main = [d for n, d in days.items() if clause_of(clauses, n, len(row)).kind is ClauseKind.MAIN]
    return main or list(days.values())


_STALE = dt.timedelta(days=21)


def _is_long_before(candidate: Candidate, published_on: dt.date | None) -> bool:
    """Whether the day is that of something told in passing: releases follow what they announce."""
    last = candidate.when.ends_on if candidate.when else None
    return published_on is not None and last is not None and published_on - last > _STALE
