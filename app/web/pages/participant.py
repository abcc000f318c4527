"""The page of a person or an organisation: posts as releases give them, events, and whom they meet."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.db.engine import reading
from app.domain.codes import ParticipantKind
from app.queries import facets, participants, shapes
from app.queries.filters import EventFilter
from app.web import addresses, cards, labels, listings, scenes, wording
from app.web.cards import CountryTag
from app.web.head import Crumb, Head
from app.web.labels import country_name
from app.web.language import gettext as _
from app.web.ranking import Ranked
from app.web.render import render
from app.web.scenes import Scene
from app.web.site import site_of
from app.web.wording import Moment


@dataclass(frozen=True, slots=True)
class PostLine:
    """An office as releases give it, with their first and last day; one day stands in `since` alone."""

    title: str
    where: str | None
    since: Moment | None
    until: Moment | None


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """View of `participant.html`. `names` are other spellings in releases."""

    head: Head
    kind: str
    name: str
    country: CountryTag | None
    summary: str
    posts: tuple[PostLine, ...]
    names: tuple[str, ...]
    counterparts: tuple[Ranked, ...]
    types: tuple[Ranked, ...]
    report: str
    scene: Scene


def show(request: Request) -> Response:
    """GET /participants/{id}."""
    with reading(site_of(request).engine) as connection:
        person = participants.get_participant(connection, request.path_params["id"])
        if person["id"] != request.path_params["id"]:  # a surname, as long as one person alone may bear it
            return RedirectResponse(f"/participants/{person['id']}", 307)
        listing = listings.of_participant(person["id"])
        scene = scenes.scene_of(
            connection, listing, labels.of_party(person), site_of(request).absolute(request, "")
        )
        types = facets.count_by_type(connection, listing.filter)
        met = participants.most_met(connection, person["id"])
    view = ParticipantView(
        head=Head(
            title=labels.of_party(person),
            description=_("%(name)s: posts and %(events)s in press releases.")
            % {"name": labels.of_party(person), "events": scene.count},
            canonical=site_of(request).absolute(request, f"/participants/{person['id']}"),
            kind="profile" if person["kind"] == ParticipantKind.PERSON else "website",
            feeds=scene.feeds,
            framed=True,
            card=f"{listing.path}.png",
            section="/participants",
            crumbs=(Crumb("/participants", _("People and organisations")),),
        ),
        kind=labels.kind_of(person),
        name=labels.of_party(person),
        country=cards.country_tag(person["country"]) if person["country"] else None,
        summary=scene.told(_("Takes part in %(events)s on record.")),
        posts=post_lines(person["posts"]),
        names=tuple(name for name in person["aliases"] if name != person["name"]),
        counterparts=tuple(
            Ranked(
                labels.of_party(found["participant"]),
                f"/participants/{found['participant']['id']}",
                found["events"],
            )
            for found in met
        ),
        types=tuple(_type_row(person["id"], found["value"], found["count"]) for found in types),
        scene=scene,
        report=addresses.report(person["id"]),
    )
    return render(request, "participant.html", None, view)


def _type_row(id: str, type: str, count: int) -> Ranked:
    info = labels.of_type(type)
    href = addresses.timeline(EventFilter(participants_any=(id,), types=(type,)))
    return Ranked(info.plural, href, count, info.category)


def post_lines(posts: Sequence[shapes.Post]) -> tuple[PostLine, ...]:
    """Each office once, however it is capitalised, in the order given, with the days on which releases
    attest it. Capitals alone, as transcripts shout, are shown only where nothing else is written."""
    days: dict[tuple[str, str | None], list[dt.date]] = {}
    spelt: dict[str, str] = {}
    for post in posts:
        country = country_name(post["country"]) if post["country"] else None
        where = ", ".join(part for part in (post["organization"], country) if part) or None
        title = post["title"].casefold()
        if spelt.setdefault(title, post["title"]).isupper():
            spelt[title] = post["title"]
        attested = days.setdefault((title, where), [])
        attested += [post["as_of"]] if post["as_of"] else []
    return tuple(
        PostLine(
            spelt[title],
            where,
            wording.moment(min(attested)) if attested else None,
            wording.moment(max(attested)) if len(set(attested)) > 1 else None,
        )
        for (title, where), attested in days.items()
    )
