"""Surnames and particles."""

import pytest

from app.domain.names import AMBIGUOUS_NAMES, EAST_ASIAN_SURNAMES, PARTICLES, is_korean, sounds_foreign

SPELLINGS = (
    "Yim Wie Rha Kee Lho Rhie Roh Ro Ryoo Yoo Youn Yeon Bang Ban Cha Chae Chu Do Eo Eom Gil Ha Hur Huh Im Ji "
    "Jin Ju Ki Ku Koo Ma Maeng Min Moh Na Nah Noh Ok Pyo Pyun Seok Shim Sim Sohn Suh Seo So Sul Tak Um Wang "
    "Won Woo Yang Ye Yeo Yu Rho Uhm Whang Nahm Bahk Youm"
)


@pytest.mark.parametrize("name", ["Kim", "Cho", "Choe", "Wang", "Namazu", "Funakoshi", "Nguyen", "Nguyễn"])
def test_surnames_of_east_asia_are_listed(name: str) -> None:
    assert name in EAST_ASIAN_SURNAMES


@pytest.mark.parametrize("name", ["Sokolin", "Bell", "Ji-won"])
def test_other_surnames_and_given_names_are_not(name: str) -> None:
    assert name not in EAST_ASIAN_SURNAMES


@pytest.mark.parametrize("surname", SPELLINGS.split())
def test_surnames_of_korea_in_their_many_spellings(surname: str) -> None:
    assert is_korean(f"{surname} Sang-hoon")


@pytest.mark.parametrize(
    "name", ["Xim Sang-hoon", "Qho Kyung-wha", "Zeok Tae-yul", "Jhoo Eun-ha", "Tcho Byung-se"]
)
def test_a_korean_given_name_is_not_foreign_behind_an_unlisted_surname(name: str) -> None:
    assert not sounds_foreign(name, "KR")


@pytest.mark.parametrize("name", ["Chen Shui-bian", "Lopez Anne-marie", "Luis Salas", "Xu Chun-hua"])
def test_other_names_are_foreign_to_korea(name: str) -> None:
    assert sounds_foreign(name, "KR")


@pytest.mark.parametrize("particle", ["bin", "al", "van", "de", "der", "von", "da", "di", "el", "ibn", "y"])
def test_particles_are_lower_case_words_inside_names(particle: str) -> None:
    assert particle in PARTICLES


@pytest.mark.parametrize("word", ["He", "No", "To", "Park", "Song"])
def test_names_that_are_english_words_are_marked(word: str) -> None:
    assert word in AMBIGUOUS_NAMES
    assert word in EAST_ASIAN_SURNAMES


def test_ambiguous_names_are_listed_ones() -> None:
    assert AMBIGUOUS_NAMES <= EAST_ASIAN_SURNAMES | PARTICLES
