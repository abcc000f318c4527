"""The axis of a drawing: bins side by side, where a day stands among them, and the names below.

Lengths are in the units of the SVG's view box. What is drawn stands on whole ones, so that bins are of one
width to the eye and the markup is shorter.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.web import bins, days
from app.web.bins import Bin, Unit
from app.web.language import gettext as _

WIDTH = 1200
LEFT, RIGHT = 2, 40  # room for the figures of the scale
LEFT_OF_LANES = 176  # room for the names of lanes; static/site.css knows it too
ROOM_FOR_NAME = 62
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the scale or a name under the axis."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Bins of one width from `left` on."""

    parts: Sequence[Bin]
    left: int

    @property
    def unit(self) -> Unit:
        return self.parts[0].unit

    @property
    def width(self) -> int:
        """Of one bin; what does not go up in them is left free at the end."""
        return max(1, (WIDTH - self.left - RIGHT) // len(self.parts))

    def start(self, number: int) -> int:
        """Where the bin begins that has this number among those drawn; behind the last, where that ends."""
        return self.left + number * self.width

    def number(self, day: dt.date) -> int:
        """Of the bin that holds a day, counted from the first that is drawn; may lie outside."""
        return bins.ordinal(day, self.unit) - bins.ordinal(self.parts[0].start, self.unit)

    def at(self, day: dt.date, *, end: bool = False) -> float:
        """Where a day begins, or ends, in proportion within its bin; at the edge for a day outside."""
        number = self.number(day)
        if number < 0:
            return self.left
        if number >= len(self.parts):
            return self.start(len(self.parts))
        part = self.parts[number]
        days = (part.end - part.start).days + 1
        return self.start(number) + self.width * ((day - part.start).days + end) / days

    def names(self) -> tuple[Mark, ...]:
        """Names of bins: each where there is room, else where a larger unit begins."""
        width = self.width
        chosen = [n for n, part in enumerate(self.parts) if width >= ROOM_FOR_NAME or bins.begins_group(part)]
        if not chosen or chosen[0] * width >= ROOM_FOR_NAME * 1.5:
            chosen.insert(0, 0)
        marks: list[Mark] = []
        for n in chosen:
            centre = max(self.start(n) + width // 2, self.left + ROOM_FOR_NAME // 2)
            if not marks or centre - marks[-1].at >= ROOM_FOR_NAME - 8:
                marks.append(Mark(centre, _name(self.parts[n], first=not marks)))
        return tuple(marks)


def axis_of(first: dt.date, last: dt.date, left: int = LEFT) -> Axis:
    """The axis of the days `first` to `last`, in the unit of `bins.choose_unit`."""
    return Axis(bins.cut(first, last, bins.choose_unit(first, last)), left)


def _name(part: Bin, *, first: bool) -> str:
    """The first name on the axis carries its year, so that a plot within one year still says which."""
    short = bins.short_name(part)
    year = days.year(part.start)
    needs_year = first and part.unit not in (Unit.YEAR, Unit.DECADE) and short != year
    return _("%(month)s %(year)s") % {"month": short, "year": year} if needs_year else short


def scale_for(most: int) -> tuple[int, int]:
    """The top of a scale that holds `most`, and the step of its two to five lines: (30, 10) for 27."""
    magnitude = 1
    while True:
        for step in STEPS:
            if step * magnitude * 5 >= most:
                lines = max(2, -(-most // (step * magnitude)))
                return lines * step * magnitude, step * magnitude
        magnitude *= 1000
