"""The drawn timeline: events become the geometry that `_plot.html` writes down.

Here stand the bins that are links, the table and the legend; what is drawn between is made in `bodies.py`.
Pure functions, no database and no markup. Geometry goes into attributes only, because the content policy
allows no inline style.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.event_types import Category
from app.queries.lasting import Lasting
from app.web import bins, labels, wording
from app.web.axis import WIDTH, Axis, Mark
from app.web.bins import Bin, Unit
from app.web.bodies import TOP, Body, Content, body_of

BOTTOM = 30  # room for the names
ROOM_FOR_SUM = 22  # of a bin, for the number above it

Link = Callable[[dt.date | None, dt.date | None], str]  # the address that shows these days


@dataclass(frozen=True, slots=True)
class Column:
    """One bin with events: a link as high as the plot. `sum` stands above its bar."""

    href: str
    label: str
    x: int
    width: int
    total: int
    sum: Mark | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table that says the same as the drawing, in the order of `Plot.heads`."""

    name: str
    href: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class LegendEntry:
    category: Category
    label: str
    total: int


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything `_plot.html` draws. Totals of bins may add up to more: events count in each they last in."""

    unit: Unit
    first: dt.date
    last: dt.date
    total: int
    body: Body
    columns: tuple[Column, ...]
    names: tuple[Mark, ...]
    legend: tuple[LegendEntry, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    peak: float  # where the fullest bin begins, in percent of the width: what a narrow screen shows first
    left: int
    width: int = WIDTH
    top: int = TOP

    @property
    def height(self) -> int:
        return self.body.base + BOTTOM


@dataclass(frozen=True, slots=True)
class Limits:
    """The days asked for; None where the reader set none."""

    since: dt.date | None
    until: dt.date | None

    def narrow(self, part: Bin) -> tuple[dt.date, dt.date]:
        return max(part.start, self.since or part.start), min(part.end, self.until or part.end)


NO_LIMITS = Limits(None, None)


def draw(content: Content, link: Link, limits: Limits = NO_LIMITS) -> Plot:
    """The plot; links of the outermost bins do not reach past the limits."""
    along, body = body_of(content)
    counts, totals = content.events, Counter(content.totals)
    hrefs = {number: link(*limits.narrow(along.parts[number])) for number in counts}
    told = content.in_lanes if content.asked else counts
    heads = (
        [(lane.code, lane.label) for lane in content.lanes]
        if content.asked
        else [(c.value, labels.of_category(c)) for c in Category if totals[c]]
    )
    columns = tuple(_column(along, number, found, hrefs[number], body) for number, found in counts.items())
    fullest = max(columns, key=lambda column: column.total, default=None)
    is_coloured = bool(body.dots) or any(bar.kind in set(Category) for bar in body.bars)
    return Plot(
        unit=along.unit,
        first=content.first,
        last=content.last,
        total=sum(totals.values()),
        body=body,
        columns=columns,
        names=along.names(),
        legend=_legend(totals) if is_coloured else (),
        heads=tuple(label for _, label in heads),
        rows=tuple(
            _row(along.parts[number], href, counts[number], told.get(number, {}), [code for code, _ in heads])
            for number, href in hrefs.items()
        ),
        peak=round(fullest.x / WIDTH * 100, 1) if fullest else 0,
        left=along.left,
    )


def _legend(totals: Mapping[str, int]) -> tuple[LegendEntry, ...]:
    return tuple(LegendEntry(c, labels.of_category(c), totals[c]) for c in Category if totals[c])


def _column(along: Axis, number: int, found: Mapping[str, Lasting], href: str, body: Body) -> Column:
    part, x = along.parts[number], along.start(number)
    total = sum(count.total for count in found.values())
    has_room = body.unit is not None and along.width >= ROOM_FOR_SUM
    height = body.base - round(total * (body.unit or 0)) - 5
    return Column(
        href=href,
        label=f"{bins.name(part)}: {wording.plural(total, 'event')}",
        x=x,
        width=along.width,
        total=total,
        sum=Mark(height, _short(total)) if has_room else None,
    )


def _row(
    part: Bin, href: str, found: Mapping[str, Lasting], told: Mapping[str, Lasting], heads: Sequence[str]
) -> Row:
    """`told` is what the lanes have of the bin: nothing where its events stand in others."""
    counts = tuple(told[code].total if code in told else 0 for code in heads)
    return Row(bins.name(part), href, counts, sum(count.total for count in found.values()))


def _short(n: int) -> str:
    """A number as it fits above a bar: 950, 1.2k, 12k."""
    if n < 1_000:
        return str(n)
    return f"{n / 1_000:.1f}k" if n < 10_000 else f"{n // 1_000:,}k"
