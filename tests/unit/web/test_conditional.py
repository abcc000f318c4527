"""Tags, and whether somebody has what they name."""

import pytest

from app.web.conditional import matches, tag_of


def test_another_body_has_another_tag() -> None:
    assert tag_of(b"timeline").startswith('W/"')
    assert tag_of(b"timeline") == tag_of(b"timeline") != tag_of(b"line")


@pytest.mark.parametrize(
    ("known", "same"),
    [
        (b'W/"a"', True),
        (b'"a"', True),
        (b'"b", W/"a"', True),
        (b"*", True),
        (b'"b"', False),
        (b"", False),
    ],
)
def test_matching_of_tags(known: bytes, same: bool) -> None:
    assert matches(known, b'W/"a"') is same
