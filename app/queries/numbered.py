"""What is known of an event by its number (`app/db/traits.py`), for pages that are found in sets."""

import datetime as dt
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import sqlalchemy as sa
from pyroaring import BitMap

from app.queries import tables as t

_stored = t.event_traits.c
_KEYS = (
    sa.select(_stored.number, _stored.event_id)
    .where(_stored.number >= sa.bindparam("known"))
    .order_by(_stored.number)
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """Of each event its key, and the number of the day on which it starts, 0 without one: in twelve bytes."""

    keys: "array[int]"
    days: "array[int]"

    @classmethod
    def of(cls, connection: sa.Connection, days: Mapping[str, BitMap]) -> Self:
        """`days`: which events start on each."""
        return cls(array("q"), array("i")).with_days(connection, days)

    def with_days(self, connection: sa.Connection, days: Mapping[str, BitMap]) -> Self:
        """The same with what is new: a number stays with its event, which may be of another day now."""
        keys = self.keys[:]
        for number, key in connection.execute(_KEYS, {"known": len(keys)}):
            keys.extend([0] * (number - len(keys)))  # of events that are gone
            keys.append(key)
        numbers = self.days[:]
        numbers.extend([0] * (len(keys) - len(numbers)))
        for day, events in days.items():
            ordinal = dt.date.fromisoformat(day).toordinal() if day else 0
            for number in events:
                numbers[number] = ordinal
        return type(self)(keys, numbers)
