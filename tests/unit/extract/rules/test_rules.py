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
