"""The table of words that speak for event types."""

from collections import Counter

import pytest

from app.domain.event_types import EventType
from app.extract.triggers import Trigger, TriggerClass, triggers_by_opening, triggers_by_word

TRIGGERS = [trigger for group in triggers_by_word().values() for trigger in group]


def _phrase(trigger: Trigger) -> str:
    return " ".join(trigger.phrase)


@pytest.mark.parametrize("event_type", list(EventType), ids=str)
def test_each_type_has_words_of_its_own(event_type: EventType) -> None:
    assert any(t.type is event_type and t.cls is not TriggerClass.LIGHT for t in TRIGGERS)


def test_phrases_are_written_as_the_text_is_compared() -> None:
    assert [p for p in map(_phrase, TRIGGERS) if p != p.casefold() or p != p.strip()] == []


def test_a_phrase_stands_once_for_its_type_and_frame() -> None:
    counted = Counter((_phrase(t), str(t.cls), str(t.type), t.frame) for t in TRIGGERS)
    assert [entry for entry, number in counted.items() if number > 1] == []


def test_only_a_light_verb_is_of_no_type() -> None:
    assert {_phrase(t) for t in TRIGGERS if t.type is None and t.cls is not TriggerClass.LIGHT} == set()


def test_the_longest_phrase_is_tried_first() -> None:
    lengths = [len(t.phrase) for t in triggers_by_opening()["met"]["with"]]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 1
