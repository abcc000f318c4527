"""Days, months and stretches of time in words, in the language in force: names and patterns of CLDR.

English is written as the site always did, without the library: it is read on every page many times over.
"""

import datetime as dt

from babel.dates import format_date, format_interval, format_skeleton, get_date_format

from app.web import language


def day(value: dt.date) -> str:
    """ "17 January 2024" """
    if _is_source():
        return f"{value.day} {value:%B} {value.year}"
    return format_date(value, "long", language.code.get())


def day_alone(value: dt.date) -> str:
    """ "17" """
    return f"{value.day}" if _is_source() else _skeleton("d", value)


def days_alone(first: dt.date, last: dt.date) -> tuple[str, str]:
    """ "17" and "19"; what stands behind both is said once: "17" and "19일"."""
    texts = day_alone(first), day_alone(last)
    unit = texts[1].removeprefix(str(last.day))
    return (texts[0].removesuffix(unit) if unit and first != last else texts[0]), texts[1]


def day_of_month(value: dt.date) -> str:
    """ "17 January" """
    return f"{value.day} {value:%B}" if _is_source() else _skeleton("MMMMd", value)


def span(first: dt.date, last: dt.date) -> tuple[str, str]:
    """The first and the last day of a range, without what the other one says: "15" and "24 August 2021", and
    where the year leads "2021년 8월 15일" and "24일"."""
    whole, part = (first, last) if year_leads() else (last, first)
    if (first.year, first.month) == (last.year, last.month):
        short = day_alone(part)
    else:
        short = day_of_month(part) if first.year == last.year else day(part)
    return (day(whole), short) if whole is first else (short, day(whole))


def month(value: dt.date) -> str:
    """ "January 2024" """
    return f"{value:%B} {value.year}" if _is_source() else _skeleton("yMMMM", value)


def month_alone(value: dt.date) -> str:
    """ "January" """
    return f"{value:%B}" if _is_source() else format_date(value, "LLLL", language.code.get())


def short_weekday(value: dt.date) -> str:
    """ "Mon" """
    return f"{value:%a}" if _is_source() else format_date(value, "ccc", language.code.get())


def short_month(value: dt.date) -> str:
    """ "Jan" """
    return f"{value:%b}" if _is_source() else format_date(value, "LLL", language.code.get())


def short_day(value: dt.date) -> str:
    """ "17 Jan" """
    return f"{value.day} {value:%b}" if _is_source() else _skeleton("MMMd", value)


def year(value: dt.date) -> str:
    return f"{value.year}" if _is_source() else _skeleton("y", value)


def days(first: dt.date, last: dt.date) -> str:
    """ "17 January 2024 to 5 March 2024" """
    return f"{day(first)} to {day(last)}" if _is_source() else _interval(first, last, "yMMMd")


def months(first: dt.date, last: dt.date) -> str:
    """ "January to March 2024" """
    if not _is_source():
        return _interval(first, last, "yMMMM")
    return f"{month_alone(first) if first.year == last.year else month(first)} to {month(last)}"


def years(first: dt.date, last: dt.date) -> str:
    """ "2020 to 2024" """
    return f"{first.year} to {last.year}" if _is_source() else _interval(first, last, "y")


def _is_source() -> bool:
    return language.code.get() == language.SOURCE


def year_leads() -> bool:
    """Whether the language says the year before the day."""
    return not _is_source() and str(get_date_format("long", language.code.get()).pattern).startswith("y")


def _interval(first: dt.date, last: dt.date, skeleton: str) -> str:
    return format_interval(first, last, skeleton, locale=language.code.get())


def _skeleton(name: str, value: dt.date) -> str:
    return format_skeleton(name, value, locale=language.code.get())
