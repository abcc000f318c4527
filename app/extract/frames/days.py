"""Days behind an event word that are those of something else."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.frames.chains import HAPPENS, is_done
from app.extract.frames.frame import Frame
from app.extract.lexicon import words
from app.extract.tenses import is_past
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


def is_of_what_is_named(frame: Frame, at: int) -> bool:
    """ "will sign the treaty announced on May 3": unless the event itself was what was done."""
    done = _participle_before(frame.chunks, at)
    anchor = frame.at if frame.governor is None else frame.governor
    if done is None or done == frame.at or is_done(frame, done):
        return False
    return _is_said_of_object(frame.chunks, anchor, done)


def is_of_object(chunks: Sequence[Chunk], at: int) -> bool:
    """ "met X to discuss the plan published on May 3": the day on which something happened to what the verb
    before it leads to.
    """
    done = _participle_before(chunks, at)
    if done is None:
        return False
    verb = next((n for n in range(done - 1, -1, -1) if chunks[n].type in (Is.VERB, Is.LIGHT)), None)
    return verb is not None and _is_said_of_object(chunks, verb, done)


def _participle_before(chunks: Sequence[Chunk], at: int) -> int | None:
    done = at - 1 - (at > 0 and chunks[at - 1].text in _ON)
    return done if done > 0 and _is_participle(chunks[done]) else None


def _is_said_of_object(chunks: Sequence[Chunk], verb: int, done: int) -> bool:
    told = done - 1
    while told > verb and chunks[told].text in _WHICH_WAS:
        told -= 1
    opens = next((n for n in range(told, verb, -1) if chunks[n].text in _THE), verb)
    object_ = chunks[opens + 1 : told + 1]
    follows = opens == verb or chunks[opens - 1].text not in _NEW_SUBJECT
    return follows and bool(object_) and all(c.type in _NAMES for c in object_)


def _is_participle(chunk: Chunk) -> bool:
    return chunk.text not in HAPPENS and (is_past(chunk.text) or chunk.text in _PARTICIPLES)


_ON = words("on in")
_WHICH_WAS = words("which that was were had been first already originally")
_THE = words("the a an its his her their this these those")
_NEW_SUBJECT = words("that and , ; while but as where when after before")
_NAMES = frozenset({Is.WORD, Is.NOUN, Is.CAPITALISED, Is.DEMONYM, Is.COMPOUND, Is.POSSESSIVE, Is.MASK})
_PARTICIPLES = words("taken given shown drawn written shot stolen done won begun broken sunk lost")


def opens_main_clause(frame: Frame, at: int) -> bool:
    """ "As part of the visit to B, on May 3 Minister X met …": the day is that of the meeting."""
    chunks = frame.chunks
    if at < 2 or at + 2 >= len(chunks) or frame.trigger.cls is not TriggerClass.NOUN:
        return False
    apart = chunks[at - 1].text == "on" and chunks[at - 2].text == ","
    if not apart or chunks[at + 1].type is not Is.PERSON or chunks[at + 2].type not in (Is.VERB, Is.LIGHT):
        return False
    return not any(c.type in (Is.VERB, Is.LIGHT, Is.PERSON) for c in chunks[: frame.at])


def leads_to_day(chunks: Sequence[Chunk], at: int, *, far: bool) -> bool:
    """Whether a day or a place stands behind; `far`: behind parties, "co-hosted by the A and the B in C"."""
    return any(c.type in (Is.DATE, Is.PLACE) for c in chunks[at : at + (_FAR if far else _NEAR)])


_NEAR = 8  # chunks
_FAR = 14
