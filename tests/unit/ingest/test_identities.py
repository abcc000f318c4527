"""Who the names of releases mean when they are stored."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.db.keys import public_id
from app.ingest import images, tables
from app.ingest.withdraw import withdraw_release
from app.queries.participants import get_participant
from tests.build import DAY, LATER, event, on, person, release, store, with_url
from tests.databases import Databases
from tests.stored import changes, count, told_by_log, told_by_tables

SENTENCE = "Somebody met somebody."
FM = "Foreign Minister"


def tell(
    engine: sa.Engine, number: int, name: str, office: str = FM, country: str = "US", day: dt.date = DAY
) -> str:
    """The release that tells of somebody."""
    of = with_url(release(SENTENCE, f"Told as number {number}."), number)
    told = event(of, SENTENCE, people=[person(name, office, country)], when=on(day))
    return str(store(engine, of, [told], now=LATER).release)


def persons(engine: sa.Engine) -> list[int]:
    table = tables.participant
    wanted = sa.select(table.c.id).where(table.c.kind == "person", table.c.withdrawn_at.is_(None))
    with reading(engine) as connection:
        return list(connection.execute(wanted).scalars())


def people(engine: sa.Engine) -> dict[str, list[str]]:
    """Names of persons with their other spellings."""
    with reading(engine) as connection:
        found = images.load_participants(connection, persons(engine))
    return {image["name"]: image["aliases"] for image in found.values()}


def with_id(engine: sa.Engine, key: int) -> Mapping[str, Any]:
    with reading(engine) as connection:
        return get_participant(connection, public_id("participant", key))


def posts(engine: sa.Engine, name: str) -> list[str]:
    own = tables.participant.c
    with reading(engine) as connection:
        key = connection.execute(sa.select(own.id).where(own.name == name)).scalar_one()
    return [post["title"] for post in with_id(engine, key)["posts"]]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Walter Roy Hobbs", "Walter Hobbs"),
        ("Walter Hobbs", "HOBBS Walter"),
        ("Mohammed Example", "Mohamed Example"),
        ("Walter Hobbs", "Hobbs"),
    ],
)
def test_one_person_in_the_same_office_has_one_record(engine: sa.Engine, first: str, then: str) -> None:
    tell(engine, 1, first)
    tell(engine, 2, then, day=DAY + dt.timedelta(days=30))
    assert people(engine) == {first: sorted({first, then})}
    assert told_by_log(engine) == told_by_tables(engine)


@pytest.mark.parametrize(
    ("first", "then", "office", "country"),
    [
        ("Walter Roy Hobbs", "Walter Hobbs", "Ambassador", "US"),
        ("Mohammed Example", "Mohamed Example", "Director General", "US"),
        ("Walter Hobbs", "Hobbs", FM, "GB"),
        ("Walter Hobbs", "Walter Hobbs", FM, "GB"),
        ("Kim Min-ho", "Kim Min-hu", FM, "US"),
    ],
)
def test_who_may_be_somebody_else_has_a_record_of_his_own(
    engine: sa.Engine, first: str, then: str, office: str, country: str
) -> None:
    tell(engine, 1, first)
    tell(engine, 2, then, office, country)
    assert len(persons(engine)) == 2


def test_namesakes_whose_offices_are_no_one_career_are_two(engine: sa.Engine) -> None:
    tell(engine, 1, "Kim Min-ho", FM, "KR")
    tell(engine, 2, "Kim Min-ho", "Director-General for Treaties", "KR", DAY + dt.timedelta(days=20))
    tell(engine, 3, "Kim Min-ho", "Director-General for Treaties", "KR", DAY + dt.timedelta(days=40))
    held = tables.participation.c.participant_id
    with reading(engine) as connection:
        times = connection.execute(
            sa.select(sa.func.count(held)).group_by(held).order_by(sa.func.count(held))
        )
        assert list(times.scalars()) == [1, 2]


def test_a_career_is_one_person_with_posts_by_date(engine: sa.Engine) -> None:
    tell(engine, 1, "Han Seo-jun", "Ambassador", "KR", dt.date(2020, 2, 1))
    tell(engine, 2, "Han Seo-jun", "Vice Minister", "KR", dt.date(2022, 2, 1))
    tell(engine, 3, "Seo-jun Han", FM, "KR", dt.date(2024, 2, 1))
    assert people(engine) == {"Han Seo-jun": ["Han Seo-jun", "Seo-jun Han"]}
    assert posts(engine, "Han Seo-jun") == [FM, "Vice Minister", "Ambassador"]


def test_a_name_that_was_settled_stays_so_when_the_release_is_read_again(engine: sa.Engine) -> None:
    tell(engine, 1, "Walter Roy Hobbs")
    tell(engine, 2, "Walter Hobbs")
    of = with_url(release(SENTENCE, "Told as number 2, corrected."), 2)
    store(
        engine,
        of,
        [event(of, SENTENCE, people=[person("Walter Hobbs", None, "US")], when=on(DAY))],
        now=LATER,
    )
    assert people(engine) == {"Walter Roy Hobbs": ["Walter Hobbs", "Walter Roy Hobbs"]}


TOLD = (
    ("Hobbs", "Secretary"),
    ("Walter Hobbs", "Secretary of State"),
    ("Hobbs", "Secretary of State"),
    ("Hobbs", "Ambassador"),
    ("Reyna", "President"),
)


def test_a_surname_is_one_person_with_the_full_name_whichever_is_met_first(databases: Databases) -> None:
    states = []
    for order in (range(len(TOLD)), reversed(range(len(TOLD)))):
        engine = databases.create("sqlite")
        for number in order:
            name, office = TOLD[number]
            tell(engine, number, name, office, day=DAY + dt.timedelta(days=30 * number))
        assert told_by_log(engine) == told_by_tables(engine)
        states.append((people(engine), posts(engine, "Walter Hobbs")))
        databases.drop(engine)
    assert states[0] == states[1]
    found, held = states[0]
    assert found["Walter Hobbs"] == ["Hobbs", "Walter Hobbs"]
    assert sorted(found) == ["Hobbs", "Reyna", "Walter Hobbs"]
    assert held == ["Secretary of State", "Secretary of State", "Secretary"]


def test_a_surname_leads_to_its_bearer_until_another_may_bear_it(engine: sa.Engine) -> None:
    tell(engine, 1, "Hobbs")
    (surname,) = persons(engine)
    tell(engine, 2, "Walter Hobbs", day=DAY + dt.timedelta(days=30))
    assert with_id(engine, surname)["name"] == "Walter Hobbs"
    assert ("participant", "merged", surname) in changes(engine)
    of = tell(engine, 3, "Peter Hobbs", day=DAY + dt.timedelta(days=60))
    assert people(engine) == {name: [name] for name in ("Hobbs", "Walter Hobbs", "Peter Hobbs")}
    assert with_id(engine, surname)["name"] == "Hobbs"
    with writing(engine) as connection:
        withdraw_release(connection, of, "An error.", LATER)
    assert with_id(engine, surname)["name"] == "Walter Hobbs"
    assert told_by_log(engine) == told_by_tables(engine)


def test_who_is_told_by_both_names_takes_part_once(engine: sa.Engine) -> None:
    of = with_url(release(SENTENCE), 1)
    both = [person("Walter Hobbs", FM, "US"), person("Hobbs", FM, "US")]
    store(engine, of, [event(of, SENTENCE, people=both, when=on(DAY))], now=LATER)
    assert people(engine) == {"Walter Hobbs": ["Hobbs", "Walter Hobbs"]}
    assert count(engine, "participation") == 1
    assert told_by_log(engine) == told_by_tables(engine)
