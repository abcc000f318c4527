"""Whether the person behind "his Greek counterpart" is the counterpart, or the subject of what follows."""

from app.extract.people.look import Units, is_word, unit_at
from app.extract.units import Sort


def is_next_subject(units: Units, start: int, comma: bool, end: int) -> bool:
    """ "With his Greek counterpart Minister X has spoken", "At the invitation of his Greek counterpart,
    Minister X will visit B": who stands before the verb is no counterpart.
    """
    if not comma:
        return start == 1 and is_word(units, 0, "with") and is_word(units, end, *_FINITE)
    opens = 0 < start <= _OPENING and is_word(units, 0, *_OPENS)
    verb = unit_at(units, end)
    past = verb is not None and verb.sort is Sort.WORD and verb.lower.endswith("ed")
    return opens and (past or is_word(units, end, *_FINITE))


_FINITE = (
    *("has", "had", "will", "is", "was", "spoke", "met", "discussed", "held", "took", "paid", "said", "told"),
    *("made", "gave", "says", "told", "also"),
)
_OPENS = (
    *("with", "at", "together", "alongside", "after", "following", "upon", "on", "during", "in", "by"),
    *("speaking", "talking", "meeting", "addressing", "welcoming", "thanking", "joining"),
)
_OPENING = 6  # units: "At the kind invitation of"
