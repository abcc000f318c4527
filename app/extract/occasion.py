"""Sentences that open with an occasion and no comma behind it."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words

_OPENS = words("after before")
_HELPS = words("also then had has will would")
_REACH = 5  # chunks: "After the official welcoming ceremony"


def occasion_before_actor(chunks: Sequence[Chunk]) -> int | None:
    """ "After the talks Minister X met with Y": where the noun stands that tells only when it was.

    None for "After the talks Minister X held, …", which tells of these.
    """
    if not chunks or chunks[0].text not in _OPENS:
        return None
    noun = next((n for n, c in enumerate(chunks[:_REACH]) if c.type is Is.NOUN), len(chunks))
    if noun + 3 >= len(chunks) or chunks[noun + 1].type is not Is.PERSON:
        return None
    verb = next((n for n in range(noun + 2, len(chunks) - 1) if chunks[n].text not in _HELPS), None)
    if verb is None or chunks[verb].type not in (Is.VERB, Is.LIGHT):
        return None
    return noun if chunks[verb + 1].text != "," else None
