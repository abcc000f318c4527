"""How a publisher reports, by its newest releases."""

import datetime as dt

import sqlalchemy as sa

from app.db.engine import reading
from app.queries.habits import NEWEST, Habits, habits_of
from tests.unit.queries.archive import Fact, Told, day, store


def told(release: int, published: str) -> tuple[Told, ...]:
    return (Told(release, published_on=dt.date.fromisoformat(published)),)


FACTS = [
    Fact(key=1, days=day("2024-01-02"), told=told(1, "2024-01-02")),
    Fact(key=2, days=day("2024-01-02/2024-01-04"), precision="range", told=told(2, "2024-01-07")),
    Fact(key=3, days=day("2024-01-10"), told=told(3, "2024-01-08")),
    Fact(key=4, days=day("2024-02-01/2024-02-29"), precision="month", told=told(4, "2024-03-02")),
    Fact(key=5, days=day("2024-01-02"), prominence="mentioned", told=told(5, "2024-01-30")),
    Fact(key=6, days=None, precision="unknown", told=told(6, "2024-01-30")),
    Fact(key=7, days=day("2024-01-02"), told=(Told(7, "us-state", dt.date(2024, 1, 2)),)),
]


def test_main_events_that_have_happened_count_from_their_last_day(engine: sa.Engine) -> None:
    store(engine, FACTS)
    with reading(engine) as connection:
        assert habits_of(connection, "kr-mofa") == Habits(6, 5, {"en": 6}, 1.5)
        assert habits_of(connection, "jp-mofa") == Habits(0, 0, {}, None)


def test_the_newest_releases_speak_for_all(engine: sa.Engine) -> None:
    first = dt.date(2024, 1, 2)
    facts = [
        Fact(key=n, days=(first, first), told=(Told(n, published_on=first + dt.timedelta(days=n)),))
        for n in range(1, NEWEST + 11)
    ]
    store(engine, facts)
    with reading(engine) as connection:
        found = habits_of(connection, "kr-mofa")
    assert (found.releases, found.telling, found.days) == (NEWEST, NEWEST, 10 + (NEWEST + 1) / 2)
