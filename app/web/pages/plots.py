"""Plots of the whole record: pairs of countries, types by year, a year by day, how soon events are told."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from app.db.engine import reading
from app.queries.delays import NEWEST
from app.web import overviews
from app.web.almanacs import Almanac
from app.web.grids import Grid
from app.web.head import Head
from app.web.language import gettext as _
from app.web.overviews import Delay
from app.web.plot_counts import years_of
from app.web.render import render
from app.web.site import site_of


@dataclass(frozen=True, slots=True)
class YearLink:
    text: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PlotsView:
    """View of `plots.html`; parts are None where the record has nothing to draw."""

    head: Head
    pairs: Grid | None
    types: Grid | None
    countries: Grid | None
    almanac: Almanac | None
    years: tuple[YearLink, ...]
    delays: tuple[Delay, ...]
    newest: int


def show(request: Request) -> Response:
    """GET /plots; `year` chooses that of the calendar."""
    asked = request.query_params.get("year", "")
    with reading(site_of(request).engine) as connection:
        by_year = years_of(connection)
        years = [*by_year][-overviews.YEARS :]
        year = overviews.year_asked(asked, by_year)
        view = PlotsView(
            head=Head(
                title=_("Charts of the record"),
                description=_(
                    "Pairs of countries, event types by year, a calendar of each year, and the time "
                    "from event to release."
                ),
                canonical=site_of(request).absolute(request, "/plots"),
                section="/plots",
                followed=not asked,
            ),
            pairs=overviews.pairs(connection),
            types=overviews.types(connection, years),
            countries=overviews.countries(connection, years),
            almanac=overviews.almanac(connection, year) if year else None,
            years=tuple(YearLink(str(y), f"/plots?year={y}#calendar", y == year) for y in years),
            delays=overviews.delays(connection),
            newest=min(NEWEST, sum(by_year.values())),
        )
    return render(request, "plots.html", None, view)
