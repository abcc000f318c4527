"""Clauses of a sentence over its chunks.

A relative clause ("who is on a visit to …") or a subordinate one ("while …", "where …") is set apart,
because what is said there has its own subject and date. Coordination and purpose ("to meet …") stay
inside the clause they hang on.
"""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from app.extract.chunks import PARTY, Chunk, Is
from app.extract.constants import Constant
from app.extract.lexicon import words
from app.extract.occasion import occasion_before_actor
from app.extract.tenses import is_past


class ClauseKind(Constant):
    MAIN: ClassVar["ClauseKind"]
    RELATIVE: ClassVar["ClauseKind"]
    SUBORDINATE: ClassVar["ClauseKind"]


class Clause(NamedTuple):
    """Half-open range of chunk indexes; `antecedent` is the index of the party a relative clause speaks
    of.
    """

    start: int
    end: int
    kind: ClauseKind
    antecedent: int | None = None


_RELATIVE = words("who whom whose which where")
_SUBORDINATE = words(
    """
    while when after before since because although though if unless until whereas as once
    """
)
_AUXILIARIES = words(
    """
    is are was were be been being has have had will would to do did does am
    """
)


_MAY_OPEN = _RELATIVE | _SUBORDINATE | {"that"}


def find_clauses(chunks: Sequence[Chunk]) -> tuple[Clause, ...]:
    """Subordinate stretches first, then the main clause as everything that is left between."""
    clauses: list[Clause] = []
    reached = 0
    for at in [n for n, chunk in enumerate(chunks) if chunk.text in _MAY_OPEN]:
        kind = _opens(chunks, at) if at >= reached else None
        if kind is not None:
            reached = _closes(chunks, at)
            antecedent = _antecedent(chunks, at) if kind is ClauseKind.RELATIVE else None
            clauses.append(Clause(at, reached, kind, antecedent))
    return tuple(clauses)


def clause_of(clauses: Sequence[Clause], at: int, length: int) -> Clause:
    """The subordinate clause around a chunk, or the main clause."""
    for clause in clauses:
        if clause.start <= at < clause.end:
            return clause
    return Clause(0, length, ClauseKind.MAIN)


def _opens(chunks: Sequence[Chunk], at: int) -> ClauseKind | None:
    text = chunks[at].text
    if text in _RELATIVE and at:
        return ClauseKind.RELATIVE
    behind_noun = text == "that" and 0 < at < len(chunks) - 1 and chunks[at - 1].type is Is.NOUN
    if behind_noun and chunks[at + 1].type in (Is.VERB, Is.LIGHT):
        return ClauseKind.RELATIVE
    again = text == "once" and at + 1 < len(chunks) and chunks[at + 1].text in ("more", "again")
    then = text == "after" and at + 1 < len(chunks) and chunks[at + 1].text in ("that", "this", "which")
    then = then or (at == 0 and occasion_before_actor(chunks) is not None)
    if text in _SUBORDINATE and not again and not then and _has_verb(chunks, at):
        if text == "as" and not (at == 0 or chunks[at - 1].text == ","):
            return None
        if text == "as" and _is_post(chunks, at + 1):
            return None
        if text == "as" and [c.text for c in chunks[at + 1 : at + 3]] == ["well", "as"]:
            return None
        return ClauseKind.SUBORDINATE
    return None


def _is_post(chunks: Sequence[Chunk], at: int) -> bool:
    """ "as special envoy to attend": what somebody is sent as."""
    named = chunks[at].person_mention if at + 1 < len(chunks) else None
    return named is not None and named.name_span is None and chunks[at + 1].text in ("to", ",")


_AGREED = words("discussed agreed decided announced envisaged planned proposed outlined stated mentioned")


def tells_of_plan(chunks: Sequence[Chunk], at: int) -> bool:
    """ ", as agreed at the summit in May": what else was done, where and when."""
    return chunks[at].text == "as" and at + 1 < len(chunks) and chunks[at + 1].text in _AGREED


