"""Laws that another state's house passes on a day that is told.

"The B Parliament adopted the law on C on May 3", "B's constitution was promulgated on May 3"    of B

What our own house passes is domestic policy, what a law says a legal basis: neither is an event.
"""

from collections.abc import Sequence

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, parties

_HOUSES = words(
    """
    parliament senate assembly knesset duma congress saeima seimas riigikogu sejm bundestag president king
    government cabinet legislature council diet majlis rada constitution law
    """
)
_SITES = frozenset({Is.COUNTRY, Is.DEMONYM})
_NEAR = 4  # chunks around the house in which its state is named


def read_law(frame: Frame, reading: Reading) -> list[Candidate]:
    days = [d for d in frame.dates if d.is_day]
    named = [c for c in parties(frame.subject) if c.type is Is.COUNTRY] or _of_house(frame.chunks)
    whose = [c for c in named if reading.home not in c.codes]
    if not (days and whose) or frame.unreal:
        return []
    candidate = begin(frame, EventType.POLITICAL, "security.law")
    candidate.dates, candidate.place, candidate.country_of_place = days[:1], None, None
    code = whose[0].codes[0]
    candidate.add_country(code, CountryRole.ACTOR, whose[0].span, "security.political.held", whose[0].entry)
    return [candidate]


def _of_house(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The state named right before or behind the word for a house: "the B Parliament", "the Senate of B"."""
    for at, chunk in enumerate(chunks):
        if chunk.text.split()[-1] not in _HOUSES or chunk.type is Is.ORGANISATION:
            continue
        if len(chunk.codes) == 1:
            return [chunk]  # "the Knesset"
        around = [*chunks[max(0, at - _NEAR) : at], *chunks[at + 1 : at + _NEAR]]
        if found := [c for c in around if c.type in _SITES and len(c.codes) == 1]:
            return found
    return []
