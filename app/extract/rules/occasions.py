"""When and where something is done, as far as another event tells it: "after talks with A", "at a conference
in B", "on the eve of the summit in C". Who is named there is no side of what is done.
"""

from collections.abc import Sequence
from itertools import takewhile

from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words
from app.extract.positions import ENGAGEMENT

_OPENS = words("after before during following at alongside ahead amid eve margins sidelines")
_REACH = 7  # chunks: "on the eve of the G7 Leaders' Summit"
_GOES_ON = words("for against over")


def occasions(row: Sequence[Chunk]) -> frozenset[int]:
    """Places in a sentence that belong to such phrases: up to a verb, a comma, "for" or "against"."""
    found: set[int] = set()
    for at, chunk in enumerate(row):
        if chunk.text in _OPENS and at not in found:
            phrase = list(takewhile(lambda n: not _ends(row[n]), range(at + 1, len(row))))
            if any(_is_event(row[n]) for n in phrase[:_REACH]):
                found.update(phrase)
    return frozenset(found)


def _ends(chunk: Chunk) -> bool:
    return chunk.type in (Is.VERB, Is.LIGHT, Is.MARK) or chunk.text in _GOES_ON


def _is_event(chunk: Chunk) -> bool:
    return chunk.type is Is.NOUN and any(trigger.type in ENGAGEMENT for trigger in chunk.triggers)
