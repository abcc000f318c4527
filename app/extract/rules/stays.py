"""Which verbs of being or coming somewhere tell no visit: no day and no visit is named, or it is for good."""

from app.domain.event_types import EventType
from app.extract.chunks import Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.rules.posts import is_post
from app.extract.triggers import TriggerClass

_SPENT = words("day days week weekend")


def is_no_visit(frame: Frame) -> bool:
    if frame.trigger.frame == "stay" and not _is_stay(frame):
        return True
    if frame.word.endswith("been to") and not _stands_behind(frame):
        return True
    if (frame.trigger.frame == "come" and not _comes_somewhere(frame)) or _takes_post(frame):
        return True
    if frame.trigger.cls is TriggerClass.NOUN or frame.word == "travel":
        return _is_advice(frame)
    return _is_aboard(frame) or _is_relief(frame) or (not _by_anyone(frame) and _moves_goods(frame))


def _is_relief(frame: Frame) -> bool:
    """ "a Korea Disaster Relief Team is to leave for B": help, and nobody who represents a state."""
    chunks = frame.chunks
    owned = [chunks[n + 1] for n, c in enumerate(chunks[: frame.at]) if c in frame.subject]
    return bool(owned) and all(any(t.type is EventType.AID for t in c.triggers) for c in owned)


def _is_advice(frame: Frame) -> bool:
    """ "a travel advisory for A", "raised the travel alert": what those who travel are told."""
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    return frame.word == "travel" and behind in _ADVICE


_ADVICE = words(
    """
    advisory advisories advice alert alerts warning warnings ban bans restriction restrictions document
    documents notice notices permit permits
    """
)


def _is_aboard(frame: Frame) -> bool:
    """ "the flight on which they were travelling on May 3": who is aboard, not who visits."""
    before = [c.text for c in frame.chunks[max(0, frame.at - _ABOARD_NEAR) : frame.at]]
    return ["on", "which"] in [before[n : n + 2] for n in range(len(before))]


_ABOARD_NEAR = 5  # chunks


def _moves_goods(frame: Frame) -> bool:
    """ "Three million doses of vaccine arrived in A": nobody travels."""
    before = frame.chunks[max(frame.clause.start, frame.at - _GOODS_NEAR) : frame.at]
    return any(t.type is EventType.AID and t.cls is TriggerClass.NOUN for c in before for t in c.triggers)


_GOODS_NEAR = 8  # chunks


def _by_anyone(frame: Frame) -> bool:
    """ "X arrived in B with aid", and no "A's aid", "A aid for C arrives in B"."""
    if not frame.subject or frame.subject[-1].type is not Is.COUNTRY:
        return bool(frame.subject)
    last = next((n for n, c in enumerate(frame.chunks) if c is frame.subject[-1]), 0)
    behind = [c for c in frame.chunks[last + 1 : last + 4] if c.type is not Is.POSSESSIVE][:2]
    return not any(t.type is EventType.AID and t.cls is TriggerClass.NOUN for c in behind for t in c.triggers)


def _is_stay(frame: Frame) -> bool:
    """ "will be in X": a visit when a visit or a day is named too; "spent $20 million in B" is none."""
    ahead = [c.text for c in frame.chunks[frame.at + 1 : frame.at + 16]]
    before = [c.text for c in frame.chunks[max(0, frame.at - _SPENT_NEAR) : frame.at]]
    if "spen" in frame.word and _SPENT.isdisjoint((*ahead[:5], *before)):
        return False
    return any("visit" in text for text in ahead) or bool(frame.dates)


def _stands_behind(frame: Frame) -> bool:
    """ "has been to Accra"; not "the aim has been to bring peace to Accra"."""
    behind = [c for c in frame.chunks[frame.at + 1 : frame.at + 3] if c.text != "the"]
    return bool(behind) and behind[0].type in (Is.COUNTRY, Is.PLACE)


_SPENT_NEAR = 5  # chunks: "The three days that Minister X spent in B"


def _comes_somewhere(frame: Frame) -> bool:
    """ "President X came to Accra": a person, and a country or a town right behind the verb."""
    people = any(c.type in (Is.PERSON, Is.GROUP) for c in frame.subject)
    ahead = frame.chunks[frame.at + 1 : frame.at + 3]
    goal = next((c for c in ahead if c.text != "the"), None)
    return people and bool(frame.dates) and goal is not None and goal.type in (Is.COUNTRY, Is.PLACE)


def _takes_post(frame: Frame) -> bool:
    """ "goes to B as Head of Delegation": to stay there."""
    ahead = frame.chunks[frame.at + 1 : frame.at + 7]
    return any(c.text == "as" and is_post(ahead[at + 1]) for at, c in enumerate(ahead[:-1]))
