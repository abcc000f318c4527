"""What is spoken beside an encounter: "Minister A and Minister B Before Their Meeting" heads a transcript.

The transcript announces nothing, but that the two meet is told, on the day on which they speak.
"""

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.rules.base import begin

RULE = "meetings.spoken_beside"

_BESIDE = words("before after following")
_WHOSE = words("their the a to bilateral trilateral")
_JOINS = words("and with ,")


def spoken_beside(frame: Frame) -> Candidate | None:
    """The encounter that a title names after people of two sides; None where it tells anything else."""
    row = frame.chunks[: frame.at]
    beside = next((n for n, chunk in enumerate(row) if chunk.text in _BESIDE), None)
    if beside is None or not frame.sentence.is_title or any(c.text not in _WHOSE for c in row[beside + 1 :]):
        return None
    speakers = [c for c in row[:beside] if c.type is Is.PERSON and c.codes]
    others = [c.text for c in row[:beside] if c.type is not Is.PERSON]
    if len({c.codes for c in speakers}) < 2 or not _JOINS.issuperset(others):
        return None
    candidate = begin(frame, frame.trigger.type or EventType.MEETING, RULE)
    candidate.add_parties(speakers, CountryRole.PARTICIPANT, ParticipationRole.PARTICIPANT)
    return candidate
