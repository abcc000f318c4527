"""A country at a glance."""

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.errors import NotFound
from app.queries.countries import country_profile
from app.queries.filters import EventFilter
from tests.unit.queries.archive import Fact, day, store


@pytest.fixture
def stored(engine: sa.Engine) -> sa.Engine:
    store(
        engine,
        [
            Fact(key=1, countries=("KR", "JP"), days=day("2023-12-31/2024-01-02")),
            Fact(key=2, countries=("JP", "KR", "US"), type="summit", days=day("2024-05-05")),
            Fact(key=3, countries=("KR",), days=None),
            Fact(key=4, countries=("US",)),
            Fact(key=5, countries=("KR", "US"), withdrawn=True),
        ],
    )
    return engine


def test_profile(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        profile = country_profile(connection, "kr")
        narrowed = country_profile(connection, "KR", EventFilter(types=("summit",)))
    assert profile == {
        "country": "KR",
        "events": 3,
        "undated": 1,
        "by_type": [{"value": "meeting", "count": 2}, {"value": "summit", "count": 1}],
        "by_year": [{"year": 2023, "count": 1}, {"year": 2024, "count": 1}],
        "partners": [{"value": "JP", "count": 2}, {"value": "US", "count": 1}],
    }
    assert narrowed["events"] == 1


def test_a_country_without_events_has_an_empty_profile(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        assert country_profile(connection, "FR")["events"] == 0
        with pytest.raises(NotFound):
            country_profile(connection, "XX")
