"""The picture beside a link to a page: what it is about in words, and its events drawn over time.

A PNG in the light colours of the site, of the size that sites which show links want.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

from app.settings import bundled
from app.web.bars import LOOSE
from app.web.cards import EventCard, ReleaseCard
from app.web.formats.lettering import fitted, shortened, width, write
from app.web.lanes import INK
from app.web.plotting import Drawing
from app.web.timeline import Plot
from app.web.wording import capital

MEDIA_TYPE = "image/png"
WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT = 64, 1136
ROOM = RIGHT - LEFT
FIRST_LINE = 176  # below the letterhead
AXIS = 560  # where the drawing stands
MOST_STRETCHED = 2.0  # the height of a drawing with few lanes
SIGN = 16  # of an event that is drawn by itself
OUTLINE = 3  # of a sign whose day is not known
MOST_LARGE_NAMES = 6  # of lanes
COLOURS = 64  # of the palette: few, so that the file is small
COLOUR = re.compile(r"--([a-z]+): light-dark\((#[0-9a-f]{3,6}),")


def of_list(title: str, count: str, drawing: Drawing) -> bytes:
    """A list: its filter in words, how many events it has on which days, its drawing."""
    card = _Card()
    card.title(title, 54, 2)
    card.line(count, drawing.span)
    if drawing.plot:
        card.legend(drawing.plot)
        card.drawing(drawing.plot)
    return card.png()


def of_event(event: EventCard) -> bytes:
    """An event: its title, its day and place, the sentence that tells it."""
    card = _Card()
    card.kicker(event.type, event.category)
    card.title("".join(piece.text for piece in event.title), 58, 2)
    hedge = f" ({event.time.hedge})" if event.time.hedge else ""
    card.line(f"{event.time.text}{hedge}", event.place, event.status, event.accounts)
    if event.quote:
        card.quote(event.quote.text, event.quote.publisher)
    return card.png()


def of_release(release: ReleaseCard, told: str | None) -> bytes:
    """A release: its heading, who published it and when, what was `told` of events."""
    card = _Card()
    card.kicker(capital(release.kind), "ink")
    card.title(release.heading, 58, 4)
    card.line(release.publisher, release.published.text if release.published else None, told)
    return card.png()


class _Card:
    """A picture that is written from the top down."""

    def __init__(self) -> None:
        self.colours = _colours()
        self.image = Image.new("RGB", (WIDTH, HEIGHT), self.colours["paper"])
        self.draw = ImageDraw.Draw(self.image)
        self.y = FIRST_LINE
        self._letterhead()

    def _letterhead(self) -> None:
        """The rules of the masthead, the sign and the name of the site."""
        self.box(0, 0, WIDTH, 10, "ink")
        for number, (long, colour) in enumerate(((44, "ink"), (44, "ink"), (34, "accent"), (24, "ink"))):
            self.box(LEFT, 42 + number * 11, long, 6 if colour == "accent" else 4, colour)
        self.write(LEFT + 58, 78, "Readout", 44, "ink")
        self.box(LEFT, 102, ROOM, 2, "ink")
        self.box(LEFT, 107, ROOM, 2, "ink")

    def kicker(self, text: str, colour: str) -> None:
        self.box(LEFT, self.y - 27, 20, 20, colour)
        self.write(LEFT + 34, self.y - 10, text, 30, "soft")
        self.y += 54

    def title(self, text: str, size: int, most: int) -> None:
        for line in fitted(text, size, ROOM, most):
            self.write(LEFT, self.y, line, size, "ink")
            self.y += round(size * 1.15)

    def line(self, *parts: str | None) -> None:
        text = " · ".join(filter(None, parts))
        self.write(LEFT, self.y - 8, shortened(text, 30, ROOM), 30, "soft")
        self.y += 46

    def quote(self, text: str, source: str) -> None:
        lines = fitted(f"“{text}”", 34, ROOM - 36, max(1, (AXIS - self.y) // 46))
        top = self.y + 10
        for number, line in enumerate(lines):
            self.write(LEFT + 32, top + 34 + number * 46, line, 34, "ink")
        self.box(LEFT, top, 5, len(lines) * 46, "accent")
        self.write(LEFT + 32, top + len(lines) * 46 + 34, shortened(source, 26, ROOM - 32), 26, "soft")

    def legend(self, plot: Plot) -> None:
        """As many categories as there is room for, those with most events."""
        x = LEFT
        for entry in sorted(plot.legend, key=lambda entry: -entry.total):
            text = f"{entry.label} {entry.total:,}"
            if x + 24 + width(text, 22) > RIGHT:
                break
            self.box(x, self.y - 21, 16, 16, entry.category)
            self.write(x + 24, self.y - 6, text, 22, "soft")
            x += 24 + round(width(text, 22)) + 28
        self.y += 20

    def drawing(self, plot: Plot) -> None:
        """What is drawn, as wide and high as there is room; an outline where no exact day is known."""
        across, down = ROOM / plot.width, min((AXIS - self.y) / plot.body.base, MOST_STRETCHED)
        top = AXIS - plot.body.base * down
        for at in (*(line.at for line in plot.body.scale), *(lane.end for lane in plot.body.lanes)):
            self.box(LEFT, top + at * down, ROOM, 1, "line")
        for bars in plot.body.bars:
            colour = {LOOSE: "soft", INK: "ink"}.get(bars.kind, bars.kind)
            for box in bars.boxes:
                high = max(2, box.height * down)
                under = top + box.bottom * down
                self.box(LEFT + box.x * across, under - high, box.width * across, high, colour)
        for dot in plot.body.dots:
            long = dot.width * across if dot.width else SIGN
            left = LEFT + dot.x * across - (0 if dot.width else SIGN / 2)
            colour = self.colours[dot.kind if dot.kind in self.colours else "ink"]
            x, y = round(left), round(top + dot.y * down - SIGN / 2)
            ends = (x, y, x + round(long), y + SIGN)
            inside = self.colours["paper"] if dot.loose else colour
            self.draw.rounded_rectangle(ends, SIGN / 2, inside, colour, OUTLINE)
        size = 18 if len(plot.body.lanes) <= MOST_LARGE_NAMES else 15
        for lane in plot.body.lanes:
            label = shortened(lane.label, size, plot.left * across - 12)
            self.write(LEFT, top + (lane.at - size / 5) * down + size / 3, label, size, "ink")
        self.box(LEFT, AXIS, ROOM, 3, "ink")
        self._names(plot, across)

    def _names(self, plot: Plot, across: float) -> None:
        """Names of days under the axis, those that have room."""
        free = float(LEFT)
        for mark in plot.names:
            long = width(mark.text, 22)
            x = min(max(LEFT, LEFT + mark.at * across - long / 2), RIGHT - long)
            if x >= free:
                self.write(x, AXIS + 34, mark.text, 22, "soft")
                free = x + long + 24

    def write(self, x: float, y: float, text: str, size: int, colour: str) -> None:
        write(self.draw, (x, y), text, size, self.colours[colour])

    def box(self, x: float, y: float, wide: float, high: float, colour: str) -> None:
        """At least a pixel each way."""
        right, bottom = max(round(x + wide), round(x) + 1), max(round(y + high), round(y) + 1)
        self.draw.rectangle((round(x), round(y), right - 1, bottom - 1), self.colours[colour])

    def png(self) -> bytes:
        written = BytesIO()
        small = self.image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        small.save(written, "PNG")
        return written.getvalue()


@lru_cache(maxsize=1)
def _colours() -> Mapping[str, str]:
    """The light colours of the style sheet by name; of one given twice the first counts."""
    sheet = (bundled("static") / "site.css").read_text(encoding="utf-8")
    return dict(reversed(COLOUR.findall(sheet)))
