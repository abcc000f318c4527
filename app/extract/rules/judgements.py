"""Positions without a verb of saying: a release judges what another did.

"The vote held today has no legitimacy", "This decision is null and void", "Such acts run counter to the law"
"""

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.clauses import ClauseKind
from app.extract.frames import Frame
from app.extract.lexicon import SAYING, words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk

_TELLS = words("that whether if")
_OPEN = words("would could might may if unless")


def read_judgement(frame: Frame, reading: Reading) -> list[Candidate]:
    """The publisher's own voice: nobody is said to say so, and nothing is left open."""
    own = home_chunk(reading, frame)
    before = {c.text for c in frame.chunks[: frame.at]}
    quoted = not before.isdisjoint(_TELLS) or not before.isdisjoint(SAYING)
    if own is None or quoted or frame.clause.kind is ClauseKind.RELATIVE or frame.sentence.is_title:
        return []
    if frame.unreal not in _OPEN:
        frame.unreal = None  # "As it does not express what they want, it has no legitimacy"
    candidate = begin(frame, EventType.STATEMENT, "statements.position")
    candidate.dates, candidate.place, candidate.country_of_place = [], None, None
    candidate.add_parties([own], CountryRole.ACTOR, ParticipationRole.SPEAKER)
    return [candidate]
