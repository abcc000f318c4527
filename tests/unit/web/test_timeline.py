"""Geometry of the drawn timeline: nothing lost, nothing outside, same numbers in drawing and table."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.event_types import Category
from app.queries.lasting import Lasting
from app.queries.spans import Lane
from app.web import timeline
from app.web.bins import Unit
from app.web.bodies import Content
from app.web.dots import Point
from app.web.lanes import lanes_of
from app.web.timeline import Limits, Plot

FIRST, LAST = dt.date(2021, 1, 1), dt.date(2022, 12, 31)
JUNE, JULY = dt.date(2022, 6, 1), dt.date(2022, 7, 1)
MONTHS = [dt.date(2021 + n // 12, n % 12 + 1, 1) for n in range(24)]


def link(since: dt.date | None, until: dt.date | None) -> str:
    return f"/?from={since}&to={until}"


def content(
    events: dict[tuple[dt.date, Category], int], *, asked: bool = False, points: list[Point] | None = None
) -> Content:
    """Of events that each last a day, in bins of a month."""
    counts: dict[int, dict[str, Lasting]] = {}
    for (month, category), n in sorted(events.items()):
        if n:
            counts.setdefault(MONTHS.index(month), {})[category.value] = Lasting(n)
    totals = {
        c.value: sum(found.get(c.value, Lasting()).total for found in counts.values()) for c in Category
    }
    of_lanes = lanes_of(Lane.CATEGORY, totals)
    return Content(FIRST, LAST, counts, totals, of_lanes, counts, points=points, asked=asked)


def plot(events: dict[tuple[dt.date, Category], int], limits: Limits = timeline.NO_LIMITS) -> Plot:
    return timeline.draw(content(events), link, limits)


def test_a_bin_is_a_link_that_says_month_and_number() -> None:
    drawn = plot({(JUNE, Category.ENGAGEMENT): 24, (JUNE, Category.SECURITY): 1})
    (column,) = drawn.columns
    assert drawn.unit is Unit.MONTH
    assert column.label == "June 2022: 25 events"
    assert column.href == "/?from=2022-06-01&to=2022-06-30"


def test_one_event_is_not_events() -> None:
    assert plot({(JUNE, Category.AGREEMENT): 1}).columns[0].label.endswith(": 1 event")


def test_an_event_of_two_bins_counts_once_in_the_legend() -> None:
    both = {MONTHS.index(month): {"engagement": Lasting(1)} for month in (JUNE, JULY)}
    drawn = timeline.draw(Content(FIRST, LAST, both, {"engagement": 1}, [], both), link)
    assert [entry.total for entry in drawn.legend] == [drawn.total] == [1]
    assert [row.total for row in drawn.rows] == [1, 1]


def test_links_of_outer_bins_do_not_reach_past_the_days_asked_for() -> None:
    limits = Limits(dt.date(2022, 6, 10), dt.date(2022, 7, 20))
    drawn = plot({(JUNE, Category.ENGAGEMENT): 1, (JULY, Category.ENGAGEMENT): 1}, limits)
    assert [row.href for row in drawn.rows] == [
        "/?from=2022-06-10&to=2022-06-30",
        "/?from=2022-07-01&to=2022-07-20",
    ]


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(MONTHS), st.sampled_from(list(Category))), st.integers(0, 100_000)
    ),
    st.booleans(),
)
def test_all_that_is_counted_is_linked_and_told_in_the_table(
    events: dict[tuple[dt.date, Category], int], asked: bool
) -> None:
    drawn = timeline.draw(content(events, asked=asked), link)
    assert drawn.total == sum(events.values()) == sum(row.total for row in drawn.rows)
    assert sum(entry.total for entry in drawn.legend) == drawn.total
    assert [row.total for row in drawn.rows] == [column.total for column in drawn.columns]
    for row in drawn.rows:
        assert len(row.counts) == len(drawn.heads)
        assert sum(row.counts) == row.total
    for column in drawn.columns:
        assert drawn.left - 0.1 <= column.x <= column.x + column.width <= drawn.width + 0.4
        assert column.sum is None or 0 < column.sum.at < drawn.body.base


@pytest.mark.parametrize(("count", "short"), [(7, "7"), (950, "950"), (1_250, "1.2k"), (12_600, "12k")])
def test_a_sum_fits_above_its_bar(count: int, short: str) -> None:
    (column,) = plot({(JUNE, Category.ENGAGEMENT): count}).columns
    assert column.sum is not None
    assert column.sum.text == short


def test_few_events_are_signs_in_lanes_and_crowded_ones_bars() -> None:
    events = {(JUNE, Category.ENGAGEMENT): 2}
    two = [Point(JUNE, JUNE, "engagement", "engagement", "day")] * 2
    signs = timeline.draw(content(events, points=two), link)
    assert (len(signs.body.dots), signs.body.bars) == (2, ())
    assert [line.label for line in signs.body.lanes] == ["Engagement"]
    crowded = timeline.draw(content(events, points=two * 50), link)
    assert (crowded.body.dots, len(crowded.body.bars)) == ((), 1)


def test_a_bin_whose_events_stand_in_no_lane_that_is_drawn_keeps_its_link_and_its_line() -> None:
    counts = {MONTHS.index(month): {"engagement": Lasting(1)} for month in (JUNE, JULY)}
    in_lanes = {MONTHS.index(JUNE): {"JP": Lasting(1)}}
    lanes = lanes_of(Lane.COUNTRY, {"JP": 1})
    drawn = timeline.draw(Content(FIRST, LAST, counts, {"engagement": 2}, lanes, in_lanes, asked=True), link)
    assert [(row.name, row.counts, row.total) for row in drawn.rows] == [
        ("June 2022", (1,), 1),
        ("July 2022", (0,), 1),
    ]
    assert len(drawn.columns) == 2


def test_lanes_tell_their_highest_bar() -> None:
    drawn = timeline.draw(
        content({(JUNE, Category.ENGAGEMENT): 7, (JULY, Category.ENGAGEMENT): 3}, asked=True), link
    )
    (line,) = drawn.body.lanes
    assert line.peak is not None
    assert (line.total, line.peak.total) == (10, 7)
