"""Which lanes there are and what they are called."""

from app.queries.spans import Lane
from app.web.lanes import INK, MOST_LANES, lanes_of


def test_categories_and_types_stand_in_their_order() -> None:
    found = lanes_of(Lane.TYPE, {"attack": 9, "meeting": 1, "call": 2})
    assert [(lane.label, lane.kind) for lane in found] == [
        ("Meeting", "engagement"),
        ("Call", "engagement"),
        ("Attack", "security"),
    ]


def test_countries_stand_fullest_first_and_have_no_colour() -> None:
    found = lanes_of(Lane.COUNTRY, {"JP": 2, "KR": 5, "FR": 0})
    assert [(lane.label, lane.total, lane.kind) for lane in found] == [
        ("South Korea", 5, INK),
        ("Japan", 2, INK),
    ]


def test_publishers_are_called_by_name() -> None:
    found = lanes_of(Lane.PUBLISHER, {"kr-mofa": 2, "us-state": 1}, {"kr-mofa": "Ministry"})
    assert [lane.label for lane in found] == ["Ministry", "us-state"]


def test_there_are_no_more_than_fit() -> None:
    assert len(lanes_of(Lane.PUBLISHER, {f"p{n}": n + 1 for n in range(30)})) == MOST_LANES
