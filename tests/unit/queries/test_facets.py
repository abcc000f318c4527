"""Buckets of the histogram; that counts are right is in `tests/property/test_filters.py`."""

import datetime as dt

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.queries.facets import Bucket, bounds, categories_by_bucket, count_by_country, histogram
from app.queries.filters import EventFilter
from tests.unit.queries.archive import Fact, day, store

BOUNDS = [
    ("2024-02-29", Bucket.DAY, "2024-02-29", "2024-02-29"),
    ("2024-02-29", Bucket.WEEK, "2024-02-26", "2024-03-03"),
    ("2024-02-29", Bucket.MONTH, "2024-02-01", "2024-02-29"),
    ("2023-02-10", Bucket.MONTH, "2023-02-01", "2023-02-28"),
    ("2024-12-31", Bucket.QUARTER, "2024-10-01", "2024-12-31"),
    ("2024-05-01", Bucket.QUARTER, "2024-04-01", "2024-06-30"),
    ("2024-05-01", Bucket.YEAR, "2024-01-01", "2024-12-31"),
    ("0001-01-01", Bucket.WEEK, "0001-01-01", "0001-01-07"),
    ("9999-12-31", Bucket.WEEK, "9999-12-27", "9999-12-31"),
    ("9999-12-31", Bucket.MONTH, "9999-12-01", "9999-12-31"),
]


@pytest.mark.parametrize(("text", "bucket", "start", "end"), BOUNDS)
def test_bounds(text: str, bucket: Bucket, start: str, end: str) -> None:
    assert [day.isoformat() for day in bounds(dt.date.fromisoformat(text), bucket)] == [start, end]


@pytest.mark.parametrize(
    ("last", "bucket"),
    [
        ("2024-01-01", "day"),
        ("2024-02-17", "day"),
        ("2024-02-18", "week"),
        ("2024-12-02", "month"),
        ("2029-01-01", "quarter"),
        ("2060-01-01", "year"),
    ],
)
def test_auto_takes_the_finest_bucket_that_fits(engine: sa.Engine, last: str, bucket: str) -> None:
    store(engine, [Fact(key=1, days=day("2024-01-01")), Fact(key=2, days=day(last)), Fact(key=3, days=None)])
    with reading(engine) as connection:
        found = histogram(connection, EventFilter())
    assert found["bucket"] == bucket
    assert found["undated"] == 1


def test_the_range_of_the_filter_decides_the_bucket_where_it_has_one(engine: sa.Engine) -> None:
    store(engine, [Fact(key=1, days=day("2024-01-01"))])
    filter = EventFilter(occurred_from=dt.date(2000, 1, 1), occurred_to=dt.date(2040, 1, 1))
    with reading(engine) as connection:
        assert histogram(connection, filter)["bucket"] == "year"
        assert histogram(connection, EventFilter(search="nothing")) == {
            "bucket": "month",
            "buckets": [],
            "undated": 0,
        }


def test_what_began_before_the_filter_counts_on_its_first_day(engine: sa.Engine) -> None:
    store(engine, [Fact(key=1, days=day("2023-12-20/2024-01-20")), Fact(key=2, days=day("2024-01-31"))])
    filter = EventFilter(occurred_from=dt.date(2024, 1, 5), occurred_to=dt.date(2024, 1, 31))
    with reading(engine) as connection:
        found = histogram(connection, filter, Bucket.MONTH)
        by_category = categories_by_bucket(connection, filter, Bucket.MONTH)
    assert found["buckets"] == [{"start": dt.date(2024, 1, 1), "end": dt.date(2024, 1, 31), "count": 2}]
    assert by_category == {dt.date(2024, 1, 1): {"engagement": 2}}


def test_most_frequent_first_then_by_value(engine: sa.Engine) -> None:
    store(engine, [Fact(key=1, countries=("US", "JP")), Fact(key=2, countries=("KR", "US"))])
    with reading(engine) as connection:
        found = count_by_country(connection, EventFilter(countries_any=("JP",)))
    assert [(one["value"], one["count"]) for one in found] == [("US", 2), ("JP", 1), ("KR", 1)]
