"""Days from an event to its releases."""

import datetime as dt

import sqlalchemy as sa

from app.db.engine import reading
from app.queries.delays import days_to_release
from tests.unit.queries.archive import Fact, Told, day, store


def told(release: int, published: str | None) -> tuple[Told, ...]:
    return (Told(release, published_on=dt.date.fromisoformat(published) if published else None),)


def test_counts_from_the_last_day_of_what_has_a_day(engine: sa.Engine) -> None:
    facts = [
        Fact(key=1, days=day("2024-01-02"), told=told(1, "2024-01-02")),
        Fact(key=2, days=day("2024-01-02/2024-01-04"), precision="range", told=told(2, "2024-01-05")),
        Fact(key=3, days=day("2024-01-10"), told=told(3, "2024-01-08")),
        Fact(key=4, days=day("2024-02-01/2024-02-29"), precision="month", told=told(4, "2024-02-02")),
        Fact(key=5, days=None, precision="unknown", told=told(5, "2024-02-02")),
        Fact(key=6, days=day("2024-01-02"), told=told(6, None)),
    ]
    store(engine, facts)
    with reading(engine) as connection:
        assert days_to_release(connection) == {0: 1, 1: 1, -2: 1}
