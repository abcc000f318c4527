"""Who did what "the two ministers" are said to have done: "Both dignitaries signed an agreement", "The two
presidents then held a working lunch".

They are the first of each side whom the main event names; nobody, where a side has none.
"""

from collections.abc import Sequence

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.domain.text import Span
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import REGIONS, words
from app.extract.people.identity import Person
from app.extract.positions import ENGAGEMENT

_MEN = words(
    """
    ministers presidents premiers leaders chancellors secretaries dignitaries officials diplomats heads
    ambassadors
    """
)
_COUNTED = words("two both")
_WATCHING = words(
    "witnessed witness witnesses oversaw watched attended observed welcomed welcome noted hailed recalled"
)
_DONE = {
    EventType.AGREEMENT: ParticipationRole.SIGNATORY,
    EventType.MEETING: ParticipationRole.PARTICIPANT,
    EventType.CONSULTATION: ParticipationRole.PARTICIPANT,
}


def add_both(kept: Sequence[Candidate]) -> None:
    """Adds them to the events that name their two sides and nobody."""
    _add_other_side(kept)
    mains = [c for c in kept if c.primary and len(c.countries) == len(_COUNTED) and c.people]
    for candidate in kept:
        if candidate.people or candidate.type not in _DONE or not _done_by_both(candidate.frame):
            continue
        main = next((m for m in mains if m.countries.keys() == candidate.countries.keys()), None)
        people = _first_of_each(main) if main is not None and main is not candidate else []
        for person in people:
            candidate.add_person(person, _DONE[candidate.type])


def _add_other_side(kept: Sequence[Candidate]) -> None:
    """ "During the talks between Ministers X and Y of B, a memorandum was concluded": of both who talk."""
    for candidate in kept:
        if candidate.type is not EventType.AGREEMENT or candidate.sides != 1:
            continue
        told = candidate.span or candidate.sentence.span
        talks = [c for c in kept if c.sentence.span == told and c.type in ENGAGEMENT]
        of_two = [c for c in talks if c.sides == len(_COUNTED)]
        for held in (c for c in of_two if candidate.countries.keys() < c.countries.keys()):
            for code in held.countries.keys() - candidate.countries.keys():
                candidate.add_country(code, CountryRole.PARTICIPANT, _at(held), "agreements.of_talks")


def _at(candidate: Candidate) -> Span:
    return candidate.frame.chunks[candidate.frame.at].span


def _first_of_each(main: Candidate) -> list[Person]:
    firsts = [next((p for p in main.people if p.country == code), None) for code in main.countries]
    found = [person for person in firsts if person is not None]
    return found if len(found) == len(firsts) else []


def _done_by_both(frame: Frame) -> bool:
    """Whether two officials without names stand before the verb, and nobody else."""
    if frame.governor is None or frame.governor_word in _WATCHING:
        return False
    before = frame.chunks[frame.clause.start : frame.governor]
    return not any(c.codes for c in before) and any(_are_two(before, at) for at in range(len(before)))


def _are_two(chunks: Sequence[Chunk], at: int) -> bool:
    """ "the two ministers", "both dignitaries", "the ministers"; not "the Nordic ministers"."""
    chunk = chunks[at]
    if chunk.type is Is.GROUP:
        named = chunk.text.split()
        return named[-1] in _MEN and REGIONS.isdisjoint(named) and not chunk.organisations
    return chunk.text in _MEN and at > 0 and chunks[at - 1].text in _COUNTED
