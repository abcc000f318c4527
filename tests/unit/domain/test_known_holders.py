"""Whose country a release leaves out because everybody knows the holder of the office."""

import pytest

from app.domain.countries import is_country
from app.domain.known_holders import country_of_holder
from app.domain.publishers import body_of
from app.domain.tables import read_rows

ROWS = read_rows("known_holders", "name kind country")


@pytest.mark.parametrize(
    ("kind", "words", "country"),
    [
        ("leader", {"emmanuel", "macron"}, "FR"),
        ("leader", {"joe", "biden"}, "US"),
        ("leader", {"alsisi"}, "EG"),
        ("spokesperson", {"ned", "price"}, "US"),
        ("spokesperson", {"price"}, None),  # too common alone
        ("minister", {"biden"}, None),
        ("leader", set(), None),
    ],
)
def test_holder_is_known_by_all_words_of_the_name(kind: str, words: set[str], country: str | None) -> None:
    assert country_of_holder(kind, words) == country


def test_every_row_names_a_country_and_a_kind_once() -> None:
    assert all(is_country(country) for _, _, country in ROWS)
    assert {kind for _, kind, _ in ROWS} == {"leader", "minister", "secretary", "spokesperson"}
    assert len({(name, kind) for name, kind, _ in ROWS}) == len(ROWS)


def test_body_is_told_by_its_slug() -> None:
    assert body_of("eu-council") == "EU"
    assert body_of("au-dfat") is None
    assert body_of("elbonia") is None
