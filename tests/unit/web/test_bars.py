"""Bars that show how many events there are."""

import datetime as dt
import re
from collections.abc import Iterator

from app.queries.lasting import Lasting
from app.web import axis, bars
from app.web.bars import Bars, Ground

ALONG = axis.axis_of(dt.date(2021, 6, 1), dt.date(2021, 6, 30))


def boxes(path: str) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, width and height of each bar of a path."""
    for left, bottom, width, height in re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v-([\d.]+)h-[\d.]+z", path):
        yield float(left), float(bottom), float(width), float(height)


def test_bars_stand_on_one_another_in_order_loose_ones_on_top() -> None:
    counts = {3: {"security": Lasting(1), "engagement": Lasting(3, 2)}}
    found = bars.stacked(counts, ALONG, ["engagement", "security"], base=100, unit=10)
    assert [bar.kind for bar in found] == ["engagement", "security", "loose"]
    assert [next(boxes(bar.path))[1] for bar in found] == [100, 70, 60]


def test_the_smallest_bar_can_be_seen() -> None:
    (bar,) = bars.stacked({0: {"security": Lasting(1)}}, ALONG, ["security"], base=100, unit=0.01)
    assert next(boxes(bar.path))[3] == bars.LOWEST


def test_each_lane_has_its_ground() -> None:
    counts = {0: {"KR": Lasting(2), "JP": Lasting(1), "FR": Lasting(9)}}
    grounds = {"KR": Ground("ink", 50, 10), "JP": Ground("ink", 90, 20)}
    (found,) = bars.in_lanes(counts, ALONG, grounds)
    assert found == Bars("ink", found.path)
    assert sorted((bottom, height) for _, bottom, _, height in boxes(found.path)) == [(50, 19), (90, 19)]
