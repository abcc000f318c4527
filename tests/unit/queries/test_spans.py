"""Events by the days they last."""

import datetime as dt

import sqlalchemy as sa

from app.db.engine import reading
from app.queries.filters import EventFilter
from app.queries.spans import Span, spans
from tests.unit.queries.archive import Fact, day, store

FACTS = [
    Fact(key=1, type="visit", days=day("2021-02-27/2021-03-02")),
    Fact(key=2, type="visit", days=day("2021-02-27/2021-03-02")),
    Fact(key=3, type="visit", days=day("2021-02-27")),
    Fact(key=4, type="attack", days=day("2021-02-27")),
    Fact(key=5, type="attack", days=None),
    Fact(key=6, type="attack", days=None, withdrawn=True),
]
FEBRUARY, MARCH = dt.date(2021, 2, 27), dt.date(2021, 3, 2)


def test_events_of_the_same_days_and_category_are_counted_together(engine: sa.Engine) -> None:
    store(engine, FACTS)
    with reading(engine) as connection:
        assert sorted(spans(connection, EventFilter()), key=str) == sorted(
            [
                Span(FEBRUARY, MARCH, "engagement", 2),
                Span(FEBRUARY, FEBRUARY, "engagement", 1),
                Span(FEBRUARY, FEBRUARY, "security", 1),
                Span(None, None, "security", 1),
            ],
            key=str,
        )


def test_a_filter_by_days_keeps_what_reaches_into_them(engine: sa.Engine) -> None:
    store(engine, FACTS)
    with reading(engine) as connection:
        found = spans(connection, EventFilter(occurred_from=dt.date(2021, 3, 1)))
    assert found == [Span(FEBRUARY, MARCH, "engagement", 2)]
