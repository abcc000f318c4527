"""What stands between a preposition and its party: "with the participation of X", "between him and Y"."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.frames.frame import PREPOSITIONS, SKIPPED
from app.extract.lexicon import words

_PRESENCE = words("participation presence attendance involvement")


def past_presence(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """ "with the participation of X", "in the presence of Y": those who are there."""
    after = at + 1 if at < stop and chunks[at].text == "the" else at
    there = after + 1 < stop and chunks[after].text in _PRESENCE and chunks[after + 1].text == "of"
    return after + 2 if there else at


def past_level(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """ "at the level of Deputy Ministers of A and B": those who meet."""
    after = at + 1 if at < stop and chunks[at].text == "the" else at
    return (
        after + 2
        if after + 1 < stop and chunks[after].text == "level" and chunks[after + 1].text == "of"
        else at
    )


def past_pronoun(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """ "between him and Minister X": the one who is named is read, the other is looked up."""
    if (
        at + 1 < stop
        and chunks[at].text in ("him", "her", "them", "us", "me")
        and chunks[at + 1].text == "and"
    ):
        return at + 2
    return at


_COUNCILS = words("council conference assembly board committee commission meeting group")


def past_council(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """ "Session of the Council of Foreign Ministers of the OIC": the ministers are who sits there."""
    if at + 2 < stop and chunks[at].text in _COUNCILS and chunks[at + 1].text == "of":
        following = at + 2
        while following < stop and chunks[following].text in SKIPPED:
            following += 1
        if following < stop and chunks[following].type in (Is.GROUP, Is.ORGANISATION):
            return following
    return at


def past_bodies(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """ "between the Foreign Ministries of A and B": the countries are what counts."""
    for position in range(at, min(stop, at + 5)):
        if chunks[position].type not in (Is.WORD, Is.CAPITALISED) or chunks[position].text in PREPOSITIONS:
            following = position + 1
            while following < stop and chunks[following].text in SKIPPED:
                following += 1
            found = chunks[position].text == "of" and position > at and following < stop
            return following if found and chunks[following].type is Is.COUNTRY else at
    return at
