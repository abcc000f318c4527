"""Surnames and particles."""

import pytest

from app.domain.names import AMBIGUOUS_NAMES, EAST_ASIAN_SURNAMES, PARTICLES


@pytest.mark.parametrize("name", ["Kim", "Cho", "Choe", "Wang", "Namazu", "Funakoshi", "Nguyen", "Nguyễn"])
def test_surnames_of_east_asia_are_listed(name: str) -> None:
    assert name in EAST_ASIAN_SURNAMES


@pytest.mark.parametrize("name", ["Lavrov", "Blinken", "Tae-yul"])
def test_other_surnames_and_given_names_are_not(name: str) -> None:
    assert name not in EAST_ASIAN_SURNAMES


@pytest.mark.parametrize("particle", ["bin", "al", "van", "de", "der", "von", "da", "di", "el", "ibn", "y"])
def test_particles_are_lower_case_words_inside_names(particle: str) -> None:
    assert particle in PARTICLES


@pytest.mark.parametrize("word", ["He", "No", "To", "Park", "Song"])
def test_names_that_are_english_words_are_marked(word: str) -> None:
    assert word in AMBIGUOUS_NAMES
    assert word in EAST_ASIAN_SURNAMES


def test_ambiguous_names_are_listed_ones() -> None:
    assert AMBIGUOUS_NAMES <= EAST_ASIAN_SURNAMES | PARTICLES
