"""Briefings: a spokesperson announces several items and takes questions.

Each dated item that was announced is a main event; what a question says is none.
"""

import re

from app.domain.codes import ReleaseKind
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.positions import REPORTED, title_words
from app.extract.questions import QUESTION, SPEAKER
from app.extract.reading import Reading
from app.extract.triggers import TriggerClass
from app.extract.when import is_dated


def is_briefing(reading: Reading) -> bool:
    heading = title_words(reading)
    if reading.release.kind is ReleaseKind.BRIEFING or ("briefing" in heading and "spokesperson" in heading):
        return True
    return {"press", "conference"} <= heading and bool(_ANNOUNCED.search(reading.release.text))


# A minister's press conference that opens with announcements under numbered headings.
_ANNOUNCED = re.compile(r"Opening Remarks\b[^?]{0,600}?(?:\s\(1\) [A-Z]|\bannouncements?\b)")


def questions_from(reading: Reading) -> int:
    """The sentence with which the questions of a transcript begin; what stands before was announced."""
    asked = (s.number for s in reading.sentences if QUESTION.match(reading.quote(s)))
    return next(asked, len(reading.sentences))


def is_asked(candidate: Candidate, reading: Reading) -> bool:
    """Whether it stands in a question, of one paragraph or more: what a journalist has heard, nobody has
    told.
    """
    if not reading.asked:
        return False
    paragraph = candidate.sentence.paragraph
    for number in range(candidate.sentence.number, -1, -1):
        sentence = reading.sentences[number]
        if paragraph - sentence.paragraph > _LONGEST_QUESTION:
            return False
        quote = reading.quote(sentence)
        if QUESTION.match(quote):
            return True
        if SPEAKER.match(quote):
            return False
    return False


def is_answered(candidate: Candidate, reading: Reading) -> bool:
    """Whether the answer tells a deed with the same verb: "Ministers are reported to have paid tribute at the
    shrine today." "We deplore that they paid tribute at the shrine."; what is called a coup is called so.
    """
    if candidate.type is not EventType.POLITICAL or candidate.frame.trigger.cls is not TriggerClass.VERB:
        return False
    for sentence in reading.sentences[candidate.sentence.number + 1 :]:
        if QUESTION.match(reading.quote(sentence)):
            return False
        told = (f for f in reading.frames[sentence.number] if not f.unreal)
        if any(f.trigger.entry == candidate.frame.trigger.entry for f in told):
            return sentence.paragraph > candidate.sentence.paragraph
    return False


_LONGEST_QUESTION = 2  # paragraphs behind its first


def is_item(candidate: Candidate) -> bool:
    """A dated item of a briefing, told in its own sentence; by the week or month only background is told."""
    if candidate.frame.embedded or candidate.type in REPORTED:
        return False
    vague = bool(candidate.dates) and not any(date.is_day for date in candidate.dates)
    return (is_dated(candidate) and not vague) or _is_done_now(candidate)


_DECIDED = frozenset({EventType.AID, EventType.SANCTIONS, EventType.MESSAGE})
_STRONG = ("condemn", "deplore", "denounce", "sternly", "strongly", "firmly", "vehemently")


def _is_done_now(candidate: Candidate) -> bool:
    """What happens with its announcement needs no day: a decision on aid, a letter, a condemnation."""
    spoken = candidate.type is EventType.STATEMENT and _is_strong(candidate)
    enough = candidate.sides > (0 if spoken else 1)
    return (spoken or candidate.type in _DECIDED) and not (candidate.when or candidate.dates) and enough


def _is_strong(candidate: Candidate) -> bool:
    """ "condemns …", "expresses strong protest over …"."""
    frame = candidate.frame
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    return frame.word.startswith(_STRONG) or (
        frame.word.startswith("express") and behind.startswith("strong")
    )
