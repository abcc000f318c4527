"""Plots of the whole record as files: `/plots/{name}.csv` has the numbers, `/plots/{name}.svg` the drawing.

To add one: a function for each in `TABLES` and `DRAWINGS`, under the same name.
"""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.db.engine import reading
from app.errors import NotFound
from app.queries.delays import days_to_release
from app.web import language, overviews, plot_counts
from app.web.formats import sheet, svg
from app.web.formats.pictures import Picture, of_almanac, of_delays, of_grid
from app.web.language import gettext as _
from app.web.plot_counts import years_of
from app.web.site import site_of

Table = tuple[list[str], list[list[object]]]  # heads and rows


def show_table(request: Request) -> Response:
    """GET /plots/{name}.csv."""
    table = TABLES.get(request.path_params["name"])
    if table is None:
        raise NotFound("plot", request.path_params["name"])
    with reading(site_of(request).engine) as connection:
        heads, rows = table(connection)
    written = io.StringIO(newline="")
    csv.writer(written).writerows([heads, *rows])
    return Response(written.getvalue(), media_type=sheet.MEDIA_TYPE)


@dataclass(frozen=True, slots=True)
class PictureView:
    """View of `plot.svg`; links of the picture go to `base`."""

    picture: Picture
    style: str
    base: str


def show_drawing(request: Request) -> Response:
    """GET /plots/{name}.svg; `year` chooses that of the calendar."""
    draw = DRAWINGS.get(request.path_params["name"])
    site = site_of(request)
    if draw is None:
        raise NotFound("plot", request.path_params["name"])
    with reading(site.engine) as connection:
        picture = draw(connection, request.query_params.get("year", ""))
    style = svg.style_of(site.assets.text("site.css"))
    view = PictureView(picture, style, language.address(site.absolute(request, ""), language.code.get()))
    content = site.templates.get_template("plot.svg").render(view=view)
    headers = {"Content-Security-Policy": svg.policy_of(style)}
    return Response(content, headers=headers, media_type=svg.MEDIA_TYPE)


def _pair_table(connection: sa.Connection) -> Table:
    codes, counts = plot_counts.pair_counts(connection)
    return ["country", *codes], [[a, *counts[a]] for a in codes]


def _country_table(connection: sa.Connection) -> Table:
    years = [*years_of(connection)]
    counts = plot_counts.country_counts(connection, years)
    return ["country", *map(str, years)], [[code, *row] for code, row in counts.items()]


def _type_table(connection: sa.Connection) -> Table:
    years = [*years_of(connection)]
    counts = plot_counts.type_counts(connection, years)
    return ["type", *map(str, years)], [[type.upper(), *row] for type, row in counts.items()]


def _day_table(connection: sa.Connection) -> Table:
    counts = plot_counts.day_counts(connection)
    return ["day", "events"], [[day.isoformat(), count] for day, count in counts.items()]


def _delay_table(connection: sa.Connection) -> Table:
    return ["days_later", "accounts"], [[days, n] for days, n in sorted(days_to_release(connection).items())]


def _pairs(connection: sa.Connection, _year: str) -> Picture:
    return of_grid(_("Events shared by each pair of countries"), overviews.pairs(connection))


def _countries(connection: sa.Connection, _year: str) -> Picture:
    return of_grid(_("Countries by year"), overviews.countries(connection, _late_years(connection)))


def _types(connection: sa.Connection, _year: str) -> Picture:
    return of_grid(_("Event types by year"), overviews.types(connection, _late_years(connection)))


def _days(connection: sa.Connection, year: str) -> Picture:
    shown = overviews.year_asked(year, years_of(connection))
    return of_almanac(overviews.almanac(connection, shown) if shown else None)


def _delays(connection: sa.Connection, _year: str) -> Picture:
    return of_delays(_("From event to release"), overviews.delays(connection))


def _late_years(connection: sa.Connection) -> list[int]:
    return [*years_of(connection)][-overviews.YEARS :]


TABLES: Mapping[str, Callable[[sa.Connection], Table]] = {
    "pairs": _pair_table,
    "types": _type_table,
    "countries": _country_table,
    "days": _day_table,
    "delays": _delay_table,
}
DRAWINGS: Mapping[str, Callable[[sa.Connection, str], Picture]] = {
    "pairs": _pairs,
    "types": _types,
    "countries": _countries,
    "days": _days,
    "delays": _delays,
}
ROUTES = [Route("/plots/{name}.csv", show_table), Route("/plots/{name}.svg", show_drawing)]
