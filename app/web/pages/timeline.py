"""The list page: events over time, filtered by the address. One handler for page, parts and wrong filters.

With htmx a changed filter asks for the same address and gets the parts that change (`_timeline.html`); what
is unfolded asks for itself then (`folds.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import Response

from app.db.engine import reading
from app.errors import InvalidFilter
from app.queries import changes, events, releases
from app.queries.filters import EventFilter, ReleaseFilter
from app.queries.page import Page
from app.queries.selection import EVENT_CARD, EVENT_FOUND
from app.queries.spans import Lane
from app.web import (
    addresses,
    cards,
    choices,
    filter_form,
    history,
    listings,
    near_names,
    plotting,
    refusals,
    representations,
    scenes,
    wording,
)
from app.web.cards import EventCard, ReleaseCard
from app.web.choices import Chip, Facet
from app.web.formats import json_ld
from app.web.frames import Framed
from app.web.head import Head
from app.web.language import gettext as _
from app.web.language import marked
from app.web.moves import Move
from app.web.naming import in_words, names_in
from app.web.near_names import Near
from app.web.pages import folds
from app.web.paging import Pager, cursor_of, pager_of, titled
from app.web.render import render, wants_part
from app.web.representations import ViewAs
from app.web.site import site_of
from app.web.timeline import Plot
from app.web.ways_out import WayOut, at_odds, ways_out

EVENTS_A_PAGE = 10  # with their drawing they fit in 8 kB, compressed
RELEASES_IN_THE_RAIL = 8
DESCRIPTION = marked(
    "Diplomatic events read from press releases of foreign ministries, "
    "each with the sentence that reports it: meetings, calls, agreements, launches."
)


@dataclass(frozen=True, slots=True)
class InReleases:
    """The releases whose texts have the words that no event has."""

    href: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class LaneChoice:
    """A way to draw the same events."""

    id: str
    text: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TimelineView:
    """View of `timeline.html` and its parts.

    `what` is the filter in words, `heading` the days that are drawn, `here` the address of the whole page,
    `live` the stream of what is new since; `in_releases` leads to the releases with words that no event has;
    `at_odds` says why kinds and types asked for have nothing in common; `wrong` maps fields of the form to
    what is wrong with them, `near` are names that may have been meant. `focus` names the part whose heading
    takes the focus after a swap ("plot", "list" or "").
    """

    head: Head
    what: str
    heading: str
    total: int
    plot: Plot | None
    span: str
    caption: str
    hint: str
    moves: tuple[Move, ...]
    lanes: tuple[LaneChoice, ...]
    clear: str
    facets: tuple[Facet, ...]
    here: str
    since: str
    until: str
    words: str
    hidden: tuple[tuple[str, str], ...]
    wrong: Mapping[str, str]
    near: tuple[Near, ...]
    chips: tuple[Chip, ...]
    ways_out: tuple[WayOut, ...]
    at_odds: str
    in_releases: InReleases | None
    events: tuple[EventCard, ...]
    paraphrased: bool
    pager: Pager
    releases: tuple[ReleaseCard, ...]
    view_as: ViewAs
    live: str
    all_countries: tuple[tuple[str, str], ...]
    known_participants: tuple[str, ...]
    focus: str
    form_swap: str
    swaps: bool = True


def show(request: Request) -> Response:
    """GET / and /events."""
    pairs = addresses.pairs_of(request)
    if any(near_names.is_name(*pair) for pair in pairs):
        with reading(site_of(request).engine) as connection:
            pairs = near_names.with_ids(connection, pairs)
    try:
        wanted = EventFilter.from_query(pairs)
    except InvalidFilter as failure:
        return _refuse(request, pairs, failure)
    if history.fold(request) in folds.FOLDS:
        return folds.show(request, wanted, pairs)
    page = Page.from_query(cursor_of(pairs, EVENTS_A_PAGE))
    view = _read(request, wanted, page, pairs)
    address = addresses.timeline_of(pairs)
    moved = history.headers(request, address(wanted, *cursor_of(pairs, EVENTS_A_PAGE)[1:]))
    return render(request, "timeline.html", "_timeline.html", view, headers=moved)


def _refuse(request: Request, pairs: list[tuple[str, str]], failure: InvalidFilter) -> Response:
    """422: the summary and the controls for htmx, else the page without what was wrong, its fields marked."""
    refused = refusals.refused(EventFilter, pairs, failure)
    with reading(site_of(request).engine) as connection:
        near = near_names.near(connection, refused.pairs, refused.failures)
    view = _read(request, refused.kept, Page(first=EVENTS_A_PAGE), pairs, wrong=refused.wrong, near=near)
    view = replace(view, until=refused.too_early("to") or view.until)
    return render(request, "timeline.html", "_refused.html", view, status=422)


def _read(
    request: Request,
    wanted: EventFilter,
    page: Page,
    pairs: list[tuple[str, str]],
    *,
    wrong: Mapping[str, str] | None = None,
    near: tuple[Near, ...] = (),
) -> TimelineView:
    """Everything the page shows, from one consistent reading."""
    address = addresses.timeline_of(pairs)
    with reading(site_of(request).engine) as connection:
        names = names_in(connection, wanted)
        total = events.count_events(connection, wanted)
        selection = EVENT_FOUND if wanted.search else EVENT_CARD
        window = events.list_events(connection, wanted, page, selection=selection)
        drawing = plotting.draw(connection, wanted, address, address.lane)
        offer = filter_form.open_facets if wants_part(request) else filter_form.facets_of
        offered = offer(connection, wanted)
        rail = Page(first=0 if wants_part(request) else RELEASES_IN_THE_RAIL)
        newest = releases.list_releases(connection, ReleaseFilter(), rail).items if rail.first else ()
        chips = partial(choices.chips, names=names, address=address)
        known = () if wants_part(request) else near_names.suggested(connection)
        since = changes.latest_cursor(connection)
        left = partial(events.count_events, connection)
        ways = () if total else ways_out(wanted, chips, left, "event")
        in_releases = None if total else _in_releases(connection, wanted.search)
    listed = tuple(cards.event_card(event, wanted.search) for event in window.items)
    head = _head(request, wanted, in_words(wanted, names), total)
    return TimelineView(
        head=replace(head, title=titled(head.title, window, listed[0].time.text if listed else "")),
        what=_("What foreign ministries put on record") if wanted.is_empty else in_words(wanted, names),
        heading=drawing.heading,
        total=total,
        plot=drawing.plot,
        span=drawing.span,
        caption=drawing.caption,
        hint=drawing.hint,
        moves=drawing.moves,
        lanes=_lanes(wanted, address.lane),
        clear=address(EventFilter()),
        facets=offered,
        here=address(wanted),
        since=str(wanted.occurred_from or ""),
        until=str(wanted.occurred_to or ""),
        words=wanted.search or "",
        hidden=(*choices.hidden(wanted), *address.further),
        wrong=wrong or {},
        near=near,
        chips=chips(wanted),
        ways_out=ways,
        at_odds=at_odds(wanted),
        in_releases=in_releases,
        events=listed,
        paraphrased=cards.any_paraphrase(listed),
        pager=pager_of(window, lambda *cursor: address(wanted, *cursor)),
        releases=tuple(cards.release_card(release) for release in newest),
        live=representations.stream_of(wanted, since),
        view_as=representations.of_list(
            listings.everything(),
            wanted,
            site_of(request).absolute(request, ""),
            Framed(in_words(wanted, names), total, drawing),
            address,
        ),
        all_countries=tuple(addresses.all_countries()),
        known_participants=known,
        focus=history.focus(request),
        form_swap=history.form_swap(request, pairs),
    )


def _in_releases(connection: sa.Connection, words: str | None) -> InReleases | None:
    """None where no release has them."""
    asked = ReleaseFilter(search=words)
    count = releases.count_releases(connection, asked) if words else 0
    return InReleases(asked.address("/releases"), wording.quoted(words or ""), count) if count else None


def _lanes(wanted: EventFilter, chosen: Lane | None) -> tuple[LaneChoice, ...]:
    words = {
        None: _("All together"),
        Lane.CATEGORY: _("By category"),
        Lane.TYPE: _("By type"),
        Lane.COUNTRY: _("By country"),
        Lane.PUBLISHER: _("By publisher"),
    }
    return tuple(
        LaneChoice(f"plot-lanes-{lane or 'none'}", text, addresses.Timeline(lane)(wanted), lane is chosen)
        for lane, text in words.items()
    )


def _head(request: Request, wanted: EventFilter, words: str, total: int) -> Head:
    found = wording.plural(total, "event")
    plain = wanted.is_empty
    return Head(
        title=_("The diplomatic record, day by day") if plain else f"{found}: {words}",
        description=_(DESCRIPTION) if plain else f"{words}: {found}. {_(DESCRIPTION)}",
        canonical=site_of(request).absolute(request, addresses.timeline(wanted)),
        section="/",
        followed=len(wanted.to_query()) <= 2,
        framed=True,
        card=wanted.address("/events.png"),
        feeds=scenes.feeds_of(listings.everything(), wanted, words),
        json_ld=json_ld.website_at(site_of(request).absolute(request, "")) if plain else None,
    )
