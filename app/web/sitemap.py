"""For search engines: robots.txt, and a sitemap in parts, so that a million events fit.

Events and releases are parted by months, with one part for the undated; a month with more than the protocol
allows in one file is parted into its days. Participants are parted by the letters that their ids begin with:
ids are spread evenly, so parts of as many letters hold much the same.
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
from app.db.keys import ALPHABET, keys_below
from app.domain.event_types import EVENT_TYPES
from app.errors import NotFound
from app.queries import facets, participants, releases
from app.queries.day_ids import ids_of_days
from app.queries.facets import Bucket
from app.queries.filters import EventFilter
from app.web import cards, language
from app.web.site import site_of

EVERYTHING = EventFilter()
UNDATED = "undated"
MOST_ADDRESSES = 50_000  # of one file, by the protocol
PARTICIPANTS_A_PART = 25_000  # as expected: half of what a file may have leaves room for chance
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
        for path in ("/graphql?", "/graphiql", "/corrections/")
    )
    return PlainTextResponse(f"User-agent: *\nAllow: /\n{closed}\nSitemap: {address}\n")


def index(request: Request) -> Response:
    """GET /sitemap.xml: the parts."""
    with reading(site_of(request).engine) as connection:
        happened = facets.histogram(connection, EVERYTHING, Bucket.DAY)
        issued = releases.count_by_day(connection)
        people = participants.count_participants(connection)
    begun = {bucket["start"]: bucket["count"] for bucket in happened["buckets"]}
    parts = ["pages", *_lettered("participants", people)]
    parts += _parts("events", begun, happened["undated"])
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


def _lettered(noun: str, count: int) -> list[str]:
    """A part for each beginning of an id, with as many letters as make the parts small enough."""
    beginnings = [""]
    while count > PARTICIPANTS_A_PART * len(beginnings):
        beginnings = [b + letter for b in beginnings for letter in ALPHABET if keys_below(b + letter)]
    return [f"{noun}-{beginning}".rstrip("-") for beginning in beginnings] if count else []


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
    kind, _, which = name.partition("-")
    if name == "pages":
        return _pages(connection)
    if kind == "participants" and (keys := keys_below(which)):
        return (f"/participants/{id}" for id in participants.ids_between(connection, *keys))
    stretch = None if which == UNDATED else _stretch(which)
    if stretch is None and which != UNDATED:
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
    for code in _countries(connection, EVERYTHING):
        yield f"/countries/{code}"
        together = _countries(connection, EventFilter(countries_all=(code,)))
        yield from (f"/countries/{code}/{other}" for other in together if code < other)
    yield from (f"/types/{type.upper()}" for type in EVENT_TYPES)
    yield from (
        f"/publishers/{found['value']}" for found in facets.count_by_publisher(connection, EVERYTHING)
    )


def _countries(connection: sa.Connection, wanted: EventFilter) -> list[str]:
    return [found["value"] for found in facets.count_by_country(connection, wanted)]


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
