"""Who goes along: "is visiting B together with her counterpart from C, X", of whatever country."""

from collections.abc import Set

from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame, party_list
from app.extract.frames.frame import SKIPPED
from app.extract.lexicon import TOGETHER

_BESIDE = (*TOGETHER, ("accompanied", "by"))
_ALONGSIDE = "alongside"


def companions(frame: Frame, goals: Set[str]) -> list[Chunk]:
    """The people behind a verb of travel with whom somebody goes; none behind another verb, and nobody of the
    countries where they go, who are met there.
    """
    chunks = frame.chunks
    for at in range(frame.at + 1, min(frame.clause.end, len(chunks)) - 1):
        if chunks[at].type in (Is.VERB, Is.LIGHT):
            return []
        pair = (chunks[at].text, chunks[at + 1].text)
        if pair in _BESIDE or pair[0] == _ALONGSIDE:
            start = at + 1 + (pair in _BESIDE)
            while start < len(chunks) and chunks[start].text in SKIPPED:
                start += 1
            found = [c for c in party_list(chunks, start, len(chunks))[0] if c.type is Is.PERSON and c.codes]
            return [c for c in found if goals.isdisjoint(c.codes)]
    return []
