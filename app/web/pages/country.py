"""Countries and areas: the index, and one with its drawn timeline, types and partners."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.db.engine import reading
from app.domain.countries import country_name, is_country
from app.domain.event_types import EVENT_TYPES, EventType
from app.errors import NotFound
from app.queries import countries, events, facets
from app.queries.filters import EventFilter
from app.queries.page import Page
from app.web import addresses, cards, plotting, wording
from app.web.cards import EventCard
from app.web.head import Crumb, Head
from app.web.moves import Move
from app.web.pages.timeline import feeds_of
from app.web.ranking import Ranked
from app.web.render import render
from app.web.site import site_of
from app.web.timeline import Plot

EVENTS_SHOWN = 20
PARTNERS_SHOWN = 15


@dataclass(frozen=True, slots=True)
class CountryView:
    """View of `country.html`; the plot's links lead to the list page, so nothing is swapped here."""

    head: Head
    code: str
    name: str
    summary: str
    what: str
    heading: str
    plot: Plot | None
    span: str
    caption: str
    moves: tuple[Move, ...]
    types: tuple[Ranked, ...]
    partners: tuple[Ranked, ...]
    events: tuple[EventCard, ...]
    paraphrased: bool
    all_href: str
    all_text: str
    focus: str = ""
    lanes: tuple[()] = ()
    swaps: bool = False


@dataclass(frozen=True, slots=True)
class CountriesView:
    """View of `countries.html`."""

    head: Head
    rows: tuple[Ranked, ...]


def show(request: Request) -> Response:
    """GET /countries/{code}; a code in small letters is sent to the canonical one."""
    given = request.path_params["code"]
    code = given.upper()
    if not is_country(code):
        raise NotFound("country", given)
    if code != given:
        return RedirectResponse(f"/countries/{code}", 308)
    wanted = EventFilter(countries_any=(code,))
    with reading(site_of(request).engine) as connection:
        profile = countries.country_profile(connection, code)
        window = events.list_events(connection, wanted, Page(first=EVENTS_SHOWN))
        drawing = plotting.draw(connection, wanted, addresses.timeline)
    name = country_name(code)
    total = wording.plural(profile["events"], "event")
    listed = tuple(cards.event_card(event) for event in window.items)
    view = CountryView(
        head=Head(
            title=f"{name}: diplomatic events",
            description=f"{name} in press releases of foreign ministries: {total} by type, partner and time.",
            canonical=site_of(request).absolute(request, f"/countries/{code}"),
            section="/countries",
            feeds=feeds_of(wanted, name),
            crumbs=(Crumb("/countries", "Countries"),),
        ),
        code=code,
        name=name,
        summary=f"Takes part in {total} on record, or is addressed by them.",
        what=name,
        heading=drawing.heading,
        plot=drawing.plot,
        span=drawing.span,
        caption=drawing.caption,
        moves=drawing.moves,
        types=tuple(_type_row(code, found["value"], found["count"]) for found in profile["by_type"]),
        partners=tuple(
            Ranked(country_name(found["value"]), f"/countries/{found['value']}", found["count"])
            for found in profile["partners"][:PARTNERS_SHOWN]
        ),
        events=listed,
        paraphrased=cards.any_paraphrase(listed),
        all_href=addresses.timeline(wanted),
        all_text=wording.all_on_timeline(profile["events"]),
    )
    return render(request, "country.html", None, view)


def _type_row(code: str, type: str, count: int) -> Ranked:
    info = EVENT_TYPES[EventType(type)]
    href = addresses.timeline(EventFilter(countries_any=(code,), types=(type,)))
    return Ranked(info.plural, href, count, info.category)


def show_list(request: Request) -> Response:
    """GET /countries."""
    with reading(site_of(request).engine) as connection:
        counts = facets.count_by_country(connection, EventFilter())
    head = Head(
        title="Countries and areas",
        description="Countries and areas by the number of diplomatic events on record.",
        canonical=site_of(request).absolute(request, "/countries"),
        section="/countries",
    )
    rows = tuple(
        Ranked(country_name(found["value"]), f"/countries/{found['value']}", found["count"])
        for found in counts
    )
    return render(request, "countries.html", None, CountriesView(head, rows))
