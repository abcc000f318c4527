"""What is denied, cancelled, refused or only imagined is no event, whoever it is said of and of which day."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.extract import extract
from tests.property.stories import COUNTRIES, PEOPLE, Country, Facts
from tests.unit.extract.build import make_release

UNREAL = [
    "{ad} Foreign Minister {one} did not meet with {bd} Foreign Minister {two} in {ac} on {day0}.",
    "{ad} Foreign Minister {one} would meet {bd} Foreign Minister {two} on {day12} if talks made progress.",
    "The meeting of {ad} Foreign Minister {one} and {bd} Foreign Minister {two} on {day12} was cancelled.",
    "The visit of {bd} Foreign Minister {two} to {a} on {day12} has been postponed.",
    "{ad} Foreign Minister {one} has never visited {b}.",
    "There are no plans for {ad} Foreign Minister {one} to visit {b} on {day12}.",
    "{ad} Foreign Minister {one} invited {bd} Foreign Minister {two} to visit {a} on {day12}.",
    "{ad} Foreign Minister {one} hopes to visit {b} on {day12}.",
    "{ad} Foreign Minister {one} cancelled her visit to {b} on {day12}.",
    "{a} and {b} did not sign an agreement on fisheries on {day0}.",
    "{a} has not imposed sanctions on {b}.",
    "{c} did not launch a missile on {day0}.",
    "No missile was launched by {c} on {day0}.",
    "{a} and {b} could hold a summit in {cc} on {day12}.",
    "{a} proposed to hold talks with {b} in {cc} on {day12}.",
    "Without an agreement, {a} and {b} will not meet on {day12}.",
    "{ad} Foreign Minister {one} should have visited {b} on {day0}.",
    "{ad} Foreign Minister {one} might visit {b} on {day12}.",
    "It is not true that {a} expelled {bd} diplomats on {day0}.",
    "{a} urged {b} to release the fishermen by {day12}.",
    "{a} will not establish diplomatic relations with {b} on {day12}.",
    "{a} has no intention of recalling its ambassador from {b} on {day12}.",
]


@pytest.mark.parametrize("sentence", UNREAL)
@pytest.mark.parametrize("title", [None, "News from the Ministry"])
@settings(max_examples=8, deadline=None)
@given(
    three=st.lists(st.sampled_from(COUNTRIES), min_size=3, max_size=3, unique=True),
    two=st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2, unique=True),
    day=st.dates(dt.date(1995, 1, 1), dt.date(2035, 12, 31)),
)
def test_what_did_not_happen_is_no_event(
    title: str | None, sentence: str, three: list[Country], two: list[tuple[str, str]], day: dt.date
) -> None:
    a, b, c = three
    facts = Facts(a=a, b=b, c=c, one=" ".join(two[0]), two=" ".join(two[1]), day=day)
    release = make_release(
        title,
        facts.fill(sentence),
        published_on=(day + dt.timedelta(days=1)).isoformat(),
        publisher="nowhere",
    )
    # That it was said may be an event of its own.
    assert [event.type.value for event in extract(release).events if event.type.value != "statement"] == []
