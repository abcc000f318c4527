"""Posts and who holds them, as chunks: what appointments and credentials share."""

from collections.abc import Sequence
from itertools import takewhile

from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention
from app.extract.frames import Frame

HEADS = ("ambassador", "commissioner", "consul", "representative", "affaires", "envoy", "head of ")
LIST_REACH = 40  # sentences in which a list of holders may go on
GAP = 2  # other sentences between two rows of a list


def holders(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Persons with a name and a side."""
    named = (c for c in chunks if c.type is Is.PERSON and c.person is not None and c.person.name)
    return [c for c in named if c.codes or c.organisations]


def is_envoy(chunk: Chunk) -> bool:
    title = (chunk.person.title or "").lower() if chunk.person is not None else ""
    return any(head in chunk.text or head in title for head in HEADS)


def is_post(chunk: Chunk) -> bool:
    """A post alone: nobody is named with it."""
    mention = chunk.person_mention
    return chunk.type is Is.PERSON and mention is not None and mention.name_span is None


def day_of_naming(frame: Frame) -> list[DateMention]:
    """ "the appointment of X as Foreign Minister of B on May 3"."""
    behind = takewhile(lambda c: c.type not in _VERBS, frame.chunks[frame.at + 1 : frame.at + _POST_NEAR])
    days = (c.date for c in behind if c.date is not None)
    return [day for day in days if day.is_day or day.is_month][:1]


_POST_NEAR = 14  # chunks
_VERBS = frozenset({Is.VERB, Is.LIGHT})
