"""Events by the days they last."""

import datetime as dt
from collections.abc import Callable, Sequence

import pytest
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.queries.filters import EventFilter
from app.queries.lasting import Lasting
from app.queries.spans import (
    LOOSE,
    Lane,
    Placed,
    count_by_lane,
    count_lasting,
    count_without_day,
    placed,
    starts,
)
from tests.unit.queries.archive import Fact, Told, day, store

FACTS = [
    Fact(key=1, type="visit", days=day("2021-02-27/2021-03-02")),
    Fact(key=2, type="visit", days=day("2021-02-27/2021-03-02")),
    Fact(key=3, type="visit", days=day("2021-02-27")),
    Fact(key=4, type="attack", days=day("2021-02-27")),
    Fact(key=5, type="attack", days=None),
    Fact(key=6, type="attack", days=None, withdrawn=True),
]
Counted = Callable[[Sequence[Fact]], sa.Engine]

FEBRUARY = dt.date(2021, 2, 27)


JANUARY = (dt.date(2021, 1, 1), dt.date(2021, 1, 31))
THE_27TH = (FEBRUARY, FEBRUARY)
TWO_DAYS = (dt.date(2021, 2, 28), dt.date(2021, 3, 1))


@pytest.fixture(params=["counted", "with SQL"])
def counted(engine: sa.Engine, request: pytest.FixtureRequest) -> Callable[[Sequence[Fact]], sa.Engine]:
    """Stores facts: in a database whose events are counted, and in one that was never counted."""

    def stored(facts: Sequence[Fact]) -> sa.Engine:
        store(engine, facts)
        if request.param == "with SQL":
            with writing(engine) as connection:
                connection.execute(sa.text("DELETE FROM count_state"))
        return engine

    return stored


def test_an_event_counts_in_each_stretch_that_it_has_a_day_in(counted: Counted) -> None:
    with reading(counted(FACTS)) as connection:
        found = count_lasting(
            connection,
            EventFilter(),
            (JANUARY, THE_27TH, TWO_DAYS),
            Lane.CATEGORY,
            ("engagement", "security"),
            (),
        )
    assert found == [
        {},
        {"engagement": Lasting(3), "security": Lasting(1)},
        {"engagement": Lasting(2)},
    ]


def test_lanes_are_those_asked_for(counted: Counted) -> None:
    both = (Told(1), Told(2), Told(3, publisher="us-state"))
    facts = [Fact(key=1, type="visit", days=day("2021-01-02"), countries=("KR", "JP"), told=both)]
    names = {Lane.CATEGORY: ["engagement"], Lane.TYPE: ["visit"], Lane.COUNTRY: ["JP", "KR"]}
    names[Lane.PUBLISHER] = ["kr-mofa", "us-state"]
    with reading(counted(facts)) as connection:
        for lane in Lane:
            assert count_by_lane(connection, EventFilter(), lane) == dict.fromkeys(names[lane], 1)
            (found,) = count_lasting(connection, EventFilter(), [JANUARY], lane, names[lane][-1:], ())
            assert found == {names[lane][-1]: Lasting(1)}


def test_an_event_somewhere_in_a_month_is_loose(counted: Counted) -> None:
    month = day("2021-02-01/2021-02-28")
    facts = [Fact(key=1, days=month, precision="month"), Fact(key=2, days=month, precision="range")]
    with reading(counted(facts)) as connection:
        for loose, expected in ((LOOSE, Lasting(1, 1)), ((), Lasting(2))):
            (found,) = count_lasting(
                connection, EventFilter(), [THE_27TH], Lane.CATEGORY, ("engagement",), loose
            )
            assert found == {"engagement": expected}
        assert count_without_day(connection, EventFilter()) == 1


def test_starts_are_counted_by_month_from_the_first_day_of_the_filter(counted: Counted) -> None:
    with reading(counted(FACTS)) as connection:
        assert starts(connection, EventFilter()) == ({dt.date(2021, 2, 1): 4}, 1, FEBRUARY, FEBRUARY)
        later = EventFilter(occurred_from=dt.date(2021, 3, 1))
        assert starts(connection, later) == ({dt.date(2021, 3, 1): 2}, 0, *(dt.date(2021, 3, 1),) * 2)
        nowhere = starts(connection, EventFilter(countries_any=("IS",)))
        assert (nowhere.by_month, nowhere.dated) == ({}, 0)


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
