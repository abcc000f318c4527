"""Who takes part in an encounter: its subject, and whom which prepositions tie to it."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.frames.subjects import free_parties
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
        return [*attendants(frame.subject), *_who_met_whom(frame)]
    before = [c.text for c in frame.chunks[max(0, frame.governor - _AGREED_NEAR) : frame.governor]]
    if before[-1:] != ["to"] or _AGREEING.isdisjoint(before):
        return attendants(frame.subject)
    return [c._replace(type=Is.COUNTRY) if c.type is Is.PERSON else c for c in parties(frame.subject)]


def _who_met_whom(frame: Frame) -> list[Chunk]:
    """ "Minister X thanked his counterpart from B, with whom he spoke by telephone today": X, too."""
    chunks, opens = frame.chunks, frame.clause.start
    whom = frame.clause.antecedent is not None and [c.text for c in chunks[opens - 1 : opens + 1]]
    if whom != ["with", "whom"] or not any(c.text in _PRONOUNS for c in chunks[opens : frame.at]):
        return []
    people = [c for c in free_parties(chunks, 0, opens - 1) if c.type is Is.PERSON and c not in frame.subject]
    return attendants(people[:1])


_PRONOUNS = words("he she i we they")
_AGREED_NEAR = 8  # chunks: "agreed at their summit on April 3 to"
_AGREEING = words("agreed agree agrees decided")
