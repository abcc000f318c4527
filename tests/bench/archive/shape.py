"""How large an archive is and how skewed: the same for every size, so that figures of two sizes compare."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

from app.domain.countries import COUNTRIES
from app.domain.event_types import EventType
from app.domain.topics import TOPICS

Thing = TypeVar("Thing")

EVENTS_OF_RELEASE = 3
CHARACTERS_OF_RELEASE = 2700
MOST_PARTICIPANTS = 20_000
EVENTS_OF_PARTICIPANT = 5  # at least, so that a small archive has fewer participants
SHARE_OF_HOME = 0.4
HOME = "KR"
FIRST_DAY = dt.date(1990, 1, 1)
LAST_DAY = dt.date(2026, 10, 31)

# Of all events, in percent; every type occurs.
TYPES: dict[EventType, float] = {
    EventType.MEETING: 24,
    EventType.STATEMENT: 15,
    EventType.CALL: 12.5,
    EventType.VISIT: 12,
    EventType.CONFERENCE: 8,
    EventType.CONSULTATION: 5,
    EventType.SUMMIT: 4,
    EventType.AGREEMENT: 3.5,
    EventType.MESSAGE: 3,
    EventType.POLITICAL: 3,
    EventType.SANCTIONS: 2,
    EventType.AID: 2,
    EventType.ATTACK: 1.5,
    EventType.APPOINTMENT: 1,
    EventType.PROTEST: 1,
    EventType.RESOLUTION: 0.8,
    EventType.RELATIONS: 0.6,
    EventType.CONSULAR: 0.5,
    EventType.MILITARY_ACTIVITY: 0.4,
    EventType.DISASTER: 0.2,
}
COUNTRIES_OF_EVENT = {1: 6, 2: 52, 3: 21, 4: 11, 5: 6, 6: 4}  # 2.7 on average
PERSONS_OF_EVENT = {1: 11, 2: 32, 3: 26, 4: 15, 5: 9, 6: 7}  # 3.0
TOPICS_OF_EVENT = {1: 55, 2: 30, 3: 15}


@dataclass(frozen=True, slots=True)
class Shape:
    """`events` is rounded up to whole releases."""

    events: int
    seed: int = 1

    @property
    def releases(self) -> int:
        return -(-self.events // EVENTS_OF_RELEASE)

    @property
    def participants(self) -> int:
        return max(12, min(MOST_PARTICIPANTS, self.events // EVENTS_OF_PARTICIPANT))

    def published_on(self, number: int) -> dt.date:
        """The day of a release by its number: in order, and more of them in later years."""
        share = (number + 0.5) / self.releases
        return FIRST_DAY + dt.timedelta(days=int((LAST_DAY - FIRST_DAY).days * share**0.6))


class Draw(Generic[Thing]):
    """Draws things by weight; the sums of the weights are made once."""

    def __init__(self, things: Sequence[Thing], weights: Sequence[float]) -> None:
        self.things = list(things)
        self._sums = list(accumulate(weights))

    def one(self, chance: random.Random) -> Thing:
        return chance.choices(self.things, cum_weights=self._sums)[0]


def zipf(things: Sequence[Thing]) -> Draw[Thing]:
    """The n-th thing is drawn 1/n as often as the first."""
    return Draw(things, [1 / n for n in range(1, len(things) + 1)])


_FREQUENT = ("US", "JP", "CN", "RU", "DE", "FR", "GB", "IN", "AU", "VN", "ID", "BR", "SA", "TR", "CA", "PL")
BY_FREQUENCY = (*_FREQUENT, *sorted(COUNTRIES.keys() - {*_FREQUENT, HOME}))
TOPIC_DRAW = zipf(list(TOPICS))
TYPE_DRAW = Draw(list(TYPES), list(TYPES.values()))
