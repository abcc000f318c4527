"""By what means those who meet or write do so, as far as the words of a release say.

Read from the words around the event word: "spoke by phone", "met virtually", "in-person meeting". A meeting
of which a place is told is held there, a visit is a journey, a message is written; else nothing is said.
"""

import re
from collections.abc import Iterable

from app.domain.codes import Channel
from app.domain.event_types import EventType

NEAR = 40  # characters on either side of the event word
_AT_A_TABLE = (
    EventType.MEETING,
    EventType.CONSULTATION,
    EventType.CALL,
    EventType.SUMMIT,
    EventType.CONFERENCE,
)
_WORDS = (
    (Channel.VIDEO, re.compile(r"\b(?:video|videoconferenc|virtual|online\b)|화상", re.IGNORECASE)),
    (Channel.PHONE, re.compile(r"\b(?:tele)?phone|\bteleconferenc|전화|통화", re.IGNORECASE)),
    (Channel.IN_PERSON, re.compile(r"\b(?:in[ -]person|face[ -]to[ -]face)\b|대면", re.IGNORECASE)),
)


def channel_of(type: EventType, place: str | None, tellings: Iterable[tuple[str, str]]) -> Channel | None:
    """`tellings` are the sentences that tell the event with the word that speaks for its type, the earliest
    first."""
    if type is EventType.MESSAGE:
        return Channel.WRITTEN
    if type is EventType.VISIT:
        return Channel.IN_PERSON
    if type not in _AT_A_TABLE:
        return None
    said = next(filter(None, (_said(sentence, word) for sentence, word in tellings)), None)
    if said or type is EventType.CALL:
        return said
    return Channel.IN_PERSON if place else None


def _said(sentence: str, word: str) -> Channel | None:
    at = max(sentence.find(word), 0)
    near = sentence[max(0, at - NEAR) : at + len(word) + NEAR]
    return next((channel for channel, pattern in _WORDS if pattern.search(near)), None)
