"""Persons behind "by": who led, chaired or gave what a sentence tells of."""

from collections.abc import Iterator, Sequence

from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words
from app.extract.teams import persons_from

_TEAMS = words("side delegation team part one")


def agents(chunks: tuple[Chunk, ...], verbs: frozenset[str]) -> Iterator[Chunk]:
    """Persons behind "by": of the verb before it, or of a side in a list of sides."""
    done = [at for at, c in enumerate(chunks) if c.text.split()[0] in verbs]
    if not done:
        return
    for at, chunk in enumerate(chunks):
        if chunk.text != "by" or at < done[0] or _is_sent(chunks, at):
            continue
        near = any(at - 6 <= verb < at for verb in done) or _is_next(chunks, at)
        before = reversed(chunks[max(0, at - 3) : at])
        team = next((c.text for c in before if c.text not in ("-", ",", "and")), " ")
        side = team.split()[-1:] and team.split()[-1] in _TEAMS
        if near or side or chunks[at - 1].type is Is.COUNTRY:  # "…, and B by Y"
            yield from persons_from(chunks, at + 1)


def _is_sent(chunks: Sequence[Chunk], by: int) -> bool:
    """ "would send a delegation led by X next week": who goes elsewhere."""
    before = chunks[max(0, by - _SENT_NEAR) : by]
    return any(c.text.split()[-1] in _TEAMS for c in before) and any(c.text in _SENDING for c in before)


_SENDING = words("send sends sending sent dispatch dispatches dispatched dispatching")
_SENT_NEAR = 7  # chunks: "send a delegation of experts led by"


def _is_next(chunks: Sequence[Chunk], by: int) -> bool:
    """ "headed respectively by A and by B", "headed by A, for B, and by C"."""
    if by < 2 or chunks[by - 1].text != "and":
        return False
    before = [c for c in chunks[max(0, by - _ASIDE) : by - 1] if c.text not in (",", "the", "for")]
    while before and before[-1].type in (Is.COUNTRY, Is.ORGANISATION):
        before.pop()
    return bool(before) and before[-1].type is Is.PERSON


_ASIDE = 8  # chunks: ", for the A side, and"
