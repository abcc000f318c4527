"""Addresses and the names people type."""

import pytest

from app.queries.filters import EventFilter
from app.web import addresses


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("KR", "KR"),
        ("Japan", "JP"),
        ("japan ", "JP"),
        ("South Korea", "KR"),
        ("일본", "JP"),
        ("Narnia", "Narnia"),
    ],
)
def test_a_country_may_be_called_by_name(given: str, code: str) -> None:
    assert addresses.country_code(given) == code


def test_cursor_stands_behind_the_filter() -> None:
    assert (
        addresses.timeline(EventFilter(countries_any=("JP",)), ("after", "abc")) == "/?country=JP&after=abc"
    )
    assert addresses.timeline(EventFilter()) == "/"


def test_all_countries_by_label() -> None:
    labels = [name for _, name in addresses.all_countries()]
    assert len(labels) == 250
    assert labels == sorted(labels, key=str.casefold)
