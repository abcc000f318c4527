"""How to be told of what is new under a filter, or to take it along: feed, calendar, stream, files, frame."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from app.db.engine import reading
from app.errors import InvalidFilter
from app.queries import changes
from app.queries.filters import EventFilter
from app.queries.spans import count_without_day
from app.web import addresses, choices, language, listings, refusals, representations, scenes
from app.web.choices import Chip
from app.web.frames import PATH as FRAME
from app.web.frames import frame, framed_of
from app.web.head import Head
from app.web.language import gettext as _
from app.web.naming import names_in
from app.web.render import render
from app.web.site import site_of

PATH = "/feeds"


@dataclass(frozen=True, slots=True)
class FollowView:
    """View of `feeds.html`. Addresses are absolute; `timeline` leads to the list itself, `undated` is how
    many of its `total` events no calendar can hold, `stream` is a command that tells what becomes of them;
    `wrong` says what of the filter could not be meant."""

    head: Head
    what: str
    total: int
    undated: int
    timeline: str
    chips: tuple[Chip, ...]
    wrong: Mapping[str, str]
    feed: str
    calendar: str
    stream: str
    json: str
    lines: str
    sheet: str
    image: str
    frame: str
    releases: str
    clear: str = PATH

    @property
    def subscription(self) -> str:
        """The calendar as programs for calendars subscribe to it."""
        return f"webcal:{self.calendar.partition(':')[2]}"


def show(request: Request) -> Response:
    """GET /feeds, with the filters of the list page; 422 where one cannot be meant."""
    pairs = addresses.pairs_of(request)
    wrong: Mapping[str, str] = {}
    try:
        wanted = EventFilter.from_query(pairs)
    except InvalidFilter as failure:
        refused = refusals.refused(EventFilter, pairs, failure)
        wanted, wrong = refused.kept, refused.wrong
    return render(request, "feeds.html", None, _read(request, wanted, wrong), status=422 if wrong else 200)


def _read(request: Request, wanted: EventFilter, wrong: Mapping[str, str]) -> FollowView:
    site = site_of(request)
    with reading(site.engine) as connection:
        names = names_in(connection, wanted)
        framed = framed_of(connection, wanted, addresses.timeline)
        undated = count_without_day(connection, wanted)
        since = changes.latest_cursor(connection)

    def spoken(path: str) -> str:
        """What is read by people, in the language of the page."""
        return language.address(site.absolute(request, path), language.code.get())

    def list_as(format: str) -> str:
        return wanted.address(f"{listings.everything().path}.{format}")

    what = framed.what
    stream = site.absolute(request, representations.stream_of(wanted, since))
    return FollowView(
        head=Head(
            title=_("Follow: %(what)s") % {"what": what} if not wanted.is_empty else _("Follow the record"),
            description=_("Diplomatic events as feeds, calendars, streams and files, with any filter."),
            canonical=site.absolute(request, wanted.address(PATH)),
            section=PATH,
            followed=wanted.is_empty,
            feeds=scenes.feeds_of(listings.everything(), wanted, what),
        ),
        what=what,
        total=framed.total,
        undated=undated,
        timeline=addresses.timeline(wanted),
        chips=choices.chips(wanted, names, lambda rest: rest.address(PATH)),
        wrong=wrong,
        feed=spoken(representations.feed_of(listings.everything().path, wanted)),
        calendar=spoken(list_as("ics")),
        stream=f"curl -N -H 'Accept: text/event-stream' {shlex.quote(stream)}",
        json=site.absolute(request, list_as("json")),
        lines=site.absolute(request, list_as("ndjson")),
        sheet=site.absolute(request, list_as("csv")),
        image=spoken(list_as("svg")),
        frame=frame(spoken(wanted.address(FRAME)), what, framed.height()),
        releases=spoken("/releases.atom"),
    )
