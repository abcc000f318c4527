"""Plots of the whole record as drawings of their own: boxes, shaded by how much they count, and words.

What a box counts stands in it or in its title, and it leads to the events it counts.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.web.almanacs import Almanac
from app.web.grids import Grid
from app.web.language import gettext as _
from app.web.overviews import Delay

MARGIN, TOP = 16, 56  # around all; the name stands above
ROW, COLUMN, BAR = 28, 52, 420
LETTER = 8  # at most, of 13 px; those of East Asia are wider
SHADES = (0.0, 0.22, 0.48, 0.74, 1.0)  # how strong a box is drawn, by its shade
SQUARES = (0.0, 0.3, 0.52, 0.76, 1.0)  # the same where no number stands in it


@dataclass(frozen=True, slots=True)
class Word:
    """Text at a place; `anchor` as in SVG, `href` a path of ours or ""."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    href: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """What is counted; `kind` is the colour, `text` stands in it, `title` says all."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    strength: float
    href: str = ""
    text: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """What `plot.svg` draws. `empty` is the `d` of a path: boxes that count nothing."""

    name: str
    width: float
    height: float
    boxes: Sequence[Box] = ()
    words: Sequence[Word] = ()
    empty: str = ""


def of_grid(name: str, grid: Grid | None) -> Picture:
    """Rows of numbers, one a column."""
    if grid is None:
        return _nothing(name)
    left = MARGIN + _widest(row.label for row in grid.rows) + MARGIN
    words = [Word(left + (x + 0.5) * COLUMN, TOP + 14, head, "middle") for x, head in enumerate(grid.heads)]
    boxes = []
    for y, row in enumerate(grid.rows):
        top = TOP + (y + 1) * ROW - 4
        words.append(Word(MARGIN, top + 18, row.label, href=row.href))
        boxes += [
            Box(
                left + x * COLUMN,
                top,
                COLUMN - 2,
                ROW - 2,
                "shade",
                SHADES[cell.shade],
                cell.href,
                f"{cell.count:,}",
                f"{row.label}, {grid.heads[x]}: {cell.count:,}",
            )
            for x, cell in enumerate(row.cells)
            if cell.count
        ]
    width = left + len(grid.heads) * COLUMN + MARGIN
    return Picture(name, width, TOP + (len(grid.rows) + 1) * ROW + MARGIN, boxes, words)


def of_almanac(almanac: Almanac | None) -> Picture:
    """A year, a square a day."""
    if almanac is None:
        return _nothing(_("Calendar"))
    boxes = [
        Box(
            square.x + MARGIN,
            square.y + TOP,
            almanac.size,
            almanac.size,
            "fill-engagement",
            SQUARES[square.shade],
            square.href,
            title=square.label,
        )
        for square in almanac.squares
    ]
    words = [Word(mark.at + MARGIN, TOP + 14, mark.text) for mark in almanac.names]
    words += [Word(MARGIN, TOP + mark.at, mark.text) for mark in almanac.weekdays]
    name = _("Events per day of %(year)s") % {"year": almanac.year}
    return Picture(name, almanac.width + MARGIN, almanac.height + TOP + MARGIN, boxes, words, almanac.empty)


def of_delays(name: str, delays: Sequence[Delay]) -> Picture:
    """A bar for each number of days."""
    if not delays:
        return _nothing(name)
    left = MARGIN + _widest(delay.label for delay in delays) + MARGIN
    boxes, words = [], []
    for y, delay in enumerate(delays):
        top, width = TOP + y * ROW, delay.width * BAR / 100
        told = f"{delay.count:,}"
        words += [Word(MARGIN, top + 17, delay.label), Word(left + width + 8, top + 17, told)]
        boxes.append(
            Box(left, top + 4, width, ROW - 10, "fill-engagement", 1.0, title=f"{delay.label}: {told}")
        )
    return Picture(name, left + BAR + 80, TOP + len(delays) * ROW + MARGIN, boxes, words)


def _nothing(name: str) -> Picture:
    return Picture(name, 600, TOP + 2 * ROW, words=[Word(MARGIN, TOP + 14, _("No event has been read yet."))])


def _widest(labels: Iterable[str]) -> int:
    """Pixels that the longest of these takes at most."""
    wide = {"W", "F"}
    letters = (sum(2 if unicodedata.east_asian_width(c) in wide else 1 for c in label) for label in labels)
    return max(letters, default=0) * LETTER
