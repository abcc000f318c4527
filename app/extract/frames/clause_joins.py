"""Where a second clause begins behind ", and": "X met A, and Y also spoke with B"."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.frames.frame import SKIPPED
from app.extract.frames.lists import party_list
from app.extract.lexicon import words

_VERBS = frozenset({Is.VERB, Is.LIGHT})
_BEFORE_VERB = words("also then later will has had have is was were are")
_BEHIND_PARTICIPLE = words("by in at on from during of")  # "the Ministers of A, B, and C received in Lima"
_FINITE = words("met spoke talked travelled traveled arrived departed left")
_RELATIVE = words("who which where that whom")


def parties_met(chunks: Sequence[Chunk], at: int, stop: int) -> tuple[list[Chunk], int]:
    """The parties behind a verb or preposition, without those who act in the next clause."""
    found, after = party_list(chunks, at, stop)
    join = next((n for n in range(after - 2, at, -1) if _joins(chunks, n)), None)
    if join is None or not acts_next(chunks, after):
        return found, after
    before = [c for c in found if any(c is other for other in chunks[at:join])]
    return (before, join) if before else (found, after)


def acts_next(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a finite verb follows at once: "also received in Lima" does, "received in Lima" may not."""
    start = at
    while at < len(chunks) and chunks[at].text in _BEFORE_VERB and chunks[at].type not in _VERBS:
        at += 1
    if at >= len(chunks) or chunks[at].type not in _VERBS:
        return False
    behind = chunks[at + 1].text if at + 1 < len(chunks) else "."
    return at > start or chunks[at].text in _FINITE or behind not in _BEHIND_PARTICIPLE


def opens_clause(chunks: Sequence[Chunk], comma: int) -> bool:
    """ ", and Y also spoke with B"."""
    if chunks[comma].text != "," or comma + 2 >= len(chunks) or not _joins(chunks, comma):
        return False
    acting, after = party_list(chunks, comma + 2, len(chunks))
    return bool(acting) and acts_next(chunks, after)


def begins_clause(chunks: Sequence[Chunk], at: int, start: int) -> bool:
    """ "X had a call with A, and Y talked with B": whether the party at `at` acts in a clause of its own."""
    position = at - 1
    while position > start and chunks[position].text in SKIPPED:
        position -= 1
    if position <= start or not opens_clause(chunks, position - 1):
        return False
    verb = next((n for n in range(start, position) if chunks[n].type in _VERBS), None)
    return verb is not None and _RELATIVE.isdisjoint(c.text for c in chunks[start:verb])


def _joins(chunks: Sequence[Chunk], comma: int) -> bool:
    return chunks[comma].text == "," and chunks[comma + 1].text == "and"
