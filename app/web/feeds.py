"""The lists for programs: JSON, JSON lines, CSV, Atom, iCalendar, SVG and PNG, with the filters of the page.

None has a cap. JSON and Atom come in pages that name the next one, the others as one stream; what is asked of
an event or a list otherwise is the address of its page with a suffix.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.db.engine import reading
from app.errors import NotFound
from app.queries import events, shapes
from app.queries.filters import EventFilter
from app.queries.page import MAX_SIZE, Order, Page
from app.queries.selection import EVENT_CARD, EventSelection
from app.queries.spans import count_without_day
from app.web import addresses, language, listings, paging, plotting, wording
from app.web.formats import atom, card, ics, items, sheet, svg
from app.web.formats.entries import entry_of
from app.web.language import gettext as _
from app.web.language import marked
from app.web.listings import Listing
from app.web.naming import in_words, names_in
from app.web.plotting import Drawing
from app.web.site import site_of
from app.web.streaming import respond

ATOM_ENTRIES = 50
SUBTITLE = marked("Diplomatic events read by a program from press releases of foreign ministries.")


@dataclass(frozen=True, slots=True)
class Asked:
    """A list as a program asks for it: `given` are the filters of the query, `wanted` are all of them."""

    request: Request
    listing: Listing
    given: EventFilter
    wanted: EventFilter

    @property
    def base(self) -> str:
        return site_of(self.request).absolute(self.request, "")

    @property
    def engine(self) -> sa.Engine:
        return site_of(self.request).engine

    def address(self, format: str, *further: tuple[str, str]) -> str:
        """The absolute address of the same list, in the same language."""
        return self.in_language(self.given.address(f"{self.listing.path}.{format}", *further))

    def in_language(self, path: str) -> str:
        return language.address(self.base + path, language.code.get())

    @property
    def order(self) -> Order:
        """By day as the pages, or by what was read or changed last."""
        is_updated = self.request.query_params.get("order") == Order.UPDATED
        return Order.UPDATED if is_updated else Order.NEWEST

    def page(self, size: int) -> Page:
        return paging.page_of_feed(self.request.query_params.multi_items(), size)


def show(request: Request, listing: Listing) -> Response:
    """A list in the format of its suffix."""
    format = request.path_params["format"]
    if format not in FORMATS:
        raise NotFound("format", format)
    given = EventFilter.from_query(addresses.pairs_of(request))
    return FORMATS[format](Asked(request, listing, given, listing.narrow(given)))


def every(engine: sa.Engine, wanted: EventFilter, selection: EventSelection) -> Iterator[shapes.Event]:
    """All events that match, newest first."""
    return paging.every(
        engine, lambda connection, page: events.list_events(connection, wanted, page, selection=selection)
    )


def _json(asked: Asked) -> Response:
    """A page of the list: `{filter, total, items, next}`; `next` is the address of the following one."""
    with reading(asked.engine) as connection:
        total = events.count_events(connection, asked.wanted)
        window = events.list_events(connection, asked.wanted, asked.page(MAX_SIZE), selection=items.SELECTION)
    size = [pair for pair in asked.request.query_params.multi_items() if pair[0] == "first"]
    following = asked.address("json", *size, ("after", window.cursors[-1])) if window.has_next else None
    listed = [items.event_item(event, asked.base) for event in window.items]
    content = items.listed(asked.wanted.to_query(), total, listed, following)
    return Response(content, media_type="application/json")


def _lines(asked: Asked) -> Response:
    found = every(asked.engine, asked.wanted, items.SELECTION)
    lines = items.lines(items.event_item(event, asked.base) for event in found)
    return respond(asked.request, asked.engine, lines, items.LINES_TYPE)


def _csv(asked: Asked) -> Response:
    found = every(asked.engine, asked.wanted, items.SELECTION)
    rows = sheet.written(sheet.EVENTS, (items.event_item(event, asked.base) for event in found))
    return respond(asked.request, asked.engine, rows, sheet.MEDIA_TYPE)


def _atom(asked: Asked) -> Response:
    """A page of the feed, which names the next one. `order=updated` is for who follows it: an event of long
    ago that was read just now stands on the first page."""
    with reading(asked.engine) as connection:
        words = in_words(asked.wanted, names_in(connection, asked.wanted))
        page, order = asked.page(ATOM_ENTRIES), asked.order
        window = events.list_events(connection, asked.wanted, page, order, EVENT_CARD)
    ordered = [("order", order.value)] if order is Order.UPDATED else []
    feed = atom.Feed(
        title=f"Readout: {words}",
        subtitle=_(SUBTITLE),
        page=asked.in_language(addresses.timeline(asked.wanted)),
        address=asked.address("atom", *ordered),
        base=asked.base,
        following=asked.address("atom", *ordered, ("after", window.cursors[-1])) if window.has_next else None,
    )
    entries = [entry_of(event) for event in window.items]
    return Response(atom.write(feed, entries, dt.datetime.now(dt.UTC)), media_type=atom.MEDIA_TYPE)


def _calendar(asked: Asked) -> Response:
    with reading(asked.engine) as connection:
        words = in_words(asked.wanted, names_in(connection, asked.wanted))
        undated = count_without_day(connection, asked.wanted)
    entries = (entry_of(event) for event in every(asked.engine, asked.wanted, EVENT_CARD))
    lines = ics.write(f"Readout: {words}", asked.base, entries, undated)
    return respond(asked.request, asked.engine, lines, ics.MEDIA_TYPE)


def _drawing(asked: Asked) -> Response:
    site = site_of(asked.request)
    words, drawing = _drawn(asked)
    view = svg.view_of(words, drawing, site.assets.text("site.css"))
    content = site.templates.get_template("timeline.svg").render(view=view)
    headers = {"Content-Security-Policy": svg.policy_of(view.style)}
    return Response(content, headers=headers, media_type=svg.MEDIA_TYPE)


def _card(asked: Asked) -> Response:
    words, drawing = _drawn(asked)
    with reading(asked.engine) as connection:
        told = wording.plural(events.count_events(connection, asked.wanted), "event")
    return Response(card.of_list(words, told, drawing), media_type=card.MEDIA_TYPE)


def _drawn(asked: Asked) -> tuple[str, Drawing]:
    """The list in words, and its drawing, whose links are absolute."""
    address = addresses.timeline_of(asked.request.query_params.multi_items())
    with reading(asked.engine) as connection:
        words = in_words(asked.wanted, names_in(connection, asked.wanted))
        drawing = plotting.draw(
            connection, asked.wanted, lambda wanted: asked.in_language(address(wanted)), address.lane
        )
    return words, drawing


FORMATS: Mapping[str, Callable[[Asked], Response]] = {
    "json": _json,
    "ndjson": _lines,
    "csv": _csv,
    "atom": _atom,
    "ics": _calendar,
    "svg": _drawing,
    "png": _card,
}

_LISTINGS: Mapping[str, Callable[..., Listing]] = {
    "/events": listings.everything,
    "/countries/{code}": listings.of_country,
    "/countries/{a}/{b}": listings.of_pair,
    "/participants/{id}": listings.of_participant,
    "/types/{code}": listings.of_type,
    "/publishers/{slug}": listings.of_publisher,
}


def _route(path: str, listing: Callable[..., Listing]) -> Route:
    def answer(request: Request) -> Response:
        return show(request, listing(**{k: v for k, v in request.path_params.items() if k != "format"}))

    return Route(f"{path}.{{format}}", answer)


ROUTES = [_route(path, listing) for path, listing in _LISTINGS.items()]
