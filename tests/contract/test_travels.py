"""The check of visits against an independent list counts the trips that a release names, and lists misses."""

from typing import Any

import pytest

from tests.gold.travels import accounts_of, report, trips_of

TRIP: dict[str, Any] = {
    "role": "secretary",
    "name": "Jane Roe",
    "start-date": "2021-06-01",
    "end-date": "2021-06-02",
    "country": "Costa Rica",
    "locale": "San Jose",
}
URL = "https://www.state.gov/some-release/"


def told(text: str, *, facts: dict[str, Any] = TRIP, title: str = "Secretary Roe's Travel") -> list[str]:
    row = {"url": URL, "title": title, "published_on": "2021-05-27", "text": text}
    return list(report(trips_of([facts]), accounts_of([row])))


def test_trip_that_a_visit_tells_is_found() -> None:
    lines = told("Secretary of State Jane Roe will travel to San Jose, Costa Rica, on June 1 and 2.")
    assert lines[0].startswith("found")
    assert lines[-1] == "recall 1.000: 1 of 1 trips that a release names"


def test_trip_that_no_release_names_is_not_counted() -> None:
    lines = told("Secretary of State Jane Roe will travel to Lima, Peru, on June 1 and 2.")
    assert lines[0].startswith("not named")
    assert lines[-1] == "recall 0.000: 0 of 0 trips that a release names"


def test_miss_shows_the_sentence_and_what_was_read_instead() -> None:
    lines = told("The travel plans of Jane Roe and of Costa Rica were talked about at length.")
    assert lines[0].startswith("missed")
    assert "talked about at length" in lines[1]
    assert lines[2].strip().startswith("read instead:")


def test_visit_of_a_foreign_leader_is_looked_for_with_both_countries() -> None:
    visit: dict[str, Any] = {
        "visitor": "President Ana Lopez",
        "from_country": ["Costa Rica"],
        "start": "2021-06-01",
        "end": "2021-06-01",
    }
    lines = told("President Ana Lopez of Costa Rica will visit Washington on June 1.", facts=visit)
    assert lines[0].startswith("found")


def test_trips_of_other_offices_are_left_out() -> None:
    assert list(trips_of([TRIP], role="president")) == []


def test_country_that_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError):
        list(trips_of([{**TRIP, "country": "Atlantis"}]))
