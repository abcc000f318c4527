"""Two countries: their last contact, and what only one of them tells."""

import datetime as dt

import pytest
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.domain.codes import DiplomaticRank
from app.queries import dyads
from app.queries import tables as t
from app.queries.dyads import last_contact, last_contacts
from app.queries.events import count_events, list_events
from app.queries.filters import EventFilter
from app.queries.page import Page
from tests.unit.queries.archive import Fact, Told, add, day

BOTH = ("KR", "US")
KOREAN, AMERICAN = Told(1), Told(2, publisher="us-state")


@pytest.fixture
def stored(engine: sa.Engine) -> sa.Engine:
    facts = [
        Fact(key=1, countries=BOTH, days=day("2024-01-02"), people=(1,), told=(KOREAN,)),
        Fact(key=2, countries=("US", "KR", "JP"), days=day("2024-03-04/2024-03-06"), told=(KOREAN, AMERICAN)),
        Fact(key=3, countries=BOTH, days=day("2024-05-01"), type="statement", told=(AMERICAN,)),
        Fact(key=4, countries=BOTH, days=day("2024-06-01"), status="scheduled"),
        Fact(key=5, countries=BOTH, days=None),
        Fact(key=6, countries=BOTH, days=day("2024-07-01"), withdrawn=True),
        Fact(key=7, countries=("KR", "JP"), days=day("2024-08-01"), told=(KOREAN,)),
    ]
    with writing(engine) as connection:
        add(connection, facts)
        _take_part(connection, event=1, country="US", rank="minister")
    return engine


def _take_part(connection: sa.Connection, event: int, country: str, rank: str) -> None:
    post = {"id": 9, "participant_id": None, "title": "Secretary", "rank": rank, "country": country}
    connection.execute(t.post.insert(), [post])
    role = {"id": 9, "event_id": event, "ordinal": 9, "post_id": 9, "country": country, "role": "counterpart"}
    began = sa.select(t.event.c.sort_day).where(t.event.c.id == event).scalar_subquery()
    connection.execute(t.participation.insert().values(**role, sort_day=began))


def test_the_last_contact_took_place_and_has_a_day(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        found = last_contact(connection, BOTH)
        assert found is not None
        assert (found["key"], found["when"]["ends_on"]) == (2, dt.date(2024, 3, 6))
        assert last_contact(connection, ("KR", "FR")) is None


def test_a_contact_of_a_rank_has_it_on_both_sides(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        found = last_contact(connection, BOTH, DiplomaticRank.MINISTER)
        assert found is not None
        assert found["key"] == 1
        assert last_contact(connection, BOTH, DiplomaticRank.AMBASSADOR) is None
        assert last_contact(connection, ("KR", "JP"), DiplomaticRank.MINISTER) is None


def test_what_one_side_alone_tells(stored: sa.Engine) -> None:
    filter = EventFilter(countries_all=BOTH, one_sided=BOTH)
    with reading(stored) as connection:
        told = [event["key"] for event in list_events(connection, filter, Page()).items]
        assert told == [3, 1]
        assert count_events(connection, filter) == 2
        assert count_events(connection, EventFilter(one_sided=("KR",))) == 3


def test_all_levels_at_once_are_as_each_by_itself(stored: sa.Engine) -> None:
    ranks = list(DiplomaticRank)
    with reading(stored) as connection:
        for pair in (BOTH, ("KR", "JP"), ("KR", "FR")):
            alone = {rank: last_contact(connection, pair, rank) for rank in (None, *ranks)}
            together = last_contacts(connection, pair, ranks)
            assert together == {rank: event["key"] for rank, event in alone.items() if event}
        assert set(last_contacts(connection, BOTH, [DiplomaticRank.AMBASSADOR])) == {None}


def test_a_rank_that_met_long_ago_is_found_behind_all_newer_contacts(
    stored: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dyads, "LOOKED_AT", 1)
    monkeypatch.setattr(dyads, "MAX_SIZE", 1)
    with reading(stored) as connection:
        found = last_contacts(connection, BOTH, [DiplomaticRank.MINISTER, DiplomaticRank.AMBASSADOR])
    assert found == {None: 2, DiplomaticRank.MINISTER: 1}


@pytest.mark.parametrize("size", [1, 100])
def test_a_visit_to_both_is_no_contact_of_the_two(
    engine: sa.Engine, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dyads, "MAX_SIZE", size)
    three = ("KR", "JP", "US")
    with writing(engine) as connection:
        add(connection, [Fact(key=1, countries=three, days=day("2024-02-01"), type="visit", role="host")])
        add(connection, [Fact(key=2, countries=BOTH, days=day("2024-01-01"), type="meeting")])
        again = Fact(key=3, countries=("JP", "KR"), days=day("2024-03-01"), type="visit", role="host")
        add(connection, [again])
        link = t.event_country.c
        connection.execute(
            sa.update(t.event_country).where(link.event_id == 1, link.country == "US").values(role="visitor")
        )
    with reading(engine) as connection:
        assert last_contact(connection, ("JP", "KR")) is None
        assert last_contacts(connection, ("JP", "KR"), ()) == {}
        assert dyads.contact_days(connection, ("JP", "KR")) == []
        assert last_contacts(connection, ("KR", "US"), ()) == {None: 1}
        assert dyads.contact_days(connection, BOTH) == [dt.date(2024, 1, 1), dt.date(2024, 2, 1)]
