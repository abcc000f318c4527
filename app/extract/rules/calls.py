"""Calls: who spoke with whom, where no room is named.

"Minister X spoke with Minister Y on May 3", "in separate calls with X and Y"
"""

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import home_chunk, parties
from app.extract.rules.encounters import encounter
from app.extract.rules.reference import is_undergone


def spoke(frame: Frame, reading: Reading) -> Candidate | None:
    """ "spoke with X": a call, when two persons talk and no room is named."""
    if is_undergone(frame) and frame.having("by"):  # "X was called on May 3 by Y"
        frame.object, frame.subject = frame.subject, frame.having("by")
    others = [c for c in frame.object + frame.having("with", "to") if _is_somebody(c)]
    if len({c.codes for c in frame.subject if c.type is Is.PERSON}) > 1 and _is_by_phone(frame):
        others = others or frame.subject[1:]  # "X and Y spoke on May 3 over the telephone"
    if not others or not frame.subject or frame.unreal:
        return None
    candidate = encounter(frame, reading)
    own = home_chunk(reading, frame)
    if candidate is not None:
        candidate.add_parties(parties(others), CountryRole.PARTICIPANT, ParticipationRole.COUNTERPART)
    if candidate is not None and own is not None and not parties(frame.subject):
        candidate.add_parties([own], CountryRole.PARTICIPANT)
    if candidate is not None and candidate.sides >= 2:
        candidate.type = EventType.CALL
        return candidate
    return None


def _is_somebody(chunk: Chunk) -> bool:
    """A person, or "her Peruvian counterparts"."""
    return chunk.type is Is.PERSON or (bool(chunk.codes) and chunk.text.endswith(" counterparts"))


def _is_by_phone(frame: Frame) -> bool:
    behind = [c.text for c in frame.chunks[frame.at + 1 : frame.at + _NEAR]]
    return not _PHONES.isdisjoint(behind) and not {"by", "over", "on"}.isdisjoint(behind)


_NEAR = 8  # chunks


def bare_call(frame: Frame, reading: Reading) -> Candidate | None:
    """ "Call with", "Call between", "X's Call with", "in separate calls with": never "call for" or "call
    on".
    """
    after = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    phoned = bool({"phone", "telephone", "video"} & set(frame.words))
    titled = frame.sentence.is_title and after in ("with", "between", "to", "of", "from")
    between = any(c.type in (Is.PERSON, Is.GROUP) for c in frame.having("between"))
    taken = frame.governor_word in _TAKEN
    rung = taken and any(c.type is Is.PERSON for c in frame.having("with"))
    if not rung and taken and any(c.type is Is.PERSON for c in frame.having("from")):
        rung = not _PHONES.isdisjoint(reading.folded.lower().split())
    if not (phoned or titled or between or rung or "separate" in frame.words or _is_one_more(frame)):
        return None
    return encounter(frame, reading)


def _is_one_more(frame: Frame) -> bool:
    """ "Following a call with X, Minister Y spoke by phone with Z"."""
    others = (t for n, c in enumerate(frame.chunks) if n != frame.at for t in c.triggers)
    phoned = any(t.type is EventType.CALL and t.frame == "encounter" for t in others)
    return phoned and any(c.type is Is.PERSON for c in frame.having("with"))


_TAKEN = words("received receives made makes had held")
_PHONES = words("phone telephone")
