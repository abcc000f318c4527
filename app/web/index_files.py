"""The lists of countries, types, publishers and participants for programs, as JSON, lines of it and CSV,
complete.

Countries, types and publishers come whole, with the number of their events; participants by name, in pages
that name the next one as JSON, in one stream as lines and CSV.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from urllib.parse import urlencode

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.db.engine import reading
from app.domain.countries import country_name
from app.domain.event_types import EVENT_TYPES
from app.errors import NotFound
from app.queries import facets, publishers, readers, shapes
from app.queries.filters import EventFilter
from app.queries.page import MAX_SIZE
from app.queries.participants import count_participants, list_participants
from app.web.formats import items, sheet
from app.web.formats.items import Item
from app.web.paging import every, page_of_feed
from app.web.site import site_of
from app.web.streaming import respond

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Index:
    """A list that is read whole: its path, its columns with what each is called in an item, and its items
    for the address of the site."""

    path: str
    columns: Mapping[str, str]
    read: Callable[[sa.Connection, str], list[Item]]

    def show(self, request: Request) -> Response:
        """GET {path}.json: `{filter, total, items, next}`; .ndjson: a line an item; .csv: a row."""
        format = _format(request)
        with reading(site_of(request).engine) as connection:
            found = self.read(connection, site_of(request).absolute(request, ""))
        if format == "json":
            return Response(items.listed((), len(found), found, None), media_type=JSON)
        return _streamed(request, format, self.columns, found)


def show_participants(request: Request) -> Response:
    """GET /participants.{format}; `q` are words of names, as on the page."""
    words = readers.words(request.query_params.get("q", ""))
    base, engine = site_of(request).absolute(request, ""), site_of(request).engine
    format = _format(request)
    if format != "json":
        everybody = every(engine, lambda connection, page: list_participants(connection, page, words))
        return _streamed(request, format, PARTICIPANT, (_participant(each, base) for each in everybody))
    asked = request.query_params.multi_items()
    with reading(engine) as connection:
        total = count_participants(connection, words)
        window = list_participants(connection, page_of_feed(asked, MAX_SIZE), words)
    further = [("after", window.cursors[-1])] if window.has_next else []
    kept = [pair for pair in asked if pair[0] in ("q", "first")]
    following = f"{base}/participants.json?{urlencode([*kept, *further])}" if further else None
    found = [_participant(each, base) for each in window.items]
    return Response(items.listed([("q", words)] if words else (), total, found, following), media_type=JSON)


def _streamed(request: Request, format: str, columns: Mapping[str, str], found: Iterable[Item]) -> Response:
    engine = site_of(request).engine
    if format == "ndjson":
        return respond(request, engine, items.lines(found), items.LINES_TYPE)
    cells = {name: itemgetter(key) for name, key in columns.items()}
    return respond(request, engine, sheet.written(cells, found), sheet.MEDIA_TYPE)


def _participant(party: shapes.Participant, base: str) -> Item:
    return {
        "id": party["id"],
        "url": f"{base}/participants/{party['id']}",
        "name": party["name"],
        "nameKo": party["name_ko"],
        "kind": (party["organization_kind"] or party["kind"]).upper(),
        "country": party["country"],
        "code": party["code"],
    }


def _countries(connection: sa.Connection, base: str) -> list[Item]:
    return [
        {
            "code": found["value"],
            "url": f"{base}/countries/{found['value']}",
            "name": country_name(found["value"]),
            "events": found["count"],
        }
        for found in facets.count_by_country(connection, EventFilter())
    ]


def _types(connection: sa.Connection, base: str) -> list[Item]:
    """All types, in the order of the page."""
    counts = {found["value"]: found["count"] for found in facets.count_by_type(connection, EventFilter())}
    return [
        {
            "code": type.upper(),
            "url": f"{base}/types/{type.upper()}",
            "name": info.label,
            "category": info.category.upper(),
            "definition": info.definition,
            "events": counts.get(type, 0),
        }
        for type, info in EVENT_TYPES.items()
    ]


def _publishers(connection: sa.Connection, base: str) -> list[Item]:
    counts = facets.count_by_publisher(connection, EventFilter())
    known = publishers.publishers_by_slugs(connection, [found["value"] for found in counts])
    return [
        {
            "slug": found["value"],
            "url": f"{base}/publishers/{found['value']}",
            "name": known[found["value"]]["name"],
            "country": known[found["value"]]["country"],
            "participant": known[found["value"]]["id"],
            "events": found["count"],
        }
        for found in counts
        if found["value"] in known
    ]


def _format(request: Request) -> str:
    format = str(request.path_params["format"])
    if format not in ("json", "ndjson", "csv"):
        raise NotFound("format", format)
    return format


def _alike(*names: str) -> Mapping[str, str]:
    return {name: name for name in names}


PARTICIPANT = {**_alike("id", "url", "name"), "name_ko": "nameKo", **_alike("kind", "country", "code")}
INDEXES = (
    Index("/countries", _alike("code", "url", "name", "events"), _countries),
    Index("/types", _alike("code", "url", "name", "category", "definition", "events"), _types),
    Index("/publishers", _alike("slug", "url", "name", "country", "participant", "events"), _publishers),
)
ROUTES = [
    *(Route(f"{index.path}.{{format}}", index.show) for index in INDEXES),
    Route("/participants.{format}", show_participants),
]
