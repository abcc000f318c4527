"""Which day an event of a running text gets, and whether it is told of as done, to come or not at all."""

import pytest

from app.domain.values import ExtractedEvent
from app.extract import extract
from tests.unit.extract.build import make_release

TUESDAY = "2021-06-08"


def told(body: str) -> set[str]:
    release = make_release("Press release", body, published_on=TUESDAY, publisher="dk-um")
    return {_in_words(event) for event in extract(release).events}


def _in_words(event: ExtractedEvent) -> str:
    when = event.when
    days = f"{when.starts_on}" if when.starts_on == when.ends_on else f"{when.starts_on}..{when.ends_on}"
    return f"{event.type} {event.status} {days}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Foreign Minister Aino Salo receives Latvian Foreign Minister Ilze Ozola on Friday.",
         {"meeting scheduled 2021-06-11"}),
        ("Foreign Minister Aino Salo is travelling to Latvia on Wednesday.", {"visit scheduled 2021-06-09"}),
        ("On Monday Foreign Minister Aino Salo flies to Riga to meet Latvian Foreign Minister Ilze Ozola.",
         {"visit scheduled 2021-06-14", "meeting scheduled 2021-06-14"}),
        ("Foreign Minister Aino Salo holds talks with Latvian Foreign Minister Ilze Ozola tomorrow.",
         {"meeting scheduled 2021-06-09"}),
        ("Foreign Minister Aino Salo visits Latvia on 22 June.", {"visit scheduled 2021-06-22"}),
        ("Foreign Minister Aino Salo received Latvian Foreign Minister Ilze Ozola on Friday.",
         {"meeting occurred 2021-06-04"}),
    ],
)  # fmt: skip
def test_the_present_looks_ahead(body: str, expected: set[str]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Foreign Minister Aino Salo visited Latvia on 3 June, to be followed by a meeting with Latvian "
         "Foreign Minister Ilze Ozola in Riga on 21 June.",
         {"visit occurred 2021-06-03", "meeting scheduled 2021-06-21"}),
    ],
)  # fmt: skip
def test_what_is_to_follow_lies_ahead(body: str, expected: set[str]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Foreign Minister Aino Salo was to travel to Latvia on 3 June but missed the ferry.",
        "The Ministers had intended to sign a treaty on fishing in Riga on 3 June but ran out of time.",
        "The visit of Foreign Minister Aino Salo to Latvia was to begin on 3 June, but she caught a fever.",
        "Foreign Minister Aino Salo considered whether to receive Latvian Minister Ilze Ozola on 3 July.",
        "Reporters asked whether Foreign Minister Aino Salo had visited Latvia on 3 June.",
        "North Korea is preparing to fire a ballistic missile.",
    ],
)
def test_what_is_given_up_left_open_or_prepared_is_no_event(body: str) -> None:
    assert told(body) == set()


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Denmark and Latvia will sign the convention drafted on 4 May.", "scheduled 2021-06-08"),
        ("Foreign Minister Aino Salo met Latvian Foreign Minister Ilze Ozola and discussed the map that was "
         "published on 2 June.", "occurred 2021-06-08"),
        ("Foreign Minister Aino Salo met Latvian Foreign Minister Ilze Ozola on 3 June and discussed the map "
         "published on 2 June.", "occurred 2021-06-03"),
        ("Foreign Minister Aino Salo attended the conference held in Riga on 2 June.", "occurred 2021-06-02"),
    ],
)  # fmt: skip
def test_the_day_of_what_is_named_is_not_that_of_the_event(body: str, day: str) -> None:
    assert any(event.endswith(day) for event in told(body)), told(body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Foreign Minister Aino Salo travelled to Latvia at the end of 2020.",
         "visit occurred 2020-01-01..2020-12-31"),
        ("Foreign Minister Aino Salo travelled to Latvia on 31 May.",
         "visit occurred 2021-05-31"),
        ("Foreign Minister Aino Salo travelled to Latvia on 31 April.",
         "visit occurred 2021-04-01..2021-04-30"),
    ],
)  # fmt: skip
def test_a_coarse_or_mistaken_date_is_not_the_day_of_publication(body: str, expected: str) -> None:
    assert told(body) == {expected}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Foreign Minister Aino Salo called for free elections in Latvia in October.",
         "political scheduled 2021-10-01..2021-10-31"),
        ("Denmark was glad to have been able to deliver 200,000 doses of vaccine to Latvia on 5 May.",
         "aid occurred 2021-05-05"),
        ("Minister Aino Salo said that the truce agreement between Latvia and Estonia of 9 April 2021 "
         "holds. The April 9 agreement of Latvia has to be carried out in full.",
         "agreement occurred 2021-04-09"),
        ("Minister Aino Salo said that the October 9 agreement of Latvia has to be carried out in full.",
         "agreement occurred 2020-10-09"),
    ],
)  # fmt: skip
def test_the_day_says_whether_it_lies_ahead(body: str, expected: str) -> None:
    assert expected in told(body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Minister Aino Salo would not speak of the elections in Latvia this Friday.",
         "political occurred 2021-06-11"),
        ("Minister Aino Salo commended Latvia for keeping its elections on track for January.",
         "political scheduled 2022-01-01..2022-01-31"),
    ],
)  # fmt: skip
def test_this_friday_is_of_this_week_and_what_is_on_track_of_the_time_ahead(body: str, expected: str) -> None:
    assert expected in told(body)


def test_before_a_day_is_no_day() -> None:
    body = "Two Russian companies were sanctioned by Denmark before 20 January."
    assert not any("01-20" in event for event in told(body))


def test_what_is_upcoming_lies_ahead() -> None:
    body = (
        "Foreign Minister Aino Salo met Latvian Foreign Minister Ilze Ozola on 3 June. Minister Salo and "
        "Minister Ozola discussed the upcoming 3 March NATO Summit as well as the sea."
    )
    assert told(body) == {"meeting occurred 2021-06-03", "summit scheduled 2022-03-03"}
