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

    @property
    def entry(self) -> str:
        return f"triggers:{self.type or 'light'}:{' '.join(self.phrase)}"


@lru_cache(maxsize=1)
def triggers_by_word() -> dict[str, tuple[Trigger, ...]]:
    """Triggers by their first word, longest phrase first."""
    found: dict[str, list[Trigger]] = {}
    for trigger in _read():
        found.setdefault(trigger.phrase[0], []).append(trigger)
    return {word: tuple(sorted(group, key=lambda t: -len(t.phrase))) for word, group in found.items()}


def _read() -> list[Trigger]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    return [
        Trigger(
            tuple(form.split()),
            TriggerClass(row["class"]),
            EventType(row["type"]) if row["type"] else None,
            row["frame"],
        )
        for row in rows
        for form in row["forms"].split("|")
    ]


@lru_cache(maxsize=1)
def triggers_digest() -> str:
    return hashlib.sha256(FILE.read_bytes()).hexdigest()
