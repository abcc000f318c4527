"""Whose the object of a speech act is: "the recent B trip", "its commitment to B's security"."""

import re
from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words
from app.extract.named_states import NAMES_STATE, states
from app.extract.stance_scene import Act, Codes, scored


def find_owner(row: Sequence[Chunk], actors: Codes) -> Codes:
    """Whose deed is welcomed: "B's focus on", "the talks of leaders of B and C", "what B did"."""
    for at, chunk in enumerate(_until(row[:_OBJECT], _ELSEWHERE)):
        owns = at + 1 < len(row) and row[at + 1].type is Is.POSSESSIVE
        by = any(c.text == "by" for c in row[max(0, at - 2) : at])
        if scored(chunk) and (owns or by):
            return scored(chunk) if set(scored(chunk)).isdisjoint(actors) else ()
        if chunk.codes and chunk.type in NAMES_STATE and (owns or chunk.type is not Is.PLACE):
            return next(states(row[at:], actors), ()) if set(chunk.codes).isdisjoint(actors) else ()
    return ()


_OBJECT = 24  # chunks
_ELSEWHERE = words("in to on with for from against toward towards as into , ; . including")


def _until(row: Sequence[Chunk], ends: frozenset[str]) -> Sequence[Chunk]:
    end = next((n for n, chunk in enumerate(row) if chunk.text in ends), len(row))
    return row[:end]


def find_bond(told: Act, row: Sequence[Chunk], actors: Codes) -> Codes:
    """Whom one side binds itself to: "its commitment to B", "the A-B partnership"."""
    if len(actors) > 1:
        return ()
    for chunk in row[:_NEAR]:
        if chunk.type is Is.COMPOUND and set(chunk.codes) & set(actors):
            return tuple(code for code in chunk.codes if code not in actors)
    bond = _BOND.search(told.wording + told.behind[:_REACH])
    if bond is None:
        return ()
    start = told.verb.start + bond.end()
    row = _until([chunk for chunk in row if chunk.span.start >= start - 1], _CLAUSES)
    for at, chunk in enumerate(row):
        if body := body_at(row, at):
            return body
        if chunk.codes and chunk.type in NAMES_STATE:
            return next(states(row[at:], actors), ())
    return ()


def body_at(row: Sequence[Chunk], at: int) -> Codes:
    """The organisation there, if it is no member of it that is meant: "our NATO ally B"."""
    member = at + 2 < len(row) and row[at + 1].text in _MEMBERS and row[at + 2].type in NAMES_STATE
    return () if member else scored(row[at])


def names_both(told: Act) -> bool:
    """ "the partnership between our two countries": with the other side."""
    return _OUR_TIES.search(told.behind[:_REACH]) is not None


_NEAR = 10  # chunks
_REACH = 110  # characters
_BOND = re.compile(r"\b(?:commitments?|support|solidarity|partnership|alliance|friendship|respect|ties)\b")
_OUR_TIES = re.compile(
    r"\b(?:partnership|alliance|friendship|ties|relations|relationship) (?:between )?(?:of )?our (?:two )?"
    r"(?:countries|nations|peoples)\b"
)
_MEMBERS = words("ally allies partner partners member members")
_CLAUSES = words("in on and , ; . that which who whom those where as including against from")
