"""Ministerial meetings: mostly a gathering, with a person each on their own an encounter."""

from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.encounters import encounter
from app.extract.rules.gatherings import gathering


def ministerial(frame: Frame, reading: Reading) -> Candidate | None:
    """ "will hold ministerial meetings with X and with Y": of who acts with each of them; "a trilateral
    ministerial meeting".
    """
    met = [c for c in frame.having("with") if c.type is Is.PERSON]
    of_each = bool(met) and frame.governor is not None and frame.word.endswith("meetings")
    if not of_each and _OF_FEW.isdisjoint(frame.words):
        return gathering(frame, reading)
    candidate = encounter(frame, reading)
    if candidate is not None:
        candidate.type = EventType.MEETING
    return candidate


_OF_FEW = words("bilateral trilateral")
