"""Recognition of a state: "A will recognise the State of B on May 3", "recognises B as a state"."""

from collections.abc import Sequence

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.rules.base import begin

_REACH = 6  # chunks behind the verb in which it is said
_DENYING = frozenset({"not", "never", "anniversary"})


def state_recognised(frame: Frame) -> list[Chunk]:
    """The state; empty where something else is recognised, or nothing is."""
    if not frame.word.startswith("recogni") or frame.said & _DENYING:
        return []
    ahead = frame.chunks[frame.at + 1 : frame.at + _REACH]
    named = any(c.text.startswith("state of ") for c in ahead)
    stated = named or {"as", "state"} <= {c.text for c in ahead} or _is_dated(ahead)
    return [c for c in ahead if c.type is Is.COUNTRY][:1] if stated else []


def _is_dated(ahead: Sequence[Chunk]) -> bool:
    """ "B and C recognised A on the same day": nothing else of A is recognised."""
    told = [c.type if c.date is None else Is.DATE for c in ahead if c.text != "on"]
    return told[:2] == [Is.COUNTRY, Is.DATE]


def recognition(frame: Frame, speakers: list[Chunk], recognised: list[Chunk]) -> Candidate:
    candidate = begin(frame, EventType.RELATIONS, "relations.recognition")
    candidate.place = candidate.country_of_place = None
    candidate.add_parties(speakers, CountryRole.ACTOR)
    candidate.add_parties(recognised, CountryRole.TARGET)
    return candidate
