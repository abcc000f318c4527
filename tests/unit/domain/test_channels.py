"""By what means those who meet or write do so."""

import pytest

from app.domain.channels import channel_of
from app.domain.codes import Channel
from app.domain.event_types import EventType


@pytest.mark.parametrize(
    ("type", "sentence", "word", "place", "channel"),
    [
        (EventType.CALL, "The two spoke on the phone on Monday.", "spoke on the phone", None, Channel.PHONE),
        (EventType.CALL, "They spoke with each other by video link.", "spoke", None, Channel.VIDEO),
        (EventType.CALL, "Secretary A talked with B.", "talked", "Seoul", None),
        (EventType.CALL, "두 장관은 전화 통화를 했다.", "통화", None, Channel.PHONE),
        (EventType.MEETING, "The heads of delegation met virtually in May.", "met", None, Channel.VIDEO),
        (EventType.MEETING, "The ministers held an in-person meeting.", "meeting", None, Channel.IN_PERSON),
        (EventType.MEETING, "A met B in Seoul.", "met", "Seoul", Channel.IN_PERSON),
        (EventType.MEETING, "A met B.", "met", None, None),
        (EventType.SUMMIT, f"The summit comes after {'many ' * 9} virtual studies.", "summit", None, None),
        (EventType.VISIT, "A will visit Japan.", "visit", None, Channel.IN_PERSON),
        (EventType.MESSAGE, "A sent a message.", "message", None, Channel.WRITTEN),
        (EventType.ATTACK, "An online attack.", "attack", "Seoul", None),
    ],
)
def test_channel(
    type: EventType, sentence: str, word: str, place: str | None, channel: Channel | None
) -> None:
    assert channel_of(type, place, [(sentence, word)]) == channel


def test_the_first_account_that_says_it_counts() -> None:
    told = [
        ("A spoke with B.", "spoke"),
        ("B spoke by phone with A.", "spoke"),
        ("On video A spoke.", "spoke"),
    ]
    assert channel_of(EventType.CALL, None, told) == Channel.PHONE
    assert channel_of(EventType.CALL, None, []) is None
