"""What is drawn of the whole record: grids of countries and types, a year by day, how soon events are told.

The page of plots and the drawings as files show the same.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app.domain.event_types import EVENT_TYPES
from app.queries import facets
from app.queries.delays import days_to_release
from app.queries.filters import EventFilter
from app.web import addresses, labels, listings
from app.web.almanacs import Almanac, almanac_of
from app.web.grids import Grid, grid_of
from app.web.labels import country_name
from app.web.language import gettext as _
from app.web.language import ngettext
from app.web.plot_counts import (
    EVERYTHING,
    country_counts,
    day_counts,
    inside,
    pair_counts,
    totals_of,
    type_counts,
    with_country,
)

YEARS = 12  # that stand side by side
LATEST_DAY = 7  # from which on delays are counted together


@dataclass(frozen=True, slots=True)
class Delay:
    """So many accounts came so many days after the event; `width` of the longest bar is 100."""

    label: str
    count: int
    width: float


def pairs(connection: sa.Connection) -> Grid | None:
    """The countries with most events, each with each; a country with itself is left open."""
    codes, counts = pair_counts(connection)
    rows = [(country_name(a), f"/countries/{a}", "", counts[a]) for a in codes]
    if not rows:
        return None
    heads = [*codes]
    return grid_of(
        _("Two countries"), rows, heads, lambda y, x: _pair(codes[y], codes[x]), sums=False, codes=codes
    )


def countries(connection: sa.Connection, years: Sequence[int]) -> Grid | None:
    """The countries with most events, each over the years."""
    counts = country_counts(connection, years)
    codes = [*counts]

    def link(y: int, x: int) -> str:
        return addresses.timeline(inside(with_country(codes[y]), years[x]))

    rows = [(country_name(code), f"/countries/{code}", "", counts[code]) for code in codes]
    heads = [str(year) for year in years]
    known = totals_of(connection, facets.count_by_country)
    totals = [known[code] for code in codes]
    return grid_of(_("Country"), rows, heads, link, totals=totals, years=True) if rows else None


def types(connection: sa.Connection, years: Sequence[int]) -> Grid | None:
    """The types that have events, each over the years."""
    counts = type_counts(connection, years)
    shown = [type for type in EVENT_TYPES if any(counts[type])]

    def link(y: int, x: int) -> str:
        return addresses.timeline(inside(EventFilter(types=(shown[y],)), years[x]))

    rows = [
        (words.plural, f"/types/{type.upper()}", words.category, counts[type])
        for type, words in ((type, labels.of_type(type)) for type in shown)
    ]
    heads = [str(year) for year in years]
    known = totals_of(connection, facets.count_by_type)
    totals = [known[type] for type in shown]
    return grid_of(_("Type"), rows, heads, link, totals=totals, years=True) if rows else None


def almanac(connection: sa.Connection, year: int) -> Almanac:
    """The days of a year."""

    def link(first: dt.date, last: dt.date) -> str:
        return addresses.timeline(EventFilter(occurred_from=first, occurred_to=last))

    return almanac_of(year, day_counts(connection, inside(EVERYTHING, year)), link)


def delays(connection: sa.Connection) -> tuple[Delay, ...]:
    """How many accounts of the newest events were published how long after; empty where none is known."""
    found = days_to_release(connection)
    early = sum(n for days, n in found.items() if days < 0)
    late = sum(n for days, n in found.items() if days > LATEST_DAY)
    counts = [
        (_("Before"), early),
        (_("The same day"), found.get(0, 0)),
        *(
            (ngettext("%(num)s day later", "%(num)s days later", n) % {"num": n}, found.get(n, 0))
            for n in range(1, LATEST_DAY + 1)
        ),
        (_("Later"), late),
    ]
    most = max(n for _label, n in counts)
    return tuple(Delay(label, n, round(100 * n / most, 1)) for label, n in counts) if most else ()


def _pair(one: str, other: str) -> str:
    return listings.of_pair(one, other).path if one != other else f"/countries/{one}"


def year_asked(asked: str, by_year: Mapping[int, int]) -> int | None:
    """The year of the calendar: what is asked for if it has events, else of the last years that have any the
    one with most, as the very last may have hardly begun."""
    if asked.isdecimal() and int(asked) in by_year:
        return int(asked)
    return max(sorted(by_year)[-3:], key=lambda year: (by_year[year], year), default=None)
