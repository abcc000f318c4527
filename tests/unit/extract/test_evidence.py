"""Every field of an event says where it was read, by which rule, once."""

import pytest

from app.domain.codes import EventStatus
from app.domain.values import ExtractedEvent
from app.extract import extract
from tests.unit.extract.build import make_release

RELEASES = {
    "title and body": make_release(
        "Minister Han Meets Peruvian Counterpart",
        "1. Foreign Minister Han Ji-won met with Luis Salas, Minister of Foreign Affairs of Peru, in Seoul "
        "on October 16. The two sides signed an agreement on fisheries.",
        "2. The two ministers condemned North Korea's launch of a ballistic missile on October 14.",
    ),
    "still to come": make_release(
        "Vice Minister to Visit Chile",
        "Vice Minister Han Ji-won will visit Chile from October 20 to 22 to hold talks with Ana Rey, Vice "
        "Minister of Foreign Affairs of Chile.",
    ),
    "no day": make_release(
        "Statement on the Earthquake in Peru",
        "The government of the Republic of Korea expresses its condolences to the people of Peru.",
        published_on=None,
    ),
}


def fields(event: ExtractedEvent) -> set[str]:
    return {
        *("event", "type", "when"),
        *(["status"] if event.status is not EventStatus.OCCURRED else []),
        *(["place"] if event.place else []),
        *(f"country:{code}" for code, _ in event.countries),
        *(f"organisation:{code}" for code in event.organisations),
        *(f"participant:{number}" for number in range(len(event.participants))),
        *(f"topic:{slug}" for slug in event.topics),
    }


@pytest.mark.parametrize("name", RELEASES)
def test_every_field_has_evidence_and_nothing_else_has(name: str) -> None:
    events = extract(RELEASES[name]).events
    assert events
    for event in events:
        assert {row.supports for row in event.evidence} == fields(event)


@pytest.mark.parametrize("name", RELEASES)
def test_a_rule_speaks_for_a_field_once(name: str) -> None:
    for event in extract(RELEASES[name]).events:
        rows = [(row.supports, row.rule) for row in event.evidence]
        assert len(set(rows)) == len(rows)


def test_rows_stand_in_the_order_of_the_fields() -> None:
    meeting = extract(RELEASES["title and body"]).events[0]
    nouns = [row.supports.partition(":")[0] for row in meeting.evidence]
    assert list(dict.fromkeys(nouns)) == ["event", "type", "when", "place", "country", "participant", "topic"]


def test_what_is_taken_over_rests_on_the_words_elsewhere() -> None:
    release = RELEASES["title and body"]
    agreement = next(e for e in extract(release).events if e.type.value == "agreement")
    shared = {row.supports: row for row in agreement.evidence if row.rule.startswith("shared.")}
    assert shared["when"].span.of(release.text) == "October 16"
    assert "Peru" in shared["country:PE"].span.of(release.text)


def test_a_day_that_follows_from_the_publication_rests_on_the_sentence() -> None:
    release = make_release("Statement by the Spokesperson", "The Government condemns the attack in Lima.")
    (event, *_) = extract(release).events
    (row,) = [row for row in event.evidence if row.supports == "when"]
    assert (row.rule, row.span) == ("date.day", event.span)
