"""Gives every candidate its day: the date of its frame against the day of publication, tense deciding the
year.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from operator import attrgetter

from app.domain.codes import DatePrecision, EventStatus
from app.domain.event_types import EventType
from app.domain.values import When
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention, Tense
from app.extract.dates.resolve import SLACK
from app.extract.day_words import is_agreed, is_bound, is_scheduled, takes_effect
from app.extract.frames.chains import ANNOUNCED
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.segments import Sentence
from app.extract.spoken import (
    DONE_BY_OTHERS,
    days_spoken_of,
    is_of_mentioned,
    is_of_reported,
    is_spoken_of,
)
from app.extract.tenses import lies_ahead, lies_behind
from app.extract.triggers import TriggerClass

_heads = attrgetter("is_title")
_DAYS = (DatePrecision.DAY, DatePrecision.RANGE, DatePrecision.DAY_NO_YEAR)


def set_day(candidate: Candidate, reading: Reading, tense: Tense | None = None) -> None:
    """The most exact of the frame's dates; a month or year only where no day is given.

    `tense` is that of the clause the dates are taken from, where it is another.
    """
    found = []
    for mention in candidate.dates or _day_of_title(candidate, reading):
        if is_bound(candidate, mention):
            continue
        same = _day_meant(candidate, mention, reading)
        told = Tense.FUTURE if is_scheduled(candidate, mention) else tense
        told = Tense.PAST if is_agreed(candidate, mention) else told
        when = reading.calendar.resolve(mention, told or _tense(candidate), same)
        announced = candidate.type in ANNOUNCED and not takes_effect(candidate, mention)
        announced = announced and not _sets_out(candidate)
        if when is not None and announced and (ahead := _days_ahead(when, reading)) > 0:
            past = reading.calendar.resolve(mention, Tense.PAST, same)
            when = past if past is not None and 0 >= _days_ahead(past, reading) > -ahead else None
        if when is not None:
            found.append((mention, when))
    found.sort(key=lambda pair: pair[1].precision not in _DAYS)
    if found:
        mention, when = found[0]
        candidate.when = _with_day_before(candidate, mention, when, reading)
        candidate.support("when", mention.span, mention.rule)
        _settle_status(candidate, candidate.when, reading)


def _settle_status(candidate: Candidate, when: When, reading: Reading) -> None:
    """ "visits B on 14 March", "the elections in April", told on 8 March; "able to deliver" last month: the
    day says what the tense does not.
    """
    published = reading.release.published_on
    if published is None or when.starts_on is None or when.ends_on is None:
        return
    if when.starts_on > published + SLACK and candidate.type not in ANNOUNCED:
        candidate.status = EventStatus.SCHEDULED
    elif when.ends_on < published - (dt.timedelta(0) if candidate.type in ANNOUNCED else SLACK):
        candidate.status = EventStatus.OCCURRED


def _sets_out(candidate: Candidate) -> bool:
    """ "A relief team will be dispatched to B on 4 May": help that goes there on its day."""
    verb = candidate.frame.governor if candidate.frame.governor is not None else candidate.frame.at
    chunks = candidate.frame.chunks
    sent = candidate.type is EventType.AID and any(c.text in _SENT for c in chunks[verb : verb + 1])
    return sent and any(c.text == "will" for c in chunks[max(0, verb - _WILL_NEAR) : verb])


_WILL_NEAR = 4  # chunks: "will also be dispatched"


_SENT = frozenset({"dispatch", "dispatched", "send", "sent", "depart", "leave", "deliver", "delivered"})


def _days_ahead(when: When, reading: Reading) -> int:
    """Of publication: what happens with its announcement never does, so the nearer day behind it is meant."""
    published = reading.release.published_on
    return (when.starts_on - published).days if published and when.starts_on else 0


_BETWEEN = 8  # chunks: "August 21 (Sat) and August 22 (Sun)"


def _with_day_before(candidate: Candidate, mention: DateMention, when: When, reading: Reading) -> When:
    """ "On August 21 (Sat) and August 22 (Sun)": two days in a row are one range."""
    chunks = candidate.frame.chunks
    at = next((n for n, c in enumerate(chunks) if c.date is mention), None)
    if at is None or when.precision is not DatePrecision.DAY or when.starts_on is None:
        return when
    for position in range(at - 1, max(-1, at - _BETWEEN), -1):
        chunk = chunks[position]
        if chunk.date is not None and chunk.date.is_day:
            first = reading.calendar.resolve(chunk.date, _tense(candidate), None)
            follows = first is not None and first.starts_on == when.starts_on - dt.timedelta(days=1)
            return (
                replace(when, precision=DatePrecision.RANGE, starts_on=first.starts_on)
                if first and follows
                else when
            )
        if chunk.text not in ("and", "(", ")") and chunk.type is not Is.CAPITALISED:
            break
    return _with_day_behind(candidate, at, when, reading)


def _with_day_behind(candidate: Candidate, at: int, when: When, reading: Reading) -> When:
    """ "on Thursday and Friday": the day that follows."""
    behind = candidate.frame.chunks[at + 1 : at + 3]
    if len(behind) < 2 or behind[0].text != "and" or behind[1].date is None or not behind[1].date.is_day:
        return when
    last = reading.calendar.resolve(behind[1].date, _tense(candidate), None)
    follows = last and when.ends_on and last.starts_on == when.ends_on + dt.timedelta(days=1)
    return replace(when, precision=DatePrecision.RANGE, ends_on=last.ends_on) if last and follows else when


def _day_of_title(candidate: Candidate, reading: Reading) -> list[DateMention]:
    """ "Call with X: 1 June 2023", "Visit by X (16-17 Nov. 2023)": the only day of a title is the event's."""
    if candidate.sentence.is_title:
        titles = [candidate.sentence]
    elif candidate.type in _SCHEDULED_TYPES:
        titles = [s for s in takewhile(_heads, reading.sentences) if _is_schedule(reading, s)]
    else:
        titles = []
    chunks = [chunk for title in titles for chunk in reading.chunks[title.number]]
    days = [chunk.date for chunk in chunks if chunk.date is not None and chunk.date.is_day]
    return days if len(days) == 1 else []


