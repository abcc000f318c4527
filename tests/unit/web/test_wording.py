"""Days and codes in words."""

import datetime as dt

import pytest

from app.domain.codes import (
    CountryRole,
    DatePrecision,
    EventStatus,
    ParticipationRole,
    Prominence,
    ReviewState,
)
from app.queries import shapes
from app.web import codes, wording
from app.web.language import in_force


def when(
    precision: str,
    start: str | None = None,
    end: str | None = None,
    month_day: str | None = None,
    text: str | None = None,
) -> shapes.When:
    return {
        "starts_on": dt.date.fromisoformat(start) if start else None,
        "ends_on": dt.date.fromisoformat(end or start or "") if start else None,
        "precision": precision,
        "month_day": month_day,
        "wording": text,
        "edtf": "XXXX",
    }


@pytest.mark.parametrize(
    ("given", "text", "machine"),
    [
        (when("day", "2024-01-17"), "17 January 2024", "2024-01-17"),
        (when("range", "2021-06-03", "2021-06-05"), "3\N{EN DASH}5 June 2021", "2021-06-03"),
        (when("range", "2021-05-30", "2021-06-02"), "30 May\N{EN DASH}2 June 2021", "2021-05-30"),
        (
            when("range", "2020-12-30", "2021-01-02"),
            "30 December 2020\N{EN DASH}2 January 2021",
            "2020-12-30",
        ),
        (when("month", "2021-06-01", "2021-06-30"), "June 2021", "2021-06"),
        (when("year", "2021-01-01", "2021-12-31"), "2021", "2021"),
        (when("published", "2024-01-17"), "17 January 2024", "2024-01-17"),
        (when("day_no_year", month_day="10-31"), "31 October, year not given", None),
        (
            when("day_no_year", month_day="12-03/12-05"),
            "3 December\N{EN DASH}5 December, year not given",
            None,
        ),
        (when("day_no_year", month_day="02-29"), "29 February, year not given", None),
        (when("unknown", text="recently"), "recently", None),
        (when("unknown"), "Undated", None),
    ],
)
def test_time_in_words_and_for_machines(given: shapes.When, text: str, machine: str | None) -> None:
    time = wording.time_of(given)
    assert (time.text, time.start.machine) == (text, machine)


def test_a_range_says_once_what_its_days_share_wherever_the_language_has_it() -> None:
    days = when("range", "2021-08-15", "2021-08-24")
    with in_force("ko"):
        assert wording.time_of(days).text == "2021년 8월 15일\N{EN DASH}24일"
        almanac = wording.time_of(days).almanac
        assert almanac
        assert almanac.last
        assert (almanac.first.text, almanac.last.text) == ("15", "24일")


def test_less_than_a_day_is_said() -> None:
    exact = {DatePrecision.DAY, DatePrecision.RANGE}
    assert set(codes.DATE_NOTES) == set(DatePrecision) - exact


def test_every_code_has_its_words() -> None:
    assert set(codes.COUNTRY_ROLES) == set(CountryRole)
    assert set(codes.PARTICIPATION_ROLES) == set(ParticipationRole)
    assert set(codes.REVIEWS) == set(ReviewState)
    assert set(codes.PROMINENCES) == set(Prominence)
    assert set(codes.STATUSES) == set(EventStatus) - {EventStatus.OCCURRED}


@pytest.mark.parametrize(
    ("n", "words"), [(0, "0 events"), (1, "1 event"), (2, "2 events"), (1204, "1,204 events")]
)
def test_plural(n: int, words: str) -> None:
    assert wording.plural(n, "event") == words


@pytest.mark.parametrize(
    ("total", "words"), [(1, "On the timeline"), (2_300, "All 2,300 events on the timeline")]
)
def test_the_link_to_all_of_them(total: int, words: str) -> None:
    assert wording.all_on_timeline(total) == words


def test_names_are_listed_as_the_language_lists_them() -> None:
    names = ["A", "B", "C"]
    assert wording.listed(names) == "A, B and C"
    with in_force("ko"):
        assert wording.listed(names) == "A·B·C"
        assert wording.one_of(names) == "A, B 또는 C"
