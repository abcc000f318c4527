"""Releases for programs: the list in several formats, one with its text."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from app.db.engine import reading
from app.errors import NotFound
from app.queries import releases
from app.queries.filters import ReleaseFilter
from app.queries.page import MAX_SIZE
from app.web import cards, language, wording
from app.web.feeds import ATOM_ENTRIES
from app.web.formats import atom, card, items, sheet
from app.web.formats.entries import release_entry
from app.web.formats.items import Item
from app.web.language import gettext as _
from app.web.paging import every, page_of_feed
from app.web.site import site_of
from app.web.streaming import respond


def show_list(request: Request) -> Response:
    """GET /releases.{format}, with the filter of the page."""
    format = request.path_params["format"]
    if format not in LISTS:
        raise NotFound("format", format)
    return LISTS[format](request, ReleaseFilter.from_query(request.query_params.multi_items()))


def show(request: Request) -> Response:
    """GET /releases/{id}.json, with the text; .txt, the canonical text alone; .png, a picture for links."""
    format = request.path_params["format"]
    if format not in ("json", "txt", "png"):
        raise NotFound("format", format)
    with reading(site_of(request).engine) as connection:
        release = releases.get_release(connection, request.path_params["id"])
        accounts = releases.accounts_of_release(connection, release["id"]) if format == "png" else []
    if format == "txt":
        return PlainTextResponse(release["text"])
    if format == "png":
        number = wording.plural(len(accounts), "event")
        told = _("%(events)s read from it") % {"events": number} if accounts else None
        return Response(card.of_release(cards.release_card(release), told), media_type=card.MEDIA_TYPE)
    item = items.release_item(release, _base(request))
    whole = {**item, "title": release["title"], "text": release["text"], "sha256": release["text_sha256"]}
    return Response(items.encode(whole), media_type="application/json")


def _json(request: Request, wanted: ReleaseFilter) -> Response:
    """A page of the list: `{filter, total, items, next}`."""
    asked = request.query_params.multi_items()
    with reading(site_of(request).engine) as connection:
        total = releases.count_releases(connection, wanted)
        page = page_of_feed(asked, MAX_SIZE)
        window = releases.list_releases(connection, wanted, page)
    base = _base(request)
    size = [pair for pair in asked if pair[0] == "first"]
    further = (
        wanted.address("/releases.json", *size, ("after", window.cursors[-1])) if window.has_next else ""
    )
    content = items.listed(
        wanted.to_query(),
        total,
        [items.release_item(each, base) for each in window.items],
        base + further if further else None,
    )
    return Response(content, media_type="application/json")


def _lines(request: Request, wanted: ReleaseFilter) -> Response:
    found = _every(site_of(request).engine, wanted, _base(request))
    return respond(request, site_of(request).engine, items.lines(found), items.LINES_TYPE)


def _csv(request: Request, wanted: ReleaseFilter) -> Response:
    found = _every(site_of(request).engine, wanted, _base(request))
    rows = sheet.written(sheet.RELEASES, found)
    return respond(request, site_of(request).engine, rows, sheet.MEDIA_TYPE)


def _atom(request: Request, wanted: ReleaseFilter) -> Response:
    """A page of the feed, which names the next one."""
    with reading(site_of(request).engine) as connection:
        page = page_of_feed(request.query_params.multi_items(), ATOM_ENTRIES)
        window = releases.list_releases(connection, wanted, page)
    base = _base(request)

    def in_language(path: str) -> str:
        return language.address(base + path, language.code.get())

    following = wanted.address("/releases.atom", ("after", window.cursors[-1])) if window.has_next else None
    feed = atom.Feed(
        title=f"Readout: {_('Press releases')}",
        subtitle=_("Press releases of foreign ministries, as published."),
        page=in_language(wanted.address("/releases")),
        address=in_language(wanted.address("/releases.atom")),
        base=base,
        following=in_language(following) if following else None,
    )
    entries = [release_entry(release) for release in window.items]
    return Response(atom.write(feed, entries, dt.datetime.now(dt.UTC)), media_type=atom.MEDIA_TYPE)


def _every(engine: sa.Engine, wanted: ReleaseFilter, base: str) -> Iterator[Item]:
    """All releases that match, newest first."""
    found = every(engine, lambda connection, page: releases.list_releases(connection, wanted, page))
    return (items.release_item(release, base) for release in found)


def _base(request: Request) -> str:
    return site_of(request).absolute(request, "")


LISTS: Mapping[str, Callable[[Request, ReleaseFilter], Response]] = {
    "json": _json,
    "ndjson": _lines,
    "csv": _csv,
    "atom": _atom,
}

ROUTES = [Route("/releases.{format}", show_list), Route("/releases/{id}.{format}", show)]
