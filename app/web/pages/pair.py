"""Two countries: when they were last in contact, at which level, what is between them, who tells it.

Times without a contact are counted to the day of the newest release, not to today: of what came after it the
record knows nothing.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.db.engine import reading
from app.domain.codes import DiplomaticRank, EventStatus
from app.domain.event_types import Category
from app.queries import dyads, events, facets, publishers, releases, shapes
from app.queries.facets import Bucket
from app.queries.filters import EventFilter
from app.queries.links import read_events
from app.queries.page import Page
from app.queries.selection import EventSelection
from app.web import addresses, cards, codes, days, grids, labels, listings, scenes, wording
from app.web.cards import CountryTag
from app.web.grids import Grid
from app.web.head import Crumb, Head
from app.web.labels import country_name
from app.web.language import gettext as _
from app.web.ranking import Ranked
from app.web.render import render
from app.web.scenes import Scene
from app.web.site import site_of
from app.web.wording import Moment, Time

LEVELS = (
    DiplomaticRank.HEAD_OF_STATE,
    DiplomaticRank.HEAD_OF_GOVERNMENT,
    DiplomaticRank.FOREIGN_MINISTER,
    DiplomaticRank.MINISTER,
    DiplomaticRank.VICE_MINISTER,
    DiplomaticRank.DIRECTOR_GENERAL,
)
MOST_GAPS = 3
ONE_SIDED_SHOWN = 4
PICKED_FROM = 25  # events read at a time
TITLES = EventSelection()


@dataclass(frozen=True, slots=True)
class Contact:
    """The last contact at a level; `since` is how long before the end of the record, in words."""

    level: str
    href: str
    title: str
    time: Time
    since: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without a contact, in words, and their address."""

    text: str
    length: str
    href: str


@dataclass(frozen=True, slots=True)
class OneSided:
    """An event that the ministry of only one of the two tells, and who does."""

    href: str
    title: str
    time: Time
    publishers: str


@dataclass(frozen=True, slots=True)
class PairView:
    """View of `pair.html`. `until` is the day that the record reaches to. Nothing is one-sided where releases
    of one ministry alone are in the record."""

    head: Head
    name: str
    members: tuple[CountryTag, CountryTag]
    summary: str
    until: Moment
    contacts: tuple[Contact, ...]
    gaps: tuple[Gap, ...]
    years: Grid | None
    types: tuple[Ranked, ...]
    one_sided: tuple[OneSided, ...]
    one_sided_total: int
    one_sided_href: str
    scene: Scene


def show(request: Request) -> Response:
    """GET /countries/{a}/{b}; the two are in the order of their codes, any other is sent there."""
    given = request.path_params
    listing = listings.of_pair(given["a"], given["b"])
    if request.url.path != listing.path:
        return RedirectResponse(listing.path, 308)
    first, second = listing.filter.countries_all
    wanted, contact = listing.filter, _contacts(listing.filter)
    only_one = replace(wanted, one_sided=(first, second))
    name = wording.listed([labels.country_in_text(first), labels.country_in_text(second)])
    with reading(site_of(request).engine) as connection:
        base = site_of(request).absolute(request, "")
        scene = scenes.scene_of(connection, listing, name, base)
        until = releases.latest_day(connection) or dt.datetime.now(dt.UTC).date()
        lasts = _last_contacts(connection, (first, second))
        met_on = dyads.contact_days(connection, (first, second))
        years = facets.categories_by_bucket(connection, wanted, Bucket.YEAR)
        types = facets.count_by_type(connection, wanted)
        both_publish = len(publishers.countries_that_publish(connection, (first, second))) == 2
        one_sided = events.count_events(connection, only_one) if both_publish else 0
        some = 0 < one_sided < scene.total  # where all are, the list below shows them
        told = _told_by_one(connection, (first, second), ONE_SIDED_SHOWN) if some else []
    view = PairView(
        head=Head(
            title=_("%(name)s: relations day by day") % {"name": wording.capital(name)},
            description=_(
                "%(name)s in press releases of foreign ministries: %(events)s, last contact by level, "
                "longest gaps, event types by year."
            )
            % {"name": wording.capital(name), "events": scene.count},
            canonical=site_of(request).absolute(request, listing.path),
            section="/countries",
            feeds=scene.feeds,
            framed=True,
            card=f"{listing.path}.png",
            crumbs=(
                Crumb("/countries", _("Countries")),
                Crumb(f"/countries/{first}", country_name(first)),
                Crumb(f"/countries/{second}", country_name(second)),
            ),
        ),
        name=wording.capital(name),
        members=(cards.country_tag(first), cards.country_tag(second)),
        summary=_summary(scene, lasts, until),
        until=wording.moment(until),
        contacts=tuple(_contact(level, event, until) for level, event in lasts),
        gaps=_gaps(met_on, until, contact),
        years=grids.categories_by_year(years, wanted),
        types=tuple(_type_row(wanted, found) for found in types),
        one_sided=tuple(_one_sided(event) for event in told),
        one_sided_total=one_sided,
        one_sided_href=addresses.timeline(only_one),
        scene=scene,
    )
    return render(request, "pair.html", None, view)


