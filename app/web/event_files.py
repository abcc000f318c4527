"""One event for programs: its page's address with a suffix."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.db.engine import reading
from app.errors import NotFound
from app.queries import events, shapes
from app.web import cards, labels, language
from app.web.formats import atom, card, ics, items, json_ld, sheet
from app.web.formats.entries import entry_of
from app.web.language import gettext as _
from app.web.site import site_of

Write = Callable[[shapes.Event, str], Response]


def show(request: Request) -> Response:
    """GET /events/{id}.{format}; of the id of an event that became part of another one, that one."""
    format = request.path_params["format"]
    if format not in FORMATS:
        raise NotFound("format", format)
    with reading(site_of(request).engine) as connection:
        event = events.get_event(connection, request.path_params["id"], items.SELECTION)
    return FORMATS[format](event, site_of(request).absolute(request, ""))


def _json(event: shapes.Event, base: str) -> Response:
    return _as_json(items.event_item(event, base), "application/json")


def _json_ld(event: shapes.Event, base: str) -> Response:
    return _as_json(json_ld.event_of(event, base), json_ld.MEDIA_TYPE)


def _as_json(value: Any, media_type: str) -> Response:
    return Response(items.encode(value), media_type=media_type)


def _csv(event: shapes.Event, base: str) -> Response:
    rows = sheet.written(sheet.EVENTS, [items.event_item(event, base)])
    return Response(b"".join(rows), media_type=sheet.MEDIA_TYPE)


def _atom(event: shapes.Event, base: str) -> Response:
    """So that who follows the event hears of a change."""
    href = base + cards.event_href(event["id"])
    here = language.address(href, language.code.get())
    feed = atom.Feed(f"Readout: {labels.of_event(event)}", _("A single event."), here, f"{here}.atom", base)
    content = atom.write(feed, [entry_of(event)], dt.datetime.now(dt.UTC))
    return Response(content, media_type=atom.MEDIA_TYPE)


def _calendar(event: shapes.Event, base: str) -> Response:
    """There is none without a known day."""
    entry = entry_of(event)
    if not entry.days:
        raise NotFound("day known for", event["id"])
    return Response(b"".join(ics.write(labels.of_event(event), base, [entry])), media_type=ics.MEDIA_TYPE)


def _card(event: shapes.Event, _base: str) -> Response:
    return Response(card.of_event(cards.event_card(event)), media_type=card.MEDIA_TYPE)


FORMATS: Mapping[str, Write] = {
    "json": _json,
    "csv": _csv,
    "atom": _atom,
    "ics": _calendar,
    "jsonld": _json_ld,
    "png": _card,
}

ROUTES = [Route("/events/{id}.{format}", show)]
