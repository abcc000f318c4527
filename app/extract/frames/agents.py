"""The verb of an event noun past the person between them: "represented by X at", "co-hosts with X a"."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.frames.frame import Frame


def with_whom(frame: Frame, at: int) -> int | None:
    """ "co-hosts with X a meeting", "co-hosted with A the first round": X is there, too, or A."""
    chunks = frame.chunks
    joint = (
        chunks[at].type in (Is.PERSON, Is.COUNTRY, Is.ORGANISATION)
        and at > 1
        and chunks[at - 1].text == "with"
    )
    if not joint or chunks[at - 2].type is not Is.LIGHT or not chunks[at - 2].text.startswith("co-"):
        return None
    frame.prepositions.setdefault("with", []).append(chunks[at])
    return at - 2


_WITH = frozenset({Is.PERSON, Is.COUNTRY, Is.ORGANISATION})


def verb_of_agent(chunks: Sequence[Chunk], at: int) -> int | None:
    """ "A will be represented by X at the Forum", "took part on behalf of A in the Forum"."""
    before = [c.text for c in chunks[max(0, at - 5) : at - 1] if c.text != "the"]
    size = 2 if chunks[at - 1].type is Is.PERSON and before[-1:] == ["by"] else 0
    size = size or (4 if before[-3:] == ["on", "behalf", "of"] else 0)
    verb = at - size - (size == 4 and chunks[at - 2].text == "the")
    return verb if size and verb >= 0 and chunks[verb].type is Is.LIGHT else None
