"""Events by the days they last."""

import datetime as dt

import sqlalchemy as sa

from app.db.engine import reading
from app.queries.filters import EventFilter
from app.queries.spans import Lane, Placed, Span, placed, spans
from tests.unit.queries.archive import Fact, Told, day, store

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
                Span(FEBRUARY, MARCH, "engagement", False, 2),
                Span(FEBRUARY, FEBRUARY, "engagement", False, 1),
                Span(FEBRUARY, FEBRUARY, "security", False, 1),
                Span(None, None, "security", False, 1),
            ],
            key=str,
        )


def test_a_filter_by_days_keeps_what_reaches_into_them(engine: sa.Engine) -> None:
    store(engine, FACTS)
    with reading(engine) as connection:
        found = spans(connection, EventFilter(occurred_from=dt.date(2021, 3, 1)))
    assert found == [Span(FEBRUARY, MARCH, "engagement", False, 2)]


def test_lanes_tell_events_apart_by_what_they_are_asked_for(engine: sa.Engine) -> None:
    both = (Told(1), Told(2), Told(3, publisher="us-state"))
    store(engine, [Fact(key=1, type="visit", countries=("KR", "JP"), told=both)])
    with reading(engine) as connection:
        lanes = {
            lane: sorted((s.lane, s.events) for s in spans(connection, EventFilter(), lane)) for lane in Lane
        }
    assert lanes == {
        Lane.CATEGORY: [("engagement", 1)],
        Lane.TYPE: [("visit", 1)],
        Lane.COUNTRY: [("JP", 1), ("KR", 1)],
        Lane.PUBLISHER: [("kr-mofa", 1), ("us-state", 1)],
    }


def test_an_event_somewhere_in_a_month_is_loose(engine: sa.Engine) -> None:
    month = day("2021-02-01/2021-02-28")
    store(engine, [Fact(key=1, days=month, precision="month"), Fact(key=2, days=month, precision="range")])
    with reading(engine) as connection:
        assert {span.loose for span in spans(connection, EventFilter())} == {True, False}


def test_single_events_stand_once_in_each_lane_by_day(engine: sa.Engine) -> None:
    told = (Told(1), Told(2))
    store(engine, [*FACTS, Fact(key=7, days=day("2021-01-01"), countries=("KR", "JP"), told=told)])
    first = dt.date(2021, 1, 1)
    with reading(engine) as connection:
        found = placed(connection, EventFilter(), Lane.PUBLISHER)
        assert found == [Placed(7, first, first, "kr-mofa", "engagement", "day")]
        assert [one.lane for one in placed(connection, EventFilter(occurred_to=first), Lane.COUNTRY)] == [
            "JP",
            "KR",
        ]
        assert [one.key for one in placed(connection, EventFilter())] == [7, 3, 4, 1, 2]
