"""Two encounters of one person in a sentence, one told as before or after the other.

"After calling on President X on May 3, Minister Y met with Minister Z"
"Minister Y met Minister Z on May 3 before holding talks with X"
"Minister Y received X on May 3, after which she met with Z"

Whom each of them names is the other's neither; who acts and the day are those of both.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from app.extract.chunks import PARTY, Chunk, Is
from app.extract.clauses import ClauseKind
from app.extract.frames.frame import SKIPPED, Frame
from app.extract.frames.lists import party_list
from app.extract.lexicon import words

_OPENERS = words("after before following")
_ENCOUNTERS = words("encounter met received called_on bare_call spoke")
_SPANS = words("day days week weeks month months year years")  # "two days after meeting X"
_THE_SAME = words("she he they")
_WAY = 4  # chunks between the opener and the encounter: "after which she also had a"


def tie_sequels(frames: Sequence[Frame]) -> None:
    """Gives the second encounter of a sentence the doer and the day of the first, and takes each one's people
    out of the other.
    """
    told = [f for f in frames if f.trigger.frame in _ENCOUNTERS and not f.sentence.is_title]
    if len(told) < 2:
        return
    for first, second in pairwise(told):
        _part(first, second)
    for frame in told:
        start = _opener(frame)
        main = next((f for f in told if start is not None and _may_lead(f, frame)), None)
        if start is None or main is None:
            continue
        end = _end(frame, start, main)
        _keep(main, [c for n, c in enumerate(frame.chunks) if not start <= n < end])
        _keep(frame, frame.chunks[start:end])
        _name_met(frame)
        if frame.having("with", "by", "on") or frame.object:
            frame.subject = list(main.subject)
            frame.embedded = False
            frame.tense = main.tense
            frame.dates = frame.dates or ([] if frame.places else list(main.dates))


def _part(first: Frame, second: Frame) -> None:
    """ "met X, then had lunch with Y": Y is met at lunch only."""
    before = first.chunks[: second.anchor]
    spans = {c.span for c in before}
    met = [c for c in first.object + first.having("with", "by") if c.span in spans]
    if met and second.anchor > first.at and second.governor is not None and second.having("with", "by"):
        _keep(first, before)


def _opener(frame: Frame) -> int | None:
    """Where "before", "prior to" or "after which" stands, that the encounter is told behind."""
    chunks = frame.chunks
    verb = frame.anchor
    for at in range(verb - 1, max(-1, verb - 1 - _WAY), -1):
        text = chunks[at].text
        if text in _OPENERS or (text == "to" and at and chunks[at - 1].text == "prior"):
            apart = at > 0 and (chunks[at - 1].text in _SPANS or chunks[at - 1].date is not None)
            return None if apart and chunks[at - 1].text in _SPANS else at
        passed = text in SKIPPED or text in _THE_SAME or text in ("which", "was", "were", "being", "having")
        if not passed and chunks[at].type is not Is.LIGHT:
            return None
    return None


def _may_lead(main: Frame, frame: Frame) -> bool:
    verb = main.governor
    return main is not frame and verb is not None and main.clause.kind is ClauseKind.MAIN and not main.unreal


def _end(frame: Frame, start: int, main: Frame) -> int:
    """Up to the comma behind which the main clause begins, or to the end of the sentence."""
    if main.anchor < start:
        return len(frame.chunks)
    commas = [n for n in range(frame.at, main.anchor) if frame.chunks[n].text == ","]
    acting = {c.span for c in main.subject}
    before = [n for n in commas if frame.chunks[n + 1].span in acting]
    return (before or commas or [main.anchor])[-1]


def _keep(frame: Frame, chunks: Iterable[Chunk]) -> None:
    spans = {c.span for c in chunks}
    frame.subject = [c for c in frame.subject if c.span in spans]
    frame.object = [c for c in frame.object if c.span in spans]
    frame.prepositions = {
        word: [c for c in found if c.span in spans] for word, found in frame.prepositions.items()
    }


def _name_met(frame: Frame) -> None:
    """ "after meeting President X": a noun to the dictionary, here a verb."""
    behind = frame.at + 1
    if frame.word == "meeting" and frame.chunks[behind].type in PARTY and not frame.having("with"):
        frame.prepositions["with"] = party_list(frame.chunks, behind, len(frame.chunks))[0]
