"""Confidence: the level that the counted table gives a rule, its family or its kind."""

import pytest

from app.domain.codes import Confidence
from app.domain.text import Span
from app.domain.values import Evidence
from app.extract.confidence import (
    ALL,
    FILE,
    HIGH,
    MEDIUM,
    Basis,
    basis_of,
    confidence_of,
    families,
    kind_of,
    level_of,
    read_table,
)
from tests.gold.calibrate import calibrate, digest, table_text
from tests.gold.judging import Judged

TABLE = read_table(FILE.read_text(encoding="utf-8"))
KINDS = (
    "country",
    "country of a participant",
    "event of a main event",
    "event of a mentioned event",
    "organisation",
    "participant",
    "place",
    "stance",
    "status",
    "topic",
    "type of a main event",
    "type of a mentioned event",
    "when",
)


def row(supports: str, rule: str) -> Evidence:
    return Evidence(supports, Span(0, 1), rule, Confidence.MEDIUM)


@pytest.mark.parametrize(
    ("supports", "rule", "primary", "kind"),
    [
        ("event", "meetings.meeting", True, "event of a main event"),
        ("event", "meetings.meeting", False, "event of a mentioned event"),
        ("type", "visits.travel", False, "type of a mentioned event"),
        ("when", "date.day", True, "when"),
        ("country:KR", "visits.destination", True, "country"),
        ("participant:0", "person.office_name", True, "participant"),
        ("participant:0", "person.country.stated", True, "country of a participant"),
    ],
)
def test_kind_is_what_the_row_speaks_for(supports: str, rule: str, primary: bool, kind: str) -> None:
    assert kind_of(row(supports, rule), primary) == kind


def test_every_kind_has_a_row_for_rules_that_were_not_met() -> None:
    assert {basis.kind for basis in TABLE if basis.rule == ALL} == set(KINDS)
    for kind in KINDS:
        assert basis_of(kind, "nobody.met.this").rule == ALL


def test_a_kind_that_was_never_counted_is_low() -> None:
    assert confidence_of(row("colour", "colours.red"), primary=True) is Confidence.LOW


def test_families_of_a_rule_go_from_itself_to_all() -> None:
    assert families("date.day.month_day") == ("date.day.month_day", "date.day", "date", ALL)


@pytest.mark.parametrize(
    ("share", "level"),
    [
        (1.0, Confidence.HIGH),
        (HIGH, Confidence.HIGH),
        (HIGH - 0.001, Confidence.MEDIUM),
        (MEDIUM, Confidence.MEDIUM),
        (MEDIUM - 0.001, Confidence.LOW),
    ],
)
def test_level_follows_from_the_share(share: float, level: Confidence) -> None:
    assert level_of(share) is level


def test_table_says_what_follows_from_its_counts() -> None:
    for basis in TABLE:
        assert 0 <= basis.right <= basis.of
        assert basis.share == round((basis.right + 1) / (basis.of + 2), 3)
        assert basis.level is level_of((basis.right + 1) / (basis.of + 2))


def test_table_was_written_by_calibrate_and_not_by_hand() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert text == table_text(TABLE)
    rows = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    assert f"# digest: {digest(rows)}\n" in text


def cases(rule: str, right: int, wrong: int, kind: str = "when") -> list[Judged]:
    return [Judged("KR MOFA", kind, rule, n < right) for n in range(right + wrong)]


def test_rare_rules_stand_with_their_family() -> None:
    judged = cases("date.day.weekday", 3, 0) + cases("date.day.relative", 19, 1) + cases("date.year", 0, 9)
    counted = {basis.rule: (basis.right, basis.of) for basis in calibrate(judged)}
    assert counted == {ALL: (22, 32), "date.day": (22, 23), "date.day.relative": (19, 20)}


def test_three_right_of_three_are_not_certain() -> None:
    (basis,) = calibrate(cases("place.stated", 3, 0, "place"))
    assert (basis.share, basis.level) == (0.8, Confidence.MEDIUM)


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        ("date.day", "high: 19 of 19 right by this rule"),
        ("date", "high: 19 of 19 right by the family date"),
        (ALL, "high: 19 of 19 right by any rule for: when"),
    ],
)
def test_basis_says_whose_count_it_is(counted: str, told: str) -> None:
    assert Basis("when", counted, 19, 19, 0.952, Confidence.HIGH).told("date.day") == told
