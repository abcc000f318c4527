"""What persons decided about events, laid over what the program read. Pure.

A decision is about one `Field` of an event and hangs on the accounts that told it then. The key of an
account is carried over from reading to reading (`matching.py`) and follows it from event to event when
links come and go, so the decision outlives new texts, new rules and new links; the program's own reading
stays below it, untouched.

`Field.REVIEW` holds what became of the event as a whole: confirmed (all other fields are then held as they
were), disputed, or rejected (its accounts make no event any more). Of two accounts of one event that hold
decisions about the same field the later one counts.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson

from app.db.keys import derive_key
from app.domain.codes import ReviewState
from app.domain.event_types import EVENT_TYPES, EventType
from app.ingest.changes import Image


class Field(StrEnum):
    """What of an event a person can decide; the parts of its image that a decision holds."""

    TYPE = "type"
    STATUS = "status"
    WHEN = "when"
    PLACE = "place"
    COUNTRIES = "countries"
    SUBJECTS = "subjects"
    ORGANIZATIONS = "organizations"
    PARTICIPANTS = "participants"
    TOPICS = "topics"
    REVIEW = "review"


class Review(StrEnum):
    """The value of `Field.REVIEW`."""

    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    REJECTED = "rejected"


_PARTS: Mapping[Field, tuple[str, ...]] = {
    Field.TYPE: ("type",),
    Field.STATUS: ("status",),
    Field.WHEN: ("starts_on", "ends_on", "precision", "month_day", "wording"),
    Field.PLACE: ("place", "country_of_place"),
    Field.COUNTRIES: ("countries",),
    Field.SUBJECTS: ("subjects",),
    Field.ORGANIZATIONS: ("organizations",),
    Field.PARTICIPANTS: ("participations",),
    Field.TOPICS: ("topics",),
}
FACTS = tuple(_PARTS)  # all but the review
_STATES = {Review.CONFIRMED: ReviewState.REVIEWED, Review.DISPUTED: ReviewState.DISPUTED}


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one field, by way of one account; `event` as the person saw it."""

    account: int
    field: Field
    release: int
    event: int
    value: Any
    decided_at: dt.datetime
    reason: str | None = None


def held(image: Image, field: Field) -> Image:
    """The value of a field of an event, as a decision holds it."""
    return {part: image[part] for part in _PARTS[field]}


def encode_value(value: Any) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def decode_value(text: str) -> Any:
    """A value from its stored form; what is a day becomes one again."""
    value = orjson.loads(text)
    if isinstance(value, dict):
        for name in ("starts_on", "ends_on"):
            if value.get(name):
                value[name] = dt.date.fromisoformat(value[name])
        for each in value.get("participations", ()):
            if each["post"] and each["post"]["as_of"]:
                each["post"]["as_of"] = dt.date.fromisoformat(each["post"]["as_of"])
    return value


def overlay(image: Image, decisions: Iterable[Decision]) -> Image:
    """The image of an event with what persons decided about it."""
    latest = {d.field: d for d in sorted(decisions, key=lambda d: (d.decided_at, d.account))}
    review = latest.pop(Field.REVIEW, None)
    made = dict(image)
    for decision in latest.values():
        made |= {part: decision.value[part] for part in _PARTS[decision.field]}
    made["category"] = EVENT_TYPES[EventType(made["type"])].category.value
    made["participations"] = _numbered(made["participations"], made["id"])
    if latest:
        made["accounts"] = [_supported(account, image, made) for account in image["accounts"]]
    made["review"] = _state(review, latest).value
    return made


def _state(review: Decision | None, latest: Mapping[Field, Decision]) -> ReviewState:
    """A correction made after a confirmation is one more correction of a confirmed event."""
    if review is not None and Review(review.value) in _STATES:
        return _STATES[Review(review.value)]
    return ReviewState.CORRECTED if latest else ReviewState.MACHINE


def _numbered(participations: Sequence[Image], event: int) -> list[Image]:
    return [
        each | {"id": derive_key("participation", str(event), str(ordinal))}
        for ordinal, each in enumerate(participations)
    ]


def _supported(account: Image, read: Image, made: Image) -> Image:
    """The account without the evidence for what a person changed: no text supports that."""
    places = _places(read["participations"], made["participations"])
    evidence = []
    for span in account["evidence"]:
        noun, _, which = span["supports"].partition(":")
        if noun == "participation":
            place = places.get(int(which))
            if place is not None:
                evidence.append(span | {"supports": f"participation:{place}"})
        elif _still_holds(noun, which, read, made):
            evidence.append(span)
    return account | {"evidence": evidence}


def _still_holds(noun: str, which: str, read: Image, made: Image) -> bool:
    if noun == "country":
        return which in {link["country"] for link in made["countries"]} | set(made["subjects"])
    if noun == "topic":
        return which in made["topics"]
    if noun == "organization":
        return bool(read["organizations"] == made["organizations"])
    if noun in ("type", "status", "place", "when"):
        parts = [part for part in _PARTS[Field(noun)] if part != "wording"]
        return all(read[part] == made[part] for part in parts)
    return True


def _places(read: Sequence[Image], made: Sequence[Image]) -> dict[int, int]:
    """For participations that were read, which of those now shown is the same person, or the same post."""
    looks = [_look(each) for each in made]
    return {n: looks.index(_look(each)) for n, each in enumerate(read) if _look(each) in looks}


def _look(participation: Image) -> tuple[Any, ...]:
    post = participation["post"]
    if participation["participant_id"] is not None:
        return (participation["participant_id"],)
    return (None, participation["country"], post["title"] if post else None)


def rejected(decisions: Collection[Decision]) -> frozenset[int]:
    """The accounts that make no event, because a person said so."""
    return frozenset(d.account for d in decisions if d.field is Field.REVIEW and d.value == Review.REJECTED)
