"""What stands on the axis of a drawing: bars stacked by category, bars in lanes, or a sign for each event."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.event_types import Category
from app.web import axis, bars, dots
from app.web.axis import LEFT_OF_LANES, Axis, Mark
from app.web.bars import Bars, Ground, Tally
from app.web.dots import Dot, Point
from app.web.lanes import LaneOf

TOP = 22  # room for the sums
TALL = 248  # the stacked bars
SMALLEST_SCALE = 4  # a single event is no tower
ROOM_IN_LANE = bars.LANE_HEIGHT - 16


@dataclass(frozen=True, slots=True)
class Content:
    """What to draw of the days `first` to `last`: events in bins by category, and by lane if wanted.

    `totals` are those of categories: an event that lasts in several bins counts once. `points` are single
    events where they are few enough; where these fit, they are drawn. `asked`: the reader chose the lanes, so
    that bars stand in them too; `lanes_in_all` have events.
    """

    first: dt.date
    last: dt.date
    events: Tally
    totals: Mapping[str, int]
    lanes: Sequence[LaneOf]
    in_lanes: Tally
    points: Sequence[Point] | None = None
    asked: bool = False
    lanes_in_all: int = 0


@dataclass(frozen=True, slots=True)
class Peak:
    """Where the number above the highest bar of a lane stands."""

    x: int
    y: int
    total: int


@dataclass(frozen=True, slots=True)
class LaneLine:
    """The name of a lane at the height `at`, and the line it ends with."""

    label: str
    total: int
    at: int
    end: int
    peak: Peak | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """What stands on the axis. `base` is where the axis runs, `unit` the height of one event in a stack."""

    base: int
    bars: tuple[Bars, ...] = ()
    dots: tuple[Dot, ...] = ()
    lanes: tuple[LaneLine, ...] = ()
    scale: tuple[Mark, ...] = ()
    unit: float | None = None


def body_of(content: Content) -> tuple[Axis, Body]:
    """Signs where they fit, else bars, in lanes if the reader asked for them."""
    beside = axis.axis_of(content.first, content.last, LEFT_OF_LANES)
    signs = _dotted(content, beside) if content.points is not None else None
    if signs is not None:
        return beside, signs
    if content.asked:
        return beside, _laned(content, beside)
    along = axis.axis_of(content.first, content.last)
    return along, _stacked(content, along)


def _stacked(content: Content, along: Axis) -> Body:
    counts = content.events
    most = max((sum(one.total for one in found.values()) for found in counts.values()), default=0)
    top_of_scale, step = axis.scale_for(max(SMALLEST_SCALE, most))
    unit, base = TALL / top_of_scale, TOP + TALL
    scale = tuple(Mark(base - round(n * unit), f"{n:,}") for n in range(step, top_of_scale + 1, step))
    return Body(base, bars.stacked(counts, along, [*Category], base, unit), scale=scale, unit=unit)


def _laned(content: Content, along: Axis) -> Body:
    """Each lane has a scale of its own, whose top is told: where one has a hundred times what another has,
    nothing could be seen of the other."""
    counts = content.in_lanes
    grounds, lines = {}, []
    for n, lane in enumerate(content.lanes, start=1):
        end = TOP + n * bars.LANE_HEIGHT
        in_bins = {number: found[lane.code].total for number, found in counts.items() if lane.code in found}
        fullest = max(in_bins, key=lambda number: in_bins[number])
        grounds[lane.code] = Ground(lane.kind, end, ROOM_IN_LANE / max(SMALLEST_SCALE, in_bins[fullest]))
        height = in_bins[fullest] * grounds[lane.code].unit
        middle = along.start(fullest) + along.width // 2
        peak = Peak(middle, end - round(height) - 4, in_bins[fullest])
        lines.append(LaneLine(lane.label, lane.total, end - 10, end, peak))
    base = max([TOP, *(line.end for line in lines)])
    return Body(base, bars.in_lanes(counts, along, grounds), lanes=tuple(lines))


def _dotted(content: Content, along: Axis) -> Body | None:
    fit = dots.placed(content.points or (), along, [lane.code for lane in content.lanes], TOP)
    if fit is None:
        return None
    drawn, bands = fit
    lines = []
    for lane in content.lanes:
        band = bands[lane.code]
        lines.append(
            LaneLine(lane.label, lane.total, band.top + band.height // 2 + 4, band.top + band.height)
        )
    return Body(max([TOP, *(line.end for line in lines)]), dots=drawn, lanes=tuple(lines))
