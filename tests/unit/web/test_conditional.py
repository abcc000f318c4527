"""Tags, and whether somebody has what they name."""

import pytest

from app.web.conditional import matches, tag_of


def test_another_body_has_another_tag() -> None:
    assert tag_of(b"timeline").startswith('W/"')
    assert tag_of(b"timeline") == tag_of(b"timeline") != tag_of(b"line")


@pytest.mark.parametrize(
    ("known", "same"),
    [
        ('W/"a"', True),
        ('"a"', True),
        ('"b", W/"a"', True),
        ("*", True),
        ('"b"', False),
        (None, False),
        ("", False),
    ],
)
def test_matching_of_tags(known: str | None, same: bool) -> None:
    assert matches(known, 'W/"a"') is same
