"""Countries and areas: the index, and one with its drawn timeline, types and partners."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.db.engine import reading
from app.queries import facets
from app.queries.facets import Bucket
from app.queries.filters import EventFilter
from app.web import addresses, grids, labels, listings, representations, scenes
from app.web.grids import Grid
from app.web.head import Crumb, Head
from app.web.labels import country_name
from app.web.language import gettext as _
from app.web.ranking import Ranked
from app.web.render import render
from app.web.representations import ViewAs
from app.web.scenes import Scene
from app.web.site import site_of

PARTNERS_SHOWN = 15
# The list as a field of the API.
ASKED = "events(first: 0) { facets { countries(first: 100) { country { code name } count } } }"


@dataclass(frozen=True, slots=True)
class CountryView:
    """View of `country.html`."""

    head: Head
    code: str
    name: str
    summary: str
    types: tuple[Ranked, ...]
    partners: tuple[Ranked, ...]
    years: Grid | None
    scene: Scene


@dataclass(frozen=True, slots=True)
class CountriesView:
    """View of `countries.html`."""

    head: Head
    rows: tuple[Ranked, ...]
    view_as: ViewAs


def show(request: Request) -> Response:
    """GET /countries/{code}; a code in small letters is sent to the canonical one."""
    listing = listings.of_country(request.path_params["code"])
    if request.url.path != listing.path:
        return RedirectResponse(listing.path, 308)
    (code,) = listing.filter.countries_all
    name = country_name(code)
    with reading(site_of(request).engine) as connection:
        scene = scenes.scene_of(connection, listing, name, site_of(request).absolute(request, ""))
        types = facets.count_by_type(connection, listing.filter)
        partners = facets.count_by_country(connection, listing.filter)
        years = facets.categories_by_bucket(connection, listing.filter, Bucket.YEAR)
    view = CountryView(
        head=Head(
            title=_("%(name)s: diplomatic events") % {"name": name},
            description=_(
                "%(name)s in press releases of foreign ministries: %(events)s by type, partner and time."
            )
            % {"name": name, "events": scene.count},
            canonical=site_of(request).absolute(request, listing.path),
            section="/countries",
            feeds=scene.feeds,
            framed=True,
            card=f"{listing.path}.png",
            crumbs=(Crumb("/countries", _("Countries")),),
        ),
        code=code,
        name=name,
        summary=scene.told(_("Takes part in %(events)s on record, or is addressed by them.")),
        types=tuple(_type_row(code, found["value"], found["count"]) for found in types),
        partners=tuple(
            Ranked(country_name(found["value"]), listings.of_pair(code, found["value"]).path, found["count"])
            for found in partners
            if found["value"] != code
        )[:PARTNERS_SHOWN],
        years=grids.categories_by_year(years, listing.filter),
        scene=scene,
    )
    return render(request, "country.html", None, view)


def _type_row(code: str, type: str, count: int) -> Ranked:
    info = labels.of_type(type)
    href = addresses.timeline(EventFilter(countries_any=(code,), types=(type,)))
    return Ranked(info.plural, href, count, info.category)


def show_list(request: Request) -> Response:
    """GET /countries."""
    with reading(site_of(request).engine) as connection:
        counts = facets.count_by_country(connection, EventFilter())
    counts = sorted(counts, key=lambda found: (-found["count"], country_name(found["value"])))
    head = Head(
        title=_("Countries and areas"),
        description=_("Countries and areas by the number of diplomatic events on record."),
        canonical=site_of(request).absolute(request, "/countries"),
        section="/countries",
    )
    rows = tuple(
        Ranked(country_name(found["value"]), f"/countries/{found['value']}", found["count"])
        for found in counts
    )
    view_as = representations.of_index("/countries", ASKED, site_of(request).absolute(request, ""))
    return render(request, "countries.html", None, CountriesView(head, rows, view_as))
