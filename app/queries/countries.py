"""Countries and areas: what a country does, year by year, and with whom."""

from collections import Counter
from dataclasses import replace

import sqlalchemy as sa

from app.domain.countries import is_country
from app.errors import NotFound
from app.queries import shapes
from app.queries.events import count_events
from app.queries.facets import Bucket, count_by_country, count_by_type, histogram
from app.queries.filters import EventFilter


def country_profile(
    connection: sa.Connection, code: str, filter: EventFilter | None = None
) -> shapes.CountryProfile:
    """The events of a country under a filter; raises `NotFound` for a code that is none."""
    country = code.upper()
    if not is_country(country):
        raise NotFound("country", code)
    filter = filter or EventFilter()
    own = replace(filter, countries_all=(*filter.countries_all, country))
    over_time = histogram(connection, own, Bucket.YEAR)
    years = Counter({bucket["start"].year: bucket["count"] for bucket in over_time["buckets"]})
    partners = count_by_country(connection, own)
    return {
        "country": country,
        "events": count_events(connection, own),
        "undated": over_time["undated"],
        "by_type": count_by_type(connection, own),
        "by_year": [{"year": year, "count": years[year]} for year in sorted(years)],
        "partners": [partner for partner in partners if partner["value"] != country],
    }
