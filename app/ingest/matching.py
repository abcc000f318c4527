"""Which stored event is which event of a new reading, so that ids outlive new texts and new rules.

Each pair of a stored and a new event is scored by what they share; the best pairs are taken first. The
weights are set so that an event of which the day, the countries or the sentence alone was corrected stays the
same event, while two meetings that share nothing but their type and a country stay two.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.event_types import EVENT_TYPES, EventType
from app.ingest.changes import Image

SAME_TYPE = 3.0
SAME_CATEGORY = 1.5
SAME_DAYS = 2.0
MAYBE_SAME_DAYS = 0.5  # one of them has no day
SAME_COUNTRIES = 2.0
SAME_PLACE = 0.5
SAME_SENTENCE = 3.0
ENOUGH = 6.5


@dataclass(frozen=True, slots=True)
class Told:
    """An event and the words that state it."""

    event: Image
    sentence: str


def match_events(stored: Sequence[Told], read: Sequence[Told]) -> dict[int, int]:
    """For indexes of `read`, the index in `stored` of the same event; those without one are new."""
    pairs = [(likeness(old, new), i, j) for i, old in enumerate(stored) for j, new in enumerate(read)]
    pairs.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    taken: set[int] = set()
    found: dict[int, int] = {}
    for score, i, j in pairs:
        if score >= ENOUGH and i not in taken and j not in found:
            taken.add(i)
            found[j] = i
    return found


def likeness(old: Told, new: Told) -> float:
    one, other = old.event, new.event
    place = SAME_PLACE if one["place"] == other["place"] else 0.0
    countries = SAME_COUNTRIES * _shared(_countries(one), _countries(other))
    sentence = SAME_SENTENCE * _shared(_words(old.sentence), _words(new.sentence))
    return _type(one, other) + _days(one, other) + countries + place + sentence


def _type(one: Image, other: Image) -> float:
    if one["type"] == other["type"]:
        return SAME_TYPE
    categories = (EVENT_TYPES[EventType(event["type"])].category for event in (one, other))
    return SAME_CATEGORY if len(set(categories)) == 1 else 0.0


def _days(one: Image, other: Image) -> float:
    if one["starts_on"] and other["starts_on"]:
        overlap = one["starts_on"] <= other["ends_on"] and other["starts_on"] <= one["ends_on"]
        return SAME_DAYS if overlap else 0.0
    if one["starts_on"] or other["starts_on"]:
        return MAYBE_SAME_DAYS
    return SAME_DAYS if one["month_day"] == other["month_day"] else 0.0


def _countries(event: Image) -> frozenset[str]:
    return frozenset(link["country"] for link in event["countries"])


def _words(sentence: str) -> frozenset[str]:
    return frozenset(sentence.casefold().split())


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of what either has that both have; 1 where neither has any."""
    return len(one & other) / len(one | other) if one or other else 1.0
