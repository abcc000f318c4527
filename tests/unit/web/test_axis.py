"""Where days stand on the axis, and what is written below and beside it."""

import datetime as dt
from itertools import pairwise

import pytest

from app.web import axis
from app.web.bins import Unit


def test_a_day_stands_in_proportion_within_its_bin() -> None:
    along = axis.axis_of(dt.date(2021, 1, 1), dt.date(2021, 12, 31))
    assert along.unit is Unit.MONTH or along.unit is Unit.WEEK
    for day in (dt.date(2021, 1, 1), dt.date(2021, 6, 15), dt.date(2021, 12, 31)):
        number = along.number(day)
        assert (
            along.start(number) <= along.at(day) < along.at(day, end=True) <= along.start(number + 1) + 0.01
        )


def test_a_day_outside_stands_at_the_edge() -> None:
    along = axis.axis_of(dt.date(2021, 1, 1), dt.date(2021, 1, 31))
    assert along.at(dt.date(1950, 1, 1)) == axis.LEFT
    assert along.at(dt.date(2050, 1, 1)) == along.start(31)


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
    assert axis.scale_for(most) == scale


@pytest.mark.parametrize("left", [axis.LEFT, axis.LEFT_OF_LANES])
def test_names_under_the_axis_do_not_collide_and_the_first_says_its_year(left: int) -> None:
    for months in range(3, 200):
        last = dt.date(2021 + months // 12, months % 12 + 1, 28)
        names = axis.axis_of(dt.date(2021, 3, 5), last, left).names()
        gaps = [after.at - before.at for before, after in pairwise(names)]
        assert all(gap >= axis.ROOM_FOR_NAME - 8 for gap in gaps)
        assert "20" in names[0].text
