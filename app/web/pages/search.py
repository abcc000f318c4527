"""The search page: countries, people, types, events and releases for words, each with the way to all."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import Response

from app.db.engine import reading
from app.errors import InvalidFilter
from app.queries import events, participants, releases
from app.queries.filters import EventFilter, ReleaseFilter
from app.queries.page import Page
from app.queries.selection import EVENT_FOUND
from app.web import addresses, cards, found_names, near_names, refusals, representations, wording
from app.web.cards import EventCard
from app.web.formats import atom
from app.web.found_releases import FoundRelease, found_releases
from app.web.head import Feed, Head
from app.web.language import gettext as _
from app.web.ranking import Ranked
from app.web.render import render
from app.web.representations import ViewAs
from app.web.site import site_of

PATH = "/search"
EVENTS_SHOWN = 5
RELEASES_SHOWN = 5
PEOPLE_SHOWN = 12


@dataclass(frozen=True, slots=True)
class SearchView:
    """View of `search.html`. `words` are empty before anything is searched for, `wrong` says why they cannot
    be, `told` how much has them; `relation` leads to the page of two countries where two are named; `near`
    are names that may have been meant where nothing was found. `people_total` and `releases_total` are how
    many there are of those shown."""

    head: Head
    words: str
    wrong: str
    told: str
    countries: tuple[Ranked, ...] = ()
    relation: Ranked | None = None
    people: tuple[Ranked, ...] = ()
    people_total: int = 0
    all_people: str = ""
    kinds: tuple[Ranked, ...] = ()
    topics: tuple[Ranked, ...] = ()
    events: tuple[EventCard, ...] = ()
    all_events: str = ""
    all_events_text: str = ""
    releases: tuple[FoundRelease, ...] = ()
    releases_total: int = 0
    all_releases: str = ""
    paraphrased: bool = False
    near: tuple[Ranked, ...] = ()
    view_as: ViewAs | None = None

    @property
    def quoted(self) -> str:
        return wording.quoted(self.words)

    @property
    def is_empty(self) -> bool:
        """Whether something was searched for and nothing has it."""
        found = (self.countries, self.people, self.kinds, self.topics, self.events, self.releases)
        return bool(self.words) and not any(found)


def show(request: Request) -> Response:
    """GET /search; `q` are words. 422 where they are too many."""
    given = request.query_params.get("q", "")
    try:
        wanted = EventFilter.from_query([("q", given)])
    except InvalidFilter as failure:
        wrong = refusals.by_field(EventFilter, (failure,))["q"]
        view = SearchView(_head(request, "", _("Search")), "", wrong, "")
        return render(request, "search.html", None, view, status=422)
    words = wanted.search or ""
    if not words:
        return render(request, "search.html", None, SearchView(_head(request, "", _("Search")), "", "", ""))
    with reading(site_of(request).engine) as connection:
        view = _found(connection, request, words)
    return render(request, "search.html", None, view)


def _found(connection: sa.Connection, request: Request, words: str) -> SearchView:
    """Everything that has the words, the newest events and releases of it."""
    wanted, texts = EventFilter(search=words), ReleaseFilter(search=words)
    events_total = events.count_events(connection, wanted)
    releases_total = releases.count_releases(connection, texts)
    names = found_names.without_countries(words)
    people_total = participants.count_participants(connection, names)
    window = events.list_events(connection, wanted, Page(first=EVENTS_SHOWN), selection=EVENT_FOUND)
    listed = tuple(cards.event_card(event, words) for event in window.items)
    issued = found_releases(connection, texts, Page(first=RELEASES_SHOWN)).items
    codes = found_names.countries(words)
    people = participants.list_participants(connection, Page(first=PEOPLE_SHOWN), names).items
    counted = (
        (events_total, "event", "events"),
        (releases_total, "release", "releases"),
        (people_total, "person or organisation", "people and organisations"),
    )
    view = SearchView(
        head=_head(request, words, _("Search: %(text)s") % {"text": words}),
        words=words,
        wrong="",
        told=", ".join(wording.plural(*each) for each in counted if each[0])
        or _("Only names match, no event"),
        countries=found_names.ranked_countries(connection, codes),
        relation=found_names.relation(connection, codes),
        people=found_names.ranked_people(connection, people),
        people_total=people_total,
        all_people=f"/participants?{urlencode({'q': names})}",
        kinds=found_names.kinds(connection, words),
        topics=found_names.topics(connection, words),
        events=listed,
        all_events=addresses.timeline(wanted),
        all_events_text=wording.all_on_timeline(events_total),
        releases=tuple(issued),
        releases_total=releases_total,
        all_releases=texts.address("/releases"),
        paraphrased=cards.any_paraphrase([*listed, *(each.card for each in issued)]),
        view_as=representations.of_search(words, site_of(request).absolute(request, "")),
    )
    return replace(view, near=_near(connection, words)) if view.is_empty else view


def _near(connection: sa.Connection, words: str) -> tuple[Ranked, ...]:
    """Countries and people with names spelled alike."""
    people = near_names.people_like(connection, words)
    return (
        *found_names.ranked_countries(connection, near_names.countries_like(words)),
        *found_names.ranked_people(connection, people),
    )


def _head(request: Request, words: str, title: str) -> Head:
    wanted = EventFilter(search=words or None)
    feeds = (Feed(representations.feed_of("/events", wanted), atom.MEDIA_TYPE, title),) if words else ()
    return Head(
        title=title,
        description=_("Search the events, press releases, people, organisations and countries on record."),
        canonical=site_of(request).absolute(request, wanted.address(PATH)),
        section=PATH,
        followed=not words,
        feeds=feeds,
    )
