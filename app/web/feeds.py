"""The timeline for programs: Atom and iCalendar, with the same filters in the address as the page."""

import datetime as dt

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.db.engine import reading
from app.queries import events
from app.queries.filters import EventFilter
from app.queries.page import MAX_SIZE, Page
from app.web import addresses
from app.web.formats import atom, ics
from app.web.formats.entries import Entry, entry_of
from app.web.naming import in_words, names_in
from app.web.site import site_of

ATOM_ENTRIES = 50
CALENDAR_ENTRIES = 500


def show_atom(request: Request) -> Response:
    """GET /events.atom: the newest events that match."""
    wanted, words, entries, _ = _entries(request, ATOM_ENTRIES)
    site = site_of(request)
    feed = atom.Feed(
        title=f"Readout: {words}",
        subtitle="Diplomatic events read by machine from press releases of foreign ministries.",
        page=site.absolute(request, addresses.timeline(wanted)),
        address=site.absolute(request, wanted.address("/events.atom")),
        base=site.absolute(request, ""),
    )
    return Response(atom.write(feed, entries, dt.datetime.now(dt.UTC)), media_type=atom.MEDIA_TYPE)


def show_calendar(request: Request) -> Response:
    """GET /events.ics: the newest events that match and have a day."""
    _, words, entries, older = _entries(request, CALENDAR_ENTRIES)
    base = site_of(request).absolute(request, "")
    return Response(ics.write(f"Readout: {words}", base, entries, older), media_type=ics.MEDIA_TYPE)


def _entries(request: Request, most: int) -> tuple[EventFilter, str, list[Entry], int]:
    """The filter, the same in words, the newest events, and how many more there are."""
    wanted = EventFilter.from_query(addresses.pairs_of(request))
    entries: list[Entry] = []
    after: str | None = None
    with reading(site_of(request).engine) as connection:
        words = in_words(wanted, names_in(connection, wanted))
        total = events.count_events(connection, wanted)
        while len(entries) < most:
            page = Page(first=min(MAX_SIZE, most - len(entries)), after=after)
            window = events.list_events(connection, wanted, page)
            entries += [entry_of(event) for event in window.items]
            if not window.has_next:
                break
            after = window.cursors[-1]
    return wanted, words, entries, total - len(entries)


ROUTES = [Route("/events.atom", show_atom), Route("/events.ics", show_calendar)]
