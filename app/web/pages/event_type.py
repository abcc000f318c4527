"""A type of event: what it is, how it is recognised, its events; and all types side by side."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.db.engine import reading
from app.domain.event_types import EVENT_TYPES, EventType, EventTypeInfo
from app.extract.triggers import TriggerClass, triggers_by_word
from app.queries import facets
from app.queries.filters import EventFilter
from app.web import addresses, labels, listings, representations, scenes, wording
from app.web.head import Crumb, Head
from app.web.labels import country_name
from app.web.language import gettext as _
from app.web.ranking import Ranked
from app.web.render import render
from app.web.representations import ViewAs
from app.web.scenes import Scene
from app.web.site import site_of

COUNTRIES_SHOWN = 15
MOST_PHRASES = 40
# The list as a field of the API.
ASKED = "eventTypes { type label description }"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that speak for the type, and what kind of words they are."""

    label: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeView:
    """View of `type.html`. `codes` are those of other schemes."""

    head: Head
    name: str
    category: str
    category_name: str
    category_href: str
    definition: str
    summary: str
    words: tuple[Words, ...]
    codes: tuple[tuple[str, str], ...]
    countries: tuple[Ranked, ...]
    scene: Scene


@dataclass(frozen=True, slots=True)
class TypeLine:
    href: str
    label: str
    category: str
    category_name: str
    definition: str
    count: int


@dataclass(frozen=True, slots=True)
class TypesView:
    """View of `types.html`."""

    head: Head
    types: tuple[TypeLine, ...]
    view_as: ViewAs


def show(request: Request) -> Response:
    """GET /types/{type}; a code in small letters is sent to the canonical one."""
    listing = listings.of_type(request.path_params["type"])
    if request.url.path != listing.path:
        return RedirectResponse(listing.path, 308)
    wanted = listing.filter
    info, words = EVENT_TYPES[EventType(wanted.types[0])], labels.of_type(wanted.types[0])
    with reading(site_of(request).engine) as connection:
        scene = scenes.scene_of(connection, listing, words.plural, site_of(request).absolute(request, ""))
        countries = facets.count_by_country(connection, wanted)
    view = TypeView(
        head=Head(
            title=_("%(type)s: definition and all events on record") % {"type": words.plural},
            description=_("%(definition)s %(events)s of this type, read from press releases.")
            % {"definition": words.definition, "events": scene.count},
            canonical=site_of(request).absolute(request, listing.path),
            section="/types",
            feeds=scene.feeds,
            framed=True,
            card=f"{listing.path}.png",
            crumbs=(Crumb("/types", _("Types")),),
        ),
        name=words.plural,
        category=info.category,
        category_name=labels.of_category(info.category),
        category_href=addresses.timeline(EventFilter(categories=(info.category,))),
        definition=words.definition,
        summary=scene.told(_("%(events)s on record.")),
        words=_words(info),
        codes=_codes(info),
        countries=tuple(
            Ranked(
                country_name(found["value"]),
                addresses.timeline(EventFilter(countries_any=(found["value"],), types=wanted.types)),
                found["count"],
            )
            for found in countries[:COUNTRIES_SHOWN]
        ),
        scene=scene,
    )
    return render(request, "type.html", None, view)


def show_list(request: Request) -> Response:
    """GET /types."""
    with reading(site_of(request).engine) as connection:
        found = facets.count_by_type(connection, EventFilter())
    counts = {each["value"]: each["count"] for each in found}
    head = Head(
        title=_("Event types"),
        description=_(
            "The event types read from press releases: what each one is and how many events it has."
        ),
        canonical=site_of(request).absolute(request, "/types"),
        section="/types",
    )
    types = tuple(
        TypeLine(
            f"/types/{type.upper()}",
            words.label,
            words.category,
            labels.of_category(words.category),
            words.definition,
            counts.get(type, 0),
        )
        for type, words in ((type, labels.of_type(type)) for type in EVENT_TYPES)
    )
    view_as = representations.of_index("/types", ASKED, site_of(request).absolute(request, ""))
    return render(request, "types.html", None, TypesView(head, types, view_as))


def _words(info: EventTypeInfo) -> tuple[Words, ...]:
    """The phrases of the extractor's own list, the short ones first."""
    labels = {TriggerClass.NOUN: _("As nouns"), TriggerClass.VERB: _("As verbs")}
    known = [trigger for group in triggers_by_word().values() for trigger in group]
    found = []
    for cls, label in labels.items():
        phrases = {" ".join(one.phrase) for one in known if one.type is info.type and one.cls is cls}
        found.append(Words(label, tuple(sorted(phrases, key=lambda text: (len(text), text))[:MOST_PHRASES])))
    return tuple(words for words in found if words.phrases)


def _codes(info: EventTypeInfo) -> tuple[tuple[str, str], ...]:
    codes = (("PLOVER", info.plover or ""), ("CAMEO", wording.listed(info.cameo)))
    return tuple(pair for pair in codes if pair[1])
