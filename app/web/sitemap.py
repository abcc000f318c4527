"""For search engines: robots.txt, and a sitemap in parts, so that a million events fit.

The parts are the years of the events, the undated ones, and the releases; a part holds at most what the
protocol allows.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from app.db.engine import reading
from app.errors import NotFound
from app.queries import events, facets, releases
from app.queries.facets import Bucket
from app.queries.filters import EventFilter, ReleaseFilter
from app.queries.page import MAX_SIZE, Page
from app.queries.selection import EVENT_ROW
from app.web import cards
from app.web.site import site_of

MOST_ADDRESSES = 50_000  # of one file, by the protocol
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
PLAIN_PAGES = ("/", "/releases", "/countries", "/about")


def robots(request: Request) -> Response:
    address = site_of(request).absolute(request, "/sitemap.xml")
    return PlainTextResponse(
        f"User-agent: *\nAllow: /\nDisallow: /graphql\nDisallow: /corrections/\n\nSitemap: {address}\n"
    )


def index(request: Request) -> Response:
    """GET /sitemap.xml: the parts."""
    with reading(site_of(request).engine) as connection:
        years = facets.histogram(connection, EventFilter(), Bucket.YEAR)
    parts = ["pages", "releases", *(f"events-{bucket['start'].year}" for bucket in years["buckets"])]
    parts += ["events-undated"] if years["undated"] else []
    rows = "".join(f"<sitemap><loc>{_address(request, f'/sitemap/{p}.xml')}</loc></sitemap>" for p in parts)
    return _xml(f"{DECLARATION}<sitemapindex {NAMESPACE}>{rows}</sitemapindex>")


def part(request: Request) -> Response:
    """GET /sitemap/{part}.xml."""
    name = request.path_params["part"]
    with reading(site_of(request).engine) as connection:
        paths = list(_paths(connection, name))
    rows = "".join(f"<url><loc>{_address(request, path)}</loc></url>" for path in paths[:MOST_ADDRESSES])
    return _xml(f"{DECLARATION}<urlset {NAMESPACE}>{rows}</urlset>")


def _paths(connection: sa.Connection, name: str) -> Iterable[str]:
    kind, _, year = name.partition("-")
    if name == "pages":
        codes = facets.count_by_country(connection, EventFilter())
        return [*PLAIN_PAGES, *(f"/countries/{count['value']}" for count in codes)]
    if name == "releases":
        return _releases(connection)
    if name == "events-undated":
        return _undated(connection)
    if kind == "events" and year.isdecimal() and 0 < int(year) < 10_000:
        return _events_of(connection, int(year))
    raise NotFound("part of the sitemap", name)


def _events_of(connection: sa.Connection, year: int) -> Iterator[str]:
    """Events that begin in a year; one that began before it stands in the part of its own year."""
    wanted = EventFilter.from_query([("from", f"{year:04}-01-01"), ("to", f"{year:04}-12-31")])
    page = Page(first=MAX_SIZE)
    while True:
        window = events.list_events(connection, wanted, page, selection=EVENT_ROW)
        for event in window.items:
            start = event["when"]["starts_on"]
            if start and start.year == year:
                yield cards.event_href(event["id"])
        if not window.has_next:
            return
        page = Page(first=MAX_SIZE, after=window.cursors[-1])


def _undated(connection: sa.Connection) -> Iterator[str]:
    """From the end of the list, where the undated stand, back to the first dated one."""
    page = Page(last=MAX_SIZE)
    while True:
        window = events.list_events(connection, EventFilter(), page, selection=EVENT_ROW)
        for event in reversed(window.items):
            if event["when"]["starts_on"]:
                return
            yield cards.event_href(event["id"])
        if not window.has_previous:
            return
        page = Page(last=MAX_SIZE, before=window.cursors[0])


def _releases(connection: sa.Connection) -> Iterator[str]:
    page = Page(first=MAX_SIZE)
    while True:
        window = releases.list_releases(connection, ReleaseFilter(), page)
        yield from (cards.release_href(release["id"]) for release in window.items)
        if not window.has_next:
            return
        page = Page(first=MAX_SIZE, after=window.cursors[-1])


def _address(request: Request, path: str) -> str:
    return escape(site_of(request).absolute(request, path))


def _xml(content: str) -> Response:
    return Response(content, media_type="application/xml")


ROUTES = [
    Route("/robots.txt", robots),
    Route("/sitemap.xml", index),
    Route("/sitemap/{part}.xml", part),
]
