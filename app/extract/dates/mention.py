"""A date as a text words it: partial days, or a word that counts from the day of publication."""

from typing import NamedTuple

from app.domain.text import Span


class Partial(NamedTuple):
    """A day, month or year of which parts may be unsaid."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


_DAYS = ("today", "day_named", "day_of_month", "in_month", "week_of")


class DateMention(NamedTuple):
    """A date as worded: first and last partial day, or a relative word (`relative`, with its
    `direction`).
    """

    span: Span
    rule: str
    first: Partial = Partial()
    last: Partial = Partial()
    relative: str | None = None  # "today", "weekday:0", "of_week:0-2", "month", …
    direction: int = 0  # -1 last, 0 this, +1 next; for day words the offset

    @property
    def is_day(self) -> bool:
        """Whether it names a day or a range of days."""
        if self.relative and self.relative != "in_year":
            return self.relative in _DAYS or self.relative.startswith(("weekday", "of_week"))
        return self.first.day is not None

    @property
    def is_weekday(self) -> bool:
        """ "on Thursday", of the week behind publication or of that ahead, as the tense says."""
        week = ("weekday", "of_week")
        return bool(self.relative and self.relative.startswith(week) and not self.direction)

    @property
    def is_month(self) -> bool:
        return self.relative == "month" or (self.first.month is not None and self.first.day is None)
