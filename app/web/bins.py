"""Cutting a stretch of time into bins of days, weeks, months, quarters, years or decades.

Pure functions of dates. The unit is the finest that needs at most `MOST_BINS` bins, so that a bin stays wide
enough to be hit with a finger.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.web import days
from app.web.language import gettext as _

MOST_BINS = 48  # 24 pixels each in a plot of 1,200


class Unit(StrEnum):
    """Finest first; the order is the order of choice."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class Bin:
    """A closed stretch of days: a whole day, week (from Monday), month … of the calendar."""

    unit: Unit
    start: dt.date
    end: dt.date


def choose_unit(first: dt.date, last: dt.date) -> Unit:
    """The finest unit that needs few enough bins; decades when none does."""
    for unit in Unit:
        if count_bins(first, last, unit) <= MOST_BINS:
            return unit
    return Unit.DECADE


def count_bins(first: dt.date, last: dt.date, unit: Unit) -> int:
    return ordinal(last, unit) - ordinal(first, unit) + 1


def cut(first: dt.date, last: dt.date, unit: Unit) -> list[Bin]:
    """All bins from the one that holds `first` to the one that holds `last`, empty ones too."""
    return [bin_of(number, unit) for number in range(ordinal(first, unit), ordinal(last, unit) + 1)]


def bin_of(number: int, unit: Unit) -> Bin:
    following = start_of(number + 1, unit)
    end = following - dt.timedelta(days=1) if following < dt.date.max else dt.date.max
    return Bin(unit, start_of(number, unit), end)


def ordinal(day: dt.date, unit: Unit) -> int:
    """The number of the bin that holds a day; neighbours differ by one."""
    months = day.year * 12 + day.month - 1
    return {
        Unit.DAY: day.toordinal(),
        Unit.WEEK: (day.toordinal() - 1) // 7,  # 0001-01-01 was a Monday
        Unit.MONTH: months,
        Unit.QUARTER: months // 3,
        Unit.YEAR: day.year,
        Unit.DECADE: day.year // 10,
    }[unit]


def start_of(number: int, unit: Unit) -> dt.date:
    """The first day of the bin with this number, within what a date can hold."""
    if unit in (Unit.DAY, Unit.WEEK):
        days = number if unit is Unit.DAY else number * 7 + 1
        return dt.date.fromordinal(min(days, dt.date.max.toordinal()))
    months = number * {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120}[unit]
    year, month = divmod(months, 12)
    return dt.date(max(year, dt.MINYEAR), month + 1, 1) if year <= dt.MAXYEAR else dt.date.max


def name(part: Bin) -> str:
    """The bin in words, as a link or a table row says it: "June 2022", "April to June 2022"."""
    day = part.start
    match part.unit:
        case Unit.DAY:
            return days.day(day)
        case Unit.WEEK:
            return _("Week of %(day)s") % {"day": days.day(day)}
        case Unit.MONTH:
            return days.month(day)
        case Unit.QUARTER:
            return _("%(first)s to %(last)s") % {"first": days.month_alone(day), "last": days.month(part.end)}
        case Unit.YEAR:
            return days.year(day)
        case Unit.DECADE:
            return _("%(year)ss") % {"year": day.year // 10 * 10}


def short_name(part: Bin) -> str:
    """The bin as the axis writes it; the year stands where it begins."""
    day = part.start
    if part.unit in (Unit.DAY, Unit.WEEK):
        return days.short_day(day)
    if part.unit in (Unit.MONTH, Unit.QUARTER):
        return days.year(day) if day.month == 1 else days.short_month(day)
    return name(part)


def begins_group(part: Bin) -> bool:
    """Whether the axis may name this bin where there is no room for all: a Monday, a quarter, 2025."""
    day = part.start
    match part.unit:
        case Unit.DAY:
            return day.weekday() == 0
        case Unit.WEEK:
            return day.day <= 7
        case Unit.MONTH:
            return day.month % 3 == 1
        case Unit.QUARTER:
            return day.month == 1
        case Unit.YEAR:
            return day.year % 5 == 0
        case Unit.DECADE:
            return True