def _has_verb(chunks: Sequence[Chunk], at: int) -> bool:
    if tells_of_plan(chunks, at):
        return True
    end = _closes(chunks, at)
    return any(c.type in (Is.VERB, Is.LIGHT) or c.text in _AUXILIARIES for c in chunks[at:end])


def _closes(chunks: Sequence[Chunk], at: int) -> int:
    depth = told = 0
    of_who = chunks[at].text == "who"
    for position in range(at + 1, len(chunks)):
        text = chunks[position].text
        told = (text == "," and past_apposition(chunks, position, len(chunks))) or told
        if position < told:
            continue
        if text == "(":
            depth += 1
        elif text == ")":
            if depth == 0:
                return position
            depth -= 1
        elif text == ";" or (text == "," and depth == 0 and not _goes_on(chunks, at, position)):
            return position
        if of_who and _main_verb_follows(chunks, at, position):
            return position
    return len(chunks)


def past_apposition(chunks: Sequence[Chunk], at: int, stop: int) -> int | None:
    """ "is visiting A, one of the countries of the region, from May 3 to 5": to the day behind it."""
    if at + 1 >= stop or chunks[at].text != "," or chunks[at + 1].text not in ("one", "a", "an"):
        return None
    comma = next((n for n in range(at + 2, min(stop, at + 14)) if chunks[n].text == ","), None)
    if comma is None or any(c.type in (Is.VERB, Is.LIGHT) for c in chunks[at:comma]):
        return None
    dated = chunks[comma + 1 : comma + 3]
    return comma + 1 if dated and dated[0].text in ("on", "from") and dated[-1].date else None


def _goes_on(chunks: Sequence[Chunk], start: int, comma: int) -> bool:
    """Inside a list, or before what is said of the last noun: "to attend the Forum, to be held in C"."""
    ahead = [c.text for c in chunks[comma + 1 : comma + 3]]
    listed = _in_list(chunks, comma) or _adds_party(chunks, comma) or _closes_apposition(chunks, start, comma)
    return ahead == ["to", "be"] or listed or _sets_off_day(chunks, start, comma)


def _closes_apposition(chunks: Sequence[Chunk], start: int, comma: int) -> bool:
    """ "after X, the Minister of State, attended the Forum": the comma behind who opens the clause."""
    told = chunks[comma - 1]
    behind = chunks[comma + 1 : comma + 2]
    verb = bool(behind) and (behind[0].type in (Is.VERB, Is.LIGHT) or behind[0].text in _AUXILIARIES)
    return comma == start + 2 and told.type is Is.PERSON and " , " in told.text and verb


def _adds_party(chunks: Sequence[Chunk], comma: int) -> bool:
    """ "where she will meet with the Ministers of A and B, as well as C's Envoy"."""
    added = [c.text for c in chunks[comma + 1 : comma + 4]] == ["as", "well", "as"]
    whom = [c.type for c in chunks[comma + 4 : comma + 6] if c.text != "the"]
    return added and chunks[comma - 1].type in PARTY and whom[:1] != [] and whom[0] in PARTY


def _sets_off_day(chunks: Sequence[Chunk], start: int, comma: int) -> bool:
    """ "after A, in May, helped B": a day between commas, before the verb of the clause."""
    opens = next((n for n in range(comma + 1, comma + 4) if n < len(chunks) and chunks[n].date), None)
    closing = opens is None and chunks[comma - 1].date is not None
    marks = [n for n in range(start + 1, comma) if chunks[n].text == ","]
    if opens is not None:
        paired = opens + 1 < len(chunks) and chunks[opens + 1].text == "," and not marks
    else:
        paired = closing and len(marks) == 1 and comma - marks[0] <= _DAY_SET_OFF
    verbs = any(c.type in (Is.VERB, Is.LIGHT) or c.text in _AUXILIARIES for c in chunks[start + 1 : comma])
    subject = any(c.type in PARTY for c in chunks[start + 1 : start + 4])
    return paired and subject and not verbs


