"""Geometry of the drawn timeline: nothing lost, nothing outside, same numbers in bars and table."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.event_types import Category
from app.web import timeline
from app.web.bins import Unit
from app.web.timeline import Counts, Limits, Plot

FIRST, LAST = dt.date(2021, 1, 1), dt.date(2022, 12, 31)
JUNE, JULY = dt.date(2022, 6, 1), dt.date(2022, 7, 1)


def link(since: dt.date | None, until: dt.date | None) -> str:
    return f"/?from={since}&to={until}"


def counts_of(in_bins: Mapping[tuple[dt.date, Category], int]) -> Counts:
    """Of events that each lie in one bin."""
    in_all: Counter[Category] = Counter()
    for (_, category), n in in_bins.items():
        in_all[category] += n
    return Counts(in_bins, in_all)


def plot(in_bins: Mapping[tuple[dt.date, Category], int], limits: Limits | None = None) -> Plot:
    return timeline.draw(FIRST, LAST, counts_of(in_bins), link, limits)


def test_a_bin_is_a_link_that_says_month_and_number() -> None:
    drawn = plot({(JUNE, Category.ENGAGEMENT): 24, (JUNE, Category.SECURITY): 1})
    column = next(column for column in drawn.columns if column.total)
    assert drawn.unit is Unit.MONTH
    assert column.label == "June 2022: 25 events"
    assert column.href == "/?from=2022-06-01&to=2022-06-30"
    assert column.id == "bin-month-2022-06-01"


def test_one_event_is_not_events() -> None:
    assert next(c for c in plot({(JUNE, Category.AGREEMENT): 1}).columns if c.total).label.endswith(
        ": 1 event"
    )


def test_segments_stand_on_one_another_in_the_order_of_categories() -> None:
    drawn = plot({(JUNE, Category.SECURITY): 1, (JUNE, Category.ENGAGEMENT): 3})
    low, high = next(c for c in drawn.columns if c.total).segments
    assert (low.category, high.category) == (Category.ENGAGEMENT, Category.SECURITY)
    assert low.y + low.height == pytest.approx(drawn.base)
    assert high.y + high.height == pytest.approx(low.y, abs=0.11)
    assert low.height == pytest.approx(3 * high.height, abs=0.3)


def test_the_legend_counts_an_event_of_two_bins_once() -> None:
    both = {(JUNE, Category.ENGAGEMENT): 1, (JULY, Category.ENGAGEMENT): 1}
    drawn = timeline.draw(FIRST, LAST, Counts(both, {Category.ENGAGEMENT: 1}), link)
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
        st.tuples(
            st.sampled_from([dt.date(2021 + n // 12, n % 12 + 1, 1) for n in range(24)]),
            st.sampled_from(list(Category)),
        ),
        st.integers(0, 100_000),
    )
)
def test_all_that_is_counted_is_drawn_inside_the_plot_and_told_in_the_table(
    counts: dict[tuple[dt.date, Category], int],
) -> None:
    drawn = plot(counts)
    assert drawn.total == sum(counts.values()) == sum(row.total for row in drawn.rows)
    assert sum(entry.total for entry in drawn.legend) == drawn.total
    for row in drawn.rows:
        assert sum(row.counts) == row.total
    for column in drawn.columns:
        assert 0 <= column.x <= column.bar_x
        assert column.bar_x + column.bar_width <= column.x + column.width + 0.2 <= drawn.width + 0.4
        assert all(drawn.top - 0.1 <= part.y <= drawn.base for part in column.segments)


@pytest.mark.parametrize(
    ("most", "scale"),
    [
        (0, (2, 1)),
        (1, (2, 1)),
        (5, (5, 1)),
        (7, (8, 2)),
        (27, (30, 10)),
        (118, (125, 25)),
        (90_000, (100_000, 20_000)),
    ],
)
def test_scale_is_round_and_holds_the_most(most: int, scale: tuple[int, int]) -> None:
    assert timeline.scale_for(most) == scale


def test_names_under_the_axis_do_not_collide_and_the_first_says_its_year() -> None:
    for months in range(3, 200):
        last = dt.date(2021 + months // 12, months % 12 + 1, 28)
        names = timeline.draw(dt.date(2021, 3, 5), last, Counts({}, {}), link).names
        gaps = [after.at - before.at for before, after in pairwise(names)]
        assert all(gap >= timeline.ROOM_FOR_NAME - 8 for gap in gaps)
        assert "20" in names[0].text


class TestFirstView:
    def test_is_everything_when_events_lie_close(self) -> None:
        months = {dt.date(2021, month, 1): 10 for month in range(1, 13)}
        assert timeline.first_view(months) == (dt.date(2021, 1, 1), dt.date(2021, 12, 31))

    def test_leaves_out_the_odd_one_decades_away(self) -> None:
        months = {dt.date(1953, 7, 1): 1} | {dt.date(2021, month, 1): 10 for month in range(1, 13)}
        assert timeline.first_view(months) == (dt.date(2021, 1, 1), dt.date(2021, 12, 31))

    def test_keeps_a_few_events_however_far_apart(self) -> None:
        months = {dt.date(1953, 7, 1): 1, dt.date(2021, 6, 1): 1}
        assert timeline.first_view(months) == (dt.date(1953, 7, 1), dt.date(2021, 6, 30))

    def test_needs_a_dated_event(self) -> None:
        assert timeline.first_view({}) is None
