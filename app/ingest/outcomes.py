"""What became of each document of an ingest, and of all of them together."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Result(StrEnum):
    """What storing a document did."""

    NEW = "new"  # a release not known before
    CHANGED = "changed"  # a new revision, or other facts about a known release
    SAME = "same"  # nothing
    WITHDRAWN = "withdrawn"  # nothing: its release was taken out of sight and stays so
    REFUSED = "refused"  # not read; kept for another try


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document; `code` and `message` say why it was refused."""

    name: str
    result: Result
    release: str | None = None  # public id
    events: int = 0
    code: str | None = None
    message: str | None = None
    is_known: bool = False  # the very document was stored before


@dataclass(frozen=True, slots=True)
class Summary:
    """All documents of one ingest."""

    counts: Mapping[Result, int]
    refused: tuple[Outcome, ...]
    events: int  # told by the releases that are new or changed
    known: int  # documents that were stored before, and passed over
    seconds: float

    @property
    def documents(self) -> int:
        return sum(self.counts.values())

    def __getitem__(self, result: Result) -> int:
        return self.counts.get(result, 0)


@dataclass(slots=True)
class Tally:
    """Counts outcomes as they come."""

    counts: Counter[Result] = field(default_factory=Counter)
    refused: list[Outcome] = field(default_factory=list)
    events: int = 0
    known: int = 0

    def add(self, outcome: Outcome) -> None:
        self.counts[outcome.result] += 1
        self.events += outcome.events
        self.known += outcome.is_known
        if outcome.result is Result.REFUSED:
            self.refused.append(outcome)

    def summary(self, seconds: float) -> Summary:
        return Summary(dict(self.counts), tuple(self.refused), self.events, self.known, seconds)
