"""Many ways to tell one event, in our own words, of invented people: `wordings.jsonl` is the specification.

A line gives a release and what must be found in it: "type day country …" ("None" for a day without a year).
Where it says `never`, no event of that type may have that country: "call US".
"""

import json
from pathlib import Path

import pytest

from app.domain.values import ExtractedEvent
from app.extract import extract
from tests.unit.extract.build import make_release

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("wordings.jsonl").read_text(encoding="utf-8").splitlines()
]


def tells(event: ExtractedEvent, wanted: str) -> bool:
    type_, day, *parties = wanted.split()
    return event.type == type_ and str(event.when.starts_on) == day and set(parties) <= parties_of(event)


def parties_of(event: ExtractedEvent) -> set[str]:
    return {code for code, _ in event.countries} | set(event.organisations)


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{case['title'][:40]}" for n, case in enumerate(CASES)])
def test_wording_is_understood(case: dict[str, str]) -> None:
    release = make_release(
        case["title"],
        case["body"],
        published_on=case["published_on"],
        publisher=case["publisher"],
        url=case["url"],
    )
    events = extract(release).events
    for wanted in case["events"]:
        assert any(tells(event, wanted) for event in events), (wanted, events)
    for unwanted in case.get("never", ()):
        type_, *parties = unwanted.split()
        wrong = [e for e in events if e.type == type_ and set(parties) <= parties_of(e)]
        assert not wrong, (unwanted, wrong)
