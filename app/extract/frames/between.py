"""What may stand between a verb and the event noun that it carries: days, towns, "is on a"."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words

_COMES_ON = words("is was be are were currently now arrived arrives arrive left leaves departed departs")


def being(chunks: Sequence[Chunk], at: int) -> int | None:
    """ "is on a visit", "there was a meeting": the verb that says no more than that it is."""
    verb = at - 2 if at > 1 and chunks[at - 1].type is Is.DATE else at - 1  # "is today on a visit"
    before = chunks[at - 1].text if at else ""
    if chunks[at].text == "on" and verb >= 0 and chunks[verb].text in _COMES_ON:
        return verb
    there = before == "there" or (before == "will" and at > 1 and chunks[at - 2].text == "there")
    return at if there and chunks[at].text in ("was", "were", "be") else None


def past_time(chunks: Sequence[Chunk], at: int) -> int:
    """ "signed on Monday a Memorandum", "received today in Accra a call", "will chair at the Ministry the
    meeting": before the day, the town and the house.
    """
    start = at
    while at > 0 and (chunks[at].type in (Is.DATE, Is.PLACE) or _houses(chunks, at)):
        at -= 1 + (chunks[at].type not in (Is.DATE, Is.PLACE))
        at -= chunks[at].text in ("on", "in", "at")
    return at if at >= 0 and chunks[at].type in (Is.LIGHT, Is.VERB) else start


def _houses(chunks: Sequence[Chunk], at: int) -> bool:
    """ "at the Ministry of Foreign Affairs"."""
    house = chunks[at].text.endswith(("ministry", "affairs")) and chunks[at].type is Is.WORD
    return house and at > 1 and chunks[at - 1].text == "the" and chunks[at - 2].text == "at"


def past_day(chunks: Sequence[Chunk], at: int) -> int:
    """ "will participate tomorrow, 4 May, in the Forum": as if no day stood before "in"."""
    start = at
    while at > 1 and (chunks[at - 1].type is Is.DATE or (chunks[at - 1].text == "," and chunks[at - 2].date)):
        at -= 1
    return at if chunks[at - 1].type is Is.LIGHT else start
