"""What a price depends on: how much a value holds, not what."""

from typing import Any

import pytest
from graphql import Undefined

from app.graphql.outlines import Words, outline


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (7, 7),
        (None, None),
        ("two words", Words(2)),
        ([1, [2]], range(2)),
        (
            {"search": "a b c", "types": ["X", "Y"], "minPublishers": 2},
            {"search": 3, "types": 2, "minPublishers": 0},
        ),
        ({"countries": {"anyOf": ["KR"] * 9, "noneOf": ["JP"]}}, {"countries": 10}),
        ({"types": None, "topics": Undefined}, {}),
        ({"types": outline(["X", "Y"]), "search": outline("a b")}, {"types": 2, "search": 2}),
        ({"countries": outline({"anyOf": ["KR", "JP"]})}, {"countries": 2}),
        ({"countries": {"anyOf": {"deeper": {"and": ["deeper"]}}}}, {"countries": 0}),
    ],
)
def test_outline(value: Any, expected: Any) -> None:
    found = outline(value)
    assert found == (frozenset(expected.items()) if isinstance(expected, dict) else expected)
    assert outline(found) == found
    assert hash(found) is not None
