"""Days of what is spoken of, which are not those of the talk: "discussed the launch on May 3"."""

from collections.abc import Sequence

from app.domain.event_types import EventType
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.segments import Sentence


def days_spoken_of(reading: Reading, sentence: Sentence) -> frozenset[DateMention]:
    """ "discussed the summit held in C on May 3": days of what the talk was about, not of the talk."""
    topics = [f for f in reading.frames[sentence.number] if f.own_dates and f.lead in _TALKED]
    return frozenset(date for f in topics if f.embedded for date in f.dates)


_TALKED = words(
    "discussed discuss discusses discussing reviewed recalled recalling about regarding concerning"
)
DONE_BY_OTHERS = frozenset({EventType.MILITARY_ACTIVITY, EventType.ATTACK, EventType.DISASTER})


def is_spoken_of(row: Sequence[Chunk], at: int) -> bool:
    """ "spoke about the launch on May 2": the day of what is spoken of, not of the call."""
    return any(t.type in DONE_BY_OTHERS for c in row[max(0, at - 2) : at] for t in c.triggers)


def is_of_reported(row: Sequence[Chunk], at: int) -> bool:
    """ "the sinking of a boat in B on May 29": no verb stands between."""
    for chunk in reversed(row[:at]):
        if any(t.type in DONE_BY_OTHERS for t in chunk.triggers):
            return True
        if chunk.type in (Is.VERB, Is.LIGHT):
            return False
    return False
