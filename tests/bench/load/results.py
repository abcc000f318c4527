"""All that was measured in a run, by contender and query or case."""

from dataclasses import dataclass, field

from tests.bench.load.asks import Query
from tests.bench.load.rounds import Figures
from tests.bench.storing import Storing

Case = Query | str
Key = tuple[str, Case]


@dataclass(slots=True)
class Results:
    """`small` is what Readout needed for the same queries over the small archive."""

    events: int
    few: int
    figures: dict[Key, Figures] = field(default_factory=dict)
    small: dict[Key, Figures] = field(default_factory=dict)
    starts: dict[str, tuple[float, float]] = field(default_factory=dict)
    peaks: dict[str, float] = field(default_factory=dict)
    stored: dict[str, Storing] = field(default_factory=dict)  # by backend
    absent: dict[str, str] = field(default_factory=dict)  # who or what was not measured, and why

    def faster(self, own: Key, other: Key) -> float | None:
        """How many times as many answers a second."""
        mine, theirs = self.figures.get(own), self.figures.get(other)
        return mine.per_second / theirs.per_second if mine and theirs else None

    def cpu_share(self, own: Key, other: Key) -> float | None:
        """CPU for one answer, of what the other needs."""
        mine, theirs = self.figures.get(own), self.figures.get(other)
        return mine.cpu_ms / theirs.cpu_ms if mine and theirs and theirs.cpu_ms else None

    def waits(self, own: Key, other: Key) -> float | None:
        """The slowest answer of a hundred, of what the other's is."""
        mine, theirs = self.figures.get(own), self.figures.get(other)
        return mine.p99 / theirs.p99 if mine and theirs else None

    def grows(self, own: Key) -> float | None:
        """The slowest answer of twenty, of what it is in the small archive."""
        large, small = self.figures.get(own), self.small.get(own)
        return large.p95 / small.p95 if large and small else None
