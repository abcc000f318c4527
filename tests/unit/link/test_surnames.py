"""When a surname that stands alone is that of somebody known by the full name."""

import datetime as dt

import pytest

from app.domain.offices import rank_of
from app.link.persons import Known, Office
from app.link.surnames import find_bearer, is_surname

DAY = dt.date(2024, 5, 3)


def known(name: str, *titles: str, country: str = "US", day: dt.date = DAY, key: int = 1) -> Known:
    offices = tuple(Office(title, rank_of(title, country), day, day) for title in titles)
    return Known(key, country, (name,), offices)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hobbs", True),
        ("Le Drian", True),
        ("von der Leyen", True),
        ("Walter Hobbs", False),
        ("Ben Hobbs", False),
        ("W. Hobbs", False),
    ],
)
def test_one_word_is_a_surname_and_so_is_one_behind_particles(name: str, expected: bool) -> None:
    assert is_surname(name) is expected


@pytest.mark.parametrize(
    ("surname", "title", "name", "held"),
    [
        ("Hobbs", "Foreign Minister", "Walter Roy Hobbs", "Minister of Foreign Affairs"),
        ("HOBBS", "President", "Walter R. Hobbs Jr.", "President"),
        ("Reyna", "President", "Ana Reyna Luz", "President of the Republic"),
        ("Han", "President", "Han Seo-jun", "President"),
        ("Hobbs", "Secretary", "Walter Hobbs", "Secretary of State"),
        ("Hobbs", "Secretary of State", "Walter Hobbs", "Secretary"),
        ("Hobbs", "Deputy Secretary", "Walter Hobbs", "Deputy Secretary of State"),
        ("Hobbs", "Education Secretary", "Walter Hobbs", "Secretary of Education"),
        ("Le Drian", "Foreign Minister", "Jean-Yves Le Drian", "Minister for Europe and Foreign Affairs"),
        ("Kim", "Director General for Treaty Affairs", "Kim Min-ho", "Director General for Treaty Affairs"),
    ],
)
def test_a_surname_is_whose_country_and_office_agree(surname: str, title: str, name: str, held: str) -> None:
    person = known(name, held)
    assert find_bearer(known(surname, title, key=2), [person]) is person


@pytest.mark.parametrize(
    ("surname", "title", "person"),
    [
        ("Hobbs", "Foreign Minister", known("Walter Hobbs", "Foreign Minister", country="GB")),
        ("Hobbs", "Foreign Minister", known("Walter Hobbs", "Foreign Minister", day=dt.date(2020, 5, 3))),
        ("Hobbs", "Foreign Minister", known("Walter Hobbs", "Ambassador")),
        ("Hobbs", "Foreign Minister", known("Walter Hobbs")),
        ("Hobbs", "Foreign Minister", known("Walter Hobson", "Foreign Minister")),
        ("Hobbs", "President", known("Walter Hobbs", "Vice President")),
        ("Hobbs", "Defense Minister", known("Walter Hobbs", "Foreign Minister")),
        ("Hobbs", "Ambassador", known("Walter Hobbs", "Ambassador")),
        ("Reyna", "Deputy Secretary", known("Ana Reyna Luz", "Deputy Secretary")),
        ("Kim", "Minister", known("Kim Min-ho", "Minister of Unification")),
        ("Hobbs", "Foreign Minister", known("Hobbs", "Minister of Foreign Affairs")),
    ],
)
def test_whose_it_may_not_be_it_is_not(surname: str, title: str, person: Known) -> None:
    assert find_bearer(known(surname, title, key=2), [person]) is None


def test_all_that_is_told_of_a_surname_must_fit() -> None:
    surname = known("Hobbs", "Foreign Minister", "President", key=2)
    assert find_bearer(surname, [known("Walter Hobbs", "Foreign Minister")]) is None
    assert find_bearer(known("Hobbs", key=2), [known("Walter Hobbs", "Foreign Minister")]) is None


def test_a_surname_that_two_may_bear_is_neither() -> None:
    two = [
        known(name, "Foreign Minister", key=key) for key, name in enumerate(("Walter Hobbs", "Peter Hobbs"))
    ]
    assert find_bearer(known("Hobbs", "Foreign Minister", key=2), two) is None
