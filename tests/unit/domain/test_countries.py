"""Every country of the world, once, with words that lead to it and to no other."""

import re
from collections import defaultdict

import pytest
from babel import Locale

from app.domain.countries import COUNTRIES, country_name, is_country

# Territories of CLDR that are no ISO 3166-1 countries: islands reserved by exception, groupings, test codes.
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
# No seat, or one whose name is the country's own, a surname or a common noun.
NO_SEAT = {"AQ", "BM", "BV", "GI", "HK", "HM", "IM", "IO", "MC", "MO", "SG", "TF", "TK", "UM", "VA"}
ARTICLE_OF_THE_NAME = {"the States", "the Solomons", "The Hague", "The Valley"}


def words(code: str) -> tuple[str, ...]:
    country = COUNTRIES[code]
    return (*country.names, *country.demonyms, *country.capitals)


def test_codes_are_those_of_cldr_without_reserved_ones_and_groupings() -> None:
    territories = {str(code) for code in Locale("en").territories}
    assert set(COUNTRIES) == {code for code in territories if re.fullmatch("[A-Z]{2}", code)} - NOT_ISO
    assert len(COUNTRIES) == 250


def test_alpha3_codes_are_unique_and_well_formed() -> None:
    alpha3 = [country.alpha3 for country in COUNTRIES.values()]
    assert len(set(alpha3)) == len(alpha3)
    assert all(re.fullmatch("[A-Z]{3}", code) for code in alpha3)


@pytest.mark.parametrize("code", sorted(COUNTRIES))
def test_first_names_are_the_labels(code: str) -> None:
    assert COUNTRIES[code].names[0] == country_name(code)
    assert COUNTRIES[code].names_ko[0] == country_name(code, "ko")


@pytest.mark.parametrize("code", sorted(set(COUNTRIES) - NO_SEAT))
def test_a_country_has_a_seat_of_government(code: str) -> None:
    assert COUNTRIES[code].capitals


def test_a_word_shared_by_two_countries_is_ambiguous_in_both() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for code in COUNTRIES:
        for word in words(code):
            owners[word.casefold()].add(code)
    shared = {word: codes for word, codes in owners.items() if len(codes) > 1}
    assert {"congo", "dominican", "kingston"} <= set(shared)
    for word, codes in shared.items():
        for code in codes:
            assert word in [flagged.casefold() for flagged in COUNTRIES[code].ambiguous], (word, code)


@pytest.mark.parametrize("code", [code for code in sorted(COUNTRIES) if COUNTRIES[code].ambiguous])
def test_an_ambiguous_word_is_one_of_the_country_and_has_a_reason(code: str) -> None:
    assert set(COUNTRIES[code].ambiguous) <= set(words(code))
    assert COUNTRIES[code].note


@pytest.mark.parametrize("code", sorted(COUNTRIES))
def test_words_are_clean_and_stand_once(code: str) -> None:
    assert len(set(words(code))) == len(words(code))
    assert all(word == word.strip() and "  " not in word for word in words(code))
    assert {word for word in words(code) if word.lower().startswith("the ")} <= ARTICLE_OF_THE_NAME


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("ROK", "KR"), ("Republic of Korea", "KR"), ("Korea", "KR"), ("Korean", "KR"), ("Seoul", "KR"),
        ("DPRK", "KP"), ("North Korean", "KP"), ("Pyongyang", "KP"),
        ("U.S.", "US"), ("US", "US"), ("USA", "US"), ("Washington, D.C.", "US"), ("Americans", "US"),
        ("UK", "GB"), ("U.K.", "GB"), ("British", "GB"), ("PRC", "CN"), ("Beijing", "CN"), ("UAE", "AE"),
        ("Turkey", "TR"), ("Türkiye", "TR"), ("Viet Nam", "VN"), ("Vietnam", "VN"), ("Czech Republic", "CZ"),
        ("Burma", "MM"), ("Côte d'Ivoire", "CI"), ("Cote d'Ivoire", "CI"), ("Holy See", "VA"),
        ("Kyrgyz Republic", "KG"), ("Kyrgyz", "KG"), ("Lao PDR", "LA"), ("Timor-Leste", "TL"),
        ("Democratic Republic of the Congo", "CD"), ("Republic of the Congo", "CG"), ("Greenlandic", "GL"),
        ("Dutch", "NL"), ("Filipino", "PH"), ("Philippine", "PH"), ("Emirati", "AE"), ("Kiev", "UA"),
        ("Nur-Sultan", "KZ"), ("Kosovar", "XK"), ("Taipei", "TW"), ("Palestinian", "PS"), ("Macau", "MO"),
    ],
)  # fmt: skip
def test_words_of_releases_lead_to_their_country(word: str, code: str) -> None:
    assert [other for other in COUNTRIES if word in words(other)] == [code]


@pytest.mark.parametrize(("word", "code"), [("한국", "KR"), ("대한민국", "KR"), ("북한", "KP")])
def test_korean_words_lead_to_their_country(word: str, code: str) -> None:
    assert [other for other, country in COUNTRIES.items() if word in country.names_ko] == [code]


@pytest.mark.parametrize("code", ["TW", "PS", "HK", "MO", "EH", "VA", "XK"])
def test_labels_carry_no_political_suffix(code: str) -> None:
    for label in (country_name(code), country_name(code, "ko")):
        assert "China" not in label
        assert "중국" not in label
        assert "," not in label


def test_label_follows_the_language() -> None:
    assert [country_name("JP", lang) for lang in ("en", "ko", "fr")] == ["Japan", "일본", "Japon"]


def test_a_code_that_is_no_country_is_refused() -> None:
    assert is_country("KR")
    assert not is_country("EU")
    with pytest.raises(KeyError):
        country_name("ZZ")
