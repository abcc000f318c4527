"""Who is the same person or organisation."""

import pytest

from app.domain.publishers import BY_SLUG
from app.ingest.people import issuer, organization, person, person_identity
from app.link.names import fold_name
from tests.build import NOW


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Namazu Hiroyuki", "Hiroyuki NAMAZU"),
        ("Han Ji-won", "HAN Jiwon"),
        ("José Álvarez", "Jose Alvarez"),
        ("Thomas J. Bell", "Thomas Bell"),
        ("Şahin, Ali", "Ali Sahin"),
        ("한지원", "한지원 "),
    ],
)
def test_one_person_in_two_spellings(name: str, other: str) -> None:
    assert person_identity(name, "KR") == person_identity(other, "KR")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Kim Gunn", "Kim"),
        ("Pak Hana", "Park Hana"),
        ("J. Kim", "D. Kim"),
        ("한지원", "조태용"),
    ],
)
def test_two_persons(name: str, other: str) -> None:
    assert person_identity(name, "KR") != person_identity(other, "KR")


def test_namesakes_of_two_countries_are_two() -> None:
    assert person("Kim", "KR", NOW)["id"] != person("Kim", "US", NOW)["id"]


@pytest.mark.parametrize(
    ("name", "folded"),
    [("KIM  Gunn", "kim gunn"), ("O'Neil-Smith, J.", "oneilsmith j"), ("김건", "김건"), ("Łukasz", "łukasz")],
)
def test_a_folded_name_keeps_its_order(name: str, folded: str) -> None:
    assert fold_name(name) == folded


def test_an_organisation_of_the_dictionary_goes_by_its_code() -> None:
    union = organization("EU", NOW)
    assert (union["code"], union["name"], union["organization_kind"]) == ("EU", "European Union", "igo")


def test_an_organisation_nobody_listed_goes_by_its_name() -> None:
    club = organization("Club of Example", NOW)
    assert (club["code"], club["name"], club["organization_kind"]) == (None, "Club of Example", "other")
    assert club["id"] == organization("club of  example", NOW)["id"]


def test_a_publisher_is_known_by_its_slug() -> None:
    made = issuer(BY_SLUG["kr-mofa"], NOW)
    assert (made["publisher"], made["country"], made["kind"]) == ("kr-mofa", "KR", "organization")
