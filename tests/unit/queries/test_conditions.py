"""Filters with many values: the same meaning, and a statement that does not grow by a join for each."""

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.db.keys import public_id
from app.domain.countries import COUNTRIES
from app.queries.conditions import conditions
from app.queries.events import count_events, list_events
from app.queries.filters import EventFilter
from app.queries.page import Page
from tests.unit.queries.archive import Fact, Told, store

MANY = ("KR", "JP", "US", "CN", "FR")
EVERYBODY = tuple(public_id("participant", key) for key in (1, 2, 3, 11, 12))
BOTH = ("kr-mofa", "us-state", public_id("participant", 9001), public_id("participant", 9002))
FACTS = [
    Fact(
        key=1,
        countries=(*MANY, "DE"),
        people=(1, 2, 3),
        organisations=(11, 12),
        told=(Told(101), Told(102, "us-state")),
    ),
    Fact(key=2, countries=MANY[:4], people=(1, 2, 3), organisations=(11,), told=(Told(101), Told(103))),
]
CASES = [
    (EventFilter(countries_all=MANY), [1]),
    (EventFilter(countries_all=MANY[:4]), [2, 1]),
    (EventFilter(countries_all=(*MANY, "IT")), []),
    (EventFilter(participants_all=EVERYBODY), [1]),
    (EventFilter(participants_all=EVERYBODY[:4]), [2, 1]),
    (EventFilter(publishers_all=BOTH), [1]),
    (EventFilter(publishers_all=(*BOTH, "jp-mofa")), []),
]


@pytest.mark.parametrize(("filter", "expected"), CASES)
def test_each_of_many_is_each_of_them(engine: sa.Engine, filter: EventFilter, expected: list[int]) -> None:
    store(engine, FACTS)
    with reading(engine) as connection:
        found = list_events(connection, filter, Page()).items
        assert [event["key"] for event in found] == expected
        assert count_events(connection, filter) == len(expected)


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
@pytest.mark.parametrize(
    "many",
    [
        EventFilter(countries_all=tuple(COUNTRIES)),
        EventFilter(participants_all=tuple(public_id("participant", key) for key in range(1, 251))),
        EventFilter(publishers_all=tuple(f"mfa-{n}" for n in range(250))),
    ],
)
def test_many_wanted_links_are_looked_up_at_once(dialect: str, many: EventFilter) -> None:
    statement = str(sa.and_(*conditions(many, dialect)))
    assert statement.count("SELECT") <= 3
