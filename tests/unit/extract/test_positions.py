"""Whether a release takes a position or wishes well, in which sentence, and towards whom."""

from dataclasses import replace

import pytest

from app.domain.codes import ReleaseKind
from app.domain.values import ExtractedEvent
from app.extract import extract
from tests.unit.extract.build import make_release


def told(title: str, *body: str) -> list[ExtractedEvent]:
    release = make_release(title, *body, published_on="2021-06-08", publisher="us-state")
    return list(extract(replace(release, kind=ReleaseKind.STATEMENT)).events)


def in_words(event: ExtractedEvent) -> str:
    parties = sorted(f"{code}:{role}" for code, role in event.countries)
    mark = "*" if event.primary else ""
    return " ".join([f"{mark}{event.type} {event.status}", *parties, *event.organisations])


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Volcano Day", "I send my warm wishes to the people of Chile as they celebrate their national day."),
        ("Chile", "The United States congratulates the people of Chile on their independence."),
        ("On the 30th Anniversary of Independence", "We recognize Chile's help for all its neighbors."),
    ],
)
def test_good_wishes_are_a_statement(title: str, body: str) -> None:
    events = told(title, body, "We recognize and appreciate Chile's work for peace.")
    assert [in_words(event) for event in events] == ["*statement occurred CL:target US:actor"]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Tenth Anniversary of the Attack in Quito, Ecuador",
         ["We extend our condolences to the families of the victims."],
         "*statement occurred EC:target US:actor"),
        ("The Harbour Law", ["We continue to call on Peru and Chile, and we call on Ecuador."],
         "*statement occurred CL:target PE:target US:actor"),
        ("The Harbour Law", ["We call on Peru, Chile, and Ecuador to repeal it."],
         "*statement occurred CL:target EC:target PE:target US:actor"),
        ("Town Leaders from Peru Hold Talks",
         ["The United States welcomes the talks held on June 5 between senior leaders of Peru and Chile."],
         "*statement occurred CL:target PE:target US:actor"),
        ("Government Welcomes Steps by Peru and Chile",
         ["The United States welcomes the return by Chile of 12 sailors to their families."],
         "*statement occurred CL:target PE:target US:actor"),
        ("A Day of the Council", ["We welcome the adoption in Geneva of a text on the rights of sailors."],
         "*statement occurred US:actor"),
        ("The Vote", ["The United States views the June 3 decision of the Parliament of Peru as a mistake."],
         "*statement occurred PE:target US:actor"),
    ],
)  # fmt: skip
def test_a_release_takes_a_position(title: str, body: list[str], expected: str) -> None:
    assert expected in [in_words(event) for event in told(title, *body)]


def test_talks_of_leaders_who_head_no_state_are_a_meeting() -> None:
    body = "The United States welcomes the talks held on June 5 between senior leaders of Peru and Chile."
    assert "meeting occurred CL:participant PE:participant" in [in_words(e) for e in told("Peru", body)]


def test_the_position_is_told_by_who_takes_it() -> None:
    events = told(
        "The Harbour Law",
        "These principles recognize the rights of all sailors.",
        "In their light we commend Peru.",
    )
    body = "These principles recognize the rights of all sailors.\n\nIn their light we commend Peru."
    assert [event.span.of(f"The Harbour Law\n\n{body}") for event in events] == [
        "In their light we commend Peru."
    ]


def test_one_states_words_make_it_no_party_of_what_it_speaks_of() -> None:
    events = told("Georgia", "We call on Georgia to carry out the June 1 agreement of the two sides.")
    assert not any(e.type == "agreement" and "US" in dict(e.countries) for e in events)


def test_who_is_to_meet_according_to_the_schedule_meets_that_day() -> None:
    schedule = make_release(
        "Public Schedule, June 8, 2021",
        "SECRETARY ANN ROE",
        "11:00 a.m. Secretary Roe meets with Chilean Foreign Minister Juan Poe, at the Department of State.",
        published_on="2021-06-08",
        publisher="us-state",
    )
    (event,) = extract(schedule).events
    assert (event.type, str(event.when.starts_on), event.primary) == ("meeting", "2021-06-08", False)


@pytest.mark.parametrize(
    ("body", "target"),
    [
        (["We condemn the sentence against the Canadian citizen Ann Poe.", "Peru must release her."], "PE"),
        (
            ["We condemn this attack.", "A ship was hit off Oman on June 3.", "We call on Peru to stop it."],
            "PE",
        ),
    ],
)
def test_a_position_is_towards_who_is_called_on_not_who_suffered(body: list[str], target: str) -> None:
    (spoken,) = (e for e in told("The Harbour", *body) if e.type == "statement")
    assert [code for code, role in spoken.countries if role == "target"] == [target]
