"""Dots for a sparse drawing: every event by itself, a point or a bar over its days, in lanes.

Points of one day stand in the middle of it, or side by side where it is drawn as wide as several of them.

What has no exact day has a dashed edge: a bar over the month or year that the release names, a point on the
day of publication. Events of a lane that would cover one another stand in rows.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.codes import DatePrecision
from app.web.axis import Axis

SIZE = 12  # of a point
PITCH = 15  # from row to row
MARGIN = 9  # of a lane, above and below its rows together
LEAST = 32  # a lane is never lower
MOST_ROWS = 16  # about as high as bars
TALLEST = 480  # all lanes together
EXACT = (DatePrecision.DAY, DatePrecision.RANGE)


@dataclass(frozen=True, slots=True)
class Point:
    """An event to draw in one lane; `href` and `title` only where it is a link."""

    start: dt.date
    end: dt.date
    lane: str
    kind: str  # its category
    precision: str
    href: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """A drawn event: a sign at (`x`, `y`), or from there on a bar of that `width`."""

    x: int
    y: int
    width: int | None
    kind: str
    loose: bool
    href: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Band:
    """The part of the drawing that a lane takes."""

    top: int
    height: int


def placed(
    points: Sequence[Point], axis: Axis, lanes: Iterable[str], top: int
) -> tuple[tuple[Dot, ...], Mapping[str, Band]] | None:
    """Dots and the bands of the lanes from `top` on; None where they would not fit: draw bars then."""
    dots: list[Dot] = []
    bands: dict[str, Band] = {}
    for lane in lanes:
        rows: list[float] = []  # where each is taken up to
        found = []
        own = [point for point in points if point.lane == lane]
        for point, (low, high) in zip(own, _extents(own, axis), strict=True):
            row = next((n for n, end in enumerate(rows) if end <= low), len(rows))
            if row == len(rows):
                rows.append(0.0)
            rows[row] = high + 2
            found.append((point, low, high, row))
        height = max(LEAST, len(rows) * PITCH + MARGIN)
        first = top + (height - len(rows) * PITCH + PITCH) // 2
        dots += [_dot(point, low, high, first + row * PITCH) for point, low, high, row in found]
        bands[lane] = Band(top, height)
        top += height
        if len(rows) > MOST_ROWS:
            return None
    if sum(band.height for band in bands.values()) > TALLEST:
        return None
    return tuple(dots), bands


def _extents(points: Sequence[Point], axis: Axis) -> Iterator[tuple[float, float]]:
    """Of the points of a lane."""
    of_day = Counter(point.start for point in points if point.start == point.end)
    met: Counter[dt.date] = Counter()
    for point in points:
        low, high = _extent(point, axis)
        if point.start == point.end:
            room = int((axis.at(point.end, end=True) - axis.at(point.start)) // PITCH)
            abreast = max(1, min(of_day[point.start], room))
            aside = (met[point.start] % abreast - (abreast - 1) / 2) * PITCH
            low, high = low + aside, high + aside
            met[point.start] += 1
        yield low, high


def _extent(point: Point, axis: Axis) -> tuple[float, float]:
    """From where to where: over all its days, and never smaller than a point."""
    low, high = axis.at(point.start), axis.at(point.end, end=True)
    centre, half = (low + high) / 2, max(high - low, SIZE) / 2
    if point.start == point.end:
        half = SIZE / 2
    return centre - half, centre + half


def _dot(point: Point, low: float, high: float, y: int) -> Dot:
    is_bar = high - low > SIZE
    return Dot(
        x=round(low if is_bar else (low + high) / 2),
        y=y,
        width=round(high - low) if is_bar else None,
        kind=point.kind,
        loose=DatePrecision(point.precision) not in EXACT,
        href=point.href,
        title=point.title,
    )
