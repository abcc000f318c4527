"""Countries an event is only about: "a consultation on North Korea", "discussed the situation in Sudan"."""

from collections.abc import Iterator, Sequence

from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words
from app.extract.reading import Reading

_ABOUT = words("on about regarding concerning over discussed discuss discussing")
_ISSUE = words("situation crisis conflict war issue issues developments question peace security")
_BETWEEN = words("the latest ongoing current recent political humanitarian nuclear in of around") | _ISSUE
_NAMES = frozenset({Is.COUNTRY, Is.DEMONYM})


def subjects_of(candidate: Candidate, reading: Reading) -> tuple[str, ...]:
    """Codes of those its sentence says it is about, and that are no parties, in the order of the text."""
    row = reading.chunks[candidate.sentence.number]
    codes = dict.fromkeys(code for chunk in _spoken_of(row) for code in chunk.codes)
    return tuple(code for code in codes if code not in candidate.countries)


def _spoken_of(row: Sequence[Chunk]) -> Iterator[Chunk]:
    """Countries that follow a word such as "on" with nothing between but what names an issue."""
    about = False
    for at, chunk in enumerate(row):
        if about and chunk.type in _NAMES and not _is_owner(row, at):
            yield chunk
        elif not (about and (chunk.text in _BETWEEN or chunk.text in (",", "and"))):
            about = chunk.text in _ABOUT


def _is_owner(row: Sequence[Chunk], at: int) -> bool:
    """ "Iran's attack": what is spoken of is the attack, and the event may be of others."""
    return at + 1 < len(row) and row[at + 1].type is Is.POSSESSIVE
