"""The drawn timeline as a picture for where a link to a page is shown: bars and signs in the site's colours.

A PNG of indexed colours, written here: it has rectangles only, and needs neither fonts nor a library. What it
is about stands beside it, as the title of the link.
"""

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from app.domain.event_types import Category
from app.web.bars import LOOSE
from app.web.lanes import INK
from app.web.timeline import Plot

MEDIA_TYPE = "image/png"
WIDTH, HEIGHT = 1200, 630  # as sites that show links want it
LEFT, TOP, RIGHT, BOTTOM = 60, 150, 1140, 570  # where the drawing stands
COLOUR = re.compile(r"--([a-z]+): light-dark\(#([0-9a-f]{3,6}),")
SIGN = 16.0  # of an event that is drawn by itself
USED = ("paper", "ink", "line", "accent", "soft", *Category)


class Rectangle(NamedTuple):
    """In pixels; `colour` by its name in the style sheet."""

    x: float
    y: float
    width: float
    height: float
    colour: str


def write(plot: Plot | None, sheet: str) -> bytes:
    """The picture; `sheet` is the style sheet of the site, whose light colours are taken."""
    rows = [bytearray(WIDTH) for _ in range(HEIGHT)]  # index 0 is the paper
    for rectangle in (*_letterhead(), *(_scaled(plot) if plot else ())):
        _fill(rows, rectangle)
    return _png(rows, _palette(sheet))


def _letterhead() -> Iterator[Rectangle]:
    """The rules of the masthead and the sign of the site."""
    yield Rectangle(0, 0, WIDTH, 10, "ink")
    yield Rectangle(LEFT, 118, RIGHT - LEFT, 2, "ink")
    yield Rectangle(LEFT, 123, RIGHT - LEFT, 2, "ink")
    for number, (width, colour) in enumerate(((66, "ink"), (66, "ink"), (51, "accent"), (36, "ink"))):
        thick = 9 if colour == "accent" else 6
        yield Rectangle(LEFT, 36 + number * 19, width, thick, colour)


def _scaled(plot: Plot) -> Iterator[Rectangle]:
    """What is drawn, as wide and high as there is room."""
    across, down = (RIGHT - LEFT) / plot.width, (BOTTOM - TOP) / plot.body.base
    for line in plot.body.scale:
        yield Rectangle(LEFT, TOP + line.at * down, RIGHT - LEFT, 1, "line")
    for lane in plot.body.lanes:
        yield Rectangle(LEFT, TOP + lane.end * down, RIGHT - LEFT, 1, "line")
    for bars in plot.body.bars:
        colour = {LOOSE: "soft", INK: "ink"}.get(bars.kind, bars.kind)
        for box in bars.boxes:
            top = TOP + (box.bottom - box.height) * down
            yield Rectangle(LEFT + box.x * across, top, box.width * across, box.height * down, colour)
    for dot in plot.body.dots:
        width = dot.width * across if dot.width else SIGN
        left = LEFT + dot.x * across - (0 if dot.width else SIGN / 2)
        colour = dot.kind if dot.kind in USED else "ink"
        yield Rectangle(left, TOP + dot.y * down - SIGN / 2, width, SIGN, colour)
    yield Rectangle(LEFT, BOTTOM, RIGHT - LEFT, 3, "ink")


def _fill(rows: Sequence[bytearray], rectangle: Rectangle) -> None:
    left, top = max(0, round(rectangle.x)), max(0, round(rectangle.y))
    right = min(WIDTH, max(left + 1, round(rectangle.x + rectangle.width)))
    bottom = min(HEIGHT, max(top + 1, round(rectangle.y + rectangle.height)))
    stretch = bytes([USED.index(rectangle.colour)]) * max(0, right - left)
    for row in rows[top:bottom]:
        row[left:right] = stretch


@lru_cache(maxsize=4)
def _palette(sheet: str) -> bytes:
    colours = dict(reversed(COLOUR.findall(sheet)))  # of a name given twice the first one counts
    return b"".join(bytes.fromhex(_six(colours[name])) for name in USED)


def _six(digits: str) -> str:
    return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)


def _png(rows: Sequence[bytearray], palette: bytes) -> bytes:
    """Of 8 bits a pixel, no row filtered (www.w3.org/TR/png)."""
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    parts = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, content) for name, content in parts)


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
