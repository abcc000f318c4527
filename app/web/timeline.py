"""The drawn timeline: counts become the geometry of a stacked bar chart, ready for `_plot.html`.

Pure functions, no database and no markup. Lengths are in the units of the SVG's view box; geometry goes into
attributes only, because the content policy allows no inline style.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.event_types import CATEGORIES, Category
from app.web import bins
from app.web.bins import Bin, Unit

WIDTH = 1200
HEIGHT = 300
LEFT, RIGHT, TOP, BOTTOM = 2, 40, 16, 30  # room for the figures of the scale and the names under the axis
ROOM_FOR_NAME = 62
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)
SMALLEST_SCALE = 4  # a single event is no tower
TRIM = 0.02  # share of events that may lie outside the first view at each end

Link = Callable[[dt.date | None, dt.date | None], str]  # the address that shows these days


@dataclass(frozen=True, slots=True)
class Counts:
    """How many events to draw: `in_bins` by first day of a bin and category, where one may stand in several
    bins, and `in_all` by category, where each counts once."""

    in_bins: Mapping[tuple[dt.date, Category], int]
    in_all: Mapping[Category, int]

    @property
    def total(self) -> int:
        return sum(self.in_all.values())


@dataclass(frozen=True, slots=True)
class Segment:
    """One category within a bar."""

    category: Category
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """One bin: a link as high as the plot with a stacked bar in it."""

    id: str
    href: str
    label: str
    x: float
    width: float
    bar_x: float
    bar_width: float
    total: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the scale or a name under the axis."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table that says the same as the drawing."""

    name: str
    href: str
    counts: tuple[int, ...]  # in the order of `Plot.categories`
    total: int


