"""When a name is somebody met before, and when a namesake."""

import datetime as dt

import pytest

from app.domain.codes import DiplomaticRank as Rank
from app.link.persons import Known, Office, find_person, is_namesake

DAY = dt.date(2024, 5, 3)
LONG_AGO = dt.date(2012, 5, 3)


def office(title: str = "Foreign Minister", rank: Rank = Rank.FOREIGN_MINISTER, day: dt.date = DAY) -> Office:
    return Office(title, rank, day, day)


def known(name: str = "Walter Roy Hobbs", country: str = "US", key: int = 1, **facts: Office) -> Known:
    return Known(key, country, (name,), tuple(facts.values()) or (office(),))


def test_another_form_of_a_name_is_the_person_where_country_and_office_agree() -> None:
    person = known()
    assert find_person("Walter Hobbs", "US", office(), [person]) is person


@pytest.mark.parametrize(("name", "is_known"), [("Wal Hobbs", True), ("Peter Hobbs", False)])
def test_a_short_form_is_the_person_where_one_at_a_time_holds_the_office(name: str, is_known: bool) -> None:
    president = office("President", Rank.HEAD_OF_STATE)
    person = known("Walter R. Hobbs Jr.", office=president)
    assert (find_person(name, "US", president, [person]) is person) is is_known
    director = office("Ambassador", Rank.AMBASSADOR)
    assert find_person("Wal Hobbs", "US", director, [known("Walter R. Hobbs Jr.", office=director)]) is None


@pytest.mark.parametrize(
    ("name", "country", "held"),
    [
        ("Walter Hobbs", "GB", office()),
        ("Walter Hobbs", "US", office("Ambassador", Rank.AMBASSADOR)),
        ("Walter Hobbs", "US", office(day=LONG_AGO)),
        ("Walter Hobbs", "US", None),
        ("Walter Hobbs", None, office()),
        ("Peter Hobbs", "US", office()),
    ],
)
def test_without_country_office_and_time_it_is_another_record(
    name: str, country: str | None, held: Office | None
) -> None:
    assert find_person(name, country, held, [known()]) is None


def test_a_name_that_fits_two_is_nobody_known() -> None:
    two = [known("Walter Roy Hobbs", key=1), known("Walter Sam Hobbs", key=2)]
    assert find_person("Walter Hobbs", "US", office(), two) is None


def test_an_office_of_years_is_held_in_between() -> None:
    tenure = Office("Foreign Minister", Rank.FOREIGN_MINISTER, dt.date(2020, 1, 1), dt.date(2024, 1, 1))
    person = known(tenure=tenure)
    assert find_person("Walter Hobbs", "US", office(day=dt.date(2022, 1, 1)), [person]) is person


@pytest.mark.parametrize(
    ("held", "attested", "expected"),
    [
        (office(), [office("Director General", Rank.DIRECTOR_GENERAL)], True),
        (office("Deputy Director", Rank.WORKING_LEVEL), [office()], True),
        (office(), [office("Director General", Rank.DIRECTOR_GENERAL, LONG_AGO)], False),
        (office(), [office("Vice Minister", Rank.VICE_MINISTER)], False),
        (office(), [office("Envoy", Rank.OTHER)], False),
        (None, [office()], False),
    ],
)
def test_offices_that_are_no_one_career_are_namesakes(
    held: Office | None, attested: list[Office], expected: bool
) -> None:
    assert is_namesake(held, attested) is expected
