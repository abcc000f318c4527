"""Whose calendar is a day ahead."""

import pytest

from app.domain.countries import COUNTRIES
from app.link.clocks import hours_ahead, is_west_of

UNINHABITED = {"AQ", "BV", "GS", "HM", "TF", "UM"}


@pytest.mark.parametrize(("country", "hours"), [("KR", 9), ("US", -5), ("GB", 0), ("RU", 3), (None, None)])
def test_hours_of_the_seat_of_government(country: str | None, hours: int | None) -> None:
    assert hours_ahead(country) == hours


def test_every_inhabited_country_has_its_clock() -> None:
    assert {code for code in COUNTRIES if hours_ahead(code) is None} <= UNINHABITED


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("US", "KR", True), ("KR", "US", False), ("GB", "JP", True), ("JP", "KR", False), (None, "KR", False)],
)
def test_a_launch_of_the_morning_is_of_the_evening_before_far_west(
    one: str | None, other: str, expected: bool
) -> None:
    assert is_west_of(one, other) is expected
