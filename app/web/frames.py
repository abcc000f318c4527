"""The markup by which other sites show the timeline, in a frame that holds all of it: how high that is.

The page in the frame is in `embedding.py`, its style in `site.css`. How lines wrap is reckoned here, from the
width of a character as it is on average; rather too high than too low, as a frame that is too low scrolls.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

import sqlalchemy as sa

from app.queries.events import count_events
from app.queries.filters import EventFilter
from app.web import language, plotting, wording
from app.web.addresses import Timeline
from app.web.language import gettext as _
from app.web.naming import in_words, names_in
from app.web.plotting import Drawing

PATH = "/embed/timeline"
WIDTH = 960
NARROWEST = 240
DRAWN_WIDTHS = 896, 1088  # of the drawing, at least and at most; it scrolls in a narrower frame
EDGES, SIDES = 16, 32  # around the page: above and below, left and right
SCROLLBAR = 16  # below a drawing that is wider than the frame
HEADING, NAME, TEXT, SMALL = 22, 20, 14, 13  # sizes of letters
LINES = {"ko": (1.3, 1.7)}  # how high a line of a heading is and one of text, by the size of its letters
LINES_ELSE = (1.15, 1.5)
NARROW, WIDE = 0.53, 1.0  # of a character, by its size
BETWEEN_ITEMS, SWATCH = 16, 20
GAPS = 6 + 4 + 4  # above the drawing, its caption and its table


@dataclass(frozen=True, slots=True)
class Framed:
    """What the page in a frame says: the filter in words, how many events there are, their drawing."""

    what: str
    total: int
    drawing: Drawing

    def height(self, width: int | None = None) -> int:
        """In pixels, in a frame of that width; where none is said, in any from `WIDTH` on: a wider one has a
        larger drawing and fewer lines of text."""
        if width is None:
            return max(self.height(WIDTH), self.height(DRAWN_WIDTHS[1] + SIDES))
        tight, loose = LINES.get(language.code.get(), LINES_ELSE)
        room = max(NARROWEST, width) - SIDES
        drawing, plot = self.drawing, self.drawing.plot
        found = wording.plural(self.total, "event")
        moves = [_length(move.text, TEXT) for move in drawing.moves]
        height = (
            EDGES
            + _lines([*_words(self.what, HEADING), *_words(found, SMALL)], room) * HEADING * tight
            + _lines(_words(drawing.heading, NAME), room) * NAME * tight
            + _lines(moves, room, BETWEEN_ITEMS) * (TEXT * loose + 10)
            + _lines(_words(f"{drawing.caption} {drawing.hint}", TEXT), room) * TEXT * loose
            + _lines(_words(f"Readout: {motto()}", TEXT), room) * TEXT * loose
        )
        if plot:
            least, most = DRAWN_WIDTHS
            drawn = min(max(room, least), most)
            legend = [
                SWATCH + _length(entry.label, TEXT) + _length(f" {entry.total:,}", SMALL)
                for entry in plot.legend
            ]
            height += (
                _lines(legend, room, BETWEEN_ITEMS) * (TEXT * loose + 2)
                + plot.height * drawn / plot.width
                + (SCROLLBAR if room < least else 0)
                + GAPS
                + TEXT * loose  # the table, folded
            )
        return round(height)


def framed_of(connection: sa.Connection, wanted: EventFilter, drawn: Timeline) -> Framed:
    return Framed(
        in_words(wanted, names_in(connection, wanted)),
        count_events(connection, wanted),
        plotting.draw(connection, wanted, drawn, drawn.lane),
    )


def motto() -> str:
    return _("The diplomatic record, sentence by sentence")


def frame(address: str, title: str, height: int, width: int | str = "100%") -> str:
    """The markup by which another page shows the timeline at an address."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}" height="{height}" '
        f'loading="lazy"></iframe>'
    )


def _words(text: str, size: int) -> list[float]:
    return [_length(f"{word} ", size) for word in text.split()]


def _length(text: str, size: int) -> float:
    return size * sum(WIDE if unicodedata.east_asian_width(one) in "WF" else NARROW for one in text)


def _lines(lengths: Iterable[float], room: int, gap: int = 0) -> int:
    """How many lines these take; none takes none."""
    lines, left = 0, 0.0
    for length in lengths:
        if not lines or length > left:
            lines, left = lines + 1, float(room)
        left -= length + gap
    return lines
