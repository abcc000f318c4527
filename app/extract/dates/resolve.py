"""From the wording of a date to days: the year nearest to publication that the tense allows, and never a
guess.

A yearless date takes its year from the same day named in full elsewhere, else from the day of publication;
without one, from what the text tells of its year (`years.py`); else it stays `day_no_year`. Past tense looks
back, future tense ahead, with a few days of slack because releases are dated in another time zone or put out
early.
"""

import calendar
import datetime as dt
from collections.abc import Iterable, Set
from dataclasses import dataclass
from enum import Enum

from app.domain.codes import DatePrecision
from app.domain.values import When
from app.extract.dates.mention import DateMention, Partial
from app.extract.dates.years import year_told

SLACK = dt.timedelta(days=3)  # a release dated before the day it tells of: time zones, texts prepared early


class Tense(Enum):
    PAST = "past"
    FUTURE = "future"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the dates of one release are counted from."""

    published_on: dt.date | None
    # Where no day of publication is known, the year that the text itself tells, or the day in the year ahead
    # of which it was written.
    stated_year: int | None = None
    before: dt.date | None = None
    named_in_full: frozenset[dt.date] = frozenset()  # days of the text with their year

    def resolve(self, mention: DateMention, tense: Tense, named: When | None = None) -> When | None:
        """Days of a mention, or None when it says nothing without a day of publication; `named` is the day
        that it points to without naming one.
        """
        if mention.relative == "day_named" or named is not None:
            return named
        if mention.relative == "in_year":
            return self._in_year(mention)
        if mention.relative == "week_of":
            return _whole_week(self.resolve(mention._replace(relative=None), tense))
        if mention.relative:
            return self._relative(mention, tense)
        if mention.first.month is None:
            return _year(mention)
        if mention.first.year is None:
            return self._yearless(mention, tense)
        return _dated(mention, mention.first.year, mention.last.year or mention.first.year)

    def _relative(self, mention: DateMention, tense: Tense) -> When | None:
        base, word = self.published_on, mention.relative or ""
        if base is None:
            return None
        if word == "today":
            return _days(base + dt.timedelta(days=mention.direction), None, mention)
        if word.startswith("weekday:"):
            return _days(_weekday(base, int(word[8:]), mention.direction, tense), None, mention)
        if word.startswith(("weekdays:", "of_week:")):
            return _weekdays(base, mention, tense)
        if word == "day_of_month":
            return self._day_of_month(mention, base, tense)
        if word == "in_month":
            return _in_month(mention, base)
        if word == "named_month":
            return self._directed_month(mention, base)
        return _period(word, mention, base)

    def _in_year(self, mention: DateMention) -> When | None:
        """Of the year of publication, or of the one before or behind it."""
        base = self.published_on.year if self.published_on is not None else self.stated_year
        year = base + mention.direction if base is not None else None
        return _dated(mention, year, year) if year is not None else _without_year(mention)

    def _directed_month(self, mention: DateMention, base: dt.date) -> When:
        month = mention.first.month or base.month
        year = base.year
        if mention.direction < 0 and month >= base.month:
            year -= 1
        if mention.direction > 0 and month <= base.month:
            year += 1
        return _month(year, month, mention)

    def _day_of_month(self, mention: DateMention, base: dt.date, tense: Tense) -> When | None:
        """The nearest such day: ahead in the future tense, else not after publication."""
        number = mention.first.day or 1
        ahead = tense is Tense.FUTURE
        beside = base.replace(day=1) + dt.timedelta(days=31 if ahead else -1)
        for month in (base, beside):
            day = _day(month.year, Partial(month=month.month, day=number))
            if day is not None and (day >= base - SLACK if ahead else day <= base + SLACK):
                return _days(day, None, mention)
        return None

    def _yearless(self, mention: DateMention, tense: Tense) -> When | None:
        """Without a year still, where none in reach has the day: 29 February."""
        if self.published_on is not None:
            found = _nearest(self.published_on, mention, tense, self.named_in_full)
        else:
            found = self._of_year_told(mention)
        return found or _without_year(mention)

    def _of_year_told(self, mention: DateMention) -> When | None:
        if self.stated_year is not None:
            return _of_year(mention, self.stated_year)
        if self.before is None:
            return None
        ends = (_of_year(mention, year) for year in (self.before.year, self.before.year - 1))
        return next((when for when in ends if when and when.starts_on and when.starts_on < self.before), None)


def calendar_of(published_on: dt.date | None, text: str, mentions: Iterable[DateMention]) -> Calendar:
    """Mentions are those of the whole text."""
    if published_on is None:
        year, before = year_told(text, list(mentions))
        return Calendar(None, year, before)
    full = (m for m in mentions if m.first.day is not None and m.first.year is not None)
    days = (_day(m.first.year, m.first) for m in full if m.first.year is not None)
    return Calendar(published_on, named_in_full=frozenset(day for day in days if day is not None))


def _nearest(
    base: dt.date, mention: DateMention, tense: Tense, named_in_full: Set[dt.date] = frozenset()
) -> When | None:
    """The days of the year beside publication that the tense allows: begun by then, or not over; of several,
    those that the text names in full elsewhere.
    """
    found = []
    for year in (base.year - 1, base.year, base.year + 1):
        when = _of_year(mention, year)
        if when is None or when.starts_on is None or when.ends_on is None:
            continue
        begun, over = when.starts_on <= base + SLACK, when.ends_on < base - SLACK
        if (begun or tense is not Tense.PAST) and not (over and tense is Tense.FUTURE):
            known = mention.first.day is not None and when.starts_on in named_in_full
            found.append((not known, abs((when.starts_on - base).days), when))
    return min(found, key=lambda row: row[:2])[-1] if found else None


def _of_year(mention: DateMention, year: int) -> When | None:
    """None where that year has no such day."""
    first, last = mention.first, mention.last
    crosses = (last.month or 0) < (first.month or 0)
    return _dated(mention, year, year + 1 if crosses else year)


def _dated(mention: DateMention, first_year: int, last_year: int) -> When | None:
    first, last = mention.first, mention.last
    if first.month is None:
        return None
    if first.day is None:
        return _month(first_year, first.month, mention)
    start = _day(first_year, first)
    end = _day(last_year, last)
    if start is None or end is None:
        return None
    return _days(start, end if end >= start else None, mention)


def _day(year: int, part: Partial) -> dt.date | None:
    try:
        return dt.date(year, part.month or 1, part.day or 1)
    except ValueError:
        return None


def _days(start: dt.date, end: dt.date | None, mention: DateMention) -> When:
    precision = DatePrecision.RANGE if end and end > start else DatePrecision.DAY
    return When(precision, start, end or start, span=mention.span)


def _month(year: int, month: int, mention: DateMention) -> When:
    last = calendar.monthrange(year, month)[1]
    return When(DatePrecision.MONTH, dt.date(year, month, 1), dt.date(year, month, last), span=mention.span)


def _year(mention: DateMention) -> When | None:
    year = mention.first.year
    if year is None:
        return None
    return When(DatePrecision.YEAR, dt.date(year, 1, 1), dt.date(year, 12, 31), span=mention.span)


def _without_year(mention: DateMention) -> When | None:
    """A day without a year keeps its month and day; a month without a year says too little."""
    first, last = mention.first, mention.last
    if first.day is None or last.day is None:
        return None
    start, end = f"{first.month:02}-{first.day:02}", f"{last.month:02}-{last.day:02}"
    wording = start if start == end else f"{start}/{end}"
    return When(DatePrecision.DAY_NO_YEAR, month_day=wording, span=mention.span)


def _weekday(base: dt.date, weekday: int, direction: int, tense: Tense) -> dt.date:
    back = (base.weekday() - weekday) % 7
    ahead = (weekday - base.weekday()) % 7
    if direction < 0:
        return base - dt.timedelta(days=back or 7)
    if direction > 0 or tense is Tense.FUTURE:
        return base + dt.timedelta(days=ahead)
    return base - dt.timedelta(days=back)


def _weekdays(base: dt.date, mention: DateMention, tense: Tense) -> When:
    """ "from Monday to Wednesday", of a week that is named, or of the one that the tense points to."""
    kind, _, numbers = (mention.relative or "").partition(":")
    first, last = (int(number) for number in numbers.split("-"))
    length = dt.timedelta(days=(last - first) % 7)
    if kind == "of_week":
        start = base + dt.timedelta(days=first - base.weekday(), weeks=mention.direction)
    elif tense is Tense.FUTURE:
        start = _weekday(base, first, 0, tense)
    else:
        start = _weekday(base, last, 0, tense) - length
    return _days(start, start + length, mention)


def _whole_week(when: When | None) -> When | None:
    """From Monday to Sunday around a day; a day without a year stays as it is."""
    if when is None or when.starts_on is None:
        return when
    monday = when.starts_on - dt.timedelta(days=when.starts_on.weekday())
    return When(DatePrecision.RANGE, monday, monday + dt.timedelta(days=6), span=when.span)


def _in_month(mention: DateMention, base: dt.date) -> When | None:
    """Days of the month of publication, or of the one beside it."""
    index = base.year * 12 + base.month - 1 + mention.direction
    year, month = index // 12, index % 12 + 1
    return _dated(
        mention._replace(first=mention.first._replace(month=month), last=mention.last._replace(month=month)),
        year,
        year,
    )


def _period(word: str, mention: DateMention, base: dt.date) -> When | None:
    if word == "month":
        index = base.year * 12 + base.month - 1 + mention.direction
        return _month(index // 12, index % 12 + 1, mention)
    if word == "week":
        monday = base - dt.timedelta(days=base.weekday()) + dt.timedelta(weeks=mention.direction)
        return When(DatePrecision.RANGE, monday, monday + dt.timedelta(days=6), span=mention.span)
    if word == "year":
        year = base.year + mention.direction
        return When(DatePrecision.YEAR, dt.date(year, 1, 1), dt.date(year, 12, 31), span=mention.span)
    return None
