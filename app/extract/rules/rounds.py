"""Sessions and rounds, and what it is of which they are."""

from itertools import takewhile

from app.domain.event_types import EventType
from app.extract.chunks import Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.positions import ENGAGEMENT
from app.extract.rules.engagement_types import is_numbered
from app.extract.triggers import TriggerClass

_ROUNDS = words("session sessions round rounds edition")
_NEAR = 7  # chunks
_BOTH = 2


def is_of_print(frame: Frame) -> bool:
    """ "the third edition of the report": a gathering has a name, is numbered, and held or attended."""
    held = frame.governor is not None and frame.chunks[frame.governor].type is Is.LIGHT
    named = any(c.type in _NAMES for c in frame.chunks[frame.at + 1 : frame.at + _NAMED_NEAR])
    return frame.word == "edition" and not (is_numbered(frame) and held and named and frame.dates)


_NAMES = (Is.CAPITALISED, Is.PLACE, Is.COUNTRY, Is.ORGANISATION, Is.COMPOUND)
_NAMED_NEAR = 4  # chunks: "edition of the Africa …"


def is_told_by_round(frame: Frame) -> bool:
    """ "the fifth session of the A-B Forum": the event is the session."""
    before = [c.text for c in frame.chunks[max(0, frame.at - _NEAR) : frame.at]]
    of_it = len(before) - 1 - before[::-1].index("of") if "of" in before else 0
    return frame.lead == "of" and of_it > 0 and before[of_it - 1] in _ROUNDS


def tells_round(frame: Frame) -> bool:
    """ "The third round was held in Lima on May 3", "following that of May 3": of what is told."""
    if frame.word not in _ROUNDS:
        return bool(frame.dates)  # "after the one held in Lima in May"
    held = frame.governor is not None and frame.governor > frame.at and not frame.embedded
    which = is_numbered(frame) or not _WHICH.isdisjoint(frame.words)
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    return held and which and bool(frame.dates) and "of" not in (frame.lead, behind)


def round_of(frame: Frame) -> EventType:
    """ "the second such consultation, following that of May 3": what stands before; else what the release is
    about, which is not known yet.
    """
    nouns = (t.type for c in reversed(frame.chunks[: frame.at]) if c.type is Is.NOUN for t in c.triggers)
    return next((t for t in nouns if frame.word not in _ROUNDS and t in ENGAGEMENT), EventType.MEETING)


_WHICH = words("last next previous preceding latest following upcoming")


def is_round_of_two(frame: Frame) -> bool:
    """ "the fifth session of the A-B Forum": of what two sides hold in turn."""
    ahead = takewhile(lambda c: c.type not in (Is.VERB, Is.LIGHT, Is.DATE), frame.chunks[frame.at + 1 :])
    named = [c for c in ahead if c.type in (Is.COMPOUND, Is.NOUN)][:_BOTH]
    two = [c.type is Is.COMPOUND and len(c.codes) == _BOTH and not c.organisations for c in named[:1]]
    return is_numbered(frame) and frame.word in _ROUNDS and two == [True] and named[1:] != []


def is_other_briefing(frame: Frame) -> bool:
    """ "the Security Council briefing on C": that of a body, with its day, and none for the press."""
    of_body = any(c.type is Is.ORGANISATION for c in frame.modifiers)
    return frame.word == "briefing" and not (of_body and frame.dates)


def is_for_round(frame: Frame) -> bool:
    """ "convened the A-B Committee for its 11th meeting": the committee is told."""
    told = frame.governor is not None and frame.lead == "for" and frame.trigger.cls is TriggerClass.NOUN
    return told and not _THEIRS.isdisjoint(c.text for c in frame.chunks[max(0, frame.at - 3) : frame.at])


_THEIRS = words("its their")
