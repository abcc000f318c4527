"""Whom sanctions name: "Those designated are: X, Secretary of …; Y", "The individuals include X and Y"."""

from app.domain.codes import CountryRole, ParticipationRole
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words
from app.extract.reading import Reading

_LISTING = words(
    """
    designated designating designation designations sanctioned sanctioning listed individuals persons include
    includes including
    """
)
_REACH = 30  # sentences in which a list may go on
_LEADERS = words("president prime")  # those are spoken of more often than listed


def add_listed(candidate: Candidate, reading: Reading) -> None:
    """Adds the persons of the other side whom the sentence, or a list behind it, names in full."""
    targets = {code for code, role in candidate.countries.items() if role is CountryRole.TARGET}
    first = candidate.sentence.number
    for sentence in reading.sentences[first : first + _REACH]:
        chunks = reading.chunks[sentence.number]
        listing = {word for c in chunks if c.type is not Is.PERSON for word in c.text.split()} & _LISTING
        for chunk in chunks if listing or sentence.is_note else ():
            person = chunk.person
            if person is not None and _is_listed(chunk, targets):
                candidate.add_person(person, ParticipationRole.MENTIONED)


def _is_listed(chunk: Chunk, targets: set[str]) -> bool:
    person = chunk.person if chunk.type is Is.PERSON else None
    if person is None or person.name is None or " " not in person.name:
        return False
    if person.country_rule in _GUESSED and len(targets) == 1:
        person.codes, person.country_rule = tuple(targets), "person.country.listed"
    return bool(set(person.codes) & targets) and _LEADERS.isdisjoint(chunk.text.split())


_GUESSED = frozenset({"person.country.title"})
