"""Visits that a heading tells as a welcome: "Ministry welcomes Minister X of B to Lima"."""

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties

_DELEGATION = words("delegation delegations")
_NEAR = 7  # chunks: "a delegation of the Senate led by X"
_STATES = frozenset({Is.COUNTRY, Is.DEMONYM})


def read_guests_welcomed(frame: Frame, reading: Reading) -> list[Candidate]:
    """Whom a ministry welcomes to its country; whom a minister welcomes he meets, and deeds are no guests."""
    own = home_chunk(reading, frame)
    if not is_welcome(frame) or own is None or not own.codes:
        return []
    goals = frame.having("to")
    if any(reading.home not in c.codes for c in goals) or any(c.type is Is.PERSON for c in frame.subject):
        return []
    guests = _delegates(frame) or (_invited(frame) if goals else [])
    guests = [c for c in guests if c.codes and reading.home not in c.codes]
    if not guests:
        return []
    candidate = begin(frame, EventType.VISIT, "visits.welcomed")
    candidate.place, candidate.country_of_place = None, own.codes[0]
    candidate.add_parties(guests, CountryRole.VISITOR, ParticipationRole.VISITOR)
    candidate.add_parties([own], CountryRole.HOST)
    return [candidate]


def is_welcome(frame: Frame) -> bool:
    return frame.sentence.is_title and frame.word.startswith("welcom")


def _invited(frame: Frame) -> list[Chunk]:
    """Not "welcomes President X's decision"."""
    guests = [c for c in parties(frame.object) if c.type in (Is.PERSON, Is.GROUP)]
    behind = frame.chunks.index(guests[-1]) + 1 if guests else 0
    owned = behind < len(frame.chunks) and frame.chunks[behind].type is Is.POSSESSIVE
    return [] if owned else guests


def _delegates(frame: Frame) -> list[Chunk]:
    """ "welcomes a delegation led by Speaker X", "welcomes the B parliamentary delegation"."""
    ahead = frame.chunks[frame.at + 1 : frame.at + 1 + _NEAR]
    at = next((n for n, c in enumerate(ahead) if c.text in _DELEGATION), None)
    if at is None:
        return []
    leader = [c for c in ahead[at:] if c.type is Is.PERSON]
    return leader[:1] or [c for c in (*ahead[:at], *ahead[at:]) if c.type in _STATES][:1]
