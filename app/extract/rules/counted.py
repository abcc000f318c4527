"""Who "the two Secretaries", "the three Vice Ministers" are: as many of that post as were named."""

from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import NUMBERS
from app.extract.reading import Reading

_REACH = 4  # sentences
_PAIR = 2


def counted(frame: Frame, reading: Reading) -> list[Chunk]:
    """The people of a group of known number that acts, where the text has named so many; or nobody.

    Two of two countries are told by what the release is about.
    """
    group = frame.subject[0] if len(frame.subject) == 1 else None
    if group is None or group.type is not Is.GROUP or group.codes or group.organisations:
        return []
    at = next((n for n, c in enumerate(frame.chunks) if c is group), 0)
    number = NUMBERS.get(frame.chunks[at - 1].text, 0) if at else 0
    found = _named_before(frame, reading, group.text, number) if number >= _PAIR else []
    return found if number > _PAIR or len({c.codes for c in found}) == 1 else []


def _named_before(frame: Frame, reading: Reading, group: str, number: int) -> list[Chunk]:
    post = group.split()[-1].removesuffix("s")
    post = "secretary" if post == "secretarie" else post
    own = frame.sentence.number
    for row in reversed(reading.chunks[max(0, own - _REACH) : own]):
        named = [c for c in row if c.type is Is.PERSON and c.codes and c.person and c.person.name]
        people = list({c.person: c for c in named}.values())
        holders = [c for c in people if _holds(c, post)]
        if len(holders) == number or len(people) == number > _PAIR:
            return holders if len(holders) == number else people
    return []


def _holds(chunk: Chunk, post: str) -> bool:
    office = chunk.person_mention.office if chunk.person_mention is not None else None
    return post in chunk.text.split() or (office is not None and post in office.head.lower().split())