@dataclass(frozen=True, slots=True)
class LegendEntry:
    category: Category
    label: str
    total: int


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything `_plot.html` draws. The totals of bins may add up to more: see `Counts`."""

    unit: Unit
    first: dt.date
    last: dt.date
    total: int
    columns: tuple[Column, ...]
    scale: tuple[Mark, ...]
    names: tuple[Mark, ...]
    legend: tuple[LegendEntry, ...]
    rows: tuple[Row, ...]
    peak: float  # where the fullest bin begins, in percent of the width: what a narrow screen shows first
    width: int = WIDTH
    height: int = HEIGHT
    base: float = HEIGHT - BOTTOM
    top: int = TOP


def draw(first: dt.date, last: dt.date, counts: Counts, link: Link, limits: "Limits | None" = None) -> Plot:
    """The plot of the days `first` to `last`; the unit is that of `choose_unit`, and `counts` came in it.

    `limits` are the days the reader asked for: links of the outermost bins do not reach past them.
    """
    unit = bins.choose_unit(first, last)
    parts = bins.cut(first, last, unit)
    per_bin = [{c: counts.in_bins.get((part.start, c), 0) for c in Category} for part in parts]
    totals = [sum(found.values()) for found in per_bin]
    top_of_scale, step = scale_for(max(SMALLEST_SCALE, *totals))
    clip = limits or Limits(None, None)
    hrefs = [link(*clip.narrow(part)) for part in parts]
    width = (WIDTH - LEFT - RIGHT) / len(parts)
    columns = tuple(
        _column(part, LEFT + n * width, width, found, top_of_scale, href)
        for n, (part, found, href) in enumerate(zip(parts, per_bin, hrefs, strict=True))
    )
    shown = [c for c in Category if counts.in_all.get(c)]
    return Plot(
        unit=unit,
        first=first,
        last=last,
        total=counts.total,
        columns=columns,
        scale=tuple(Mark(_y(n, top_of_scale), f"{n:,}") for n in range(step, top_of_scale + 1, step)),
        names=_names(parts, width),
        legend=tuple(LegendEntry(c, CATEGORIES[c].label, counts.in_all[c]) for c in shown),
        rows=tuple(
            Row(bins.name(part), href, tuple(found[c] for c in shown), total)
            for part, found, href, total in zip(parts, per_bin, hrefs, totals, strict=True)
            if total
        ),
        peak=round(columns[totals.index(max(totals))].x / WIDTH * 100, 1),
    )


@dataclass(frozen=True, slots=True)
class Limits:
    """The days asked for; None where the reader set none."""

    since: dt.date | None
    until: dt.date | None

    def narrow(self, part: Bin) -> tuple[dt.date, dt.date]:
        return max(part.start, self.since or part.start), min(part.end, self.until or part.end)


def _column(
    part: Bin, x: float, width: float, found: Mapping[Category, int], top_of_scale: int, href: str
) -> Column:
    total = sum(found.values())
    bar = min(width * 0.8, 56)
    return Column(
        id=f"bin-{part.unit}-{part.start.isoformat()}",
        href=href,
        label=f"{bins.name(part)}: {total:,} {'event' if total == 1 else 'events'}",
        x=round(x, 1),
        width=round(width, 1),
        bar_x=round(x + (width - bar) / 2, 1),
        bar_width=round(bar, 1),
        total=total,
        segments=tuple(_stack(found, top_of_scale)),
    )


def _stack(found: Mapping[Category, int], top_of_scale: int) -> list[Segment]:
    """Bars of one bin from the base upwards, in the order of the categories."""
    segments, below = [], 0
    for category, n in found.items():
        if n:
            low, high = _y(below, top_of_scale), _y(below + n, top_of_scale)
            segments.append(Segment(category, high, round(low - high, 1)))
            below += n
    return segments


def _y(n: int, top_of_scale: int) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * n / top_of_scale, 1)


def scale_for(most: int) -> tuple[int, int]:
    """The top of a scale that holds `most`, and the step of its two to five lines: (30, 10) for 27."""
    magnitude = 1
    while True:
        for step in STEPS:
            if step * magnitude * 5 >= most:
                lines = max(2, -(-most // (step * magnitude)))
                return lines * step * magnitude, step * magnitude
        magnitude *= 1000


def _names(parts: Sequence[Bin], width: float) -> tuple[Mark, ...]:
    """Names under the axis: every bin where there is room, else where a larger unit begins."""
    chosen = [n for n, part in enumerate(parts) if width >= ROOM_FOR_NAME or bins.begins_group(part)]
    if not chosen or chosen[0] * width >= ROOM_FOR_NAME * 1.5:
        chosen.insert(0, 0)
    marks: list[Mark] = []
    for n in chosen:
        centre = LEFT + (n + 0.5) * width
        if not marks or centre - marks[-1].at >= ROOM_FOR_NAME - 8:
            marks.append(
                Mark(round(max(centre, ROOM_FOR_NAME / 2), 1), _axis_name(parts[n], first=not marks))
            )
    return tuple(marks)


def _axis_name(part: Bin, *, first: bool) -> str:
    """The first name on the axis carries its year, so that a plot within one year still says which."""
    short = bins.short_name(part)
    needs_year = first and part.unit not in (Unit.YEAR, Unit.DECADE) and short != str(part.start.year)
    return f"{short} {part.start.year}" if needs_year else short


def first_view(per_month: Mapping[dt.date, int]) -> tuple[dt.date, dt.date] | None:
    """The days a reader sees who asked for none: where nearly all events lie, not the odd one decades away.

    Up to `TRIM` of the events may be left out at each end, and only where that halves what must be drawn.
    None without a dated event. Keys are first days of months.
    """
    months = sorted(month for month, n in per_month.items() if n)
    if not months:
        return None
    spare = int(sum(per_month.values()) * TRIM)
    low = _first_kept(months, per_month, spare)
    high = _first_kept(months[::-1], per_month, spare)
    whole = bins.count_bins(months[0], months[-1], Unit.MONTH)
    start = low if bins.count_bins(low, months[-1], Unit.MONTH) * 2 <= whole else months[0]
    whole = bins.count_bins(start, months[-1], Unit.MONTH)
    end = high if bins.count_bins(start, max(high, start), Unit.MONTH) * 2 <= whole else months[-1]
    return start, bins.bin_of(bins.ordinal(max(end, start), Unit.MONTH), Unit.MONTH).end


def _first_kept(months: Sequence[dt.date], per_month: Mapping[dt.date, int], spare: int) -> dt.date:
    """The first month of the sequence that cannot be left out within what may be spared."""
    for month in months:
        spare -= per_month[month]
        if spare < 0:
            return month
    return months[-1]
