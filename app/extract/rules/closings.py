"""Notices that an office is shut for a while: nothing changes between two states.

"The Embassy of A in B will be closed on May 5 for the holiday"      a reason that passes
"The Consular Section will be closed on 23 and 24 June"              days with an end
"The Embassy will be closed on May 5 and will reopen on May 6"       open again
"""

from app.extract.chunks import Is
from app.extract.dates import DateMention
from app.extract.frames import Frame
from app.extract.lexicon import words

_SHUT = words("closed close closes closing closure suspended suspends suspend suspension")
_PASSING = words("holiday holidays weekend maintenance renovation repairs hours public festival eve")
_OPEN_AGAIN = words("reopen reopens reopening re-open re-opens")
_NAMED = (Is.CAPITALISED, Is.MASK)


def is_shut_for_a_while(frame: Frame) -> bool:
    texts = {word for chunk in frame.chunks for word in chunk.text.split()}
    if _SHUT.isdisjoint(texts):
        return False
    passing = not texts.isdisjoint(_PASSING | _OPEN_AGAIN) or _names_a_day(frame)
    return passing or any(c.date is not None and _has_an_end(c.date) for c in frame.chunks)


def _names_a_day(frame: Frame) -> bool:
    """ "closed for Children's Day", "closed on May 5 due to Labour Day"."""
    return any(c.type in _NAMED and c.text.split()[-1] == "day" for c in frame.chunks)


def _has_an_end(date: DateMention) -> bool:
    """ "on 23 and 24 June", "from 24 December to 2 January"."""
    return date.first.day is not None and date.last.day is not None and date.first != date.last
