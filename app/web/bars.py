"""Bars for a dense drawing: how many events each bin holds, stacked by category or side by side in lanes.

All bars of one kind are one path, which keeps the markup small. What lies somewhere in a longer time than the
bin, nobody knows where, is counted apart and drawn with a dashed edge.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from app.queries.lasting import Lasting
from app.web.axis import Axis

LOOSE = "loose"  # the kind of a bar of events whose day is not known
LANE_HEIGHT = 40
WIDEST = 88
GAP = 1  # between bars that stand on one another
LOWEST = 2  # a bar is never lower: one event among hundreds can be seen


class Box(NamedTuple):
    """A bar that stands on `bottom`."""

    x: int
    bottom: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Bars:
    """All bars of one kind: a category, "ink" or "loose"."""

    kind: str
    boxes: tuple[Box, ...]

    @property
    def path(self) -> str:
        """The `d` of an SVG path. Each bar is told from the one before: absolute places take 400 more of the
        8,000 bytes that a part may have."""
        moves = pairwise((Box(0, 0, 0, 0), *self.boxes))
        return "".join(
            f"m{x - before.x} {bottom - before.bottom}h{width}v-{height}h-{width}z"
            for before, (x, bottom, width, height) in moves
        )


@dataclass(frozen=True, slots=True)
class Ground:
    """What the bars of a lane stand on: their kind, their base, the height of one event."""

    kind: str
    base: int
    unit: float


Tally = Mapping[int, Mapping[str, Lasting]]  # by number of the bin and lane; bins without events are left out


def stacked(counts: Tally, axis: Axis, kinds: Sequence[str], base: int, unit: float) -> tuple[Bars, ...]:
    """Bars on one base, kind on kind in this order, loose ones on top; `unit` is the height of one event."""
    drawn = _Boxes(axis)
    for number, found in counts.items():
        below = 0
        for kind in kinds:
            n = found[kind].firm if kind in found else 0
            drawn.add(kind, number, base, below * unit, n * unit)
            below += n
        drawn.add(LOOSE, number, base, below * unit, sum(one.loose for one in found.values()) * unit)
    return drawn.bars(*kinds, LOOSE)


def in_lanes(counts: Tally, axis: Axis, lanes: Mapping[str, Ground]) -> tuple[Bars, ...]:
    """Bars of each lane on its ground."""
    drawn = _Boxes(axis)
    for lane, ground in lanes.items():
        for number, found in counts.items():
            if lane in found:
                firm = found[lane].firm * ground.unit
                drawn.add(ground.kind, number, ground.base, 0, firm)
                drawn.add(LOOSE, number, ground.base, firm, found[lane].loose * ground.unit)
    return drawn.bars(*dict.fromkeys(ground.kind for ground in lanes.values()), LOOSE)


class _Boxes:
    """Rectangles gathered by kind."""

    def __init__(self, axis: Axis) -> None:
        self.axis = axis
        self.bar = min(round(axis.width * 0.8), WIDEST)
        self.inset = (axis.width - self.bar) // 2
        self.found: defaultdict[str, list[Box]] = defaultdict(list)

    def add(self, kind: str, number: int, base: int, below: float, height: float) -> None:
        """A bar of that `height`, so far above the base."""
        if height:
            bottom = base - round(below)
            drawn = bottom - (base - round(below + height))
            drawn = max(LOWEST, drawn - GAP if drawn > LOWEST + GAP else drawn)
            self.found[kind].append(Box(self.axis.start(number) + self.inset, bottom, self.bar, drawn))

    def bars(self, *order: str) -> tuple[Bars, ...]:
        return tuple(Bars(kind, tuple(self.found[kind])) for kind in order if kind in self.found)
