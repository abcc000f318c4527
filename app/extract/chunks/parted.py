"""Verbs whose last word stands behind a day: "arrived this morning in B", "left A today for B", "takes up his
post today as Ambassador".
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from app.domain.text import Span
from app.extract.chunks.chunk import Chunk, Is
from app.extract.lexicon import words
from app.extract.triggers import Trigger, TriggerClass, triggers_by_word

_LAST = words("in for to as")
_FRAMES = words("travel stay serving")
_LEAVING = words("left leave leaves leaving depart departs departed departing")
_GOALS = frozenset({Is.PLACE, Is.COUNTRY})


def join_parted(chunks: list[Chunk]) -> list[Chunk]:
    """The row with such a verb as one chunk, its day and last word left where they stand."""
    opening = _parted_by_word()
    joined: list[Chunk] = []
    done = 0
    for at in [n for n, chunk in enumerate(chunks) if chunk.text in opening]:
        trigger = next((t for t in opening[chunks[at].text] if _stands(t, chunks, at)), None)
        if trigger is None or at < done:
            continue
        end = at + len(trigger.phrase) - 1
        span = Span(chunks[at].span.start, chunks[end - 1].span.end)
        text = " ".join(trigger.phrase)
        joined += [*chunks[done:at], Chunk(Is.VERB, span, text, triggers=(trigger,), entry=trigger.entry)]
        done = end
    return joined + chunks[done:]


@lru_cache(maxsize=1)
def _parted_by_word() -> Mapping[str, tuple[Trigger, ...]]:
    parting = {word: tuple(t for t in group if _may_part(t)) for word, group in triggers_by_word().items()}
    return {word: triggers for word, triggers in parting.items() if triggers}


def _may_part(trigger: Trigger) -> bool:
    return (
        trigger.cls is TriggerClass.VERB
        and trigger.frame in _FRAMES
        and len(trigger.phrase) > 1
        and trigger.phrase[-1] in _LAST
    )


def _stands(trigger: Trigger, chunks: Sequence[Chunk], at: int) -> bool:
    head, last = trigger.phrase[:-1], trigger.phrase[-1]
    start = end = at + len(head)
    if tuple([c.text for c in chunks[at:start]]) != head:
        return False
    if trigger.phrase[0] in _LEAVING and start < len(chunks) and chunks[start].type in _GOALS:
        end += 1  # "left Lima this morning for Accra"
    while end < len(chunks) and (chunks[end].date is not None or chunks[end].text in _BETWEEN):
        end += 1
    if (
        not any(c.date is not None for c in chunks[start:end])
        or end >= len(chunks)
        or chunks[end].text != last
    ):
        return False
    behind = [c for c in chunks[end + 1 : end + 3] if c.text != "the"]
    return last == "as" or (bool(behind) and behind[0].type in _GOALS)


_BETWEEN = words(", on here early late")