_SCHEDULED_TYPES = frozenset(
    {EventType.VISIT, EventType.MEETING, EventType.CALL, EventType.CONFERENCE, EventType.CONSULTATION}
)


def _is_schedule(reading: Reading, title: Sentence) -> bool:
    """ "Public Schedule, June 13": who is said to be travelling or to meet somebody does so on that day."""
    return any(chunk.text == "schedule" for chunk in reading.chunks[title.number])


def _day_meant(candidate: Candidate, mention: DateMention, reading: Reading) -> When | None:
    """The day that a word points to which names none: of one named before, or of the news itself."""
    if mention.relative == "day_named":
        return _day_before(candidate, mention, reading)
    undated = mention.relative == "today" and reading.calendar.published_on is None
    return _day_of_news(mention, reading) if undated else None


def _day_of_news(mention: DateMention, reading: Reading) -> When | None:
    """ "held talks on May 3 about the launch this morning": of a release without a date, the day that its
    opening sentence names; not that of the accident to which "a team is sent today".
    """
    opening = next((s for s in reading.sentences if not s.is_title), None)
    row = reading.chunks[opening.number] if opening is not None else ()
    named = [n for n, c in enumerate(row) if c.date is not None and c.date.is_day and not c.date.relative]
    spoken = days_spoken_of(reading, opening) if opening is not None else frozenset()
    days = [row[n].date for n in named if not is_of_reported(row, n) and row[n].date not in spoken]
    day = days[0] if len(days) == 1 else None
    if day is not None and 0 <= day.span.start - mention.span.end <= _ADJOINING:
        return reading.calendar.resolve(day, Tense.PAST)  # "tomorrow, 20 June"
    when = reading.calendar.resolve(day, Tense.PAST) if day is not None else None
    known = when is not None and when.precision in (DatePrecision.DAY, DatePrecision.DAY_NO_YEAR)
    return _moved(when, mention) if when is not None and known else None


_ADJOINING = 6  # characters: ", the "


def _day_before(candidate: Candidate, mention: DateMention, reading: Reading) -> When | None:
    """What "on the same day", "the day before" point back to: the last day named before it."""
    for sentence in reversed(reading.sentences[: candidate.sentence.number + 1]):
        row = reading.chunks[sentence.number]
        other = sentence is not candidate.sentence
        spoken = days_spoken_of(reading, sentence) if other else frozenset()
        for at in range(len(row) - 1, -1, -1):
            date = row[at].date
            if date is None or not date.is_day or date.span.start >= mention.span.start:
                continue
            if candidate.type not in DONE_BY_OTHERS and is_spoken_of(row, at):
                continue
            if candidate.tense is Tense.PAST and (lies_ahead(row, at, 0) or _is_to_come(date, reading)):
                continue
            if date in spoken or (other and (lies_behind(row, at) or _is_of_matter(row, at))):
                continue
            named = not sentence.is_title and is_of_mentioned(row, at)
            if other and (named or _is_of_others(candidate, row, at)):
                continue
            when = reading.calendar.resolve(date, _tense(candidate), None)
            distant = candidate.sentence.number - sentence.number > 1
            if when is not None and not (distant and _is_long_past(when, reading)):
                return _moved(when, mention)
    return None