_DAY_SET_OFF = 4  # chunks: ", in May 2014,"


_LISTED = frozenset({Is.COUNTRY, Is.PLACE, Is.DEMONYM, Is.ORGANISATION, Is.PERSON, Is.DATE})
_BEHIND_PARTICIPLE = words("by in on at from during out . , )")
_ENDS_RELATIVE = frozenset({Is.PLACE, Is.COUNTRY, Is.DATE, Is.NOUN, Is.ORGANISATION, Is.PERSON})


def _main_verb_follows(chunks: Sequence[Chunk], start: int, at: int) -> bool:
    """ "X who is on a visit to Seoul met with Y": no comma closes the clause, a second finite verb does."""
    chunk = chunks[at]
    told = chunks[start - 1]
    if at < start + 3:
        return False
    people = told.type is Is.DEMONYM and told.text.endswith("s")
    if told.type is not Is.PERSON and told.text not in _NATIONALS and not people:
        return False
    if chunks[at - 1].type not in _ENDS_RELATIVE:
        return False
    inside = chunks[start + 1 : at]
    if not any(c.type in (Is.VERB, Is.LIGHT) or c.text in _AUXILIARIES for c in inside):
        return False
    if chunk.text == "will":
        return True
    verb, following = chunk.text.split()[0], chunks[at + 1].text if at + 1 < len(chunks) else "."
    if chunk.type not in (Is.VERB, Is.LIGHT) or following in _BEHIND_PARTICIPLE:
        return verb in _NEVER_PARTICIPLES  # "the meeting held in Seoul" is told of the meeting
    return is_past(verb)


_NEVER_PARTICIPLES = words("met arrived landed touched departed crossed flew came went")
_NATIONALS = words("nationals citizens")


def _in_list(chunks: Sequence[Chunk], at: int) -> bool:
    """A comma between two of a kind, or inside a date or place, does not end a clause."""
    before = chunks[at - 1].type if at else None
    if _goes_on_with_state(chunks, at):
        return True
    after = chunks[at + 1].type if at + 1 < len(chunks) else None
    if before not in _LISTED or after not in _LISTED:
        return False
    in_country = before is Is.PLACE and after is Is.COUNTRY
    if _acts(chunks, at + 1) and not in_country:
        return False  # "when he visited on May 3, Ghana hosted …": the main clause begins
    if before is Is.PLACE and after is Is.PERSON:
        return False  # "Before the Forum opens in Accra, Minister X met …"
    return not (before is Is.PERSON and after is not Is.PERSON)


def _goes_on_with_state(chunks: Sequence[Chunk], comma: int) -> bool:
    """ "where the Ministers of A, the B and C met": a state behind its article, and another."""
    ahead = chunks[comma + 1 : comma + 4]
    states = len(ahead) == _ARTICLE_STATE_JOIN and all(
        c.type in (Is.COUNTRY, Is.ORGANISATION) for c in (chunks[comma - 1], ahead[1])
    )
    return states and ahead[0].text == "the" and ahead[2].text in ("and", ",")


_ARTICLE_STATE_JOIN = 3  # chunks: "the B and"


def _acts(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the party that stands there, or the list it opens, is the subject of a verb."""
    while at + 2 < len(chunks) and chunks[at + 1].text == "and" and chunks[at + 2].type in PARTY:
        at += 2
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    return following is not None and (following.type in (Is.VERB, Is.LIGHT) or following.text in _AUXILIARIES)


def _antecedent(chunks: Sequence[Chunk], at: int) -> int | None:
    for position in range(at - 1, max(-1, at - 4), -1):
        if chunks[position].type in PARTY or chunks[position].type in (Is.NOUN, Is.PLACE):
            return position
    return None
