"""Names of types and of their categories."""

import pytest

from app.domain.event_types import CATEGORIES, EVENT_TYPES


@pytest.mark.parametrize("name", ["label", "label_ko"])
def test_no_two_kinds_share_a_name(name: str) -> None:
    """A list of categories stands above the list of types: one word is one choice."""
    names = [getattr(info, name) for info in (*CATEGORIES.values(), *EVENT_TYPES.values())]
    assert len(names) == len(set(names))
