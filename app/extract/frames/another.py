"""Where a clause turns to another event: ", after her call with X", "and signing a text with B"."""

from collections.abc import Sequence

from app.domain.event_types import EventType
from app.extract.chunks import PARTY, Chunk, Is
from app.extract.frames.frame import PREPOSITIONS
from app.extract.lexicon import words

_EARLIER_OR_LATER = words("after following before since")
OPENS_ANOTHER = _EARLIER_OR_LATER | words("and but followed")  # with one of these alone an event or act does
_NO_ACT = words(
    """
    including during regarding concerning following according incoming outgoing ongoing neighboring
    neighbouring visiting developing leading meeting
    """
)


def another_event(chunks: Sequence[Chunk], at: int) -> bool:
    """ "on May 3, after her call with Minister X": who took part in that is no party here."""
    if chunks[at].text not in _EARLIER_OR_LATER:
        return False
    ahead = chunks[at + 1 : at + 6]
    if _acts_there(chunks[at + 1 : at + 9]):
        return True
    first = next((n for n, c in enumerate(ahead) if c.type is Is.NOUN or _is_launch(c)), None)
    plain = (Is.WORD, Is.CAPITALISED, Is.NUMBER, Is.DATE)
    return first is not None and all(c.type in plain for c in ahead[:first])


def _acts_there(ahead: Sequence[Chunk]) -> bool:
    """ "was concluded after A, in May, helped B": a clause with a day of its own."""
    party = next((n for n, c in enumerate(ahead) if c.type in PARTY), len(ahead))
    behind = [c for c in ahead[party + 1 :] if c.type in (Is.VERB, Is.LIGHT) or c.text.endswith("ed")]
    return bool(behind) and any(c.date for c in ahead[party:])


def _is_launch(chunk: Chunk) -> bool:
    """ "following the missile launched by A on May 3"."""
    return any(trigger.type is EventType.MILITARY_ACTIVITY for trigger in chunk.triggers)


def another_act(chunks: Sequence[Chunk], at: int) -> bool:
    """ "holding a meeting with A on May 3 and signing a text with B"."""
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    if chunks[at].text == "followed":  # "followed by another with X" is the same with one more
        return at + 2 < len(chunks) and chunks[at + 2].text != "another"
    if _begins_anew(chunks, at):
        return True
    if chunks[at].text != "and" or following is None or following.type not in (Is.WORD, Is.VERB, Is.LIGHT):
        return False
    if following.text in _AUXILIARIES or (following.type is Is.LIGHT and following.text in _HAVING):
        return True
    if following.text in _HOLDING and at + 2 < len(chunks) and chunks[at + 2].text not in PREPOSITIONS:
        return True  # "paid a call on A and held talks with B"; not "was convened and held in May"
    return following.text.endswith("ing") and following.text not in _NO_ACT


def _begins_anew(chunks: Sequence[Chunk], at: int) -> bool:
    """ "met X this morning, and yesterday we opened a session in B", "…, and he left for B"."""
    if chunks[at].text not in ("and", "but") or at + 3 >= len(chunks):
        return False
    first = at + 1 + (chunks[at + 1].text == "on")
    dated = chunks[first].type is Is.DATE
    subject = first + dated + (dated and chunks[first + 1].text == ",")
    if subject + 1 >= len(chunks):
        return False
    someone = chunks[subject].text in _PRONOUNS or (dated and chunks[subject].type in PARTY)
    does = chunks[subject + 1]
    return someone and (does.type in (Is.VERB, Is.LIGHT) or does.text in _HAS_OR_WILL)


_PRONOUNS = words("i we he she they")
_HAS_OR_WILL = words("will would has have had is are was were")
_AUXILIARIES = words("will would also then later subsequently")
_HOLDING = words("held attended hosted chaired signed")
_HAVING = words("had has have")  # "held talks with A and had a meeting with B"
