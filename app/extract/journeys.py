"""The days of a trip, told apart from it: "X departs for B on 7 February and returns on 11 February"."""

from collections.abc import Sequence

from app.domain.codes import DatePrecision
from app.domain.event_types import EventType
from app.domain.values import When
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk
from app.extract.dates import DateMention, Tense
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.when import is_dated

_LEAVING = words("leaves leave leaving departs depart departing left departed travels travel")
_RETURNING = words("returns return returning returned")


def add_days_of_journey(visits: Sequence[Candidate], reading: Reading) -> None:
    """To the only trip of a release that has no day, or no more than a week, of its own."""
    if len(visits) != 1 or visits[0].type is not EventType.VISIT:
        return
    visit = visits[0]
    if is_dated(visit) and not any(mention.relative for mention in visit.dates):
        return
    for row in reading.chunks:
        if (days := _days(row)) is not None:
            first, last = (reading.calendar.resolve(day, Tense.FUTURE) for day in days)
            visit.when = _range(first, last) or visit.when
            visit.support("when", days[0].span, "date.journey")
            return


def _days(chunks: Sequence[Chunk]) -> tuple[DateMention, DateMention] | None:
    """The first day behind the verb of leaving, and the first behind that of returning."""
    first = _day_behind(chunks, _LEAVING)
    last = _day_behind(chunks, _RETURNING)
    return (first, last) if first is not None and last is not None and first is not last else None


def _day_behind(chunks: Sequence[Chunk], verbs: frozenset[str]) -> DateMention | None:
    verb = next((at for at, c in enumerate(chunks) if c.text.split()[0] in verbs), len(chunks))
    return next((c.date for c in chunks[verb:] if c.date is not None and c.date.is_day), None)


def _range(first: When | None, last: When | None) -> When | None:
    if first is None or last is None:
        return None
    if first.month_day and last.month_day:
        wording = f"{first.month_day}/{last.month_day}"
        return When(DatePrecision.DAY_NO_YEAR, month_day=wording, span=first.span)
    if first.starts_on is None or last.ends_on is None or first.starts_on >= last.ends_on:
        return None
    return When(DatePrecision.RANGE, first.starts_on, last.ends_on, span=first.span)
