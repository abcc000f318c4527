"""Days behind an event word that are those of something else."""

from app.extract.chunks import Is
from app.extract.frames.frame import Frame
from app.extract.lexicon import words
from app.extract.triggers import TriggerClass

_TIMES = words(
    """
    morning afternoon evening night day days week weeks weekend month months end beginning start middle half
    quarter period eve date dates as rest course
    """
)


def is_of_another(frame: Frame, at: int) -> bool:
    """ "a démarche over the incident of 3 July": the day is that of what stands before it."""
    chunks = frame.chunks
    if at < 2 or chunks[at - 1].text != "of" or at - 2 == frame.at:
        return False
    return chunks[at - 2].type is Is.WORD and chunks[at - 2].text not in _TIMES


def opens_main_clause(frame: Frame, at: int) -> bool:
    """ "As part of the visit to B, on May 3 Minister X met …": the day is that of the meeting."""
    chunks = frame.chunks
    if at < 2 or at + 2 >= len(chunks) or frame.trigger.cls is not TriggerClass.NOUN:
        return False
    apart = chunks[at - 1].text == "on" and chunks[at - 2].text == ","
    if not apart or chunks[at + 1].type is not Is.PERSON or chunks[at + 2].type not in (Is.VERB, Is.LIGHT):
        return False
    return not any(c.type in (Is.VERB, Is.LIGHT, Is.PERSON) for c in chunks[: frame.at])
