"""The drawn timeline within other sites: a page for their frames, and oEmbed, which tells how to frame it.

Only this page may be framed by others. It has no script, sets nothing, and its links open the site itself.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, compile_path

from app.db.engine import reading
from app.errors import NotFound
from app.queries import events, shapes
from app.queries.filters import EventFilter
from app.web import addresses, cards, labels, language, listings, wording
from app.web.addresses import Timeline
from app.web.frames import PATH, WIDTH, frame, framed_of, motto
from app.web.head import Head
from app.web.listings import Listing
from app.web.moves import Move
from app.web.render import render
from app.web.security import content_policy
from app.web.site import site_of
from app.web.timeline import Plot

POLICY = content_policy(script_src="'none'", form_action="'none'", frame_ancestors="*")
# Pages that have a timeline, and the list that it draws.
FRAMED: Mapping[str, Callable[..., Listing]] = {
    "/": listings.everything,
    "/events": listings.everything,
    "/countries/{code}": listings.of_country,
    "/countries/{a}/{b}": listings.of_pair,
    "/types/{code}": listings.of_type,
    "/participants/{id}": listings.of_participant,
    "/publishers/{slug}": listings.of_publisher,
}
QUOTED = 460  # pixels a quotation takes at most
EVENT = compile_path("/events/{id}")[0]


@dataclass(frozen=True, slots=True)
class EmbedView:
    """View of `embed.html`; `page` is the whole list on the site."""

    head: Head
    what: str
    total: int
    page: str
    heading: str
    plot: Plot | None
    span: str
    caption: str
    hint: str
    motto: str
    moves: tuple[Move, ...] = ()
    lanes: tuple[()] = ()
    focus: str = ""
    swaps: bool = False


def show(request: Request) -> Response:
    """GET /embed/timeline, with the filters and lanes of the list page."""
    pairs = addresses.pairs_of(request)
    wanted, address = EventFilter.from_query(pairs), addresses.timeline_of(pairs)
    with reading(site_of(request).engine) as connection:
        framed = framed_of(connection, wanted, address)
    what, drawing = framed.what, framed.drawing
    view = EmbedView(
        head=Head(
            title=what,
            description=what,
            canonical=site_of(request).absolute(request, address(wanted)),
            indexed=False,
        ),
        what=what,
        total=framed.total,
        page=address(wanted),
        heading=drawing.heading,
        plot=drawing.plot,
        span=drawing.span,
        caption=drawing.caption,
        hint=drawing.hint,
        motto=motto(),
    )
    return render(request, "embed.html", None, view, headers={"Content-Security-Policy": POLICY})


def oembed(request: Request) -> Response:
    """GET /oembed?url=…: of a page with a timeline the frame that shows it, of an event its quotation
    (oembed.com)."""
    if request.query_params.get("format", "json") != "json":
        return JSONResponse({"error": "Only JSON is given here."}, 501)
    base = site_of(request).absolute(request, "")
    url = request.query_params.get("url", "")
    spoken, path = language.parted(url.removeprefix(base))
    here = path if url.startswith(base) else ""
    event, listing = EVENT.match(urlsplit(here).path), _listing_of(here) if here else None
    width = min(WIDTH, _number(request.query_params.get("maxwidth")) or WIDTH)
    most = _number(request.query_params.get("maxheight")) or sys.maxsize
    with reading(site_of(request).engine) as connection, language.in_force(spoken):
        if event:
            title, html = _quoted(events.get_event(connection, event["id"]), base, spoken)
            height = min(QUOTED, most)
        elif listing:
            pairs = parse_qsl(urlsplit(here).query)
            wanted = listing.narrow(EventFilter.from_query(pairs))
            drawn = Timeline(addresses.timeline_of(pairs).lane or listing.lane)
            framed = framed_of(connection, wanted, drawn)
            title, height = framed.what, min(framed.height(width), most)
            page = language.address(base + wanted.address(PATH, *drawn.further), spoken)
            html = frame(page, title, height, width)
        else:
            raise NotFound("page with a timeline or an event at", url)
    return JSONResponse(
        {
            "version": "1.0",
            "type": "rich",
            "provider_name": "Readout",
            "provider_url": f"{base}/",
            "title": title,
            "html": html,
            "width": width,
            "height": height,
        }
    )


def _quoted(event: shapes.Event, base: str, spoken: str) -> tuple[str, str]:
    """Title and markup of an event: the sentence that tells it first, and what it tells, with a link."""
    title, day = labels.of_event(event), wording.time_of(event["when"]).text
    address = escape(language.address(base + cards.event_href(event["id"]), spoken))
    told = f'<p><a href="{address}">{escape(title)}</a>, {escape(day)}</p>'
    if not event["accounts"]:
        return title, told
    quote = cards.quote_of(event["accounts"][0])
    said = f'<blockquote lang="{quote.lang}"><p>{escape(quote.text)}</p></blockquote>'
    return title, f"{said}{told}"


def _listing_of(address: str) -> Listing | None:
    """Of what a page shows the timeline; None for another page."""
    for path, listing in FRAMED.items():
        match = compile_path(path)[0].match(urlsplit(address).path or "/")
        if match:
            return listing(**match.groupdict())
    return None


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else 0


ROUTES = [Route(PATH, show), Route("/oembed", oembed)]
