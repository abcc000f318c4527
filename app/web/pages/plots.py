"""Plots of the whole record: pairs of countries, types by year, a year by day, how soon events are told."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import Response

from app.db.engine import reading
from app.domain.event_types import EVENT_TYPES
from app.errors import NotFound
from app.queries import facets
from app.queries.delays import NEWEST, days_to_release
from app.queries.facets import Bucket
from app.queries.filters import EventFilter
from app.web import addresses, labels, listings
from app.web.almanacs import Almanac, almanac_of
from app.web.formats import sheet
from app.web.grids import Grid, grid_of
from app.web.head import Head
from app.web.labels import country_name
from app.web.language import gettext as _
from app.web.language import ngettext
from app.web.render import render
from app.web.site import site_of

COUNTRIES = 16
YEARS = 12
EVERYTHING = EventFilter()
LATEST_DAY = 7  # from which on delays are counted together


@dataclass(frozen=True, slots=True)
class Delay:
    """So many accounts came so many days after the event; `width` of the longest bar is 100."""

    label: str
    count: int
    width: float


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
    newest: int = NEWEST


def show(request: Request) -> Response:
    """GET /plots; `year` chooses that of the calendar."""
    asked = request.query_params.get("year", "")
    with reading(site_of(request).engine) as connection:
        by_year = {
            b["start"].year: b["count"]
            for b in facets.histogram(connection, EVERYTHING, Bucket.YEAR)["buckets"]
        }
        year = int(asked) if asked.isdecimal() and int(asked) in by_year else _fullest_of_late(by_year)
        view = PlotsView(
            head=Head(
                title=_("Plots of the record"),
                description=_(
                    "Pairs of countries, types of events by year, a year day by day, and how soon "
                    "events are told."
                ),
                canonical=site_of(request).absolute(request, "/plots"),
                section="/plots",
                indexed=not asked,
            ),
            pairs=_pairs(connection),
            types=_types(connection, sorted(by_year)[-YEARS:]),
            countries=_countries(connection, sorted(by_year)[-YEARS:]),
            almanac=_almanac(connection, year) if year else None,
            years=tuple(
                YearLink(str(y), f"/plots?year={y}#calendar", y == year) for y in sorted(by_year)[-YEARS:]
            ),
            delays=_delays(days_to_release(connection)),
        )
    return render(request, "plots.html", None, view)


def show_table(request: Request) -> Response:
    """GET /plots/{name}.csv: the numbers of a plot."""
    name = request.path_params["name"]
    if name not in TABLES:
        raise NotFound("plot", name)
    with reading(site_of(request).engine) as connection:
        heads, rows = TABLES[name](connection)
    written = io.StringIO(newline="")
    csv.writer(written).writerows([heads, *rows])
    return Response(written.getvalue(), media_type=sheet.MEDIA_TYPE)


def _fullest_of_late(by_year: Mapping[int, int]) -> int | None:
    """Of the last years that have events the one with most: the very last may have hardly begun."""
    return max(sorted(by_year)[-3:], key=lambda year: (by_year[year], year), default=None)


def _pairs(connection: sa.Connection) -> Grid | None:
    """The countries with most events, each with each; a country with itself is left open."""
    codes, counts = _pair_counts(connection)
    rows = [(country_name(a), f"/countries/{a}", "", counts[a]) for a in codes]
    if not rows:
        return None
    heads = [*codes]
    return grid_of(
        _("Two countries"), rows, heads, lambda y, x: _pair(codes[y], codes[x]), sums=False, codes=codes
    )


def _countries(connection: sa.Connection, years: Sequence[int]) -> Grid | None:
    """The countries with most events, each over the years."""
    counts = _country_counts(connection, years)
    codes = [*counts]

    def link(y: int, x: int) -> str:
        return addresses.timeline(_inside(_with(codes[y]), years[x]))

    rows = [(country_name(code), f"/countries/{code}", "", counts[code]) for code in codes]
    heads = [str(year) for year in years]
    return grid_of(_("Country"), rows, heads, link, years=True) if rows else None


def _country_counts(connection: sa.Connection, years: Sequence[int]) -> dict[str, list[int]]:
    codes = [c["value"] for c in facets.count_by_country(connection, EVERYTHING)[:COUNTRIES]]
    return {code: _by_year(connection, _with(code), years) for code in codes}


def _by_year(connection: sa.Connection, wanted: EventFilter, years: Sequence[int]) -> list[int]:
    buckets = facets.histogram(connection, wanted, Bucket.YEAR)["buckets"]
    counts = {bucket["start"].year: bucket["count"] for bucket in buckets}
    return [counts.get(year, 0) for year in years]


def _inside(wanted: EventFilter, year: int) -> EventFilter:
    return replace(wanted, occurred_from=dt.date(year, 1, 1), occurred_to=dt.date(year, 12, 31))


def _pair(one: str, other: str) -> str:
    return listings.of_pair(one, other).path if one != other else f"/countries/{one}"


def _pair_counts(connection: sa.Connection) -> tuple[list[str], dict[str, list[int]]]:
    codes = [c["value"] for c in facets.count_by_country(connection, EVERYTHING)[:COUNTRIES]]
    counts = {}
    for a in codes:
        met = {c["value"]: c["count"] for c in facets.count_by_country(connection, _with(a))}
        counts[a] = [met.get(b, 0) if a != b else 0 for b in codes]
    return codes, counts


def _with(code: str) -> EventFilter:
    return EventFilter(countries_all=(code,))


def _types(connection: sa.Connection, years: Sequence[int]) -> Grid | None:
    counts = _type_counts(connection, years)
    shown = [type for type in EVENT_TYPES if any(counts[type])]

    def link(y: int, x: int) -> str:
        return addresses.timeline(_inside(EventFilter(types=(shown[y],)), years[x]))

    rows = [
        (words.plural, f"/types/{type.upper()}", words.category, counts[type])
        for type, words in ((type, labels.of_type(type)) for type in shown)
    ]
    return grid_of(_("Type"), rows, [str(year) for year in years], link, years=True) if rows else None


def _type_counts(connection: sa.Connection, years: Sequence[int]) -> dict[str, list[int]]:
    return {type.value: _by_year(connection, EventFilter(types=(type,)), years) for type in EVENT_TYPES}


def _almanac(connection: sa.Connection, year: int) -> Almanac:
    def link(first: dt.date, last: dt.date) -> str:
        return addresses.timeline(replace(EVERYTHING, occurred_from=first, occurred_to=last))

    return almanac_of(year, _day_counts(connection, year), link)


def _day_counts(connection: sa.Connection, year: int) -> dict[dt.date, int]:
    buckets = facets.histogram(connection, _inside(EVERYTHING, year), Bucket.DAY)["buckets"]
    return {bucket["start"]: bucket["count"] for bucket in buckets}


def _delays(found: Mapping[int, int]) -> tuple[Delay, ...]:
    early = sum(n for days, n in found.items() if days < 0)
    late = sum(n for days, n in found.items() if days > LATEST_DAY)
    counts = [
        (_("Before it"), early),
        (_("The same day"), found.get(0, 0)),
        *(
            (ngettext("%(num)s day later", "%(num)s days later", n) % {"num": n}, found.get(n, 0))
            for n in range(1, LATEST_DAY + 1)
        ),
        (_("Later still"), late),
    ]
    most = max(n for _label, n in counts)
    return tuple(Delay(label, n, round(100 * n / most, 1)) for label, n in counts) if most else ()


def _pair_table(connection: sa.Connection) -> tuple[list[str], list[list[object]]]:
    codes, counts = _pair_counts(connection)
    return ["country", *codes], [[a, *counts[a]] for a in codes]


def _country_table(connection: sa.Connection) -> tuple[list[str], list[list[object]]]:
    years = _all_years(connection)
    counts = _country_counts(connection, years)
    return ["country", *map(str, years)], [[code, *row] for code, row in counts.items()]


def _all_years(connection: sa.Connection) -> list[int]:
    return sorted(b["start"].year for b in facets.histogram(connection, EVERYTHING, Bucket.YEAR)["buckets"])


def _type_table(connection: sa.Connection) -> tuple[list[str], list[list[object]]]:
    years = _all_years(connection)
    counts = _type_counts(connection, years)
    return ["type", *map(str, years)], [[type.upper(), *row] for type, row in counts.items()]


def _day_table(connection: sa.Connection) -> tuple[list[str], list[list[object]]]:
    buckets = facets.histogram(connection, EVERYTHING, Bucket.DAY)["buckets"]
    return ["day", "events"], [[bucket["start"].isoformat(), bucket["count"]] for bucket in buckets]


def _delay_table(connection: sa.Connection) -> tuple[list[str], list[list[object]]]:
    return ["days_later", "accounts"], [[days, n] for days, n in sorted(days_to_release(connection).items())]


TABLES: Mapping[str, Callable[[sa.Connection], tuple[list[str], list[list[object]]]]] = {
    "pairs": _pair_table,
    "types": _type_table,
    "countries": _country_table,
    "days": _day_table,
    "delays": _delay_table,
}
