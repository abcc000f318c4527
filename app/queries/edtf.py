"""When an event was, in EDTF (ISO 8601-2), so that programs can tell a day from a month.

Level 1, but for a day without a year, which only level 2 can say. Days given by the date of publication are
approximate (`~`). An unknown time is `XXXX`, never an empty string.
"""

import datetime as dt

from app.domain.codes import DatePrecision

UNKNOWN = "XXXX"


def edtf_of(
    precision: str, starts_on: dt.date | None, ends_on: dt.date | None, month_day: str | None = None
) -> str:
    if precision == DatePrecision.DAY_NO_YEAR and month_day:
        return "/".join(f"{UNKNOWN}-{part}" for part in month_day.split("/"))
    if starts_on is None or ends_on is None:
        return UNKNOWN
    length = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}.get(DatePrecision(precision), 10)
    approximate = "~" if precision == DatePrecision.PUBLISHED else ""
    start, end = (f"{day.isoformat()[:length]}{approximate}" for day in (starts_on, ends_on))
    return start if start == end else f"{start}/{end}"
