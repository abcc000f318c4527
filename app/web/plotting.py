"""From a filter to the drawn timeline: which days to show, the counts they hold, and the ways to move.

Moving changes `from` and `to` and nothing else, so that list, feeds and drawing always agree.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from app.domain.event_types import Category
from app.queries import facets, shapes
from app.queries.facets import Bucket
from app.queries.filters import EventFilter
from app.web import bins, timeline, wording
from app.web.bins import Unit
from app.web.timeline import Limits, Plot

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


def draw(connection: sa.Connection, wanted: EventFilter, address: Address) -> Drawing:
    """The drawing of the events that match; without a dated one a caption alone."""
    found = facets.histogram(connection, wanted, Bucket.DAY)
    days = _days(found["buckets"], wanted)
    if days is None:
        return Drawing(None, "", _caption(0, 0, 0, found["undated"]), ())
    first, last = days
    counts, before, after = _counts(found["buckets"], first, last)

    def link(since: dt.date | None, until: dt.date | None) -> str:
        return address(replace(wanted, occurred_from=since, occurred_to=until))

    plot = timeline.draw(first, last, counts, link, Limits(wanted.occurred_from, wanted.occurred_to))
    return Drawing(
        plot=plot,
        span=f"{wording.day(first)} to {wording.day(last)}",
        caption=_caption(plot.total, before, after, found["undated"]),
        moves=_moves(wanted, first, last, link, before=before, after=after),
    )


def _days(buckets: Sequence[shapes.HistogramBucket], wanted: EventFilter) -> tuple[dt.date, dt.date] | None:
    """The days to draw: those asked for, else where nearly all events lie; within what the events span."""
    months: Counter[dt.date] = Counter()
    for bucket in buckets:
        months[bucket["start"].replace(day=1)] += bucket["count"]
    view = timeline.first_view(months)
    if view is None:
        return None
    since, until = wanted.occurred_from, wanted.occurred_to
    if since and until and bins.count_bins(since, until, Unit.YEAR) <= bins.MOST_BINS:
        return since, until
    if since:
        view = buckets[0]["start"], max(view[1], since)
    if until:
        view = view[0], min(until, _end_of_month(buckets[-1]["start"]))
    return view


def _end_of_month(day: dt.date) -> dt.date:
    return bins.bin_of(bins.ordinal(day, Unit.MONTH), Unit.MONTH).end


def _counts(
    buckets: Iterable[shapes.HistogramBucket], first: dt.date, last: dt.date
) -> tuple[dict[tuple[dt.date, Category], int], int, int]:
    """Counts by bin and category, and how many events lie before and after the drawn days."""
    unit = bins.choose_unit(first, last)
    low, high = bins.ordinal(first, unit), bins.ordinal(last, unit)
    counts: Counter[tuple[dt.date, Category]] = Counter()
    before = after = 0
    for bucket in buckets:
        number = bins.ordinal(bucket["start"], unit)
        if number < low:
            before += bucket["count"]
        elif number > high:
            after += bucket["count"]
        else:
            for category, n in bucket["by_category"].items():
                counts[bins.start_of(number, unit), Category(category)] += n
    return dict(counts), before, after


def _moves(
    wanted: EventFilter,
    first: dt.date,
    last: dt.date,
    link: Callable[[dt.date | None, dt.date | None], str],
    *,
    before: int,
    after: int,
) -> tuple[Move, ...]:
    """Earlier and later by as much as is shown, out to three times as much, and all."""
    moves = []
    if wanted.occurred_from or wanted.occurred_to:
        length = last - first + dt.timedelta(days=1)
        moves = [
            Move("earlier", "← Earlier", link(*_shifted(first, last, -length))),
            Move("later", "Later →", link(*_shifted(first, last, length))),
            Move("out", "Zoom out", link(_moved(first, -length), _moved(last, length))),
            Move("all", "All years", link(None, None)),
        ]
    if before:
        text = f"← {wording.plural(before, 'earlier event')}"
        moves.append(Move("before", text, link(None, first - dt.timedelta(days=1))))
    if after:
        text = f"{wording.plural(after, 'later event')} →"
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


def _caption(drawn: int, before: int, after: int, undated: int) -> str:
    parts = []
    if drawn:
        parts.append("Each bar counts the events that begin in its days; it leads to them.")
    if before or after:
        verb = "lies" if before + after == 1 else "lie"
        parts.append(f"{wording.plural(before + after, 'event')} {verb} outside the days drawn.")
    if undated:
        verb = "has" if undated == 1 else "have"
        parts.append(f"{wording.plural(undated, 'event')} {verb} no known day and cannot be drawn.")
    return " ".join(parts) or "No event with a known day to draw."
