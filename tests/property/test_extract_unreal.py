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
    "{ad} Foreign Minister {one} refused to meet with {bd} Foreign Minister {two} on {day0}.",
    "{ad} Foreign Minister {one} refused to meet {bd} Foreign Minister {two} on {day0}.",
    "{ad} Foreign Minister {one} declined to visit {b} on {day0}.",
    "{ad} Foreign Minister {one} was unable to meet with {bd} Foreign Minister {two} in {bc} on {day0}.",
    "{ad} Foreign Minister {one} neither met nor spoke with {bd} Foreign Minister {two} on {day0}.",
    "{a} and {b} failed to sign an agreement on fisheries on {day0}.",
    "No agreement was signed between {a} and {b} on {day0}.",
    "No meeting took place between {ad} Foreign Minister {one} and {bd} Foreign Minister {two} on {day0}.",
    "The summit of {a} and {b} on {day0} did not take place.",
    "The summit of {a} and {b} on {day12} will not take place.",
    "The meeting of {a} and {b} on {day12} will not be held.",
    "{one}'s meeting with {bd} Foreign Minister {two} on {day0} did not take place.",
    "{ad} Foreign Minister {one}'s meeting with {bd} Foreign Minister {two} on {day0} did not take place.",
    "The meeting of {ad} Foreign Minister {one} and {bd} Foreign Minister {two}, planned for "
    "{day12}, has been cancelled.",
    "The meeting between {a} and {b}, which was to be held in {ac} on {day12}, has been postponed.",
    "{ad} Foreign Minister {one} had planned to visit {b} on {day0}, but the trip was called off.",
    "{ad} Foreign Minister {one} was to visit {b} on {day0}, but the visit was cancelled.",
    "{ad} Foreign Minister {one} was to have met with {bd} Foreign Minister {two} on {day0}.",
    "The Ministry denied that {ad} Foreign Minister {one} had met {bd} Foreign Minister {two} on {day0}.",
    "The Ministry denied reports that {ad} Foreign Minister {one} met {bd} Foreign Minister {two} on {day0}.",
    "Reports that {ad} Foreign Minister {one} met {bd} Foreign Minister {two} on {day0} are false.",
    "Claims that {a} expelled {bd} diplomats on {day0} are baseless.",
    "{a} threatened to impose sanctions on {b} on {day12}.",
    "{a} threatened to impose sanctions on {b}.",
    "{a} will impose sanctions on {b} on {day12} if the fishermen are not released.",
    "{a} will impose sanctions on {b} if the fishermen are not released.",
    "If {c} were to launch a missile on {day12}, {a} would respond.",
    "Talks between {a} and {b} would be held on {day12} only if the fishermen were released.",
    "{a} called on {b} to hold talks with {c} before {day12}.",
    "{a} asked {b} to hold talks with {c} on {day12}.",
    "{a} and {b} were unable to agree on a date, and no talks were held on {day0}.",
    "{ad} Foreign Minister {one} postponed his visit to {b} on {day12}.",
    "The visit of {bd} Foreign Minister {two} to {a} on {day12} is off.",
    "{a} refrained from imposing sanctions on {b} on {day0}.",
    "{a} ruled out talks with {b} on {day12}.",
    "{a} has not yet decided whether to hold talks with {b} on {day12}.",
    "Unless {b} releases the fishermen, {a} will recall its ambassador on {day12}.",
    "Had {a} signed an agreement with {b} on {day0}, the fishermen would be free.",
    "{a} considered holding talks with {b} on {day12}.",
    "{ad} Foreign Minister {one} avoided meeting with {bd} Foreign Minister {two} on {day0}.",
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
