"""Trips whose goal stands before the word for them: "came with his spouse to B for an official visit"."""

from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame, find_subject
from app.extract.lexicon import words
from app.extract.triggers import TriggerClass

_LEADS = words("for on")
_MOVES = words(
    """
    came come comes coming arrived arrives arrive arriving travelled traveled travels travel flew flies fly
    landed lands returned returns is was are were be been staying stayed stays
    """
)
_TO = words("to in at")
_SKIPPED = words("the , a an his her their our")


def came_for(frame: Frame) -> tuple[list[Chunk], Chunk | None]:
    """Who came, and the country or town, of "X came to B on May 3 for a visit"."""
    chunks = frame.chunks
    if frame.trigger.cls is not TriggerClass.NOUN or frame.governor is not None or frame.lead not in _LEADS:
        return [], None
    at = next(n for n in range(frame.at - 1, -1, -1) if chunks[n].text == frame.lead) - 1
    while at > frame.clause.start and (chunks[at].date is not None or chunks[at].text in _SKIPPED | {"on"}):
        at -= 1
    if at <= frame.clause.start or chunks[at].type not in (Is.COUNTRY, Is.PLACE) or not chunks[at].codes:
        return [], None
    before = at - 1 - (chunks[at - 1].text in _SKIPPED)
    if chunks[before].text.split()[-1] not in _TO:
        return [], None
    moves = (n for n in range(before, frame.clause.start, -1) if chunks[n].text.split()[0] in _MOVES)
    verb = next(moves, None)
    return (find_subject(chunks, verb, frame.clause), chunks[at]) if verb is not None else ([], None)
