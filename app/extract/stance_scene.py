"""What a stance is read from: who speaks in a release, and one wording in one sentence."""

import re
from dataclasses import dataclass

from app.domain.codes import DiplomaticAct
from app.domain.organisations import scored_code
from app.domain.text import Span
from app.extract.chunks import Chunk

Codes = tuple[str, ...]
_ADVERB = r"(?: (?:\w+ly|once again|once more|again|always|also|likewise|therefore|thus|further))?"
PASSIVE = re.compile(rf"\b(?:is|are|was|were|been|be|being){_ADVERB}{_ADVERB} $")


@dataclass(frozen=True, slots=True)
class Scene:
    """Who speaks in a release, and to whom or of whom."""

    home: Codes
    parties: Codes  # "the two sides"
    own: Codes  # "we"
    target: Codes


@dataclass(frozen=True, slots=True)
class Act:
    """One wording in one sentence."""

    act: DiplomaticAct
    verb: Span
    sentence: Span
    chunks: tuple[Chunk, ...]
    text: str  # of the sentence, folded

    @property
    def passive(self) -> bool:
        """ "was thanked by", not "it is regrettable"."""
        return PASSIVE.search(self.before) is not None and self.wording != "regrettable"

    @property
    def wording(self) -> str:
        start = self.sentence.start
        return self.text[self.verb.start - start : self.verb.end - start]

    @property
    def before(self) -> str:
        return self.text[: self.verb.start - self.sentence.start].lower()

    @property
    def behind(self) -> str:
        return self.text[self.verb.end - self.sentence.start :].lower()


_HELPERS = re.compile(
    r"\b(?:join(?:s|ed|ing)?|with|alongside) ([^.;]{1,90}?) in "
    r"(?:calling|demanding|urging|condemning|expressing|offering|conveying|extending|welcoming)\b"
)


def without_helpers(chunks: tuple[Chunk, ...], text: str, start: int) -> tuple[Chunk, ...]:
    """ "A joins B in calling on C", "We stand with B in condemning …": B neither speaks nor is spoken to."""
    match = _HELPERS.search(text) if " in " in text else None
    if match is None:
        return chunks
    helpers = Span(start + match.start(1), start + match.end(1))
    return tuple(chunk for chunk in chunks if not chunk.span.overlaps(helpers))


def scored(chunk: Chunk) -> Codes:
    codes = (scored_code(own) for own in chunk.organisations)
    return tuple(dict.fromkeys(code for code in codes if code))
