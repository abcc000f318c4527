"""Who issues releases: the list, and one with its scorecard."""

import math
from dataclasses import dataclass, replace

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import Response

from app.db.engine import reading
from app.domain.codes import DatePrecision, Prominence
from app.errors import NotFound
from app.queries import events, facets, publishers, releases, shapes
from app.queries.filters import EventFilter, ReleaseFilter
from app.queries.habits import Habits, habits_of
from app.queries.page import Order, Page
from app.web import addresses, cards, labels, listings, representations, scenes, wording
from app.web.cards import CountryTag
from app.web.head import Crumb, Head
from app.web.language import gettext as _
from app.web.ranking import Ranked
from app.web.render import render
from app.web.representations import ViewAs
from app.web.scenes import Scene
from app.web.site import site_of
from app.web.wording import Moment

# The list as a field of the API.
ASKED = "events(first: 0) { facets { publishers(first: 100) { publisher { name } count } } }"


@dataclass(frozen=True, slots=True)
class Score:
    """One figure of the card: what it counts, how many, of how many in percent, and where they are."""

    label: str
    count: int
    share: int | None
    href: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A table of the scorecard: what it counts, in what, and its figures."""

    of: str
    unit: str
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class PublisherView:
    """View of `publisher.html`. `first` and `last` are the days of its releases; `delay` says how soon after
    an event they come, "" where nothing tells it."""

    head: Head
    name: str
    country: CountryTag | None
    organisation: str
    releases: int
    releases_href: str
    first: Moment | None
    last: Moment | None
    cards: tuple[Card, ...]
    delay: str
    types: tuple[Ranked, ...]
    scene: Scene


@dataclass(frozen=True, slots=True)
class PublishersView:
    """View of `publishers.html`."""

    head: Head
    rows: tuple[Ranked, ...]
    view_as: ViewAs


def show(request: Request) -> Response:
    """GET /publishers/{slug}."""
    slug = request.path_params["slug"]
    listing = listings.of_publisher(slug)
    with reading(site_of(request).engine) as connection:
        publisher = publishers.publishers_by_slugs(connection, [slug]).get(slug)
        if publisher is None:
            raise NotFound("publisher", slug)
        name = labels.of_party(publisher)
        scene = scenes.scene_of(connection, listing, name, site_of(request).absolute(request, ""))
        scores = _scores(connection, listing.filter, scene.total)
        habits = habits_of(connection, slug)
        types = facets.count_by_type(connection, listing.filter)
        issued = ReleaseFilter(publishers_any=(slug,))
        total = releases.count_releases(connection, issued)
        oldest = releases.list_releases(connection, issued, Page(first=1), Order.OLDEST).items
        newest = releases.list_releases(connection, issued, Page(first=1)).items
    view = PublisherView(
        head=Head(
            title=_("%(name)s: press releases and the events read from them") % {"name": name},
            description=_("%(name)s: %(releases)s, %(events)s read from them.")
            % {"name": name, "releases": wording.plural(total, "press release"), "events": scene.count},
            canonical=site_of(request).absolute(request, listing.path),
            section="/releases",
            feeds=scene.feeds,
            framed=True,
            card=f"{listing.path}.png",
            crumbs=(Crumb("/publishers", _("Publishers")),),
        ),
        name=name,
        country=cards.country_tag(publisher["country"]) if publisher["country"] else None,
        organisation=f"/participants/{publisher['id']}",
        releases=total,
        releases_href=issued.address("/releases"),
        first=_day(oldest),
        last=_day(newest),
        cards=(Card(_("Of the events it reports"), _("Events"), scores), _card_of(habits)),
        delay=_delay(habits),
        types=tuple(_type_row(slug, found) for found in types),
        scene=scene,
    )
    return render(request, "publisher.html", None, view)


def show_list(request: Request) -> Response:
    """GET /publishers."""
    with reading(site_of(request).engine) as connection:
        found = facets.count_by_publisher(connection, EventFilter())
        known = publishers.publishers_by_slugs(connection, [each["value"] for each in found])
    head = Head(
        title=_("Publishers"),
        description=_("The foreign ministries whose press releases are read, by number of events."),
        canonical=site_of(request).absolute(request, "/publishers"),
        section="/releases",
    )
    rows = tuple(
        Ranked(labels.of_party(known[each["value"]]), f"/publishers/{each['value']}", each["count"])
        for each in found
        if each["value"] in known
    )
    view_as = representations.of_index("/publishers", ASKED, site_of(request).absolute(request, ""))
    return render(request, "publishers.html", None, PublishersView(head, rows, view_as))


def _scores(connection: sa.Connection, told: EventFilter, total: int) -> tuple[Score, ...]:
    """Of the events it tells, those that are so; all are sizes of sets."""
    exact = sum(
        found["count"]
        for found in facets.count_by_precision(connection, told)
        if found["value"] in (DatePrecision.DAY, DatePrecision.RANGE)
    )
    asked = (
        (_("As the main subject of a release"), replace(told, prominence=Prominence.PRIMARY)),
        (_("Also reported by another ministry"), replace(told, min_publishers=2)),
        (_("Reviewed or corrected by a person"), replace(told, review=("reviewed", "corrected"))),
        (_("Planned or announced"), replace(told, status=("announced", "scheduled"))),
    )
    scores = [_score(_("With an exact day"), exact, total)]
    for label, wanted in asked:
        count = events.count_events(connection, wanted)
        scores.append(_score(label, count, total, addresses.timeline(wanted) if count else None))
    return tuple(scores)


def _score(label: str, count: int, total: int, href: str | None = None) -> Score:
    return Score(label, count, round(100 * count / total) if total else None, href)


def _card_of(habits: Habits) -> Card:
    """Of its newest releases: which tell something, and in what languages they are."""
    counts = [(_("With an event as their main subject"), habits.telling)]
    counts += [(labels.language_name(code), count) for code, count in habits.languages.items()]
    return Card(
        _("Of its latest %(releases)s") % {"releases": wording.plural(habits.releases, "release")},
        _("Releases"),
        tuple(_score(label, count, habits.releases) for label, count in counts),
    )


def _delay(habits: Habits) -> str:
    """Half days, between two in the middle, count as whole ones."""
    if habits.days is None:
        return ""
    days = math.ceil(habits.days)
    if not days:
        return _("Half of their main events are reported on the day itself.")
    return _("Half of their main events are reported within %(days)s.") % {
        "days": wording.plural(days, "day")
    }


def _type_row(slug: str, found: shapes.Count) -> Ranked:
    info = labels.of_type(found["value"])
    href = addresses.timeline(EventFilter(publishers_any=(slug,), types=(found["value"],)))
    return Ranked(info.plural, href, found["count"], info.category)


def _day(listed: list[shapes.ReleaseCard]) -> Moment | None:
    day = listed[0]["published_on"] if listed else None
    return wording.moment(day) if day else None
