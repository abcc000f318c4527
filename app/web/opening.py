"""The days a reader sees who asked for none."""

import datetime as dt
from collections.abc import Mapping, Sequence

from app.web import bins
from app.web.bins import Unit

TRIM = 0.02  # share of events that may lie outside the first view at each end


def first_view(per_month: Mapping[dt.date, int]) -> tuple[dt.date, dt.date] | None:
    """The days a reader sees who asked for none: where nearly all events lie, not the odd one decades away.

    Up to `TRIM` of the events may be left out at each end, and only where that halves what must be drawn.
    None without a dated event. Keys are first days of months.
    """
    months = sorted(month for month, n in per_month.items() if n)
    if not months:
        return None
    spare = int(sum(per_month.values()) * TRIM)
    low = _first_kept(months, per_month, spare)
    high = _first_kept(months[::-1], per_month, spare)
    whole = bins.count_bins(months[0], months[-1], Unit.MONTH)
    start = low if bins.count_bins(low, months[-1], Unit.MONTH) * 2 <= whole else months[0]
    whole = bins.count_bins(start, months[-1], Unit.MONTH)
    end = high if bins.count_bins(start, max(high, start), Unit.MONTH) * 2 <= whole else months[-1]
    return start, bins.bin_of(bins.ordinal(max(end, start), Unit.MONTH), Unit.MONTH).end


def _first_kept(months: Sequence[dt.date], per_month: Mapping[dt.date, int], spare: int) -> dt.date:
    """The first month of the sequence that cannot be left out within what may be spared."""
    for month in months:
        spare -= per_month[month]
        if spare < 0:
            return month
    return months[-1]
