"""What the words before a date say: that it bounds a time, is planned, or is when something takes effect."""

from collections.abc import Sequence

from app.extract.candidates import Candidate
from app.extract.chunks import Chunk
from app.extract.dates import DateMention
from app.extract.tenses import lies_ahead
from app.extract.triggers import TriggerClass


def is_bound(candidate: Candidate, mention: DateMention) -> bool:
    """ "two firms were sanctioned before January 20": on a day that nobody tells."""
    chunks, at = _where(candidate, mention)
    return at > 0 and chunks[at - 1].text == "before"


def is_scheduled(candidate: Candidate, mention: DateMention) -> bool:
    """ "the visit planned for October", "discussed the Summit, which will be held on June 1": whatever the
    verb of the sentence says of its own time.
    """
    chunks, at = _where(candidate, mention)
    if at > 1 and chunks[at - 1].text in ("for", "in", "on") and chunks[at - 2].text in _SCHEDULED:
        return True
    named = candidate.frame.trigger.cls is TriggerClass.NOUN
    return named and at > candidate.frame.at and lies_ahead(chunks, at, candidate.frame.at + 1)


_SCHEDULED = frozenset({"track", "scheduled", "planned", "slated", "envisaged", "foreseen"})


def is_agreed(candidate: Candidate, mention: DateMention) -> bool:
    """ "A and B agreed on 10 March to resume relations": the day on which they did, whatever is to come."""
    chunks, at = _where(candidate, mention)
    words = [c.text for c in chunks[max(0, at - 2) : at] if c.text != "on"]
    return words[-1:] in (["agreed"], ["decided"]) and [c.text for c in chunks[at + 1 : at + 2]] == ["to"]


def takes_effect(candidate: Candidate, mention: DateMention) -> bool:
    """ "the appointment of X with effect from 1 November": it is announced before that day."""
    chunks, at = _where(candidate, mention)
    before = [c.text for c in chunks[max(0, at - 2) : at]]
    return before in (["effect", "from"], ["effective", "from"], ["as", "of"]) or before[-1:] == ["effective"]


def _where(candidate: Candidate, mention: DateMention) -> tuple[Sequence[Chunk], int]:
    chunks = candidate.frame.chunks
    return chunks, next((n for n, chunk in enumerate(chunks) if chunk.date is mention), 0)
