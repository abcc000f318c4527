"""Topics of an event: what its type brings, what cues say, and what stays out."""

import pytest

from app.domain.event_types import EventType
from app.domain.text import Span
from app.domain.topics import TOPICS
from app.extract import extract
from app.extract.topics import MOST, About, find_cues, topics_of
from tests.unit.extract.build import make_release


def topics(text: str, type_: EventType, *countries: str, primary: bool = True, title: str = "") -> list[str]:
    whole = f"{title}\n\n{text}" if title else text
    start = len(whole) - len(text)
    about = About(type_, countries, (), primary)
    heading = Span(0, len(title)) if title else None
    found = topics_of(find_cues(whole.lower()), Span(start, len(whole)), heading, about)
    return [slug for slug, _ in found]


@pytest.mark.parametrize(
    ("text", "type_", "countries", "expected"),
    [
        ("The ministers met.", EventType.MEETING, ["KR", "CL"], ["bilateral_relations"]),
        ("A becomes Ambassador.", EventType.APPOINTMENT, ["CA", "CL"], ["bilateral_relations"]),
        ("They imposed sanctions.", EventType.SANCTIONS, ["US", "CU"], ["sanctions"]),
        ("The nationals came home.", EventType.CONSULAR, ["KR"], ["consular_migration"]),
        ("A flood struck.", EventType.DISASTER, ["PE"], ["disaster_relief"]),
        (
            "It condemns the ballistic missile launch.",
            EventType.STATEMENT,
            ["KR", "KP"],
            ["nuclear_missile", "north_korea"],
        ),
        ("It condemns the terrorist attack.", EventType.STATEMENT, ["PK", "AF"], ["terrorism"]),
    ],
)
def test_a_main_event_has_the_topics_of_its_type_and_words(
    text: str, type_: EventType, countries: list[str], expected: list[str]
) -> None:
    assert topics(text, type_, *countries) == expected


def test_what_states_say_of_others_is_not_their_relations() -> None:
    assert "bilateral_relations" not in topics("It welcomes the ties.", EventType.STATEMENT, "KR", "CL")


def test_the_title_speaks_for_a_main_event_only() -> None:
    said = ("They spoke.", EventType.CALL, "KR", "CL")
    assert "cyber" in topics(*said, title="Call on cyber security and ransomware")
    assert "cyber" not in topics(*said, title="Call on cyber security and ransomware", primary=False)


def test_a_hint_alone_is_no_topic() -> None:
    assert topics("The sea was calm.", EventType.STATEMENT, "KR") == []


def test_a_topic_shows_the_cue_that_speaks_for_it() -> None:
    text = "They discussed climate finance."
    about = About(EventType.STATEMENT, ("KR",), (), primary=True)
    found = dict(topics_of(find_cues(text.lower()), Span(0, len(text)), None, about))
    assert found["climate_energy"].of(text) == "climate"


def test_an_event_has_few_topics() -> None:
    text = " ".join(topic.cues[0].rstrip("*") for topic in TOPICS.values())
    assert len(topics(text, EventType.MEETING, "KR", "CL")) <= MOST + 1


def test_of_several_main_events_each_has_the_topics_of_the_text_behind_it() -> None:
    first, far = "A meeting was held.", "x" * 2000 + " ransomware and cyber attacks and hacking"
    text = f"{first} Vaccines and pandemics were discussed. {far}"
    about = About(EventType.STATEMENT, ("KR",), (), primary=True, alone=False)
    found = [slug for slug, _ in topics_of(find_cues(text.lower()), Span(0, len(first)), None, about)]
    assert found == []
    near = f"{first} Vaccines, the pandemic, covid and public health were discussed. {far}"
    found = [slug for slug, _ in topics_of(find_cues(near.lower()), Span(0, len(first)), None, about)]
    assert found == ["health"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Han Ji-won met Minister of Trade Luis Rey of Peru.", {"bilateral_relations"}),
        ("Foreign Minister Han Ji-won met UN High Commissioner for Refugees Filip Grand.", set()),
        ("Foreign Minister Han Ji-won met Special Envoy for Climate Luis Rey of Peru.",
         {"bilateral_relations", "climate_energy"}),
    ],
)  # fmt: skip
def test_an_office_is_no_topic_unless_its_holder_is_sent_for_it(text: str, expected: set[str]) -> None:
    assert set(extract(make_release("Foreign Minister Holds Meeting", text)).events[0].topics) == expected
