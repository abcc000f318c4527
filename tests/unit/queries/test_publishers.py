"""Publishers as read."""

import datetime as dt

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.db.keys import public_id
from app.errors import NotFound
from app.queries.filters import EventFilter, ReleaseFilter
from app.queries.publishers import (
    get_publisher,
    list_publishers,
    publishers_by_slugs,
    publishers_of_participants,
    with_slugs,
)
from tests.unit.queries.archive import Fact, Told, store

STATE = public_id("participant", 9002)


@pytest.fixture
def stored(engine: sa.Engine) -> sa.Engine:
    told = (Told(1), Told(2, published_on=dt.date(2024, 2, 2)), Told(3, withdrawn=True))
    store(
        engine, [Fact(key=1, told=told), Fact(key=2, told=told[:1]), Fact(key=3, told=told, withdrawn=True)]
    )
    return engine


def test_publishers_with_counts(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        first, second = list_publishers(connection)
        assert get_publisher(connection, "us-state") == second
    assert (first["slug"], first["releases"], first["events"]) == ("kr-mofa", 2, 2)
    assert (first["first_published_on"], first["last_published_on"]) == (
        dt.date(2024, 1, 20),
        dt.date(2024, 2, 2),
    )
    assert (second["slug"], second["releases"], second["events"]) == ("us-state", 0, 0)
    assert second["id"] == STATE


def test_an_unknown_publisher_is_not_found(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        assert publishers_by_slugs(connection, ["nobody"]) == {}
        with pytest.raises(NotFound):
            get_publisher(connection, "nobody")


def test_ids_become_slugs(stored: sa.Engine) -> None:
    unknown = public_id("participant", 5)
    with reading(stored) as connection:
        filter = with_slugs(connection, EventFilter(publishers=(STATE, "us-state", unknown)))
        plain = ReleaseFilter(publishers=("kr-mofa",))
        assert with_slugs(connection, plain) is plain
        assert publishers_of_participants(connection, [9001])[9001]["slug"] == "kr-mofa"
    assert filter.publishers == tuple(sorted((unknown, "us-state")))
