"""The explanation of a reading answers: why was this read, how far can it be believed, what was dropped."""

import pytest

from app.domain.codes import DatePrecision
from app.domain.values import When
from app.extract import extract
from app.extract.explain import WIDTH, explain, shortened, when_in_words
from tests.unit.extract.build import make_release

RELEASE = make_release(
    "Minister Han Meets Peruvian Counterpart",
    "1. Foreign Minister Han Ji-won met with Peruvian Foreign Minister Luis Salas in Seoul on October 16. "
    "They did not sign an agreement. They condemned North Korea's launch of a ballistic missile on "
    "October 14.",
)


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return explain(RELEASE, extract(RELEASE)).splitlines()


def after(lines: list[str], heading: str) -> list[str]:
    """The lines below a heading that are indented more than it."""
    at = lines.index(heading)
    depth = len(heading) - len(heading.lstrip())
    below = lines[at + 1 :]
    ends = (n for n, line in enumerate(below) if len(line) - len(line.lstrip()) <= depth)
    return [line.strip() for line in below[: next(ends, len(below))]]


def test_an_event_is_told_with_what_it_holds(lines: list[str]) -> None:
    at = lines.index("Event 1: meeting (main event, occurred)")
    assert lines[at + 1 : at + 6] == [
        "  when     2019-10-16 (day)",
        "  place    Seoul (KR)",
        "  parties  KR host, PE participant",
        "  person   Han Ji-won, Foreign Minister (KR), host",
        "  person   Luis Salas, Foreign Minister (PE), counterpart",
    ]


@pytest.mark.parametrize(
    ("field", "quote", "rule"),
    [
        ("type meeting", "met with  [triggers:meeting:met with]", "meetings.meeting, "),
        ("when 2019-10-16 (day)", "October 16", "date.day.month_day, "),
        ("place Seoul (KR)", "Seoul  [countries:KR:Seoul]", "place.stated, "),
        ("person Luis Salas, Foreign Minister", "Luis Salas", "person."),
    ],
)
def test_every_field_has_words_and_rule_and_what_the_rule_is_worth(
    lines: list[str], field: str, quote: str, rule: str
) -> None:
    because = after(lines, f"    {field}")
    assert because[0].partition(": ")[2].startswith(quote)
    assert because[1].startswith(rule)
    assert " right by " in because[1]


def test_what_was_seen_and_dropped_says_why(lines: list[str]) -> None:
    dropped = after(lines, "Seen and dropped")
    assert any("'agreement'" in note and "'not'" in note for note in dropped)
    assert any("'condemned'" in note and "a stance" in note for note in dropped)


def test_a_stance_is_told_with_whom_it_addresses(lines: list[str]) -> None:
    assert any("condemn -> KP" in line for line in after(lines, "Stances"))


def test_a_release_without_events_says_so() -> None:
    release = make_release(None, "Visitors are asked to bring a passport.")
    assert "No event was read." in explain(release, extract(release))


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(DatePrecision.UNKNOWN), "not stated"),
        (When(DatePrecision.DAY_NO_YEAR, month_day="10-31"), "10-31, year not stated"),
    ],
)
def test_days_in_words(when: When, words: str) -> None:
    assert when_in_words(when) == words


def test_a_long_quote_is_cut() -> None:
    assert len(shortened("x" * (WIDTH + 1))) == WIDTH
    assert shortened("x" * WIDTH) == "x" * WIDTH
