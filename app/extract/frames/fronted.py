"""Whom a preposition at the head of a sentence names, before those who act.

"With President X and Speaker Y, Minister Z had talks in A"
"In A today it was with President X that Minister Z met"
"To Minister X, who took office today, a letter was sent by Minister Y"
"""

from collections.abc import Sequence

from app.domain.event_types import EventType
from app.extract.chunks import Chunk, Is
from app.extract.frames.frame import Frame
from app.extract.frames.lists import party_list
from app.extract.lexicon import words

_BEFORE = words("in on at today yesterday , it was is will be")


def add_fronted(frame: Frame) -> None:
    """Whoever is named so stands as if behind the event word; who acts is not among them."""
    preposition = "to" if frame.trigger.type is EventType.MESSAGE else "with"
    passing = frame.embedded and preposition == "with"
    if passing or frame.object or frame.having(preposition, "between"):
        return
    named = _fronted(frame.chunks, preposition, frame.at)
    others = [chunk for chunk in named if chunk not in frame.subject]
    if others and frame.trigger.type in _TOLD_SO:
        frame.prepositions[preposition] = others


_TOLD_SO = frozenset(
    {EventType.MEETING, EventType.CALL, EventType.CONSULTATION, EventType.SUMMIT, EventType.MESSAGE}
)


def _fronted(chunks: Sequence[Chunk], preposition: str, until: int) -> list[Chunk]:
    """Those behind the preposition where nothing but a day and a town stand before it."""
    at = 0
    while at < until and (chunks[at].text in _BEFORE or chunks[at].type in (Is.DATE, Is.PLACE)):
        at += 1
    return party_list(chunks, at + 1, until)[0] if at < until and chunks[at].text == preposition else []


def is_cleft(chunks: Sequence[Chunk], until: int) -> bool:
    """ "It was with X that …", "It was X who …": what stands behind is what the sentence tells."""
    opening = [chunk.text for chunk in chunks[:until]]
    it = opening.index("it") if "it" in opening[:_NEAR] else None
    return (
        it is not None
        and opening[it + 1 : it + 2] in (["was"], ["is"])
        and not _TELLS.isdisjoint(opening[it:])
    )


_TELLS = words("that who")
_NEAR = 6  # chunks before "it"
