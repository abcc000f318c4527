"""Traits: what events are counted by, and how the sets of events that have one are stored.

An event that is counted has a number. A trait is a facet with a value (country KR, month 2021-06), and the
set of its events is a Roaring bitmap of their numbers, so that any combination of traits is a few operations
on bits. Sets are stored in blocks, by the upper bits of the numbers: a write replaces small rows alone.

To count by something new: a facet here, its values in `app/ingest/traits.py`, then `readout counts rebuild`.
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

from pyroaring import BitMap

BLOCK = 16  # bits of a number within its block; that is also how Roaring bitmaps are divided
STATE = 1  # the one row of `count_state`
MOST_MONTHS = 24  # that an event lasts to be found by each of them


class Facet(StrEnum):
    EVENT = "event"  # every event that is seen has it, with the value ""
    COUNTRY = "country"
    TYPE = "type"
    CATEGORY = "category"
    TOPIC = "topic"
    STATUS = "status"
    REVIEW = "review"
    PROMINENCE = "prominence"
    PRECISION = "precision"  # how well its day is known
    FORMAT = "format"
    LEVEL = "level"  # rank of somebody who takes part
    PARTICIPANT = "participant"  # key of a person or an organisation
    PUBLISHER = "publisher"
    PUBLISHERS = "publishers"  # how many tell it
    DAY = "day"  # on which it starts; "" where none is known
    MONTH = "month"  # in which it starts; "" where none is known
    UNTIL = "until"  # the last day of one that lasts longer than a day
    LASTING = "lasting"  # each month that one that lasts longer than a day has a day in
    SPAN = "span"  # instead of the two above, first and last day of one that lasts very long
    PUBLISHED_DAY = "published_day"  # of each release that tells it
    PUBLISHED_MONTH = "published_month"

    __hash__ = (
        str.__hash__
    )  # sets are made of thousands of traits, and an enumeration's own is made in Python


Value = tuple[Facet, str]


def pack(numbers: BitMap) -> bytes:
    numbers.run_optimize()
    return bytes(numbers.serialize())


def unpack(stored: bytes) -> BitMap:
    return BitMap.deserialize(bytes(stored))


def month_of(day: dt.date | str) -> str:
    return str(day)[:7]


def days_of(start: dt.date | None, end: dt.date | None) -> Iterator[Value]:
    """The traits that say when an event is."""
    if start is None or end is None:
        yield Facet.DAY, ""
        yield Facet.MONTH, ""
        return
    yield Facet.DAY, start.isoformat()
    yield Facet.MONTH, month_of(start)
    if start == end:
        return
    first, last = (day.year * 12 + day.month - 1 for day in (start, end))
    if last - first >= MOST_MONTHS:
        yield Facet.SPAN, f"{start}/{end}"
        return
    yield Facet.UNTIL, end.isoformat()
    for number in range(first, last + 1):
        yield Facet.LASTING, f"{number // 12:04}-{number % 12 + 1:02}"
