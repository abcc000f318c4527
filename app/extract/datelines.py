"""The dateline before the first sentence: "LIMA, 3 May 2024 - The Minister met …", "Lima, May 3, 2024: …".

It says where and when the news was written, nothing of what the sentence tells: its day is that of the
release, its town is asked only for events abroad that name no place (`places.py`).
"""

import datetime as dt
from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.dates import Calendar, Tense

_IN_TOWN = frozenset({Is.CAPITALISED, Is.PLACE, Is.COUNTRY})
_LONGEST = 6  # chunks before the day: "Washington, D.C., United States,"
_CLOSING = frozenset({"-", ":"})


def dateline_end(chunks: Sequence[Chunk], calendar: Calendar, published_on: dt.date | None) -> int:
    """The number of chunks that the dateline takes; 0 where the sentence has none, or it is all that tells
    the day.
    """
    at = next((n for n, c in enumerate(chunks[: _LONGEST + 1]) if c.date is not None), 0)
    day = chunks[at].date if at else None
    if day is None or not day.is_day or published_on is None:
        return 0
    if not all(c.type in _IN_TOWN or c.text in (",", ".") for c in chunks[:at]):
        return 0
    when = calendar.resolve(day, Tense.PAST)
    if when is None or when.starts_on != published_on or when.ends_on != published_on:
        return 0
    end = at + 1
    while end < len(chunks) and chunks[end].text in _CLOSING:
        end += 1
    return end if end > at + 1 else 0
