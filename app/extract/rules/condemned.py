"""Whom a text condemns: "a statement condemning A's launch", "a resolution deploring B's annexation of C"."""

from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words

_CONDEMNING = words("condemning denouncing deploring condemns condemned denounced deplored")
_NEAR = 5  # chunks: "condemning in the strongest terms A"


def condemned(frame: Frame) -> list[Chunk]:
    """The country behind the first such word that stands behind the text."""
    chunks = frame.chunks
    told = next((n for n in range(frame.at + 1, len(chunks)) if chunks[n].text in _CONDEMNING), len(chunks))
    for chunk in chunks[told + 1 : told + 1 + _NEAR]:
        if chunk.type in (Is.COUNTRY, Is.DEMONYM) and len(chunk.codes) == 1:
            return [chunk._replace(type=Is.COUNTRY)]
        if chunk.type in (Is.NOUN, Is.VERB):
            break
    return []
