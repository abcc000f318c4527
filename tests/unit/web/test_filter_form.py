"""What the form offers, and that each number is what choosing gives."""

import datetime as dt
import itertools
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.domain.event_types import EVENT_TYPES, EventType
from app.queries.events import count_events
from app.queries.filters import EventFilter
from app.web import filter_form
from app.web.choices import Choice, Facet
from tests.unit.queries.archive import Fact, Told, store

TOLD = (Told(1), Told(2, publisher="us-state"))
FACTS = [
    Fact(key=1, countries=("KR", "JP"), topics=("cyber",), people=(1,), told=TOLD),
    Fact(key=2, countries=("KR", "US"), type="call", told=(Told(3),)),
    Fact(key=3, countries=("JP", "US"), type="attack", prominence="mentioned", told=(Told(4),)),
    Fact(key=4, countries=("KR", "JP", "US"), type="visit", people=(1, 2), told=(Told(5),)),
]


@pytest.fixture
def connection(sqlite_engine: sa.Engine) -> Iterator[sa.Connection]:
    store(sqlite_engine, FACTS)
    with reading(sqlite_engine) as opened:
        yield opened


def form(connection: sa.Connection, **wanted: object) -> dict[str, Facet]:
    asked = EventFilter(**wanted)  # type: ignore[arg-type]  # by name
    return {facet.name: facet for facet in filter_form.facets_of(connection, asked)}


def choice(facet: Facet, value: str) -> Choice:
    (found,) = (choice for choice in facet.choices if choice.value == value)
    return found


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"countries_any": ("JP",)},
        {"countries_any": ("JP", "KR"), "types": ("visit",)},
        {"countries_all": ("KR",), "countries_none": ("US",)},
        {"min_publishers": 2, "prominence": "primary"},
        {"occurred_from": dt.date(2024, 1, 1), "topics": ("cyber",)},
    ],
)
def test_every_number_is_what_choosing_it_gives(connection: sa.Connection, wanted: dict[str, object]) -> None:
    asked = EventFilter(**wanted)  # type: ignore[arg-type]  # by name
    lists_that_narrow = ("country_all", "country_not")
    for facet in filter_form.facets_of(connection, asked):
        for each in facet.choices:
            kept = [
                pair for pair in asked.to_query() if pair[0] != each.name or each.name in lists_that_narrow
            ]
            chosen = EventFilter.from_query([*kept, (each.name, each.value)])
            assert each.count == count_events(connection, chosen), (facet.name, each)


def test_what_gives_nothing_stays(connection: sa.Connection) -> None:
    found = form(connection, countries_any=("JP",), types=("call",))
    assert choice(found["type"], "DISASTER").count == 0
    assert [each.value for each in found["country"].choices] == ["KR", "US", "JP"]
    assert (choice(found["country"], "JP").count, choice(found["country"], "JP").chosen) == (0, True)


def test_types_of_a_category_stand_together(connection: sa.Connection) -> None:
    found = form(connection)
    order = [EVENT_TYPES[EventType(each.value.lower())].category for each in found["type"].choices]
    assert [each.value.lower() for each in found["category"].choices] == list(dict.fromkeys(order))
    assert len(list(itertools.groupby(order))) == len(set(order))


def test_a_facet_in_force_is_open(connection: sa.Connection) -> None:
    found = form(connection, topics=("cyber",))
    assert [facet.name for facet in found.values() if facet.is_open] == ["topic"]


def test_what_is_folded_can_be_had_by_itself(connection: sa.Connection) -> None:
    asked = EventFilter(topics=("cyber",))
    whole = form(connection, topics=("cyber",))
    assert [whole.pop(facet.name) for facet in filter_form.open_facets(connection, asked)]
    assert whole == {name: filter_form.folded_facet(connection, asked, name) for name in filter_form.FOLDED}


def test_partners_of_a_country_are_counted_with_it(connection: sa.Connection) -> None:
    partners = form(connection, countries_any=("JP",))["country_all"].choices
    assert {each.value: each.count for each in partners} == {"KR": 2, "US": 2}
