"""What did not come to be: "the summit did not take place", "was to visit B but fell ill", "called off the
talks". To cover another way of giving up, add its word to a list below.
"""

from collections.abc import Sequence
from itertools import pairwise

from app.extract.chunks import Chunk, Is
from app.extract.frames.frame import PREPOSITIONS, Frame, Way
from app.extract.lexicon import words

_REACH = 24  # chunks: the longest way from a noun to its predicate
_HELPERS = words(
    "did does do was were is are has have had will would can could may might should been be being 's"
)
_NEGATED = words("not never didn't doesn't don't won't wasn't weren't isn't aren't hasn't haven't hadn't")
_OPEN = words("could might may should cannot can't couldn't")
_CHAIN = _HELPERS | _NEGATED | _OPEN
_OFF = words(
    """
    cancelled canceled postponed suspended scrapped shelved deferred adjourned aborted abandoned dropped
    delayed called put off
    """
)
_NEEDS_OFF = words("called put")
_HAPPENS = words(
    """
    take taking happen happened occur occurred go held signed concluded paid made launched imposed conducted
    materialise materialize proceed convened adopted reached issued opened established
    """
)
_PLANNED = words("planned intended hoped wanted expected scheduled meant arranged due set supposed slated")
_RELATIVE = words("which who that where whom")
_GOVERNS = PREPOSITIONS - {"and"}


def _called_off(frame: Frame) -> str | None:
    """ "The two Ministers called off the talks", "A and B put off their summit"."""
    before = frame.chunks[max(frame.clause.start, frame.at - len(frame.words) - _TO_CALL_OFF) : frame.at + 2]
    given_up = any(one.text in _PUT and off.text == "off" for one, off in pairwise(before))
    return "off" if given_up else None


_TO_CALL_OFF = 3  # chunks: "called off the"
_PUT = words("call calls called calling put puts putting")


def _was_only_scheduled(frame: Frame) -> str | None:
    """ "Minister X was scheduled to travel to B on May 3": what became of it is told elsewhere, if at all."""
    chunks, at = frame.chunks, frame.anchor
    before = [c.text for c in chunks[max(frame.clause.start, at - _WAS_DUE) : at]]
    if before[-1:] != ["to"] or before[-2:-1] == [] or before[-2] not in _DUE:
        return None
    return before[-2] if _WAS & set(before[:-2]) else None


_WAS_DUE = 6  # chunks: "had originally been due to"
_WAS = words("was were been")
_DUE = words("scheduled due slated supposed meant")


def _predicate_denies(frame: Frame) -> str | None:
    """ "The summit on May 3 did not take place", "The meeting, planned for May 3, has been cancelled"."""
    carried = frame.governor is not None and frame.governor < frame.at
    if frame.trigger.cls.value != "noun" or carried or frame.lead in _GOVERNS:
        return None
    chunks, pending = frame.chunks, 0
    if frame.sentence.is_title and chunks[-1].text in _OFF_IN_HEADINGS:
        return chunks[-1].text
    at, stop = frame.at + 1, min(len(chunks), frame.at + _REACH)
    while at < stop and not _ends_subject(chunks, at, pending):
        if chunks[at].text in _RELATIVE:
            pending += 1
        helps = chunks[at].text in _CHAIN and chunks[at].type is Is.WORD
        if helps and chunks[at - 1].text != "to":
            found, at = _predicate(chunks, at)
            if not pending:
                return found
            pending -= 1
        at += 1
    return None


_OFF_IN_HEADINGS = words("cancelled canceled postponed")  # "Meeting of the Joint Commission Postponed"


def _ends_subject(chunks: Sequence[Chunk], at: int, pending: int) -> bool:
    chunk = chunks[at]
    if chunk.text in (";", "but", "while", "when", "after"):
        return True
    if chunk.text == "and":
        return at + 1 < len(chunks) and chunks[at + 1].type in (Is.WORD, Is.VERB, Is.LIGHT)
    finite = chunks[at - 1].text not in ("to", "be", "been", "being")
    return finite and not pending and chunk.type in (Is.VERB, Is.LIGHT)


def _predicate(chunks: Sequence[Chunk], at: int) -> tuple[str | None, int]:
    """The word of a chain of helpers ("has been", "did not") that says it does not happen; where it ends."""
    first = at
    while at < len(chunks) and (chunks[at].text in _CHAIN or chunks[at].text.endswith("ly")):
        at += 1
    done = chunks[at].text.split()[0] if at < len(chunks) else ""
    behind = chunks[at + 1].text if at + 1 < len(chunks) else ""
    if done in _OFF and (done not in _NEEDS_OFF or behind == "off"):
        return done, at
    doubts = _NEGATED | _OPEN if done in _HAPPENS and behind != "on" else frozenset()
    return next((c.text for c in chunks[first:at] if c.text in doubts), None), max(first, at - 1)


def _plan_given_up(frame: Frame) -> str | None:
    """ "was to have met"; "had planned to visit B, but the trip was called off"; "was to visit B but fell
    ill".
    """
    chunks, start = frame.chunks, frame.clause.start
    at = frame.anchor
    before = [c.text for c in chunks[max(start, at - 6) : at]]
    if before[-2:] == ["to", "have"] and {"was", "were"} & set(before):
        return "to have"
    of_old = before[-1:] == ["to"] and bool({"was", "were", "had"} & set(before[-3:]))
    planned = of_old or (before[-1:] == ["to"] and bool(_PLANNED & set(before)))
    behind = [c.text for c in chunks[at:]] if frame.trigger.cls.value == "noun" else []
    of_old = of_old or (not frame.lead and any(pair in _WAS_TO for pair in pairwise(_own_clause(behind))))
    return _given_up(chunks, at, of_old) if planned or of_old or not _PLANNED.isdisjoint(behind) else None


_WAS_TO = frozenset({("was", "to"), ("were", "to")})


def _own_clause(behind: Sequence[str]) -> Sequence[str]:
    """The words of an event noun to the end of its clause."""
    return behind[: behind.index(",")] if "," in behind else behind


def _given_up(chunks: Sequence[Chunk], at: int, of_old: bool) -> str | None:
    """The predicate behind "but" that takes a plan back; of a plan `of_old`, any "but" does."""
    turn = next((n for n in range(at, len(chunks)) if chunks[n].text in _TURNS), None)
    if turn is None:
        return None
    also = any(c.text == "also" for c in chunks[turn + 1 : turn + 2])
    if of_old and chunks[turn].text == "but" and not also:
        return "but"
    for position in range(turn + 1, len(chunks)):
        if chunks[position].text in _HELPERS | _NEGATED:
            return _predicate(chunks, position)[0]
    return None


_TURNS = words("but however although")
# The ways of telling that an event was given up, each with the words of which one must stand in the sentence.
GIVEN_UP: tuple[tuple[frozenset[str], Way], ...] = (
    (words("off"), _called_off),
    (_DUE, _was_only_scheduled),
    (_NEGATED | _OPEN | _OFF, _predicate_denies),
    (_TURNS | {"have"}, _plan_given_up),
)
