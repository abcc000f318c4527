"""From a filter to the drawn timeline: which days to show, what they hold, and the ways to move.

Moving changes `from` and `to` and nothing else, so that list, feeds and drawing always agree; lanes change
how the same events are drawn.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from app.queries import events, publishers, words
from app.queries.filters import EventFilter
from app.queries.page import Page
from app.queries.selection import EventSelection
from app.queries.spans import Lane, placed, spans
from app.web import bins, cards, labels, lanes, language, moves, opening, timeline, wording
from app.web.bars import Stretch
from app.web.bins import Unit
from app.web.bodies import Content
from app.web.days import day
from app.web.dots import Point
from app.web.language import gettext as _
from app.web.language import marked, ngettext
from app.web.moves import Move
from app.web.timeline import Limits, Plot

MOST_DOTS = 150  # events that are drawn one by one
MOST_LINKS = 40  # of these: fewer lead to their pages, more are zoomed into

Address = Callable[[EventFilter], str]  # the address of the page that shows a filter


_UNITS = {
    Unit.DAY: marked("by day"),
    Unit.WEEK: marked("by week"),
    Unit.MONTH: marked("by month"),
    Unit.QUARTER: marked("by quarter"),
    Unit.YEAR: marked("by year"),
    Unit.DECADE: marked("by decade"),
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """The plot with what is said around it. `span` are its days in words, `heading` adds the unit."""

    plot: Plot | None
    heading: str
    span: str
    caption: str
    moves: tuple[Move, ...]


def draw(
    connection: sa.Connection, wanted: EventFilter, address: Address, lane: Lane | None = None
) -> Drawing:
    """The drawing of the events that match; without a dated one a caption alone."""
    dated, undated = _read(connection, wanted, Lane.CATEGORY)
    days = _days(dated, wanted)
    if days is None:
        return Drawing(None, _("No days to draw"), "", _caption(undated=undated), ())
    first, last = days
    shown = [stretch for stretch in dated if stretch.start <= last and first <= stretch.end]
    content = _content(connection, wanted, (first, last), shown, lane)

    def link(since: dt.date | None, until: dt.date | None) -> str:
        return address(replace(wanted, occurred_from=since, occurred_to=until))

    plot = timeline.draw(content, link, Limits(wanted.occurred_from, wanted.occurred_to))
    outside = sum(stretch.count for stretch in dated) - plot.total
    asked = bool(wanted.occurred_from or wanted.occurred_to)
    return Drawing(
        plot=plot,
        heading=f"{_capital(_period(first, last))}, {_(_UNITS[plot.unit])}",
        span=_("%(first)s to %(last)s") % {"first": day(first), "last": day(last)},
        caption=_caption(plot, outside, undated),
        moves=(*(moves.around(first, last, link) if asked else ()), *moves.beyond(dated, first, last, link)),
    )


def _read(connection: sa.Connection, wanted: EventFilter, lane: Lane) -> tuple[list[Stretch], int]:
    """The stretches that match, as far as the filter reaches, and how many events have no day."""
    since, until = wanted.occurred_from or dt.date.min, wanted.occurred_to or dt.date.max
    dated, undated = [], 0
    for start, end, of, loose, count in spans(connection, wanted, lane):
        if start is None or end is None:
            undated += count
        else:
            dated.append(Stretch(max(start, since), min(end, until), of, loose, count))
    return dated, undated


def _content(
    connection: sa.Connection,
    wanted: EventFilter,
    days: tuple[dt.date, dt.date],
    shown: Sequence[Stretch],
    lane: Lane | None,
) -> Content:
    """What to draw of the events of these days."""
    first, last = days
    inside = replace(wanted, occurred_from=first, occurred_to=last)
    by = lane or Lane.CATEGORY
    in_lanes = shown if by is Lane.CATEGORY else _read(connection, inside, by)[0]
    totals: Counter[str] = Counter()
    for stretch in in_lanes:
        totals[stretch.lane] += stretch.count
    few = sum(stretch.count for stretch in shown) <= MOST_DOTS
    return Content(
        first=first,
        last=last,
        events=shown,
        lanes=lanes.lanes_of(by, totals, _names(connection, by, totals)),
        in_lanes=in_lanes,
        points=_points(connection, inside, by) if few else None,
        asked=lane is not None,
    )


def _names(connection: sa.Connection, lane: Lane, codes: Mapping[str, int]) -> Mapping[str, str]:
    if lane is not Lane.PUBLISHER:
        return lanes.NO_NAMES
    return {
        slug: labels.of_party(found)
        for slug, found in publishers.publishers_by_slugs(connection, codes).items()
    }


def _points(connection: sa.Connection, inside: EventFilter, lane: Lane) -> list[Point]:
    found = placed(connection, inside, lane)
    keys = {one.key for one in found}
    listed = (
        events.list_events(connection, inside, Page(first=MOST_LINKS), selection=EventSelection()).items
        if len(keys) <= MOST_LINKS
        else []
    )
    named = {event["key"]: event for event in listed}
    return [
        Point(
            one.start,
            one.end,
            one.lane,
            one.category,
            one.precision,
            cards.event_href(named[one.key]["id"]) if named else None,
            _title(labels.of_event(named[one.key]), wording.time_of(named[one.key]["when"]))
            if named
            else None,
        )
        for one in found
    ]


def _period(first: dt.date, last: dt.date) -> str:
    if language.code.get() == language.SOURCE:
        return words.period(first, last)
    return f"{day(first)}{wording.TO}{day(last)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _title(title: str, time: wording.Time) -> str:
    return f"{time.text}: {title}"


def _days(dated: Sequence[Stretch], wanted: EventFilter) -> tuple[dt.date, dt.date] | None:
    """The days to draw: those asked for, else where nearly all events begin; within what the events span.

    Where none was asked for, the outermost bins are whole: what their links lead to is what they count.
    """
    months: Counter[dt.date] = Counter()
    for stretch in dated:
        months[stretch.start.replace(day=1)] += stretch.count
    view = opening.first_view(months)
    if view is None:
        return None
    since, until = wanted.occurred_from, wanted.occurred_to
    if since and until and bins.count_bins(since, until, Unit.YEAR) <= bins.MOST_BINS:
        return since, until
    first, last = view
    if since:
        first, last = min(stretch.start for stretch in dated), max(last, since)
    if until:
        last = min(until, moves.end_of_month(max(stretch.start for stretch in dated)))
    unit = bins.choose_unit(first, last)
    low, high = (bins.bin_of(bins.ordinal(day, unit), unit) for day in (first, last))
    return max(low.start, since or low.start), min(high.end, until or high.end)


def _caption(plot: Plot | None = None, outside: int = 0, undated: int = 0) -> str:
    parts = []
    if plot and plot.body.dots:
        signs = _("Each sign is one event, a long one lasts several days; dashed: no exact day is given.")
        linked = any(dot.href for dot in plot.body.dots)
        parts += [signs, _("A sign leads to its event.") if linked else _("A click brings the days nearer.")]
    elif plot and plot.body.lanes:
        parts.append(
            _("Each lane has a scale of its own, told above its highest bar. Bars lead to their days.")
        )
    elif plot:
        parts.append(
            _("Each bar counts the events on its days and leads to them; a longer one stands in several.")
        )
        if any(bar.kind == "loose" for bar in plot.body.bars):
            parts.append(_("Dashed are events of that month or year whose day is not given."))
    if outside:
        parts.append(
            ngettext(
                "%(num)s event lies outside the days drawn.",
                "%(num)s events lie outside the days drawn.",
                outside,
            )
            % {"num": f"{outside:,}"}
        )
    if undated:
        parts.append(
            ngettext(
                "%(num)s event has no known day and cannot be drawn.",
                "%(num)s events have no known day and cannot be drawn.",
                undated,
            )
            % {"num": f"{undated:,}"}
        )
    return " ".join(parts) or _("No event with a known day to draw.")
