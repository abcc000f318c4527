"""The page of one event: each fact with the words it rests on, and what came before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.db.engine import reading
from app.domain.codes import DatePrecision
from app.domain.countries import country_name
from app.domain.event_types import EVENT_TYPES, EventType
from app.errors import NotFound
from app.queries import events, shapes
from app.queries.filters import EventFilter
from app.queries.selection import EventSelection
from app.web import addresses, cards, wording
from app.web.cards import Quote
from app.web.facts import FactGroup, facts_of
from app.web.formats import ics
from app.web.formats.entries import entry_of
from app.web.head import Crumb, Feed, Head
from app.web.render import render
from app.web.site import site_of
from app.web.wording import Time

TITLES = EventSelection()
QUOTED = 240  # characters of a quotation in a description


@dataclass(frozen=True, slots=True)
class Neighbour:
    href: str
    title: str
    time: Time
    here: bool


@dataclass(frozen=True, slots=True)
class EventView:
    """View of `event.html`. `told` heads the quotations, `calendar` is None where no day is known."""

    head: Head
    id: str
    title: str
    type: str
    definition: str
    category: str
    status: str | None
    time: Time
    place: str | None
    review: str
    told: str
    quotes: tuple[Quote, ...]
    paraphrased: bool
    facts: tuple[FactGroup, ...]
    calendar: str | None
    neighbours_heading: str
    neighbours: tuple[Neighbour, ...]
    neighbours_href: str
    graphql: str
    report: str


def show(request: Request) -> Response:
    """GET /events/{id}."""
    with reading(site_of(request).engine) as connection:
        event = events.get_event(connection, request.path_params["id"])
        if event["id"] != request.path_params["id"]:  # it became part of another one
            return RedirectResponse(cards.event_href(event["id"]), 308)
        around = events.neighbours(connection, event["id"], TITLES)
    heading, href = _relation(around)
    info = EVENT_TYPES[EventType(event["type"])]
    quotes = tuple(cards.quote_of(account) for account in event["accounts"])
    view = EventView(
        head=_head(request, event, quotes),
        id=event["id"],
        title=event["title"],
        type=info.label,
        definition=info.definition,
        category=info.category,
        status=wording.STATUSES.get(event["status"]),
        time=wording.time_of(event["when"]),
        place=event["place"],
        review=wording.REVIEWS[event["review"]],
        told=f"Told by {len(quotes)} releases" if len(quotes) > 1 else "As the release tells it",
        quotes=quotes,
        paraphrased=any(quote.paraphrase for quote in quotes),
        facts=facts_of(event),
        calendar=_calendar(event),
        neighbours_heading=heading,
        neighbours=_line_of_events(event, around),
        neighbours_href=href,
        graphql=_graphql(event),
        report=addresses.report(event["id"]),
    )
    return render(request, "event.html", None, view)


def calendar(request: Request) -> Response:
    """GET /events/{id}.ics: a calendar of this one event; there is none without a known day."""
    with reading(site_of(request).engine) as connection:
        event = events.get_event(connection, request.path_params["id"])
    if not _calendar(event):
        raise NotFound("day known for", event["id"])
    content = ics.write(event["title"], site_of(request).absolute(request, ""), [entry_of(event)])
    return Response(content, media_type=ics.MEDIA_TYPE)


def _line_of_events(event: shapes.Event, around: shapes.Neighbours) -> tuple[Neighbour, ...]:
    """What came after, the event itself, what came before: newest first, as everywhere."""
    return tuple(
        Neighbour(
            cards.event_href(found["id"]), found["title"], wording.time_of(found["when"]), found is event
        )
        for found in (around["after"], event, around["before"])
        if found
    )


def _relation(around: shapes.Neighbours) -> tuple[str, str]:
    """The relation the event belongs to, in words and as an address: its two countries, else all events."""
    pair = around["countries"]
    if not pair:
        return "Before and after", "/"
    names = " and ".join(country_name(code) for code in pair)
    return names, addresses.timeline(EventFilter(countries_all=tuple(pair)))


def _calendar(event: shapes.Event) -> str | None:
    return f"{cards.event_href(event['id'])}.ics" if entry_of(event).days else None


def _graphql(event: shapes.Event) -> str:
    query = (
        f'{{ event(by: {{ id: "{event["id"]}" }}) {{ title type countries {{ role country {{ name }} }} }} }}'
    )
    return f"/graphql?{urlencode([('query', query)])}"


def _head(request: Request, event: shapes.Event, quotes: Sequence[Quote]) -> Head:
    site = site_of(request)
    time = wording.time_of(event["when"])
    canonical = site.absolute(request, cards.event_href(event["id"]))
    description = _description(time, quotes)
    ics_href = _calendar(event)
    return Head(
        title=f"{event['title']}, {time.text}",
        description=description,
        canonical=canonical,
        kind="article",
        feeds=(Feed(ics_href, ics.MEDIA_TYPE, event["title"]),) if ics_href else (),
        crumbs=(
            Crumb("/", "Timeline"),
            Crumb(
                addresses.timeline(EventFilter(types=(event["type"],))),
                EVENT_TYPES[EventType(event["type"])].plural,
            ),
        ),
        json_ld=_json_ld(event, canonical, description),
    )


def _description(time: Time, quotes: Sequence[Quote]) -> str:
    """Day and quotation, for where a link to the page is shown; it says of a paraphrase that it is one."""
    if not quotes:
        return f"{time.text}."
    quote = quotes[0]
    note = f" {cards.PARAPHRASE}" if quote.paraphrase else ""
    return f"{time.text}. “{shorten(quote.text, QUOTED, placeholder=' …')}”{note}"


def _json_ld(event: shapes.Event, canonical: str, description: str) -> dict[str, Any]:
    """schema.org's Event; dates only as exact as they are known."""
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event["title"],
        "description": description,
        "url": canonical,
        "location": {"@type": "Place", "name": event["place"] or _venue(event)},
    }
    when = event["when"]
    if when["starts_on"] and when["ends_on"]:
        shape = {DatePrecision.MONTH: "%Y-%m", DatePrecision.YEAR: "%Y"}
        form = shape.get(DatePrecision(when["precision"]), "%Y-%m-%d")
        found["startDate"] = when["starts_on"].strftime(form)
        found["endDate"] = when["ends_on"].strftime(form)
    return found


def _venue(event: shapes.Event) -> str:
    code = event["country_of_place"]
    return country_name(code) if code else "Place not given"
