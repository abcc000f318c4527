"""Ministries of several countries as one party.

"the Ministries of Foreign Affairs of A and B", "the Chilean and Peruvian foreign ministries", "Secretaries
General of the Ministries of Foreign Affairs of A, B and C".
"""

from collections.abc import Sequence

from app.domain.text import Span
from app.extract.chunks.chunk import Chunk, Is
from app.extract.lexicon import words
from app.extract.mentions import Kind

MINISTRIES = words("ministries mfas")
_OF_WHAT = words("of foreign external affairs relations and international cooperation european trade")
_BEFORE = words("foreign affairs external relations")
_JOINS = words("and , the &")
_SIDES = frozenset({Is.COUNTRY, Is.DEMONYM})


def join_ministries(chunks: list[Chunk]) -> list[Chunk]:
    """The row with each such party as one chunk."""
    joined: list[Chunk] = []
    done = 0
    for at in [n for n, chunk in enumerate(chunks) if chunk.text in MINISTRIES or _is_ministry(chunk)]:
        if at < done:
            continue
        if _is_ministry(chunks[at]):
            last, codes = _named_behind(chunks, at)
            if len(codes) == 1 and _is_one_of_two(chunks, at):
                joined += [*chunks[done:at], _party(chunks, at, last, codes)._replace(type=Is.COUNTRY)]
                done = last
            continue
        first, codes = _named_before(chunks, at)
        last = at + 1
        if len(codes) < 2:
            first, (last, codes) = at, _named_behind(chunks, at)
        if len(codes) < 2:
            continue
        first = max(done, _officials(chunks, first))
        joined += [*chunks[done:first], _party(chunks, first, last, codes)]
        done = last
    return joined + chunks[done:]


def _party(chunks: Sequence[Chunk], first: int, last: int, codes: Sequence[str]) -> Chunk:
    span = Span(chunks[first].span.start, chunks[last - 1].span.end)
    text = " ".join(chunk.text for chunk in chunks[first:last])
    return Chunk(Is.GROUP, span, text, tuple(dict.fromkeys(codes)))


def _is_ministry(chunk: Chunk) -> bool:
    return chunk.mention is not None and chunk.mention.kind is Kind.MINISTRY and not chunk.codes


def _is_one_of_two(chunks: Sequence[Chunk], at: int) -> bool:
    """ "between the Foreign Ministry of A and the Foreign Ministry of B"."""
    before = at - 2 if at > 1 and chunks[at - 1].text == "the" else at - 1
    return before >= 0 and chunks[before].text in ("between", "and", "with", "among")


def _named_behind(chunks: Sequence[Chunk], at: int) -> tuple[int, list[str]]:
    """Where the list of countries behind "of" ends, and the countries."""
    position = at + 1
    while position < len(chunks) and chunks[position].text in _OF_WHAT | {"the"}:
        position += 1
    codes: list[str] = []
    last = position
    if position >= len(chunks) or not {"of", "from"} & {c.text for c in chunks[at + 1 : position]}:
        return last, codes
    while position < len(chunks) and (chunks[position].type is Is.COUNTRY or chunks[position].text in _JOINS):
        if chunks[position].type is Is.COUNTRY and (not codes or chunks[at].text in MINISTRIES):
            codes += chunks[position].codes
            last = position + 1
        position += 1
    return last, codes


def _named_before(chunks: Sequence[Chunk], at: int) -> tuple[int, list[str]]:
    """Where "the Chilean and Peruvian foreign ministries" begin, and the countries."""
    position = at - 1
    while position >= 0 and chunks[position].text in _BEFORE:
        position -= 1
    codes: list[str] = []
    first = at
    while position >= 0 and (chunks[position].type in _SIDES or (codes and chunks[position].text in _JOINS)):
        if chunks[position].type in _SIDES:
            codes = [*chunks[position].codes, *codes]
            first = position
        position -= 1
    return first, codes


def _officials(chunks: Sequence[Chunk], at: int) -> int:
    """Where "Secretaries General of the" before the ministries begins, or `at`."""
    before = at - 1
    while before >= 0 and chunks[before].text == "the":
        before -= 1
    if before > 0 and chunks[before].text == "of" and chunks[before - 1].type is Is.GROUP:
        return before - 1
    return at
