"""Ceremonies and sittings at which something is done: that is the event, and no gathering beside it."""

from app.extract.frames import Frame
from app.extract.frames.frame import PREPOSITIONS
from app.extract.lexicon import words


def is_another_event(frame: Frame) -> bool:
    return _opens_mission(frame) or _is_of_deed(frame) or _is_told_before(frame) or _decides(frame)


def _opens_mission(frame: Frame) -> bool:
    """ "the opening ceremony of the Embassy of A": the mission opens."""
    behind = {word for c in frame.chunks[frame.at + 1 : frame.at + 5] for word in c.text.split()}
    return frame.word.endswith("ceremony") and not _MISSIONS.isdisjoint(behind)


_MISSIONS = words("embassy consulate mission commission")


def _is_of_deed(frame: Frame) -> bool:
    """A ceremony, but one like "A ceremony marking the anniversary was held in C on May 3"."""
    held = frame.governor is not None and bool(frame.dates)
    return frame.word.startswith("ceremon") and not (held and _OF_DEEDS.isdisjoint(frame.said))


_OF_DEEDS = words(
    """
    signing signed sign credentials credence handover hand-over handing handed swearing sworn oath
    inauguration inaugurated opening funeral burial presented presenting awarded medal order
    """
)


def _is_told_before(frame: Frame) -> bool:
    """ "The ceremony was held on May 3": of the deed that the sentences before tell."""
    chunks = frame.chunks
    before = chunks[frame.at - 1].text if frame.at else ""
    behind = chunks[frame.at + 1].text if frame.at + 1 < len(chunks) else ""
    return frame.word == "ceremony" and before in _KNOWN and behind not in _SAYS_WHICH


_KNOWN = words("the this that")
_SAYS_WHICH = words("of for marking to commemorating in honouring honoring celebrating")


def _decides(frame: Frame) -> bool:
    """ "The 58th session of the Human Rights Council adopted a resolution": what it adopts is the event."""
    opens = frame.lead not in PREPOSITIONS  # a day may stand before it
    return frame.word in _SITTINGS and opens and frame.governor_word in _DECIDES


_SITTINGS = words("session plenary assembly") | {"plenary session", "general conference"}
_DECIDES = words("adopted approved endorsed passed renewed elected extended reaffirmed decided")
