"""Bars for a dense drawing: how many events each bin holds, stacked by category or side by side in lanes.

All bars of one kind are one path, which keeps the markup small. What lies somewhere in a longer time than the
bin, nobody knows where, is counted apart and drawn with a dashed edge.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.queries.lasting import Lasting
from app.web.axis import Axis

LOOSE = "loose"  # the kind of a bar of events whose day is not known
LANE_HEIGHT = 40
WIDEST = 88
GAP = 1.0  # between bars that stand on one another
LOWEST = 2.0  # a bar is never lower: one event among hundreds can be seen


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


Tally = Mapping[int, Mapping[str, Lasting]]  # by number of the bin and lane; bins without events are left out


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
