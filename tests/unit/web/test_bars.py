"""Counting into bins, and bars that show the counts."""

import datetime as dt
import re
from collections.abc import Iterator

from app.web import axis, bars
from app.web.bars import Bars, Count, Ground, Stretch

ALONG = axis.axis_of(dt.date(2021, 6, 1), dt.date(2021, 6, 30))


def stretch(days: str, lane: str = "engagement", *, loose: bool = False, count: int = 1) -> Stretch:
    start, _, end = days.partition("/")
    return Stretch(dt.date.fromisoformat(start), dt.date.fromisoformat(end or start), lane, loose, count)


def boxes(path: str) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, width and height of each bar of a path."""
    for left, bottom, width, height in re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v-([\d.]+)h-[\d.]+z", path):
        yield float(left), float(bottom), float(width), float(height)


def test_an_event_counts_in_every_bin_it_lasts_in() -> None:
    found = bars.tally([stretch("2021-05-30/2021-06-02"), stretch("2021-06-02", count=3)], ALONG)
    assert found == {0: {"engagement": Count(1)}, 1: {"engagement": Count(4)}}


def test_what_lies_outside_counts_nowhere() -> None:
    assert bars.tally([stretch("2021-05-30/2021-05-31"), stretch("2021-07-01")], ALONG) == {}


def test_an_event_somewhere_in_a_month_is_loose_among_days_but_not_among_months() -> None:
    some_day = stretch("2021-06-01/2021-06-30", loose=True)
    assert bars.tally([some_day], ALONG)[9] == {"engagement": Count(0, 1)}
    by_month = axis.axis_of(dt.date(2021, 1, 1), dt.date(2022, 12, 31))
    assert bars.tally([some_day], by_month) == {5: {"engagement": Count(1)}}


def test_bars_stand_on_one_another_in_order_loose_ones_on_top() -> None:
    counts = {3: {"security": Count(1), "engagement": Count(3, 2)}}
    found = bars.stacked(counts, ALONG, ["engagement", "security"], base=100, unit=10)
    assert [bar.kind for bar in found] == ["engagement", "security", "loose"]
    assert [next(boxes(bar.path))[1] for bar in found] == [100, 70, 60]


def test_the_smallest_bar_can_be_seen() -> None:
    (bar,) = bars.stacked({0: {"security": Count(1)}}, ALONG, ["security"], base=100, unit=0.01)
    assert next(boxes(bar.path))[3] == bars.LOWEST


def test_each_lane_has_its_ground() -> None:
    counts = {0: {"KR": Count(2), "JP": Count(1), "FR": Count(9)}}
    grounds = {"KR": Ground("ink", 50, 10), "JP": Ground("ink", 90, 20)}
    (found,) = bars.in_lanes(counts, ALONG, grounds)
    assert found == Bars("ink", found.path)
    assert sorted((bottom, height) for _, bottom, _, height in boxes(found.path)) == [(50, 19), (90, 19)]
