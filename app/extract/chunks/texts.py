"""Texts that are adopted: "the Lima Declaration was signed" tells of an agreement, wherever Lima is.

The masks hide the town in such a name; where somebody adopts it, its last word is the noun that it is.
"""

from collections.abc import Sequence

from app.extract.chunks.chunk import Chunk, Is
from app.extract.lexicon import words
from app.extract.triggers import TriggerClass, triggers_by_word

_TEXTS = words("declaration agreement accord convention protocol treaty")
_ADOPTED = words("adopted signed endorsed concluded issued")
_HELPERS = words("was were is be been being has have will had by consensus unanimously today also")
_ADOPTING = words(
    "adopted adopts adopt signed signs sign endorsed adopting signing adoption signature of the a"
)
_REACH = 4  # chunks


def name_texts(chunks: list[Chunk]) -> list[Chunk]:
    """ "the Lima Declaration was adopted", "with the adoption of the Lima Declaration" as event nouns."""
    for at in [n for n, chunk in enumerate(chunks) if chunk.type is Is.MASK]:
        last = chunks[at].text.split()[-1]
        if last in _TEXTS and (_is_adopted(chunks, at) or _adopts(chunks, at)):
            nouns = tuple(
                t for t in triggers_by_word()[last] if t.cls is TriggerClass.NOUN and len(t.phrase) == 1
            )
            chunks[at] = chunks[at]._replace(type=Is.NOUN, triggers=nouns, entry=nouns[0].entry)
    return chunks


def _is_adopted(chunks: Sequence[Chunk], at: int) -> bool:
    behind = next(
        (c for c in chunks[at + 1 : at + 1 + _REACH] if c.text not in _HELPERS and c.date is None), None
    )
    return behind is not None and behind.text in _ADOPTED


def _adopts(chunks: Sequence[Chunk], at: int) -> bool:
    before = [c.text for c in chunks[max(0, at - _REACH) : at] if c.type is not Is.CAPITALISED]
    return bool(before) and before[-1] in _ADOPTING and not (_ADOPTING - _ARTICLES).isdisjoint(before)


_ARTICLES = words("of the a")
