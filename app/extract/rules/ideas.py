"""Attacks that are none: on democracy, on the freedom of the press; sessions that are played."""

from app.extract.frames import Frame
from app.extract.lexicon import words


def is_on_idea(frame: Frame) -> bool:
    """ "the regime's attacks on democracy and human rights": words and laws, no force."""
    behind = [c.text for c in frame.chunks[frame.at + 1 : frame.at + _IDEA_NEAR]]
    if behind[:1] not in (["on"], ["against"], ["upon"]):
        return False
    what = [word for text in behind[1:] for word in text.split() if word not in _BEFORE_IDEA]
    return bool(what) and what[0] in _IDEAS


_IDEA_NEAR = 6  # chunks
_BEFORE_IDEA = words("the our their its his her very 's core fundamental basic all independent both media")
_IDEAS = words(
    """
    democracy democratic freedom freedoms rights human liberty liberties rule values principles institutions
    independence judiciary truth press expression sovereignty multilateralism society pluralism dissent
    """
)


def is_make_believe(frame: Frame) -> bool:
    """ "a mock session of the Security Council", "a public consultation on the Bill": no states confer."""
    asked = "public" in frame.words and frame.word.startswith("consultation")
    return asked or not _MAKE_BELIEVE.isdisjoint(frame.words)


_MAKE_BELIEVE = words("mock simulated simulation model")
