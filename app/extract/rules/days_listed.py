"""Days told in a row, each of an event of its own."""

from collections.abc import Iterator
from dataclasses import replace

from app.extract.candidates import Candidate
from app.extract.dates import DateMention
from app.extract.frames import Frame


def days_listed(frame: Frame) -> list[list[DateMention]]:
    """ "launches on January 4 and January 10" are two; "on January 5 and 6" stay one."""
    days = [d for d in frame.dates if d.is_day]
    days += [d for d in _joined(frame, days[-1]) if d not in days] if days else []
    return [[d] for d in days] if len(days) > 1 else [list(frame.dates)] if frame.dates else []


def on_each_day(candidate: Candidate, frame: Frame) -> list[Candidate]:
    """ "imposed sanctions on A on May 3, May 5 and June 7": one for each; two days in a row stay one."""
    first = next((d for d in candidate.dates if d.is_day), None)
    days = [first, *_joined(frame, first)] if first is not None else []
    if len(days) < _SEVERAL or (len(days) == _SEVERAL and _follow(*days)):
        return [candidate]
    return [replace(candidate, dates=[day], evidence=list(candidate.evidence)) for day in days]


_SEVERAL = 2


def _follow(day: DateMention, next_day: DateMention) -> bool:
    last, first = day.last, next_day.first
    in_month = last.month == first.month and last.day is not None and first.day == last.day + 1
    return in_month or first.month is None or day.relative is not None


def _joined(frame: Frame, date: DateMention) -> Iterator[DateMention]:
    """The days that "and" or a comma joins to one."""
    chunks = frame.chunks
    at = next((at for at, chunk in enumerate(chunks) if chunk.date is date), len(chunks))
    while at + 2 < len(chunks) and chunks[at + 1].text in ("and", ","):
        at += 2
        while at + 1 < len(chunks) and chunks[at].text in ("and", "again", "on", "then"):
            at += 1
        following = chunks[at].date
        if following is None or not following.is_day:
            return
        yield following
