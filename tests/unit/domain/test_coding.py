"""Codes for researchers beside those of the types."""

import pytest

from app.domain.coding import contexts_of, mode_of, quad_class_of
from app.domain.event_types import EventType
from app.domain.topics import TOPICS
from app.extract.lexicon import words

# POLECAT's list of contexts, as the codebook has them.
CONTEXTS = words(
    """
    military intelligence executive legislative election political_institutions pro-democracy pro-autocracy
    economic legal reparations human_rights rights_freedoms repression human_security gender lgbt
    religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters
    natural_resources environment technology terrorism cbrn cyber misinformation crime corruption
    illegal_drugs trafficking
    """
)


def test_contexts_are_those_of_the_public_list() -> None:
    found = contexts_of(TOPICS)
    assert set(found) <= CONTEXTS
    assert len(found) == len(set(found))
    assert contexts_of(["cyber", "north_korea", "bilateral_relations", "multilateral_un"]) == [
        "cyber",
        "diplomatic",
    ]


@pytest.mark.parametrize(
    ("type", "place", "parties", "mode"),
    [
        (EventType.CALL, None, ["KR", "JP"], "phone"),
        (EventType.VISIT, "JP", ["KR", "JP"], "visit"),
        (EventType.MEETING, "JP", ["KR", "JP"], None),
        (EventType.MEETING, "CH", ["KR", "JP"], "third-party"),
        (EventType.MEETING, "CH", [], None),
        (EventType.MEETING, None, ["KR", "JP"], None),
        (EventType.ATTACK, "CH", ["KR"], None),
        (EventType.PROTEST, "CH", ["KR"], "disapprove"),
    ],
)
def test_mode(type: EventType, place: str | None, parties: list[str], mode: str | None) -> None:
    assert mode_of(type, place, parties) == mode


@pytest.mark.parametrize(
    ("type", "quad_class"),
    [
        (EventType.MEETING, 1),
        (EventType.AID, 2),
        (EventType.PROTEST, 3),
        (EventType.ATTACK, 4),
        (EventType.STATEMENT, None),
        (EventType.DISASTER, None),
    ],
)
def test_quad_class(type: EventType, quad_class: int | None) -> None:
    assert quad_class_of(type) == quad_class
