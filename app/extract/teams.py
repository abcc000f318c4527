"""Who stands for a side, as the words behind it say.

"The A delegation included X and Y", "The EU side was led by X of B, on behalf of …"
"""

from collections.abc import Iterator, Sequence, Set

from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words
from app.extract.people.cues import COMPRISING, TEAM
from app.extract.people.identity import Person
from app.extract.triggers import TriggerClass

_LED = words("led headed chaired represented")
_NEAR = 8  # chunks from the start of a sentence to the side that it tells of
_BEHIND = 4  # chunks: "was once again led by"
_BREAKS = words("who which that ; while where whom during after before")


def team_members(chunks: Sequence[Chunk], parties: Set[str]) -> Iterator[Person]:
    """Those named for one of the `parties`, whatever country they are of."""
    for at in [n for n, c in enumerate(chunks[:_NEAR]) if c.text.split()[-1] in TEAM]:
        side = chunks[at] if chunks[at].codes or not at else chunks[at - 1]
        if parties.isdisjoint((*side.codes, *side.organisations)):
            continue
        first = _first_named(chunks, at + 1)
        persons = persons_from(chunks, first) if first else ()
        yield from (c.person for c in persons if c.person is not None and c.person.name)


def _first_named(chunks: Sequence[Chunk], at: int) -> int:
    """Where those begin whom the side "included", or was "led by"; 0 where it tells of nobody."""
    behind = [c.text.split()[0] for c in chunks[at : at + _BEHIND + 1]]
    if behind[:1] and behind[0] in COMPRISING:
        return at + 1
    by = behind.index("by") if "by" in behind else 0
    return at + by + 1 if not _LED.isdisjoint(behind[:by]) else 0


def persons_from(chunks: Sequence[Chunk], at: int) -> Iterator[Chunk]:
    """Persons up to the next verb or clause."""
    for position, chunk in enumerate(chunks[at:], at):
        if chunk.text == ";" and _person_follows(chunks, position + 1):
            continue
        if chunk.type in (Is.VERB, Is.LIGHT) or chunk.text in _BREAKS or chunk.text == "by":
            return
        if chunk.type is Is.PERSON:
            yield chunk


def _person_follows(chunks: Sequence[Chunk], at: int) -> bool:
    while at < len(chunks) and chunks[at].text in ("and", "the"):
        at += 1
    return at < len(chunks) and chunks[at].type is Is.PERSON


def tells_who_chaired(candidate: Candidate) -> bool:
    """ "X chaired the meeting together with Y", of a gathering told before: no name, no day of its own."""
    frame = candidate.frame
    noun = frame.trigger.cls is TriggerClass.NOUN and not frame.own_dates
    definite = frame.at > 0 and frame.chunks[frame.at - 1].text == "the"
    return noun and definite and frame.governor_word.startswith(_CHAIRS)


_CHAIRS = ("chair", "co-chair", "cochair", "presid")
