"""Bars that show how many events there are."""

import datetime as dt

from app.queries.lasting import Lasting
from app.web import axis, bars
from app.web.bars import Bars, Box, Ground

ALONG = axis.axis_of(dt.date(2021, 6, 1), dt.date(2021, 6, 30))


def test_bars_stand_on_one_another_in_order_loose_ones_on_top() -> None:
    counts = {3: {"security": Lasting(1), "engagement": Lasting(3, 2)}}
    found = bars.stacked(counts, ALONG, ["engagement", "security"], base=100, unit=10)
    assert [bar.kind for bar in found] == ["engagement", "security", "loose"]
    assert [bar.boxes[0].bottom for bar in found] == [100, 70, 60]


def test_the_smallest_bar_can_be_seen() -> None:
    (bar,) = bars.stacked({0: {"security": Lasting(1)}}, ALONG, ["security"], base=100, unit=0.01)
    assert bar.boxes[0].height == bars.LOWEST


def test_each_lane_has_its_ground() -> None:
    counts = {0: {"KR": Lasting(2), "JP": Lasting(1), "FR": Lasting(9)}}
    grounds = {"KR": Ground("ink", 50, 10), "JP": Ground("ink", 90, 20)}
    (found,) = bars.in_lanes(counts, ALONG, grounds)
    assert found.kind == "ink"
    assert sorted((box.bottom, box.height) for box in found.boxes) == [(50, 19), (90, 19)]


def test_a_path_goes_from_bar_to_bar() -> None:
    drawn = Bars("ink", (Box(10, 100, 8, 20), Box(30, 95, 8, 5)))
    assert drawn.path == "m10 100h8v-20h-8zm20 -5h8v-5h-8z"
