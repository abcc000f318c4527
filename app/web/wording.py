"""Days, times and numbers in words, in the language in force: one place, so that all pages and feeds say the
same."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.codes import DatePrecision
from app.queries import shapes
from app.web import codes, days
from app.web.language import gettext as _
from app.web.language import ngettext, pgettext

TO = "\N{EN DASH}"
_PHRASE = re.compile('"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as markup needs it: `machine` for `datetime`, None where no day is known."""

    machine: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Almanac:
    """A time as the margin of a list sets it: numerals of the day or days, and their month below, or above
    where the language begins with it."""

    first: Moment
    last: Moment | None
    month: str
    month_leads: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """When an event was: one moment, or the first and last day of a range. `note` and, shorter, `hedge` say
    what is not known; `almanac` is None where days of one month do not tell it."""

    start: Moment
    end: Moment | None = None
    note: str | None = None
    hedge: str | None = None
    almanac: Almanac | None = None

    @property
    def text(self) -> str:
        return f"{self.start.text}{TO}{self.end.text}" if self.end else self.start.text


def moment(value: dt.date) -> Moment:
    return Moment(value.isoformat(), days.day(value))


def instant(value: dt.datetime) -> Moment:
    return Moment(value.isoformat(timespec="seconds"), f"{days.day(value)}, {value:%H:%M} UTC")


def time_of(when: shapes.When) -> Time:
    precision = DatePrecision(when["precision"])
    note = codes.word_if_any(codes.DATE_NOTES, precision)
    hedge = codes.word_if_any(codes.HEDGES, precision)
    start, end = when["starts_on"], when["ends_on"]
    if start is None or end is None:
        return Time(Moment(None, _undated(when)), None, note)
    if precision is DatePrecision.MONTH:
        return Time(Moment(f"{start:%Y-%m}", days.month(start)), None, note, hedge)
    if precision is DatePrecision.YEAR:
        return Time(Moment(f"{start:%Y}", days.year(start)), None, note, hedge)
    almanac = _almanac(start, end)
    if end != start:
        first, last = days.span(start, end)
        moments = Moment(start.isoformat(), first), Moment(end.isoformat(), last)
        return Time(*moments, note, hedge, almanac)
    return Time(moment(start), None, note, hedge, almanac)


def _almanac(start: dt.date, end: dt.date) -> Almanac | None:
    if (start.year, start.month) != (end.year, end.month):
        return None
    first, last = days.days_alone(start, end)
    return Almanac(
        Moment(start.isoformat(), first),
        Moment(end.isoformat(), last) if end != start else None,
        days.month(start),
        days.year_leads(),
    )


def _undated(when: shapes.When) -> str:
    if when["month_day"]:
        first, _to, last = when["month_day"].partition("/")
        days = f"{_month_day(first)}{TO + _month_day(last) if last else ''}"
        return _("%(days)s, year not given") % {"days": days}
    return when["wording"] or _("Undated")


def _month_day(text: str) -> str:
    """ "10-31" in words; a leap year holds every day a release may name."""
    value = dt.date.fromisoformat(f"2000-{text}")
    return days.day_of_month(value)


def plural(n: int, one: str, many: str | None = None) -> str:
    """ "1 event", "1,234 events"; the catalogue has the noun with its number."""
    some = ngettext(f"%(num)s {one}", f"%(num)s {many or one + 's'}", n)
    return some % {"num": f"{n:,}"}


def length(number: int) -> str:
    """So many days in the unit that tells most: "12 days", "5 months", "3 years"."""
    if number < 60:
        return plural(number, "day")
    if number < 730:
        return plural(round(number / 30.44), "month")
    return plural(number * 4 // 1461, "year")


def before(number: int) -> str:
    """So many days before a day that is told beside it; "" for none, and for what lies ahead of it."""
    return _("%(time)s before") % {"time": length(number)} if number > 0 else ""


def all_on_timeline(total: int) -> str:
    """The words of the link from a few events to the whole list."""
    if total <= 1:
        return _("On the timeline")
    return _("All %(num)s events on the timeline") % {"num": f"{total:,}"}


def capital(text: str) -> str:
    """The text as a heading or a sentence begins."""
    return text[:1].upper() + text[1:]


def quoted(words: str) -> str:
    """What is searched for in quotation marks; phrases keep their own: “human rights” -china."""
    whole = words if '"' in words or not words else f'"{words}"'
    return _PHRASE.sub("\N{LEFT DOUBLE QUOTATION MARK}\\1\N{RIGHT DOUBLE QUOTATION MARK}", whole)


def listed(names: Sequence[str]) -> str:
    """ "Japan", "Japan and India", "Japan, India and Peru"."""
    if len(names) < 2:
        return "".join(names)
    between = pgettext("between names of a list", ", ")
    return _("%(names)s and %(last)s") % {"names": between.join(names[:-1]), "last": names[-1]}


def one_of(names: Sequence[str]) -> str:
    """ "Japan", "Japan or India", "Japan, India or Peru"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s or %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}