def _told_by_one(connection: sa.Connection, pair: tuple[str, str], most: int) -> list[shapes.Event]:
    """The newest events that the ministry of only one of the two tells.

    Picked from the events of the two, for to walk under that filter takes as long as the record is large.
    """
    found: list[shapes.Event] = []
    page = Page(first=PICKED_FROM)
    while len(found) < most:
        window = events.list_events(connection, EventFilter(countries_all=pair), page)
        found += [event for event in window.items if len(_tellers(event) & set(pair)) == 1]
        if not window.has_next:
            break
        page = Page(first=PICKED_FROM, after=window.cursors[-1])
    return found[:most]


def _tellers(event: shapes.Event) -> set[str | None]:
    """The countries whose ministries tell it."""
    return {account["release"]["publisher"]["country"] for account in event["accounts"]}


def _contacts(wanted: EventFilter) -> EventFilter:
    """What of the events between the two is a contact: a meeting, call or visit that took place."""
    return replace(wanted, categories=(Category.ENGAGEMENT,), status=(EventStatus.OCCURRED,))


def _last_contacts(
    connection: sa.Connection, pair: tuple[str, str]
) -> list[tuple[DiplomaticRank | None, shapes.Event]]:
    """At any level, and at each where there was one."""
    keys = dyads.last_contacts(connection, pair, LEVELS)
    titled = read_events(connection, set(keys.values()), TITLES)
    return [(rank, titled[keys[rank]]) for rank in (None, *LEVELS) if rank in keys]


def _contact(level: DiplomaticRank | None, event: shapes.Event, until: dt.date) -> Contact:
    return Contact(
        level=codes.word(codes.LEVELS, level) if level else _("At any level"),
        href=cards.event_href(event["id"]),
        title=labels.of_event(event),
        time=wording.time_of(event["when"]),
        since=_since(event, until),
    )


def _one_sided(event: shapes.Event) -> OneSided:
    names = dict.fromkeys(labels.of_party(account["release"]["publisher"]) for account in event["accounts"])
    return OneSided(
        cards.event_href(event["id"]),
        labels.of_event(event),
        wording.time_of(event["when"]),
        wording.listed([*names]),
    )


def _since(event: shapes.Event, until: dt.date) -> str:
    ended = event["when"]["ends_on"]
    return wording.before((until - ended).days) if ended else ""


def _gaps(on: Sequence[dt.date], until: dt.date, contact: EventFilter) -> tuple[Gap, ...]:
    """The longest times between the days of two contacts, or from the last one to the end of the record."""
    end_of_record = [until] if on and on[-1] < until else []
    between = sorted(pairwise([*on, *end_of_record]), key=lambda pair: (pair[0] - pair[1], pair[0]))
    return tuple(
        Gap(
            (_("%(first)s to the end of the record") if end in end_of_record else _("%(first)s to %(last)s"))
            % {"first": days.day(start), "last": days.day(end)},
            wording.length((end - start).days),
            addresses.timeline(replace(contact, occurred_from=start, occurred_to=end)),
        )
        for start, end in between[:MOST_GAPS]
        if (end - start).days > 1
    )


def _type_row(wanted: EventFilter, found: shapes.Count) -> Ranked:
    info = labels.of_type(found["value"])
    href = addresses.timeline(replace(wanted, types=(found["value"],)))
    return Ranked(info.plural, href, found["count"], info.category)


def _summary(
    scene: Scene, lasts: Sequence[tuple[DiplomaticRank | None, shapes.Event]], until: dt.date
) -> str:
    if not lasts:
        return scene.told(_("%(events)s on record, but no contact between the two."))
    last = lasts[0][1]
    return _("%(events)s on record up to %(until)s; last contact %(time)s.") % {
        "events": scene.count,
        "until": days.day(until),
        "time": ", ".join(part for part in (wording.time_of(last["when"]).text, _since(last, until)) if part),
    }
