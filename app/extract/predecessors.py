"""Who held a post before the one who is appointed to it.

"Ms X succeeds Mr Y", "in succession to Mr Y", "Mr Y is to be succeeded by Ms X"
"I thank outgoing Ambassador Y", "I thank Mr Y for his contributions"
"""

from collections.abc import Iterator, Sequence

from app.domain.codes import ParticipationRole
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.tenses import is_passive

_SUCCEEDING = words(
    "succeeds succeed succeeded succeeding succession replaces replace replaced replacing successor"
)
_REACH = 3  # sentences, the one of the appointment among them
_LEAVING = words("outgoing departing")
_THANKS = words("thank thanks thanked grateful")
_MERITS = words("contribution contributions service work dedication tenure")


def add_predecessor(candidate: Candidate, reading: Reading, until: int, *, alone: bool) -> None:
    """Adds whom the appointee succeeds; whom the release thanks only where it tells one appointment."""
    start = candidate.sentence.number
    for sentence in reading.sentences[start:until]:
        chunks = reading.chunks[sentence.number]
        found = list(_succeeded(chunks)) if sentence.number < start + _REACH else []
        if alone and not found:
            found = list(_thanked(chunks))
        for chunk in found:
            if chunk.person is not None and chunk.person.name:
                candidate.add_person(chunk.person, ParticipationRole.MENTIONED)


def _succeeded(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    for at, chunk in enumerate(chunks):
        if _SUCCEEDING.isdisjoint(chunk.text.split()):
            continue
        passive = chunk.text.endswith("ed") and is_passive(chunks, at, 2)
        near = reversed(chunks[:at]) if passive else chunks[at + 1 : at + 4]
        yield from [c for c in near if c.type is Is.PERSON][:1]


def _thanked(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    said = {chunk.text for chunk in chunks}
    praised = not _THANKS.isdisjoint(said) and not _MERITS.isdisjoint(said)
    for at, chunk in enumerate(chunks):
        if chunk.type is Is.PERSON and (praised or (at and chunks[at - 1].text in _LEAVING)):
            yield chunk
