"""Releases as read."""

import datetime as dt

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.db.keys import public_id
from app.errors import NotFound
from app.queries.filters import ReleaseFilter
from app.queries.page import Order, Page
from app.queries.releases import (
    accounts_of_release,
    count_releases,
    get_release,
    list_releases,
    releases_by_ids,
    revisions_of,
    texts_of,
)
from tests.unit.queries.archive import Fact, Told, store

TOLD = (
    Told(1, published_on=dt.date(2024, 1, 20)),
    Told(2, "us-state", dt.date(2024, 1, 22)),
    Told(3, published_on=None),
    Told(4, withdrawn=True),
    Told(5, published_on=dt.date(2024, 1, 20)),
)


@pytest.fixture
def stored(engine: sa.Engine) -> sa.Engine:
    store(
        engine,
        [Fact(key=1, told=TOLD), Fact(key=2, told=TOLD[:1], withdrawn=True), Fact(key=3, told=TOLD[:1])],
    )
    return engine


def id_of(key: int) -> str:
    return public_id("release", key)


def keys(engine: sa.Engine, filter: ReleaseFilter, order: Order = Order.NEWEST) -> list[int]:
    with reading(engine) as connection:
        found = list_releases(connection, filter, Page(first=100), order)
        assert count_releases(connection, filter) == len(found.items)
    return [release["key"] for release in found.items]


@pytest.mark.parametrize(
    ("filter", "expected"),
    [
        (ReleaseFilter(), [2, 5, 1, 3]),
        (ReleaseFilter(publishers_any=("kr-mofa",)), [5, 1, 3]),
        (ReleaseFilter(publishers_any=(public_id("participant", 9002),)), [2]),
        (ReleaseFilter(kinds=("statement",)), [2]),
        (ReleaseFilter(languages=("ko",)), []),
        (ReleaseFilter(published_from=dt.date(2024, 1, 21)), [2]),
        (ReleaseFilter(published_to=dt.date(2024, 1, 21)), [5, 1]),
        (ReleaseFilter(search='"release 5"'), [5]),
        (ReleaseFilter(search="북한"), [2, 5, 1, 3]),
        (ReleaseFilter(search='북한 -"release 5"'), [2, 1, 3]),
        (ReleaseFilter(search='-"release 5"'), [2, 1, 3]),
        (ReleaseFilter(search="북한", kinds=("statement",)), [2]),
    ],
)
def test_lists_and_counts(stored: sa.Engine, filter: ReleaseFilter, expected: list[int]) -> None:
    assert keys(stored, filter) == expected


def test_oldest_first_has_undated_last_too(stored: sa.Engine) -> None:
    assert keys(stored, ReleaseFilter(), Order.OLDEST) == [1, 5, 2, 3]


def test_a_release_with_its_text(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        release = get_release(connection, id_of(2))
        cards = releases_by_ids(connection, [id_of(2), id_of(4), "nonsense"])
        texts = texts_of(connection, [2, 4])
    assert release["text"] == TOLD[1].text == texts[2]
    assert release["publisher"]["slug"] == "us-state"
    assert release["publisher"]["id"] == public_id("participant", 9002)
    assert list(cards) == [id_of(2)]
    assert "text" not in cards[id_of(2)]
    assert set(texts) == {2}


@pytest.mark.parametrize("id", [id_of(4), id_of(99), "re_", "ev_0000000000001", ""])
def test_what_is_not_there_is_not_found(stored: sa.Engine, id: str) -> None:
    with reading(stored) as connection:
        for read in (get_release, revisions_of):
            with pytest.raises(NotFound):
                read(connection, id)
        assert accounts_of_release(connection, id) == []


def test_revisions(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        found = revisions_of(connection, id_of(1))
    assert [(one["number"], one["text"]) for one in found] == [(1, TOLD[0].text)]


def test_events_of_a_release_with_where_it_says_so(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        told = accounts_of_release(connection, id_of(1))
    assert [account["event"]["key"] for account in told] == [1, 3]
    text = TOLD[0].text
    for account in told:
        assert account["quote"] == text[account["start"] : account["end"]]
        assert account["event"]["title"] == "Meeting: South Korea and Japan"
        assert all(one["quote"] == text[one["start"] : one["end"]] for one in account["evidence"])
