"""Participants as read."""

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.db.keys import public_id
from app.errors import InvalidPage, NotFound
from app.queries.page import Page
from app.queries.participants import (
    count_participants,
    get_participant,
    list_participants,
    most_met,
    participants_by_ids,
)
from tests.unit.queries.archive import Fact, day, store

FACTS = [
    Fact(key=1, people=(1, 2), days=day("2024-01-17"), organisations=(11,)),
    Fact(key=2, people=(1, 3), days=day("2024-03-01")),
    Fact(key=3, people=(1, 3), days=None),
    Fact(key=4, people=(1, 2), withdrawn=True),
    Fact(key=5, people=(2,), organisations=(12, 11)),
]


@pytest.fixture
def stored(engine: sa.Engine) -> sa.Engine:
    store(engine, FACTS)
    return engine


def id_of(key: int) -> str:
    return public_id("participant", key)


def test_names_in_order_and_search(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        found = list_participants(connection, Page(first=3))
        people = list_participants(connection, Page(), search="ann OR exampl*")
        example = list_participants(connection, Page(), search="exam*")
        assert count_participants(connection) == 7
        assert count_participants(connection, "exam*") == 1
    assert [one["name"] for one in found.items] == ["Ann Example", "ASEAN", "Bo Sample"]
    assert people.items == []
    assert [one["name"] for one in example.items] == ["Ann Example"]


def test_a_cursor_of_an_event_list_is_none_of_names(stored: sa.Engine) -> None:
    with reading(stored) as connection, pytest.raises(InvalidPage):
        list_participants(connection, Page(after="bmV3ZXN0OjE6Mg"))


def test_a_person_with_posts_and_spellings(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        person = get_participant(connection, id_of(1))
    assert person["aliases"] == ["A. Example"]
    assert [post["as_of"] and post["as_of"].isoformat() for post in person["posts"]][:2] == [
        "2024-03-01",
        "2024-01-17",
    ]
    assert person["posts"][-1]["as_of"] is None
    assert len(person["posts"]) == 3  # none of the event that was withdrawn


@pytest.mark.parametrize("id", [id_of(99), "pt_", "ev_0000000000001", ""])
def test_who_is_not_there_is_not_found(stored: sa.Engine, id: str) -> None:
    with reading(stored) as connection:
        assert participants_by_ids(connection, [id]) == {}
        assert most_met(connection, id) == []
        with pytest.raises(NotFound):
            get_participant(connection, id)


def test_most_met(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        met = most_met(connection, id_of(1))
        of_organisation = most_met(connection, id_of(11))
        first = most_met(connection, id_of(1), limit=1)
    assert [(one["participant"]["name"], one["events"]) for one in met] == [
        ("Cho Probe", 2),
        ("Bo Sample", 1),
        ("European Union", 1),
    ]
    assert first == met[:1]
    assert [(one["participant"]["name"], one["events"]) for one in of_organisation] == [
        ("Bo Sample", 2),
        ("Ann Example", 1),
        ("ASEAN", 1),
    ]
