"""Sentences that open with an occasion and no comma behind it."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words

_ON = words("during following at after before")
_AHEAD_OF = (("ahead", "of"), ("prior", "to"))
_LONGEST = 4  # chunks: "During the bilateral meeting", "Ahead of the meeting"
_MAY_JOIN = words("after before")  # clauses as well
_HELPS = words("also then had has will would")


def is_occasion(chunks: Sequence[Chunk], start: int, noun: int) -> bool:
    """Whether a clause opens with words that only tell when it was: "Ahead of the talks Minister X met Y"."""
    row = [c.text for c in chunks[start : noun + 1]]
    return 1 < len(row) <= _LONGEST and (row[0] in _ON or tuple(row[:2]) in _AHEAD_OF)


def occasion_before_actor(chunks: Sequence[Chunk]) -> int | None:
    """ "After the talks Minister X met with Y": where the noun stands that tells only when it was.

    None for "After the talks Minister X held, …", which tells of these.
    """
    if not chunks or chunks[0].text not in _MAY_JOIN:
        return None
    noun = next((n for n, c in enumerate(chunks) if c.type is Is.NOUN), len(chunks))
    if not is_occasion(chunks, 0, noun) or noun + 3 >= len(chunks) or chunks[noun + 1].type is not Is.PERSON:
        return None
    verb = next((n for n in range(noun + 2, len(chunks) - 1) if chunks[n].text not in _HELPS), None)
    if verb is None or chunks[verb].type not in (Is.VERB, Is.LIGHT):
        return None
    return noun if chunks[verb + 1].text != "," else None
