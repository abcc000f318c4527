"""Masks: phrases that hide a country word, each with its reason."""

from collections import Counter

import pytest

from app.domain.countries import COUNTRIES
from app.domain.masks import MASKS
from app.domain.organisations import ORGANISATIONS
from app.domain.places import PLACES

TEXTS = {mask.text: mask for mask in MASKS}
HIDDEN_BY_PLACES = {word for place in PLACES if not place.country for word in (place.name, *place.aliases)}


def test_each_mask_stands_once_with_its_reason() -> None:
    assert [text for text, n in Counter(mask.text for mask in MASKS).items() if n > 1] == []
    assert [mask.text for mask in MASKS if not mask.reason] == []


def test_kept_countries_exist() -> None:
    assert {code for mask in MASKS for code in mask.keeps} <= set(COUNTRIES)


def test_no_mask_hides_a_whole_name_of_a_country_organisation_or_place() -> None:
    whole = {word for country in COUNTRIES.values() for word in (*country.names, *country.capitals)}
    whole |= {word for o in ORGANISATIONS.values() for word in (o.code, o.name, *o.aliases)}
    whole |= {word for place in PLACES for word in (place.name, *place.aliases)}
    assert whole & set(TEXTS) == set()


@pytest.mark.parametrize(
    "phrase",
    [
        "Korean Peninsula", "South China Sea", "East China Sea", "Sea of Japan", "Gulf of Mexico",
        "Korean War", "English Channel", "Indian Ocean", "Indo-Pacific", "Latin America", "North America",
        "Philippine Sea", "Bank of England", "Japan Foundation", "Washington Post", "New York Times",
        "Paris Agreement", "Vienna Convention", "Geneva Conventions", "Minsk agreements",
        "Helsinki Final Act", "Doha Round", "Abraham Accords", "Panmunjom Declaration",
        "Turkish Airlines", "Korea University", "US$",
    ],
)  # fmt: skip
def test_a_phrase_in_which_no_country_acts_is_hidden(phrase: str) -> None:
    assert phrase in TEXTS or phrase in HIDDEN_BY_PLACES


@pytest.mark.parametrize(
    ("phrase", "keeps"),
    [
        ("Korean Peninsula", ()),
        ("inter-Korean", ("KR", "KP")),
        ("North Korean issue", ("KP",)),
        ("Paris Agreement", ()),
        ("Windsor Framework", ("GB",)),
    ],
)
def test_what_is_still_talked_about_is_kept(phrase: str, keeps: tuple[str, ...]) -> None:
    assert TEXTS[phrase].keeps == keeps
