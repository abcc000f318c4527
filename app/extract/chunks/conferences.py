"""Bodies that are conferences, too: who attends "the Munich Security Conference" attends an event.

The dictionary knows such names as organisations. Behind a verb of attending or hosting, or before one of
being held, the last word of the name becomes the event noun that it is, the rest stays the organisation.
"""

from collections.abc import Sequence

from app.domain.text import Span
from app.extract.chunks.chunk import Chunk, Is
from app.extract.lexicon import words
from app.extract.triggers import TriggerClass, triggers_by_word

_ATTENDING = words(
    """
    attend attends attended attending participate participates participated participating take took taking
    join joins joined joining host hosts hosted address addresses addressed
    """
)
_LEADING = _ATTENDING | {"for"}  # "travels to Munich for the Munich Security Conference"
_BETWEEN = words("the a an in at to this annual next upcoming part and")
_HELPERS = words("was is will be has been to were are")
_HELD = words("took takes take held convened opened opens concluded")
_GOES_ON = frozenset({Is.POSSESSIVE, Is.GROUP, Is.NOUN, Is.CAPITALISED, Is.PERSON})


def part_conferences(chunks: list[Chunk]) -> list[Chunk]:
    """ "attend the Munich Security Conference" as organisation and event noun."""
    if not any(chunk.type is Is.ORGANISATION for chunk in chunks):
        return chunks
    parted: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        event = _event_in(chunks, at) if chunk.type is Is.ORGANISATION else None
        parted.extend(_parts(chunk, event) if event is not None else [chunk])
    return parted


def _event_in(chunks: Sequence[Chunk], at: int) -> str | None:
    """The last word of the name, where it is an event noun and somebody attends it, or it takes place."""
    *before, last = chunks[at].text.split()
    following = chunks[at + 1].type if at + 1 < len(chunks) else Is.MARK
    if not before or following in _GOES_ON or last not in triggers_by_word():
        return None
    ahead = [c.text.split()[0] for c in chunks[at + 1 : at + 5] if c.text not in _HELPERS]
    if ahead and (ahead[0] in _HELD or ahead[1:2] == ["its"]):
        return last  # "The Forum holds its 17th meeting"
    if at and chunks[at - 1].type is Is.NUMBER:
        return last  # "the 17th Forum" is one of a series
    position = at - 1
    while position >= 0 and (chunks[position].text in _BETWEEN or chunks[position].type is Is.NUMBER):
        position -= 1
    return last if position >= 0 and chunks[position].text.split()[0] in _LEADING else None


def _parts(chunk: Chunk, event: str) -> list[Chunk]:
    nouns = tuple(t for t in triggers_by_word()[event] if t.phrase == (event,) and t.cls is TriggerClass.NOUN)
    if not nouns:
        return [chunk]
    cut = chunk.span.end - len(event)
    body = chunk._replace(span=Span(chunk.span.start, cut - 1), text=chunk.text[: -len(event) - 1])
    return [
        body,
        Chunk(Is.NOUN, Span(cut, chunk.span.end), event, triggers=nouns, entry=nouns[0].entry),
    ]
