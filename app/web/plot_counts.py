"""The numbers of the plots of the whole record: by pair of countries, by country and by type over the years,
by day. They are in codes; what things are called and how a number is drawn is told in `overviews.py`.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

import sqlalchemy as sa

from app.domain.event_types import EVENT_TYPES
from app.queries import facets, shapes
from app.queries.facets import Bucket
from app.queries.filters import EventFilter

COUNTRIES = 20
EVERYTHING = EventFilter()

Facet = Callable[[sa.Connection, EventFilter], list[shapes.Count]]


def pair_counts(connection: sa.Connection) -> tuple[list[str], dict[str, list[int]]]:
    codes = [c["value"] for c in facets.count_by_country(connection, EVERYTHING)[:COUNTRIES]]
    counts = {}
    for a in codes:
        met = {c["value"]: c["count"] for c in facets.count_by_country(connection, with_country(a))}
        counts[a] = [met.get(b, 0) if a != b else 0 for b in codes]
    return codes, counts


def country_counts(connection: sa.Connection, years: Sequence[int]) -> dict[str, list[int]]:
    codes = [c["value"] for c in facets.count_by_country(connection, EVERYTHING)[:COUNTRIES]]
    return {code: _by_year(connection, with_country(code), years) for code in codes}


def type_counts(connection: sa.Connection, years: Sequence[int]) -> dict[str, list[int]]:
    return {type.value: _by_year(connection, EventFilter(types=(type,)), years) for type in EVENT_TYPES}


def totals_of(connection: sa.Connection, facet: Facet) -> dict[str, int]:
    """How many events each country or type has in all, in any year or none."""
    return {c["value"]: c["count"] for c in facet(connection, EVERYTHING)}


def years_of(connection: sa.Connection) -> dict[int, int]:
    """How many events begin in each year that has any, earliest first."""
    buckets = facets.histogram(connection, EVERYTHING, Bucket.YEAR)["buckets"]
    return {bucket["start"].year: bucket["count"] for bucket in buckets}


def day_counts(connection: sa.Connection, wanted: EventFilter = EVERYTHING) -> dict[dt.date, int]:
    """How many events begin on each day that has any, earliest first."""
    buckets = facets.histogram(connection, wanted, Bucket.DAY)["buckets"]
    return {bucket["start"]: bucket["count"] for bucket in buckets}


def inside(wanted: EventFilter, year: int) -> EventFilter:
    """The filter within a year."""
    return replace(wanted, occurred_from=dt.date(year, 1, 1), occurred_to=dt.date(year, 12, 31))


def with_country(code: str) -> EventFilter:
    return EventFilter(countries_all=(code,))


def _by_year(connection: sa.Connection, wanted: EventFilter, years: Sequence[int]) -> list[int]:
    buckets = facets.histogram(connection, wanted, Bucket.YEAR)["buckets"]
    counts = {bucket["start"].year: bucket["count"] for bucket in buckets}
    return [counts.get(year, 0) for year in years]
