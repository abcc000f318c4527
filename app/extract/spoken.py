"""Days of what is spoken of, which are not those of the talk: "discussed the launch on May 3"."""

from collections.abc import Sequence

from app.domain.event_types import EventType
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.segments import Sentence
from app.extract.triggers import TriggerClass


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


def is_of_mentioned(row: Sequence[Chunk], at: int) -> bool:
    """ "commended the results of the meeting in B on May 16", "welcomed the talks, held in B on May 16": the
    day of what is only named.
    """
    for n in range(at - 1, -1, -1):
        if row[n].text == "held" and n and (row[n - 1].text == "," or row[n - 1].type is Is.NOUN):
            continue
        if row[n].type in (Is.VERB, Is.LIGHT):
            return False
        if row[n].type is Is.NOUN and any(t.type in _TALKS for t in row[n].triggers):
            return not _NAMING.isdisjoint(c.text for c in row[max(0, n - _NAME_NEAR) : n])
    return False


_NAME_NEAR = 5  # chunks: "of the A-B Nuclear Consultative Group"
_NAMING = words("of welcomed recalled praised appreciated noted valued")


_TALKS = frozenset(
    {
        EventType.CALL,
        EventType.CONFERENCE,
        EventType.CONSULTATION,
        EventType.MEETING,
        EventType.SUMMIT,
        EventType.VISIT,
    }
)


def is_of_report(row: Sequence[Chunk], at: int, event: int) -> bool:
    """ "According to figures of May 3, …", "said on May 3 that the elections …", "issued a statement on May 3
    condemning the attack", "On May 3 X spoke with Y about the attack": when it was told, not when it was.
    """
    told = any(c.text in _REPORTS for c in row[: min(at, event)])
    if told or any(c.text == "that" for c in row[at:event]):
        return True
    verb = next((n for n in range(event - 1, -1, -1) if _tells(row[n])), None)
    between = row[verb + 1 : at] if verb is not None else ()
    own = any(c.type in (Is.VERB, Is.LIGHT) or c.text in _RELATIVES for c in between)
    return at < event and verb is not None and not own


def is_of_text(row: Sequence[Chunk], at: int, event: int) -> bool:
    """ "condemned the attack in a statement on May 3": the day of what was issued about it."""
    texts = [n for n in range(event + 1, at) if any(t.type in _TEXTS for t in row[n].triggers)]
    return any(row[n].type is Is.NOUN and row[n - 1].text in ("a", "his", "her", "its") for n in texts)


_TEXTS = frozenset({EventType.STATEMENT, EventType.MESSAGE})
_REPORTS = words("according reports figures")
_RELATIVES = words("that which when where in")


def _tells(chunk: Chunk) -> bool:
    """A verb of saying or meeting; "condemning", "expressing"."""
    verbs = [t for t in chunk.triggers if t.cls is TriggerClass.VERB]
    return any(t.type in _TOLD for t in verbs) or chunk.text.startswith(_SAYING)


_TOLD = (_TALKS - {EventType.VISIT}) | {EventType.STATEMENT, EventType.MESSAGE}
_SAYING = ("condemn", "express", "convey", "extend", "deplor", "denounc", "mourn")
