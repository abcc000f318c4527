"""Days as press releases print them in their heads and signatures.

This is no grammar of event dates (that is the extractor's): whole days only, in the forms met on
ministries' pages.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.text import Span

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier enero januar janeiro gennaio ocak",
            "february feb février fevrier febrero februar fevereiro febbraio şubat",
            "march mar mars marzo märz março mart",
            "april apr avril abril aprile nisan",
            "may mai mayo maio maggio mayıs",
            "june jun juin junio juni junho giugno haziran",
            "july jul juillet julio juli julho luglio temmuz",
            "august aug août aout agosto ağustos",
            "september sep sept septembre septiembre setembro settembre eylül",
            "october oct octobre octubre oktober outubro ottobre ekim",
            "november nov novembre noviembre novembro kasım",
            "december dec décembre decembre diciembre dezember dezembro dicembre aralık",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}\s?[-/.]\s?(?P<month>0?[1-9]|1[0-2])\s?[-/.]\s?{_DAY}(?!\d)\.?",
        rf"(?<!\d){_YEAR}\s?[년年]\s?(?P<month>0?[1-9]|1[0-2])\s?[월月]\s?{_DAY}\s?[일日]",
        rf"(?<![\d-]){_DAY}(?:st|nd|rd|th|er|º|\.)?,?\s*(?:of\s+|de\s+|day\s+of\s+)?[-–]?{_MONTH}[\s,]*[-–]?(?:de\s+|del\s+)?{_YEAR}(?!\d)",
        rf"\b{_MONTH}\s*{_DAY}(?:st|nd|rd|th)?\s*[,.]?\s*{_YEAR}(?!\d)",
        r"(?<![\d./-])(?P<first>\d{1,2})(?P<separator>[./-])(?P<second>\d{1,2})(?P=separator)(?P<year>(?:19|20)\d\d)(?!\d)",
    )
)


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day and where it is printed; `swapped` is the other reading of 03/07/2023, None where there is
    none.
    """

    span: Span
    day: dt.date
    swapped: dt.date | None = None


def find_days(text: str) -> list[PrintedDay]:
    """All whole days in a line, in order."""
    found = sorted(_all_days(text), key=lambda day: (day.span.start, -day.span.end))
    kept: list[PrintedDay] = []
    for day in found:
        if not kept or day.span.start >= kept[-1].span.end:
            kept.append(day)
    return kept


def _all_days(text: str) -> Iterator[PrintedDay]:
    for form in _FORMS:
        for match in form.finditer(text):
            parts = match.groupdict()
            year = int(parts["year"])
            if "first" in parts:
                first, second = int(parts["first"]), int(parts["second"])
                days = [day for day in (_date(year, second, first), _date(year, first, second)) if day]
            else:
                month = parts["month"].lower()
                day = _date(year, int(month) if month.isdigit() else _MONTHS[month], int(parts["day"]))
                days = [day] if day else []
            if days:
                other = days[1] if len(days) > 1 and days[1] != days[0] else None
                yield PrintedDay(Span(*match.span()), days[0], other)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
