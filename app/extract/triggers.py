"""The words that speak for event types, read from `triggers.csv`; add a word by adding it to a row there."""

import csv
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from app.domain.event_types import EventType
from app.extract.constants import Constant

FILE = Path(__file__).with_name("triggers.csv")


class TriggerClass(Constant):
    NOUN: ClassVar["TriggerClass"]
    VERB: ClassVar["TriggerClass"]
    LIGHT: ClassVar["TriggerClass"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One phrase; `type` None for a light verb that any event noun may stand beside."""

    phrase: tuple[str, ...]
    cls: TriggerClass
    type: EventType | None
    frame: str
    entry: str  # "triggers:meeting:met with"


@lru_cache(maxsize=1)
def triggers_by_word() -> dict[str, tuple[Trigger, ...]]:
    """Triggers by their first word without its possessive mark, longest phrase first."""
    found: dict[str, list[Trigger]] = {}
    for trigger in _read():
        found.setdefault(trigger.phrase[0].removesuffix("'"), []).append(trigger)
    return {word: tuple(sorted(group, key=lambda t: -len(t.phrase))) for word, group in found.items()}


@lru_cache(maxsize=1)
def triggers_by_opening() -> dict[str, dict[str, tuple[Trigger, ...]]]:
    """For each first word, by the unit behind it, the triggers that may stand there, longest phrase first.

    Under "" stand the phrases of one word, for every unit that is not listed: most words that open a phrase
    ("to", "is") open none where they are met.
    """
    return {word: _by_second(group) for word, group in triggers_by_word().items()}


def _by_second(group: tuple[Trigger, ...]) -> dict[str, tuple[Trigger, ...]]:
    seconds = {second for trigger in group for second in _seconds(trigger)}
    return {
        second: tuple(t for t in group if len(t.phrase) == 1 or second in _seconds(t))
        for second in ("", *sorted(seconds))
    }


def _seconds(trigger: Trigger) -> tuple[str, ...]:
    """The second word, and what is left of it where its possessive mark is a unit of its own."""
    if trigger.phrase[0].endswith("'"):
        return ("'",)  # "leaders' meeting": a unit of its own
    second = "".join(trigger.phrase[1:2])
    return (second, second.removesuffix("'s").removesuffix("'")) if second else ()


def _read() -> list[Trigger]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    return [
        Trigger(
            tuple(form.split()),
            TriggerClass(row["class"]),
            EventType(row["type"]) if row["type"] else None,
            row["frame"],
            f"triggers:{row['type'] or 'light'}:{' '.join(form.split())}",
        )
        for row in rows
        for form in row["forms"].split("|")
    ]


@lru_cache(maxsize=1)
def triggers_digest() -> str:
    return hashlib.sha256(FILE.read_bytes()).hexdigest()