def _is_of_matter(row: Sequence[Chunk], at: int) -> bool:
    """ "the launch of May 3"; not "met on the afternoon of May 3"."""
    return row[at - 1].text == "of" and (at < _PART_OF_DAY or row[at - 2].text not in _PARTS_OF_DAY)


_PART_OF_DAY = 2  # chunks: "afternoon", "of"
_PARTS_OF_DAY = words("morning afternoon evening night day")


def _is_to_come(date: DateMention, reading: Reading) -> bool:
    """ "prepared the visit of X on August 10", of a release of July."""
    if date.first.year is not None:
        return False  # the text may be older than its page
    published, when = reading.release.published_on, reading.calendar.resolve(date, Tense.UNCLEAR, None)
    past = reading.calendar.resolve(date, Tense.PAST, None)
    ahead = bool(published and when and when.starts_on and when.starts_on > published)
    return ahead and past is not None and _is_long_past(past, reading)


def _is_long_past(when: When, reading: Reading) -> bool:
    """Of something told in passing, not of the news."""
    published = reading.release.published_on
    return bool(published and when.ends_on and published - when.ends_on > _NEWS)


_NEWS = dt.timedelta(days=45)


def _is_of_others(candidate: Candidate, row: Sequence[Chunk], at: int) -> bool:
    """ "said that the launch of a satellite on May 3 was a violation. … On the same day he also met Y"."""
    return candidate.type not in DONE_BY_OTHERS and is_of_reported(row, at)


_BEHIND_US = ("launch", "launch_of", "round")  # frames of `triggers.csv`


_LEAP = 2000  # a year that has every day, for one that nobody tells


def _moved(when: When, mention: DateMention) -> When:
    """ "the day before", "the following day" of it."""
    first, last = when.starts_on, when.ends_on
    if mention.direction and when.month_day:
        ends = [dt.date.fromisoformat(f"{_LEAP}-{day}") for day in when.month_day.split("/")]
        day = ends[0 if mention.direction < 0 else -1] + dt.timedelta(days=mention.direction)
        return replace(when, month_day=f"{day:%m-%d}", span=mention.span)
    if not mention.direction or first is None or last is None:
        return replace(when, span=mention.span)
    day = (first if mention.direction < 0 else last) + dt.timedelta(days=mention.direction)
    return When(DatePrecision.DAY, day, day, span=mention.span)


_UPCOMING = frozenset({"upcoming", "forthcoming"})
_PHRASE = 5  # chunks before the noun


def _tense(candidate: Candidate) -> Tense:
    frame = candidate.frame
    if frame.trigger.cls is TriggerClass.NOUN and not _UPCOMING.isdisjoint(
        c.text for c in frame.chunks[max(0, frame.at - _PHRASE) : frame.at]
    ):
        return Tense.FUTURE  # "discussed the upcoming June 23 Conference"
    if candidate.tense is Tense.UNCLEAR and candidate.frame.trigger.frame in _BEHIND_US:
        return Tense.PAST  # nobody writes of a launch or round to come but as of one planned
    if candidate.sentence.is_title and candidate.frame.governor is None:
        return Tense.UNCLEAR
    return candidate.tense


def is_dated(candidate: Candidate) -> bool:
    """To the month or better."""
    return candidate.when is not None and candidate.when.precision not in (
        DatePrecision.YEAR,
        DatePrecision.UNKNOWN,
    )


def is_of_week(candidate: Candidate) -> bool:
    """ "will travel to B this week": its days may be told later."""
    return bool(candidate.dates) and all(mention.relative == "week" for mention in candidate.dates)


def without_day(candidate: Candidate, reading: Reading) -> When:
    """What a primary event without a day of its own gets."""
    day = reading.release.published_on
    if day is None:
        return When(DatePrecision.UNKNOWN)
    precision = DatePrecision.DAY if candidate.type in ANNOUNCED else DatePrecision.PUBLISHED
    return When(precision, day, day)
