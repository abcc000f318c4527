"""What pages of a country, a pair, a person, a type or a publisher have in common: a list of their own, drawn
over time, with its newest events and its ways out for programs.

The links of the drawing lead to the list page, so nothing is swapped here.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from app.queries import events
from app.queries.filters import EventFilter
from app.queries.page import Page
from app.web import addresses, cards, plotting, representations, wording
from app.web.cards import EventCard
from app.web.formats import atom, ics
from app.web.frames import Framed
from app.web.head import Feed
from app.web.language import gettext as _
from app.web.listings import Listing
from app.web.moves import Move
from app.web.representations import ViewAs
from app.web.timeline import Plot

EVENTS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Scene:
    """What `_plot.html` and `_latest.html` print; `what` is whose events they are, in words."""

    what: str
    total: int
    heading: str
    plot: Plot | None
    span: str
    caption: str
    hint: str
    moves: tuple[Move, ...]
    events: tuple[EventCard, ...]
    paraphrased: bool
    all_href: str
    all_text: str
    view_as: ViewAs
    feeds: tuple[Feed, ...]
    lanes: tuple[()] = ()
    focus: str = ""
    swaps: bool = False

    @property
    def count(self) -> str:
        return wording.plural(self.total, "event")

    def told(self, words: str) -> str:
        """The words with `%(events)s` in them, or that there is none."""
        return words % {"events": self.count} if self.total else _("No event on record.")


def scene_of(connection: sa.Connection, listing: Listing, what: str, base: str) -> Scene:
    """The number of its statements is that of a list and a drawing; `base` is the address of the site."""
    wanted = listing.filter
    total = events.count_events(connection, wanted)
    window = events.list_events(connection, wanted, Page(first=EVENTS_SHOWN))
    drawing = plotting.draw(connection, wanted, addresses.timeline, listing.lane)
    listed = tuple(cards.event_card(event) for event in window.items)
    return Scene(
        what=what,
        total=total,
        heading=drawing.heading,
        plot=drawing.plot,
        span=drawing.span,
        caption=drawing.caption,
        hint=drawing.hint,
        moves=drawing.moves,
        events=listed,
        paraphrased=cards.any_paraphrase(listed),
        all_href=addresses.timeline(wanted),
        all_text=wording.all_on_timeline(total),
        view_as=representations.of_list(
            listing, EventFilter(), base, Framed(what, total, drawing), addresses.Timeline(listing.lane)
        ),
        feeds=feeds_of(listing, EventFilter(), what),
    )


def feeds_of(listing: Listing, given: EventFilter, words: str) -> tuple[Feed, ...]:
    """The feeds of a list under the filter of its page."""
    return (
        Feed(
            representations.feed_of(listing.path, given),
            atom.MEDIA_TYPE,
            _("Events: %(what)s") % {"what": words},
        ),
        Feed(given.address(f"{listing.path}.ics"), ics.MEDIA_TYPE, _("Calendar: %(what)s") % {"what": words}),
    )
