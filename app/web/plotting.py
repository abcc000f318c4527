"""From a filter to the drawn timeline: which days to show, what they hold, and the ways to move.

Moving changes `from` and `to` and nothing else, so that list, feeds and drawing always agree; lanes change
how the same events are drawn.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import sqlalchemy as sa

from app.domain.codes import DatePrecision
from app.queries import events, publishers
from app.queries.events import count_events
from app.queries.filters import EventFilter
from app.queries.page import Page
from app.queries.selection import EventSelection
from app.queries.spans import LOOSE, Lane, Starts, count_by_lane, count_lasting, placed, starts
from app.web import bins, cards, filter_words, labels, lanes, moves, opening, timeline, wording
from app.web.bars import Tally
from app.web.bins import Unit
from app.web.bodies import Content
from app.web.days import day
from app.web.dots import Point
from app.web.language import gettext as _
from app.web.language import marked, ngettext
from app.web.moves import Move
from app.web.timeline import Limits, Plot

MOST_DOTS = 150  # events that are drawn one by one
ONE = dt.timedelta(days=1)
# What is no longer than a bin lies in it, whatever its day is.
_LENGTH = {DatePrecision.MONTH: list(Unit).index(Unit.MONTH), DatePrecision.YEAR: list(Unit).index(Unit.YEAR)}
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
_MOST = {
    Lane.TYPE: marked("Of %(all)s event types, the %(num)s with the most events are shown."),
    Lane.COUNTRY: marked("Of %(all)s countries, the %(num)s with the most events are shown."),
    Lane.PUBLISHER: marked("Of %(all)s publishers, the %(num)s with the most events are shown."),
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """The plot with what is said around it. `span` are its days in words, `heading` adds the unit of bars,
    `hint` says what can be done with it on a screen."""

    plot: Plot | None
    heading: str
    span: str
    caption: str
    moves: tuple[Move, ...]
    hint: str = ""


def draw(
    connection: sa.Connection, wanted: EventFilter, address: Address, lane: Lane | None = None
) -> Drawing:
    """The drawing of the events that match; without a dated one a caption alone."""
    found = starts(connection, wanted)
    days = _days(found, wanted)
    if days is None:
        return Drawing(None, _("Timeline"), "", _caption(undated=found.undated), ())
    first, last = days
    limits = Limits(wanted.occurred_from, wanted.occurred_to)

    def link(since: dt.date | None, until: dt.date | None) -> str:
        return address(replace(wanted, occurred_from=since, occurred_to=until))

    content = _content(connection, wanted, days, limits, lane)
    plot = timeline.draw(content, link, limits)
    asked = bool(wanted.occurred_from or wanted.occurred_to)
    left_out = _left_out(connection, wanted, days, found.dated)
    return Drawing(
        plot=plot,
        heading=_heading(wording.capital(filter_words.period(first, last)), plot),
        span=_("%(first)s to %(last)s") % {"first": day(first), "last": day(last)},
        caption=_caption(plot, found.dated - plot.total, found.undated, _most(lane, content)),
        hint=_hint(plot),
        moves=(
            *(moves.around(first, last, link) if asked else ()),
            *moves.beyond(*left_out, first, last, link),
        ),
    )


def _heading(period: str, plot: Plot) -> str:
    return period if plot.body.dots else f"{period}, {_(_UNITS[plot.unit])}"


def _content(
    connection: sa.Connection,
    wanted: EventFilter,
    days: tuple[dt.date, dt.date],
    limits: Limits,
    lane: Lane | None,
) -> Content:
    """What to draw of the events of these days."""
    first, last = days
    inside = replace(wanted, occurred_from=first, occurred_to=last)
    unit = bins.choose_unit(first, last)
    parts = [limits.narrow(part) for part in bins.cut(first, last, unit)]
    loose = [precision for precision in LOOSE if _LENGTH[precision] > list(Unit).index(unit)]

    def tally(by: Lane, totals: Mapping[str, int]) -> Tally:
        counted = count_lasting(connection, wanted, parts, by, totals, loose)
        return {number: found for number, found in enumerate(counted) if found}

    totals = count_by_lane(connection, inside, Lane.CATEGORY)
    by = lane or Lane.CATEGORY
    of_lanes = totals if by is Lane.CATEGORY else count_by_lane(connection, inside, by)
    shown = lanes.lanes_of(by, of_lanes, _names(connection, by, of_lanes))
    in_bins = tally(Lane.CATEGORY, totals)
    return Content(
        first=first,
        last=last,
        events=in_bins,
        totals=totals,
        lanes=shown,
        in_lanes=in_bins if by is Lane.CATEGORY else tally(by, {one.code: one.total for one in shown}),
        points=_points(connection, inside, by) if sum(totals.values()) <= MOST_DOTS else None,
        asked=lane is not None,
        lanes_in_all=sum(map(bool, of_lanes.values())),
    )


def _most(lane: Lane | None, content: Content) -> str:
    """Which of the lanes are drawn, where there are more than fit."""
    told = _MOST.get(lane) if lane and content.lanes_in_all > len(content.lanes) else None
    return _(told) % {"num": len(content.lanes), "all": content.lanes_in_all} if told else ""


def _left_out(
    connection: sa.Connection, wanted: EventFilter, days: tuple[dt.date, dt.date], dated: int
) -> tuple[int, int]:
    """How many events the lists before and after these days have, 0 where none lies there entirely."""
    first, last = days
    before = after = 0
    if first > (wanted.occurred_from or dt.date.min):
        from_here = count_events(connection, replace(wanted, occurred_from=first))
        if from_here < dated:
            before = count_events(connection, replace(wanted, occurred_to=first - ONE))
    if last < (wanted.occurred_to or dt.date.max):
        up_to_here = count_events(connection, replace(wanted, occurred_to=last))
        if up_to_here < dated:
            after = count_events(connection, replace(wanted, occurred_from=last + ONE))
    return before, after


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


def _title(title: str, time: wording.Time) -> str:
    return f"{time.text}: {title}"


def _days(found: Starts, wanted: EventFilter) -> tuple[dt.date, dt.date] | None:
    """The days to draw: those asked for, else where nearly all events begin; within what the events span.

    Where none was asked for, the outermost bins are whole: what their links lead to is what they count.
    """
    view = opening.first_view(found.by_month)
    if view is None:
        return None
    since, until = wanted.occurred_from, wanted.occurred_to
    if since and until and bins.count_bins(since, until, Unit.YEAR) <= bins.MOST_BINS:
        return since, until
    first, last = view
    if since:
        first, last = found.first, max(last, since)
    if until:
        last = min(until, moves.end_of_month(found.last))
    unit = bins.choose_unit(first, last)
    low, high = (bins.bin_of(bins.ordinal(day, unit), unit) for day in (first, last))
    return max(low.start, since or low.start), min(high.end, until or high.end)


def _hint(plot: Plot) -> str:
    if not plot.body.dots:
        return _("Select a bar to see its events.")
    linked = any(dot.href for dot in plot.body.dots)
    return _("Select a sign to open its event.") if linked else _("Select a period to zoom in.")


def _caption(plot: Plot | None = None, outside: int = 0, undated: int = 0, most: str = "") -> str:
    parts = [most] if most else []
    if plot and plot.body.dots:
        parts.append(
            _(
                "Each sign is one event; a long one lasts several days. A dashed outline means that no exact "
                "day is given."
            )
        )
    elif plot and plot.body.lanes:
        parts.append(_("Each lane has its own scale, given above its highest bar."))
    elif plot:
        parts.append(
            _("Each bar counts the events of its period; an event that lasts longer is counted in each.")
        )
        if any(bar.kind == "loose" for bar in plot.body.bars):
            parts.append(_("A dashed outline counts events of that month or year whose day is not given."))
    if outside:
        parts.append(
            ngettext(
                "%(num)s event falls outside the dates shown.",
                "%(num)s events fall outside the dates shown.",
                outside,
            )
            % {"num": f"{outside:,}"}
        )
    if undated:
        parts.append(
            ngettext(
                "%(num)s event has no known date and is not shown here.",
                "%(num)s events have no known date and are not shown here.",
                undated,
            )
            % {"num": f"{undated:,}"}
        )
    return " ".join(parts) or _("There is no event to draw.")
