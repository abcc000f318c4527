"""Who "the Foreign Ministers of A, B and C" are, where the release names them elsewhere."""

from collections.abc import Iterator

from app.domain.codes import ParticipationRole
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.people.identity import Person
from app.extract.people.scene import rank_held
from app.extract.reading import Reading


def add_members(candidate: Candidate, reading: Reading) -> None:
    """Adds to an encounter that a group is said to have had its members: of each country the only one named
    who holds that office.
    """
    if candidate.people:
        return
    frame = candidate.frame
    for chunk in (*frame.subject, *frame.having("of", "between", "with")):
        if chunk.type is Is.GROUP:
            for person in _members(chunk, reading):
                candidate.add_person(person, ParticipationRole.PARTICIPANT)


def _members(group: Chunk, reading: Reading) -> Iterator[Person]:
    office = group.person_mention.office if group.person_mention is not None else None
    if office is None:
        return
    holders = [p for p in dict.fromkeys(reading.persons.values()) if p.name and p.country]
    for code in group.codes:
        fitting = [p for p in holders if p.country == code and rank_held(p.first) is office.rank]
        if len(fitting) == 1:
            yield fitting[0]
