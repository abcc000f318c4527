"""Places: real countries, one entry for each word, reasons for what is contested or ambiguous."""

from collections import Counter

import pytest

from app.domain.codes import PlacePrecision
from app.domain.countries import COUNTRIES
from app.domain.places import ELSEWHERE, PLACES, Place, PlaceKind, precision_of


def place(word: str) -> Place:
    (found,) = (place for place in PLACES if word in (place.name, *place.aliases))
    return found


def test_countries_of_places_exist() -> None:
    assert {place.country for place in PLACES if place.country} <= set(COUNTRIES)


def test_no_word_stands_for_two_places() -> None:
    counted = Counter(word for place in PLACES for word in (place.name, *place.aliases))
    assert [word for word, n in counted.items() if n > 1] == []


def test_places_of_one_name_are_in_different_countries() -> None:
    at_home = {place.name: place.country for place in PLACES}
    assert set(ELSEWHERE) <= set(at_home)
    assert {code for codes in ELSEWHERE.values() for code in codes} <= set(COUNTRIES)
    assert [name for name, codes in ELSEWHERE.items() if at_home[name] in codes] == []


def test_a_place_with_the_words_of_a_country_or_capital_is_ambiguous() -> None:
    words = {
        word
        for country in COUNTRIES.values()
        for word in (*country.names, *country.demonyms, *country.capitals)
    }
    clashes = [place for place in PLACES if words & {place.name, *place.aliases}]
    assert [place.name for place in clashes] == ["Georgia"]
    assert all(place.ambiguous for place in clashes)


def test_an_ambiguous_place_has_its_reason() -> None:
    assert [place.name for place in PLACES if place.ambiguous and not place.note] == []


def test_seas_belong_to_no_country() -> None:
    assert [place.name for place in PLACES if place.kind is PlaceKind.WATER and place.country] == []


def test_a_place_on_land_without_a_country_has_its_reason() -> None:
    on_land = (place for place in PLACES if place.kind is not PlaceKind.WATER)
    assert [place.name for place in on_land if not place.country and not place.note] == []


@pytest.mark.parametrize(
    ("word", "country", "kind"),
    [
        ("New York", "US", PlaceKind.CITY), ("Geneva", "CH", PlaceKind.CITY), ("Busan", "KR", PlaceKind.CITY),
        ("Jeju", "KR", PlaceKind.REGION), ("Bali", "ID", PlaceKind.CITY), ("Da Nang", "VN", PlaceKind.CITY),
        ("St. Petersburg", "RU", PlaceKind.CITY), ("Camp David", "US", PlaceKind.VENUE),
        ("Istana", "SG", PlaceKind.VENUE), ("Blue House", "KR", PlaceKind.VENUE),
        ("Panmunjom", None, PlaceKind.VENUE), ("West Sea", None, PlaceKind.WATER),
        ("Crimea", "UA", PlaceKind.REGION), ("Gaza", "PS", PlaceKind.REGION),
        ("Washington, VA", "US", PlaceKind.CITY), ("British Columbia", "CA", PlaceKind.REGION),
        ("Jerusalem", None, PlaceKind.REGION), ("Dokdo", None, PlaceKind.REGION),
    ],
)  # fmt: skip
def test_a_word_leads_to_its_place(word: str, country: str | None, kind: PlaceKind) -> None:
    assert (place(word).country, place(word).kind) == (country, kind)


@pytest.mark.parametrize(
    "words",
    [
        ("East Sea", "Sea of Japan"),
        ("West Sea", "Yellow Sea"),
        ("Dokdo", "Takeshima", "Liancourt Rocks"),
        ("Senkaku Islands", "Diaoyu Islands"),
        ("Persian Gulf", "Arabian Gulf"),
    ],
)
def test_contested_words_are_entries_of_their_own(words: tuple[str, ...]) -> None:
    assert [place(word).name for word in words] == list(words)
    assert {place(word).country for word in words} == {None}


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Seoul", "KR", PlacePrecision.CITY),
        ("SEOUL", None, PlacePrecision.CITY),
        ("Panmunjom", None, PlacePrecision.EXACT),
        ("Jeju", "KR", PlacePrecision.REGION),
        ("Nowhere upon Thames", "GB", None),
        (None, "KR", PlacePrecision.COUNTRY),
        (None, None, None),
    ],
)
def test_how_closely_a_place_is_told(
    name: str | None, country: str | None, precision: PlacePrecision | None
) -> None:
    assert precision_of(name, country) == precision
