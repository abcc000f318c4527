"""The page of one event: each fact with the words it rests on, and what came before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.db.engine import reading
from app.queries import events, shapes
from app.queries.selection import EventSelection
from app.queries.sentences import sentences_of_accounts
from app.queries.side_by_side import accounts_to_compare
from app.web import addresses, cards, codes, days, evidence, labels, listings, representations, wording
from app.web.accounts import Accounts, accounts_of
from app.web.cards import Quote
from app.web.facts import FactGroup, facts_of
from app.web.formats import ics, json_ld
from app.web.formats.entries import entry_of
from app.web.head import Crumb, Feed, Head
from app.web.language import gettext as _
from app.web.render import render
from app.web.representations import ViewAs
from app.web.site import site_of
from app.web.wording import Time

TITLES = EventSelection()
MOST_CITED = 4  # releases that a citation names; the page it leads to has them all


@dataclass(frozen=True, slots=True)
class Neighbour:
    href: str
    title: str
    time: Time
    here: bool


@dataclass(frozen=True, slots=True)
class EventView:
    """View of `event.html`. `told` heads the accounts, `facts_by_all` are told by each of several
    ministries, `calendar` is None where no day is known."""

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
    accounts: Accounts
    facts_by_all: int
    paraphrased: bool
    facts: tuple[FactGroup, ...]
    calendar: str | None
    citation: str
    neighbours_heading: str
    neighbours: tuple[Neighbour, ...]
    neighbours_href: str
    neighbours_text: str
    view_as: ViewAs
    report: str


def show(request: Request) -> Response:
    """GET /events/{id}."""
    with reading(site_of(request).engine) as connection:
        event = events.get_event(connection, request.path_params["id"])
        if event["id"] != request.path_params["id"]:  # it became part of another one
            return RedirectResponse(cards.event_href(event["id"]), 308)
        around = events.neighbours(connection, event["id"], TITLES)
        told = accounts_to_compare(connection, event)
        sentences = sentences_of_accounts(connection, [account["key"] for account in event["accounts"]])
    heading, href, text = _relation(around)
    info = labels.of_type(event["type"])
    accounts = accounts_of(event, told)
    facts = facts_of(event, evidence.bases(event["accounts"], sentences), accounts.agreed)
    has_day = bool(entry_of(event).days)
    base = site_of(request).absolute(request, "")
    href_here = cards.event_href(event["id"])
    view = EventView(
        head=_head(request, event),
        id=event["id"],
        title=labels.of_event(event),
        type=info.label,
        definition=info.definition,
        category=info.category,
        status=codes.word_if_any(codes.STATUSES, event["status"]),
        time=wording.time_of(event["when"]),
        place=event["place"],
        review=codes.word(codes.REVIEWS, event["review"]),
        told=_told(accounts),
        accounts=accounts,
        facts_by_all=sum(fact.by_all for group in facts for fact in group.facts),
        paraphrased=any(quote.paraphrase for quote in accounts.quotes),
        facts=facts,
        calendar=f"{href_here}.ics" if has_day else None,
        citation=_citation(event, accounts, base + href_here),
        neighbours_heading=heading,
        neighbours=_line_of_events(event, around),
        neighbours_href=href,
        neighbours_text=text,
        view_as=representations.of_event(event["id"], base, has_day=has_day),
        report=addresses.report(event["id"]),
    )
    return render(request, "event.html", None, view)


def _told(accounts: Accounts) -> str:
    if len(accounts.ministries) > 1:
        return _("Reported by %(num)s ministries") % {"num": len(accounts.ministries)}
    releases = len(accounts.quotes)
    if releases > 1:
        return _("Reported in %(num)s releases") % {"num": releases}
    if any(quote.paraphrase for quote in accounts.quotes):
        return _("Retold from the release")
    return _("In the words of the release")


def _line_of_events(event: shapes.Event, around: shapes.Neighbours) -> tuple[Neighbour, ...]:
    """What came after, the event itself, what came before: newest first, as everywhere."""
    return tuple(
        Neighbour(
            cards.event_href(found["id"]),
            labels.of_event(found),
            wording.time_of(found["when"]),
            found is event,
        )
        for found in (around["after"], event, around["before"])
        if found
    )


def _relation(around: shapes.Neighbours) -> tuple[str, str, str]:
    """The relation the event belongs to: in words, as an address, and the words of the link there."""
    names = wording.listed([labels.country_in_text(code) for code in around["countries"]])
    match around["countries"]:
        case [one, other]:
            return wording.capital(names), listings.of_pair(one, other).path, _("All events between the two")
        case [one]:
            text = _("All events with %(name)s") % {"name": names}
            return wording.capital(names), listings.of_country(one).path, text
        case _:
            return _("Before and after"), "/", _("See them on the timeline")


def _head(request: Request, event: shapes.Event) -> Head:
    site = site_of(request)
    href = cards.event_href(event["id"])
    return Head(
        title=f"{labels.of_event(event)}, {wording.time_of(event['when']).text}",
        description=json_ld.description_of(event),
        canonical=site.absolute(request, href),
        kind="article",
        card=f"{href}.png",
        framed=True,
        feeds=(Feed(f"{href}.ics", ics.MEDIA_TYPE, event["title"]),) if entry_of(event).days else (),
        crumbs=(
            Crumb("/", _("Timeline")),
            Crumb(f"/types/{event['type'].upper()}", labels.of_type(event["type"]).plural),
        ),
        json_ld=json_ld.event_of(event, site.absolute(request, "")),
    )


def _citation(event: shapes.Event, accounts: Accounts, address: str) -> str:
    """How to cite the record: what it says, whom it was read from, which state of it."""
    told = _("“%(title)s”, %(time)s. Readout, record of %(day)s, based on %(sources)s.") % {
        "title": labels.of_event(event),
        "time": wording.time_of(event["when"]).text,
        "day": days.day(event["updated_at"].date()),
        "sources": sources_of(accounts.quotes),
    }
    return f"{told} {address}"


def sources_of(quotes: Sequence[Quote]) -> str:
    """The releases as a citation names them; one that would be left over is named as well."""
    cited = quotes if len(quotes) <= MOST_CITED else quotes[: MOST_CITED - 1]
    named = [
        f"{quote.publisher}, “{quote.release}”{f', {quote.published.text}' if quote.published else ''}"
        for quote in cited
    ]
    left = len(quotes) - len(cited)
    return "; ".join([*named, *([_("%(num)s more releases") % {"num": left}] if left else [])])
