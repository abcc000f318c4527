"""From a filter to the drawn timeline: which days to show, the counts they hold, and the ways to move.

Moving changes `from` and `to` and nothing else, so that list, feeds and drawing always agree.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from app.domain.event_types import Category
from app.queries.filters import EventFilter
from app.queries.spans import spans
from app.web import bins, timeline, wording
from app.web.bins import Unit
from app.web.timeline import Counts, Limits, Link, Plot

Address = Callable[[EventFilter], str]  # the address of the page that shows a filter


@dataclass(frozen=True, slots=True)
class Move:
    """A link that shows other days. `name` is part of its id."""

    name: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The plot with what is said around it. `span` are its days in words."""

    plot: Plot | None
    span: str
    caption: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Events of one category that last from one day to another, as far as the filter reaches."""

    start: dt.date
    end: dt.date
    category: Category
    count: int


def draw(connection: sa.Connection, wanted: EventFilter, address: Address) -> Drawing:
    """The drawing of the events that match; without a dated one a caption alone."""
    dated, undated = _read(connection, wanted)
    days = _days(dated, wanted)
    if days is None:
        return Drawing(None, "", _caption(0, 0, undated), ())
    first, last = days
    shown, outside = _shown(dated, first, last)

    def link(since: dt.date | None, until: dt.date | None) -> str:
        return address(replace(wanted, occurred_from=since, occurred_to=until))

    plot = timeline.draw(first, last, shown, link, Limits(wanted.occurred_from, wanted.occurred_to))
    return Drawing(
        plot=plot,
        span=f"{wording.day(first)} to {wording.day(last)}",
        caption=_caption(shown.total, outside, undated),
        moves=(*_neighbours(wanted, first, last, link), *_beyond(dated, first, last, link)),
    )


def _read(connection: sa.Connection, wanted: EventFilter) -> tuple[list[Stretch], int]:
    """The stretches that match, and how many events have no day."""
    since, until = wanted.occurred_from or dt.date.min, wanted.occurred_to or dt.date.max
    dated, undated = [], 0
    for start, end, category, count in spans(connection, wanted):
        if start is None or end is None:
            undated += count
        else:
            dated.append(Stretch(max(start, since), min(end, until), Category(category), count))
    return dated, undated


def _days(dated: Sequence[Stretch], wanted: EventFilter) -> tuple[dt.date, dt.date] | None:
    """The days to draw: those asked for, else where nearly all events begin; within what the events span.

    Where none was asked for, the outermost bins are whole: what their links lead to is what they count.
    """
    months: Counter[dt.date] = Counter()
    for stretch in dated:
        months[stretch.start.replace(day=1)] += stretch.count
    view = timeline.first_view(months)
    if view is None:
        return None
    since, until = wanted.occurred_from, wanted.occurred_to
    if since and until and bins.count_bins(since, until, Unit.YEAR) <= bins.MOST_BINS:
        return since, until
    first, last = view
    if since:
        first, last = min(stretch.start for stretch in dated), max(last, since)
    if until:
        last = min(until, _end_of_month(max(stretch.start for stretch in dated)))
    unit = bins.choose_unit(first, last)
    low, high = (bins.bin_of(bins.ordinal(day, unit), unit) for day in (first, last))
    return max(low.start, since or low.start), min(high.end, until or high.end)


def _end_of_month(day: dt.date) -> dt.date:
    return bins.bin_of(bins.ordinal(day, Unit.MONTH), Unit.MONTH).end


def _shown(dated: Sequence[Stretch], first: dt.date, last: dt.date) -> tuple[Counts, int]:
    """What the drawn days hold, and how many events lie outside them.

    An event counts in every bin that it lasts in: the list behind the bin's link has it too.
    """
    unit = bins.choose_unit(first, last)
    in_bins: Counter[tuple[dt.date, Category]] = Counter()
    in_all: Counter[Category] = Counter()
    outside = 0
    for stretch in dated:
        if stretch.end < first or last < stretch.start:
            outside += stretch.count
            continue
        in_all[stretch.category] += stretch.count
        low, high = bins.ordinal(max(stretch.start, first), unit), bins.ordinal(min(stretch.end, last), unit)
        for number in range(low, high + 1):
            in_bins[bins.start_of(number, unit), stretch.category] += stretch.count
    return Counts(in_bins, in_all), outside


def _neighbours(wanted: EventFilter, first: dt.date, last: dt.date, link: Link) -> tuple[Move, ...]:
    """From days that were asked for: earlier and later by as much, out to three times as much, and all."""
    if not wanted.occurred_from and not wanted.occurred_to:
        return ()
    length = last - first + dt.timedelta(days=1)
    return (
        Move("earlier", "← Earlier", link(*_shifted(first, last, -length))),
        Move("later", "Later →", link(*_shifted(first, last, length))),
        Move("out", "Zoom out", link(_moved(first, -length), _moved(last, length))),
        Move("all", "All years", link(None, None)),
    )


def _beyond(dated: Sequence[Stretch], first: dt.date, last: dt.date, link: Link) -> tuple[Move, ...]:
    """To the events left out at either end, with those that reach across it: as many as the link lists."""
    moves = []
    if any(stretch.end < first for stretch in dated):
        n = sum(stretch.count for stretch in dated if stretch.start < first)
        text = f"← {wording.plural(n, 'earlier event')}"
        moves.append(Move("before", text, link(None, first - dt.timedelta(days=1))))
    if any(last < stretch.start for stretch in dated):
        n = sum(stretch.count for stretch in dated if last < stretch.end)
        text = f"{wording.plural(n, 'later event')} →"
        moves.append(Move("after", text, link(last + dt.timedelta(days=1), None)))
    return tuple(moves)


def _shifted(first: dt.date, last: dt.date, by: dt.timedelta) -> tuple[dt.date, dt.date]:
    """The neighbouring days; whole calendar months stay whole months."""
    months = bins.count_bins(first, last, Unit.MONTH)
    whole = first.day == 1 and last == _end_of_month(last)
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


def _caption(drawn: int, outside: int, undated: int) -> str:
    parts = []
    if drawn:
        parts.append(
            "Each bar counts the events on its days and leads to them; a longer one stands in several."
        )
    if outside:
        verb = "lies" if outside == 1 else "lie"
        parts.append(f"{wording.plural(outside, 'event')} {verb} outside the days drawn.")
    if undated:
        verb = "has" if undated == 1 else "have"
        parts.append(f"{wording.plural(undated, 'event')} {verb} no known day and cannot be drawn.")
    return " ".join(parts) or "No event with a known day to draw."
