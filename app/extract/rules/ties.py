"""Who takes part in an encounter: its subject, and whom which prepositions tie to it."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.rules.base import attendants, parties
from app.extract.tenses import is_passive
from app.extract.triggers import TriggerClass

TIES = ("with", "between", "among", "by", "including", "alongside", "along")


def ties(frame: Frame) -> Sequence[str]:
    """Not "between" and "by" in "met X about the war between A and B and the attacks by C": they belong to
    the nouns behind; but "by" in "at the Forum hosted by A".
    """
    active = frame.trigger.cls is TriggerClass.VERB and not is_passive(frame.chunks, frame.at)
    if not active or not (frame.object or frame.having("with")):
        return TIES
    hosts = any(c.text in _HOSTED for c in frame.chunks[frame.at + 1 :])
    return [name for name in TIES if name != "between" and (hosts or name != "by")]


_HOSTED = words("hosted co-hosted chaired co-chaired organised organized")


def from_whom(frame: Frame, *others: str) -> list[Chunk]:
    """Not the writer in "received Minister X, bearer of a message from President Y"."""
    chunks = frame.chunks
    written = any(
        chunk.text == "from" and not _WRITTEN.isdisjoint(chunks[at - 1].text.split())
        for at, chunk in enumerate(chunks)
        if at
    )
    return frame.having(*(() if written else ("from",)), *others)


_WRITTEN = words("message messages letter letters greetings wishes invitation")


def who_comes(frame: Frame) -> Sequence[Chunk]:
    """Not in person who "agreed at their summit to hold the third Joint Commission in July": their states."""
    if frame.trigger.cls is not TriggerClass.NOUN or frame.governor is None:
        return attendants(frame.subject)
    before = [c.text for c in frame.chunks[max(0, frame.governor - _AGREED_NEAR) : frame.governor]]
    if before[-1:] != ["to"] or _AGREEING.isdisjoint(before):
        return attendants(frame.subject)
    return [c._replace(type=Is.COUNTRY) if c.type is Is.PERSON else c for c in parties(frame.subject)]


_AGREED_NEAR = 8  # chunks: "agreed at their summit on April 3 to"
_AGREEING = words("agreed agree agrees decided")
