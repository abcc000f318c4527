"""Links from the days that are drawn to others: earlier and later, further out, to what was left out."""

import datetime as dt
from dataclasses import dataclass

from app.web import bins
from app.web.bins import Unit
from app.web.language import gettext as _
from app.web.language import ngettext
from app.web.timeline import Link


@dataclass(frozen=True, slots=True)
class Move:
    """A link that shows other days. `name` is part of its id."""

    name: str
    text: str
    href: str


def around(first: dt.date, last: dt.date, link: Link) -> tuple[Move, ...]:
    """From days that were asked for: earlier and later by as much, out to three times as much, and all."""
    length = last - first + dt.timedelta(days=1)
    return (
        Move("earlier", _("← Earlier"), link(*_shifted(first, last, -length))),
        Move("later", _("Later →"), link(*_shifted(first, last, length))),
        Move("out", _("Zoom out"), link(_moved(first, -length), _moved(last, length))),
        Move("all", _("All years"), link(None, None)),
    )


def beyond(before: int, after: int, first: dt.date, last: dt.date, link: Link) -> tuple[Move, ...]:
    """To the events left out at either end, as many as the links list: with those that reach across it."""
    moves = []
    if before:
        words = ngettext("← %(num)s earlier event", "← %(num)s earlier events", before)
        text = words % {"num": f"{before:,}"}
        moves.append(Move("before", text, link(None, first - dt.timedelta(days=1))))
    if after:
        text = ngettext("%(num)s later event →", "%(num)s later events →", after) % {"num": f"{after:,}"}
        moves.append(Move("after", text, link(last + dt.timedelta(days=1), None)))
    return tuple(moves)


def end_of_month(day: dt.date) -> dt.date:
    return bins.bin_of(bins.ordinal(day, Unit.MONTH), Unit.MONTH).end


def _shifted(first: dt.date, last: dt.date, by: dt.timedelta) -> tuple[dt.date, dt.date]:
    """The neighbouring days; whole calendar months stay whole months."""
    months = bins.count_bins(first, last, Unit.MONTH)
    whole = first.day == 1 and last == end_of_month(last)
    if not whole:
        return _moved(first, by), _moved(last, by)
    step = months if by > dt.timedelta(0) else -months
    start = bins.ordinal(first, Unit.MONTH) + step
    return bins.start_of(start, Unit.MONTH), bins.bin_of(start + months - 1, Unit.MONTH).end


def _moved(day: dt.date, by: dt.timedelta) -> dt.date:
    try:
        return day + by
    except OverflowError:
        return dt.date.min if by < dt.timedelta(0) else dt.date.max
