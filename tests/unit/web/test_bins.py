"""Cutting time: units, bins, names."""

import datetime as dt
from itertools import pairwise

import pytest

from app.web import bins
from app.web.bins import MOST_BINS, Bin, Unit


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2024-01-17", "2024-01-17", Unit.DAY),
        ("2024-01-01", "2024-02-17", Unit.DAY),  # 48 days
        ("2024-01-01", "2024-02-18", Unit.WEEK),  # 49 days
        ("2021-05-01", "2022-03-20", Unit.WEEK),
        ("2021-05-01", "2022-05-31", Unit.MONTH),
        ("2020-01-01", "2023-12-31", Unit.MONTH),  # 48 months
        ("2020-01-01", "2024-01-01", Unit.QUARTER),
        ("2000-01-01", "2024-01-01", Unit.YEAR),
        ("1900-01-01", "2024-01-01", Unit.DECADE),
    ],
)
def test_unit_is_the_finest_that_fits(first: str, last: str, unit: Unit) -> None:
    assert bins.choose_unit(day(first), day(last)) is unit
    assert bins.count_bins(day(first), day(last), unit) <= MOST_BINS


@pytest.mark.parametrize("unit", list(Unit))
def test_bins_follow_one_another_and_cover_the_days(unit: Unit) -> None:
    first, last = day("1999-11-29"), day("2001-03-02")
    parts = bins.cut(first, last, unit)
    assert parts[0].start <= first <= parts[0].end
    assert parts[-1].start <= last <= parts[-1].end
    for part, following in pairwise(parts):
        assert following.start - part.end == dt.timedelta(days=1)


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("edge", [dt.date.min, dt.date.max])
def test_first_and_last_day_of_the_calendar_have_a_bin(unit: Unit, edge: dt.date) -> None:
    (part,) = bins.cut(edge, edge, unit)
    assert part.start <= edge <= part.end


def test_week_begins_on_monday() -> None:
    (part,) = bins.cut(day("2024-01-17"), day("2024-01-17"), Unit.WEEK)
    assert part == Bin(Unit.WEEK, day("2024-01-15"), day("2024-01-21"))


@pytest.mark.parametrize(
    ("unit", "name", "short"),
    [
        (Unit.DAY, "17 January 2024", "17 Jan"),
        (Unit.WEEK, "Week of 15 January 2024", "15 Jan"),
        (Unit.MONTH, "January 2024", "2024"),
        (Unit.QUARTER, "January to March 2024", "2024"),
        (Unit.YEAR, "2024", "2024"),
        (Unit.DECADE, "2020s", "2020s"),
    ],
)
def test_names_of_a_bin(unit: Unit, name: str, short: str) -> None:
    (part,) = bins.cut(day("2024-01-17"), day("2024-01-17"), unit)
    assert bins.name(part) == name
    assert bins.short_name(part) == short
