"""What a page offers to programs."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from graphql import build_schema, parse, validate

from app.domain.countries import COUNTRIES
from app.queries.filters import EventFilter
from app.queries.spans import Lane
from app.settings import bundled
from app.web import listings, representations
from app.web.addresses import Timeline
from app.web.frames import Framed
from app.web.plotting import Drawing

SCHEMA = build_schema(bundled("schema.graphql").read_text(encoding="utf-8"))
FRAMED = Framed("Visits", 0, Drawing(None, "", "", "", ()))
NOW = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
FILTERS = [
    EventFilter(),
    EventFilter(countries_any=("KR", "JP"), countries_none=("US",), types=("visit",), levels=("minister",)),
    EventFilter(occurred_from=dt.date(2024, 1, 1), published_to=dt.date(2024, 2, 1), updated_from=NOW),
    EventFilter(search='"a \\ phrase" -without', min_publishers=2, prominence="primary", one_sided=("KR",)),
    EventFilter(
        topics=("trade_economy",), status=("occurred",), review=("machine",), publishers_all=("kr-mofa",)
    ),
]


@pytest.mark.parametrize("wanted", FILTERS)
def test_the_query_of_a_list_is_one_that_the_api_takes(wanted: EventFilter) -> None:
    assert validate(SCHEMA, parse(representations.query_of(wanted))) == []


@pytest.mark.parametrize("wanted", FILTERS)
def test_the_stream_of_a_list_is_one_that_the_api_takes(wanted: EventFilter) -> None:
    address = representations.stream_of(wanted, "Y2hhbmdlOjA6Nw")
    assert validate(SCHEMA, parse(parse_qs(urlsplit(address).query)["query"][0])) == []


def test_the_query_of_an_event_is_one_that_the_api_takes() -> None:
    view = representations.of_event("ev_1", "https://r.example", has_day=False)
    graphql, *files = view.forms
    assert validate(SCHEMA, parse(parse_qs(urlsplit(graphql.href).query)["query"][0])) == []
    assert "/events/ev_1.ics" not in [form.href for form in files]


def test_forms_have_the_filter_of_the_page_and_the_drawing_its_lanes() -> None:
    wanted = EventFilter(types=("visit",))
    view = representations.of_list(
        listings.of_country("JP"), wanted, "https://r.example", FRAMED, Timeline(Lane.TYPE)
    )
    hrefs = {form.name: form.href for form in view.forms}
    assert hrefs["CSV"] == "/countries/JP.csv?type=VISIT"
    assert hrefs["SVG"] == "/countries/JP.svg?type=VISIT&lanes=type"
    assert view.curl == "curl --compressed 'https://r.example/countries/JP.ndjson?type=VISIT'"


def test_a_pair_is_in_the_order_of_its_codes() -> None:
    assert len(COUNTRIES) > 200
    assert listings.of_pair("kr", "JP").path == "/countries/JP/KR"
    assert listings.of_pair("JP", "KR").filter == EventFilter(countries_all=("JP", "KR"))
