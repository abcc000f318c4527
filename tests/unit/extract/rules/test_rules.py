"""What each module of rules reads, in our own words, of invented people: `told.jsonl` is the specification.

A line gives a module, a release (publisher, title, paragraphs) and all events that it tells, no more and no
less. A module with a line of its own here has no other need of a test file.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.extract.rules.told import read, told

LINES = Path(__file__).with_name("told.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]
MODULES = sorted({case["rules"] for case in CASES})


@pytest.mark.parametrize("case", CASES, ids=[f"{c['rules']}-{n}" for n, c in enumerate(CASES)])
def test_a_release_tells_these_events_and_no_others(case: dict[str, Any]) -> None:
    assert told(case["publisher"], case["title"], *case["body"]) == set(case["events"])


@pytest.mark.parametrize("module", MODULES)
def test_every_module_is_shown_what_it_reads(module: str) -> None:
    assert any(case["events"] for case in CASES if case["rules"] == module)


def test_whom_another_designates_is_the_appointee() -> None:
    extraction = read(
        "us-state",
        "Appointment of a Chargé",
        "Today, Secretary Brown designated Ambassador Arnold Poe to serve as Chargé d'Affaires to Canada.",
    )
    people = [p for event in extraction.events for p in event.participants]
    assert [p.name for p in people if p.role == "appointee"] == ["Arnold Poe"]


def test_whom_sanctions_list_is_mentioned() -> None:
    extraction = read(
        "kr-mofa",
        "Government Imposes Sanctions on North Korea",
        "The government of the Republic of Korea decided to impose sanctions on individuals of North Korea.",
        "The two individuals are Pak Chol-min, Director of the Political Bureau of the Korean People's Army,"
        " and Ri Song-ho, Director of the Trade Bureau of North Korea.",
    )
    people = [p for event in extraction.events for p in event.participants]
    assert [(p.name, p.country, p.role) for p in people] == [
        ("Pak Chol-min", "KP", "mentioned"),
        ("Ri Song-ho", "KP", "mentioned"),
    ]


def test_aid_that_one_is_pleased_to_announce_is_decided() -> None:
    body = "The United States is pleased to announce today $15 million in medical aid for Iraq."
    assert [e.status for e in read("us-state", "Additional Support", body).events] == ["occurred"]


def test_who_signs_for_new_ties_is_signatory() -> None:
    extraction = read(
        "sg-mfa",
        "Singapore and Chad Establish Diplomatic Relations",
        "The Republic of Singapore and the Republic of Chad established diplomatic relations on 7 May 2023.",
        "The communiqué was signed by Singapore's Permanent Representative to the United Nations Tan Wei Ming"
        " and Chad's Permanent Representative to the United Nations Ali Sfar.",
    )
    people = [p for event in extraction.events if event.primary for p in event.participants]
    assert [(p.name, p.role) for p in people] == [("Tan Wei Ming", "signatory"), ("Ali Sfar", "signatory")]


def test_a_meeting_told_with_another_of_its_own_day_is_told_once() -> None:
    extraction = read(
        "nobody-knows",
        "Talks in Lima",
        "Foreign Minister Kang Min-wha met with Foreign Minister Luis Salas of Peru on May 3 and met with"
        " Defence Minister Ana Rojas of Peru on May 4 in Lima.",
    )
    met = [(str(e.when.starts_on), [p.name for p in e.participants]) for e in extraction.events]
    assert met == [
        ("2023-05-03", ["Kang Min-wha", "Luis Salas"]),
        ("2023-05-04", ["Kang Min-wha", "Ana Rojas"]),
    ]


def test_who_joined_others_on_another_day_does_not_travel_along() -> None:
    visit = read(
        "us-state",
        "Secretary Brown's Travel to India",
        "Secretary of State Ann Brown will travel to New Delhi on May 12 to meet Prime Minister Arun Rao.",
        "At the Leaders' Summit in March, President Poe and Prime Minister Rao joined other leaders.",
    ).events[0]
    assert visit.type == "visit"
    assert [p.name for p in visit.participants if p.role == "visitor"] == ["Ann Brown"]
