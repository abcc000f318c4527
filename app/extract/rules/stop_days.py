"""Which of the days of a trip are those of which stop."""

import re

from app.extract.dates import DateMention
from app.extract.frames import Frame
from app.extract.rules.stops import Stop


def share_dates(stops: list[Stop], frame: Frame) -> None:
    """One date said behind several countries, or before them all, holds for each that has none."""
    if len(stops) > 1 and (ahead := _days_before(stops, frame)):
        for stop, day in zip(stops, ahead, strict=True):
            stop.dates = [day]
        return
    if len(stops) > 1 and (days := _days_in_turn(frame)) and len(days) == len(stops):
        for stop, day in zip(stops, days, strict=True):
            stop.dates = [day]
        return
    if not any(stop.dates for stop in stops):
        for stop in stops:
            stop.dates = list(frame.dates)
        return
    for before, stop in zip(reversed(stops[:-1]), reversed(stops[1:]), strict=True):
        if not before.dates:
            before.dates = list(stop.dates)


def _days_before(stops: list[Stop], frame: Frame) -> list[DateMention]:
    """ "From 8 to 10 May X will be in A, from 10 to 12 May in B": each day stands before its country; empty
    where one has none.
    """
    chunks, found = frame.chunks, []
    for number, stop in enumerate(stops):
        at = chunks.index(stop.chunks[0])
        near = chunks[max(0, at - _DAY_NEAR) : at] if number else chunks[frame.clause.start : at]
        days = [c.date for c in near if c.date is not None]
        if not days:
            return []
        found.append(days[-1])
    return found if found[-1].span.start > stops[0].chunks[0].span.start else []


_DAY_NEAR = 4  # chunks: "and from 13 to 15 May in the"


def _days_in_turn(frame: Frame) -> list[DateMention]:
    """ "will visit A, B and C on 1, 2 and 4 March respectively": a day for each."""
    chunks = frame.chunks
    at = next((n for n, c in enumerate(chunks) if c.text == "respectively"), 0)
    told = chunks[at - 1] if at else None
    if told is not None and told.text == ",":  # "On 1 and 2 March, X will visit A and B, respectively"
        told = next((c for c in chunks if c.date is not None), None)
    if told is None or told.date is None or told.date.first.month is None:
        return []
    days = [int(number) for number in _NUMBER.findall(told.text) if 0 < int(number) <= _LONGEST_MONTH]
    return [
        told.date._replace(
            first=told.date.first._replace(day=day), last=told.date.first._replace(day=day), relative=None
        )
        for day in days
    ]


_NUMBER = re.compile(r"\b\d{1,2}\b")
_LONGEST_MONTH = 31
