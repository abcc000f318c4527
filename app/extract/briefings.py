"""Briefings and transcripts: what a spokesperson announces, and where the questions begin."""

import re

from app.domain.codes import ReleaseKind
from app.extract.candidates import Candidate
from app.extract.positions import title_words
from app.extract.reading import Reading


def is_briefing(reading: Reading) -> bool:
    heading = title_words(reading)
    if reading.release.kind is ReleaseKind.BRIEFING or ("briefing" in heading and "spokesperson" in heading):
        return True
    return {"press", "conference"} <= heading and bool(_ANNOUNCED.search(reading.release.text))


# A minister's press conference that opens with announcements under numbered headings.
_ANNOUNCED = re.compile(r"Opening Remarks\s+\(1\) [A-Z]")


_QUESTION = re.compile(r"(?:QUESTION|Question|Q|QUESTIONER|REPORTER|JOURNALIST) ?[:.] ")


def questions_from(reading: Reading) -> int:
    """The sentence with which the questions of a transcript begin; what stands before was announced."""
    asked = (s.number for s in reading.sentences if _QUESTION.match(reading.quote(s)))
    return next(asked, len(reading.sentences))


def is_asked(candidate: Candidate, reading: Reading) -> bool:
    return _QUESTION.match(reading.quote(candidate.sentence)) is not None
