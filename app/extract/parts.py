"""Several releases in one document: a page of a feed, an agency's digest. Each has main events of its own.

A further release begins with a line that is no sentence, above a line that holds a day and nothing more or
the opening of a statement ("We, the Ministers of …"). To cover another way of setting releases apart, add to
`_opens_release` what may stand below such a heading.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.reading import Reading
from app.extract.segments import Sentence

_SHORTEST, _LONGEST = 5, 40  # words of a heading
_ENDS_NO_HEADING = (".", ":", ";", ",", "?", "!", "”", '"')
_DAY_LINE = 6  # chunks: "12/11/2025 09:22 AM EST"
_VERBS = frozenset({Is.VERB, Is.LIGHT})


def parts_of(reading: Reading) -> list[Reading]:
    """The release itself, or each of those that one document holds, with its heading as a title."""
    starts = [s.number for s in reading.sentences if _is_heading(reading, s)]
    if not starts:
        return [reading]
    ends = [*starts, len(reading.sentences)]
    first = replace(reading, sentences=reading.sentences[: starts[0]])
    found = [first]
    for start, end in zip(starts, ends[1:], strict=True):
        heading = replace(reading.sentences[start], is_title=True)
        body = reading.sentences[start + 1 : end]
        if any(c.type in _VERBS for s in body for c in reading.chunks[s.number]):
            found.append(replace(reading, sentences=(heading, *body)))
    return found


def candidates_in(part: Reading, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those told in a part; what its heading tells is told by a title."""
    sentences = {s.number: s for s in part.sentences}
    found = [c for c in candidates if c.sentence.number in sentences]
    for candidate in found:
        candidate.frame.sentence = sentences[candidate.sentence.number]
    return found


def _is_heading(reading: Reading, sentence: Sentence) -> bool:
    if sentence.is_title or sentence.is_note or sentence.number < 2:
        return False
    text = reading.quote(sentence)
    alone = _alone(reading, sentence.number)
    if not alone or text.endswith(_ENDS_NO_HEADING) or not _SHORTEST <= len(text.split()) <= _LONGEST:
        return False
    told = any(c.type in _VERBS for s in reading.sentences[: sentence.number] for c in _row(reading, s))
    return told and _opens_release(reading, sentence.number + 1)


def _alone(reading: Reading, number: int) -> bool:
    """Whether a sentence is a paragraph."""
    around = reading.sentences[max(0, number - 1) : number + 2]
    own = reading.sentences[number].paragraph
    return sum(s.paragraph == own for s in around) == 1


def _opens_release(reading: Reading, number: int) -> bool:
    """ "28 Jan", "12/11/2025 09:22 AM EST"; "We, the Foreign Ministers of A and B, …"."""
    if number >= len(reading.sentences):
        return False
    row = reading.chunks[number]
    day = bool(row) and row[0].date is not None and len(row) <= _DAY_LINE and _alone(reading, number)
    joint = reading.quote(reading.sentences[number]).startswith("We, the ")
    return joint or (day and all(c.type not in _VERBS for c in row))


def _row(reading: Reading, sentence: Sentence) -> Sequence[Chunk]:
    return () if sentence.is_title else reading.chunks[sentence.number]
