"""Words close before an event that say that it is no fact."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words

_UNREAL = words(
    """
    would could might should may if unless hope hopes hoped wish wishes calls called propose proposes
    proposed invited urge urges urged suggested requested cannot not never no neither nor without cancelled
    canceled postponed postpones postpone cancels cancel
    instead oppose opposes looking hypothetical ready readiness willing willingness
    encourage encouraged encourages want wants
    """
)
# "Cannot but be shocked": it is; "an invited guest" came; "adopted without a vote".
_REAL_AFTER_ALL = words("but help guest guests speaker speakers by vote objection objections")


def unreal_word(chunks: Sequence[Chunk], at: int, start: int, reach: int = 6) -> str | None:
    """A word before the event that makes it a wish, a condition or a denial; None where it is told as
    fact.
    """
    following = chunks[at]
    for chunk in reversed(chunks[max(start, at - reach) : at]):
        if chunk.text in (";", "."):
            return None
        if chunk.text == "would" and following is chunks[at] and _is_reported(chunks, at):
            return None
        said = chunk.text in _UNREAL and chunk.type is Is.WORD
        said = said or (chunk.text == "no" and chunk.type is Is.CAPITALISED)  # "No missile was launched"
        said = said and not _is_done_in_saying(chunks, at)
        if said and following.text not in _REAL_AFTER_ALL:
            return chunk.text
        following = following if chunk.text in ("a", "an", "the") else chunk
    return None


def _is_done_in_saying(chunks: Sequence[Chunk], at: int) -> bool:
    """ "We wish to congratulate A", "I would like to express …": who says so does it."""
    speaks = any(t.frame == "speech" for t in chunks[at].triggers)
    return speaks and [c.text for c in chunks[max(0, at - 2) : at]] in (["wish", "to"], ["like", "to"])


def _is_reported(chunks: Sequence[Chunk], at: int) -> bool:
    """ "The two agreed that X would visit B in January": a plan that is told, no wish."""
    that = next((n for n in range(at - 1, max(0, at - _REPORT_NEAR), -1) if chunks[n].text == "that"), 0)
    return bool(that) and chunks[that - 1].text in _REPORTING


_REPORT_NEAR = 10  # chunks
_REPORTING = words("agreed announced confirmed decided informed said stated noted added")
