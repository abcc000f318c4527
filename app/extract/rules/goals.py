"""A trip whose goal a clause beside it tells: "will embark on a tour in May when he travels to Accra"."""

from app.domain.event_types import EventType
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.triggers import TriggerClass

_PRONOUNS = words("he she they")
_NEAR = 4  # chunks from a verb of travel to its goal


def told_when_going(frame: Frame) -> list[Chunk]:
    """Who goes, of a clause "when he travels to …": the one person named before it; the only day named
    before it is that of the frame, which is then not told in passing.
    """
    before = frame.chunks[: frame.clause.start]
    pronoun = bool(before) and frame.chunks[frame.clause.start].text == "when"
    if not pronoun or frame.chunks[frame.at - 1].text not in _PRONOUNS:
        return []
    people = [c for c in before if c.type is Is.PERSON and c.codes]
    dates = [c.date for c in before if c.date is not None]
    if len(people) == 1 and len(dates) == 1 and not frame.dates:
        frame.dates, frame.embedded = dates, False
    return people if len(people) == 1 else []


def leads_elsewhere(frame: Frame, home: str | None) -> bool:
    """Whether another verb of the sentence says that the trip leads abroad."""
    for at, chunk in enumerate(frame.chunks):
        goes = any(t.type is EventType.VISIT and t.cls is TriggerClass.VERB for t in chunk.triggers)
        goals = [c for c in frame.chunks[at + 1 : at + _NEAR] if c.type in (Is.PLACE, Is.COUNTRY)]
        if goes and at > frame.at and any(c.codes and home not in c.codes for c in goals):
            return True
    return False
