"""For search engines: robots.txt, and a sitemap in parts, so that a million events fit.

The parts are the months of events and of releases, and the undated ones; a month with more events than the
protocol allows is parted into its days.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from app.db.engine import reading
from app.domain.event_types import EVENT_TYPES
from app.errors import NotFound
from app.queries import facets, releases
from app.queries.day_ids import ids_of_days
from app.queries.facets import Bucket
from app.queries.filters import EventFilter
from app.web import cards, language
from app.web.site import site_of

UNDATED = "undated"
MOST_ADDRESSES = 50_000  # of one file, by the protocol
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
PLAIN_PAGES = (
    "/",
    "/releases",
    "/countries",
    "/types",
    "/publishers",
    "/participants",
    "/plots",
    "/search",
    "/feeds",
    "/about",
    "/about/method",
    "/accessibility",
    "/data",
)


def robots(request: Request) -> Response:
    address = site_of(request).absolute(request, "/sitemap.xml")
    closed = "".join(
        f"Disallow: {'' if code == language.SOURCE else f'/{code}'}{path}\n"
        for code in language.LANGUAGES
        for path in ("/graphql", "/graphiql", "/corrections/", "/search?")
    )
    return PlainTextResponse(f"User-agent: *\nAllow: /\n{closed}\nSitemap: {address}\n")


def index(request: Request) -> Response:
    """GET /sitemap.xml: the parts."""
    with reading(site_of(request).engine) as connection:
        happened = facets.histogram(connection, EventFilter(), Bucket.DAY)
        issued = releases.count_by_day(connection)
    begun = {bucket["start"]: bucket["count"] for bucket in happened["buckets"]}
    parts = ["pages", *_parts("events", begun, happened["undated"])]
    parts += _parts("releases", {day: n for day, n in issued.items() if day}, issued.get(None, 0))
    rows = "".join(f"<sitemap><loc>{_address(request, f'/sitemap/{p}.xml')}</loc></sitemap>" for p in parts)
    return _xml(f"{DECLARATION}<sitemapindex {NAMESPACE}>{rows}</sitemapindex>")


def _parts(noun: str, days: Mapping[dt.date, int], undated: int) -> list[str]:
    """A part for each month, or where it has too many for one a part for each of its days."""
    months: Counter[str] = Counter()
    for day, count in days.items():
        months[_month(day)] += count
    small = {month for month, count in months.items() if count <= MOST_ADDRESSES}
    named = {month if (month := _month(day)) in small else day.isoformat() for day in days}
    return [f"{noun}-{part}" for part in [*sorted(named), *([UNDATED] if undated else [])]]


def _month(day: dt.date) -> str:
    return day.isoformat()[:7]


def part(request: Request) -> Response:
    """GET /sitemap/{part}.xml."""
    name = request.path_params["part"]
    with reading(site_of(request).engine) as connection:
        paths = list(_paths(connection, name))
    rows = "".join(f"<url><loc>{_address(request, path)}</loc></url>" for path in paths[:MOST_ADDRESSES])
    return _xml(f"{DECLARATION}<urlset {NAMESPACE}>{rows}</urlset>")


def _paths(connection: sa.Connection, name: str) -> Iterable[str]:
    kind, _, days = name.partition("-")
    if name == "pages":
        return _pages(connection)
    stretch = None if days == UNDATED else _stretch(days)
    if stretch is None and days != UNDATED:
        raise NotFound("part of the sitemap", name)
    match kind:
        case "events":
            return map(cards.event_href, ids_of_days(connection, "event", stretch))
        case "releases":
            return map(cards.release_href, ids_of_days(connection, "release", stretch))
        case _:
            raise NotFound("part of the sitemap", name)


def _pages(connection: sa.Connection) -> Iterator[str]:
    yield from PLAIN_PAGES
    yield from (
        f"/countries/{found['value']}" for found in facets.count_by_country(connection, EventFilter())
    )
    yield from (f"/types/{type.upper()}" for type in EVENT_TYPES)
    yield from (
        f"/publishers/{found['value']}" for found in facets.count_by_publisher(connection, EventFilter())
    )


def _stretch(text: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a month, or a day twice; None for what is neither."""
    try:
        first = dt.date.fromisoformat(text if len(text) == len("2024-05-01") else f"{text}-01")
    except ValueError:
        return None
    return facets.bounds(first, Bucket.DAY if len(text) == len("2024-05-01") else Bucket.MONTH)


def _address(request: Request, path: str) -> str:
    return escape(site_of(request).absolute(request, path))


def _xml(content: str) -> Response:
    return Response(content, media_type="application/xml")


ROUTES = [
    Route("/robots.txt", robots),
    Route("/sitemap.xml", index),
    Route("/sitemap/{part}.xml", part),
]
