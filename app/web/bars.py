"""Bars for a dense drawing: how many events each bin holds, stacked by category or side by side in lanes.

All bars of one kind are one path, which keeps the markup small. What lies somewhere in a longer time than the
bin, nobody knows where, is counted apart and drawn with a dashed edge.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.web.axis import Axis

LOOSE = "loose"  # the kind of a bar of events whose day is not known
LANE_HEIGHT = 40
WIDEST = 88
GAP = 1.0  # between bars that stand on one another
LOWEST = 2.0  # a bar is never lower: one event among hundreds can be seen


@dataclass(frozen=True, slots=True)
class Stretch:
    """Events of one lane that last from one day to another; `loose`: that lie somewhere between them."""

    start: dt.date
    end: dt.date
    lane: str
    loose: bool
    count: int


@dataclass(frozen=True, slots=True)
class Count:
    """Events of a lane in one bin; of `loose` ones the bin is not known."""

    firm: int = 0
    loose: int = 0

    @property
    def total(self) -> int:
        return self.firm + self.loose


@dataclass(frozen=True, slots=True)
class Bars:
    """All bars of one kind: a category, "ink" or "loose". `path` is the `d` of an SVG path."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What the bars of a lane stand on: their kind, their base, the height of one event."""

    kind: str
    base: float
    unit: float


Tally = Mapping[int, Mapping[str, Count]]  # by number of the bin and lane; bins without events are left out


def tally(stretches: Iterable[Stretch], axis: Axis) -> Tally:
    """An event counts in every bin that it lasts in: the list behind the bin's link has it too."""
    firm: Counter[tuple[int, str]] = Counter()
    loose: Counter[tuple[int, str]] = Counter()
    for stretch in stretches:
        low, high = axis.number(stretch.start), axis.number(stretch.end)
        counted = loose if stretch.loose and low < high else firm
        for number in range(max(low, 0), min(high, len(axis.parts) - 1) + 1):
            counted[number, stretch.lane] += stretch.count
    found: defaultdict[int, dict[str, Count]] = defaultdict(dict)
    for number, lane in sorted({*firm, *loose}):
        found[number][lane] = Count(firm[number, lane], loose[number, lane])
    return found


def stacked(counts: Tally, axis: Axis, kinds: Sequence[str], base: float, unit: float) -> tuple[Bars, ...]:
    """Bars on one base, kind on kind in this order, loose ones on top; `unit` is the height of one event."""
    drawn = _Paths(axis)
    for number, found in counts.items():
        below = 0
        for kind in kinds:
            n = found[kind].firm if kind in found else 0
            drawn.add(kind, number, base - below * unit, n * unit)
            below += n
        drawn.add(LOOSE, number, base - below * unit, sum(one.loose for one in found.values()) * unit)
    return drawn.bars(*kinds, LOOSE)


def in_lanes(counts: Tally, axis: Axis, lanes: Mapping[str, Ground]) -> tuple[Bars, ...]:
    """Bars of each lane on its ground."""
    drawn = _Paths(axis)
    for number, found in counts.items():
        for lane, count in found.items():
            if lane in lanes:
                ground = lanes[lane]
                firm = count.firm * ground.unit
                drawn.add(ground.kind, number, ground.base, firm)
                drawn.add(LOOSE, number, ground.base - firm, count.loose * ground.unit)
    return drawn.bars(*dict.fromkeys(ground.kind for ground in lanes.values()), LOOSE)


class _Paths:
    """Rectangles gathered by kind."""

    def __init__(self, axis: Axis) -> None:
        self.axis = axis
        self.bar = min(axis.width * 0.8, WIDEST)
        self.found: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, kind: str, number: int, bottom: float, height: float) -> None:
        if height:
            height = max(LOWEST, height - GAP if height > LOWEST + GAP else height)
            x = self.axis.start(number) + (self.axis.width - self.bar) / 2
            self.found[kind].append(f"M{x:.1f} {bottom:.1f}h{self.bar:.1f}v{-height:.1f}h{-self.bar:.1f}z")

    def bars(self, *order: str) -> tuple[Bars, ...]:
        return tuple(Bars(kind, "".join(self.found[kind])) for kind in order if kind in self.found)
