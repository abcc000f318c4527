"""Single events in lanes: nothing covers anything, what is not exact is told apart."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from app.web import axis, dots
from app.web.dots import Dot, Point

FIRST, LAST = dt.date(2021, 6, 1), dt.date(2021, 6, 30)
ALONG = axis.axis_of(FIRST, LAST, axis.LEFT_OF_LANES)
DAYS = st.integers(0, 29).map(lambda n: FIRST + dt.timedelta(days=n))


def point(start: dt.date, end: dt.date | None = None, precision: str = "day", lane: str = "KR") -> Point:
    return Point(start, end or start, lane, "engagement", precision)


def extent(dot: Dot) -> tuple[float, float]:
    half = dots.SIZE / 2
    return (dot.x, dot.x + dot.width) if dot.width else (dot.x - half, dot.x + half)


@given(st.lists(st.tuples(DAYS, st.integers(0, 5)), max_size=12))
def test_dots_of_one_row_do_not_touch_and_stay_in_their_lane(days: list[tuple[dt.date, int]]) -> None:
    points = [point(start, min(LAST, start + dt.timedelta(days=n)), "range") for start, n in days]
    fit = dots.placed(sorted(points, key=lambda p: p.start), ALONG, ["KR"], 20)
    if fit is None:
        return
    drawn, bands = fit
    assert len(drawn) == len(points)
    for n, one in enumerate(drawn):
        assert bands["KR"].top < one.y < bands["KR"].top + bands["KR"].height
        for other in drawn[n + 1 :]:
            (low, high), (begin, end) = extent(one), extent(other)
            assert one.y != other.y or high <= begin or end <= low


def test_a_range_is_a_bar_and_a_day_a_point() -> None:
    fit = dots.placed([point(FIRST, LAST, "range"), point(FIRST)], ALONG, ["KR"], 20)
    assert fit is not None
    assert [dot.width is not None for dot in fit[0]] == [True, False]


def test_a_month_and_the_day_of_publication_are_loose() -> None:
    points = [point(FIRST, LAST, "month"), point(FIRST, precision="published"), point(FIRST)]
    fit = dots.placed(points, ALONG, ["KR"], 20)
    assert fit is not None
    assert [dot.loose for dot in fit[0]] == [True, True, False]


def test_too_many_of_one_day_do_not_fit() -> None:
    abreast = ALONG.width // dots.PITCH
    assert dots.placed([point(FIRST)] * (abreast * dots.MOST_ROWS + 1), ALONG, ["KR"], 20) is None


def test_those_of_a_day_that_is_drawn_wide_stand_side_by_side_within_it() -> None:
    one_day = axis.axis_of(FIRST, FIRST, axis.LEFT_OF_LANES)
    for number in (1, 2, 31):
        fit = dots.placed([point(FIRST)] * number, one_day, ["KR"], 20)
        assert fit is not None
        assert len({dot.y for dot in fit[0]}) == 1
        assert round(sum(dot.x for dot in fit[0]) / number) == one_day.left + one_day.width // 2


def test_lanes_follow_one_another() -> None:
    fit = dots.placed([point(FIRST, lane="JP")], ALONG, ["KR", "JP"], 20)
    assert fit is not None
    bands = fit[1]
    assert bands["JP"].top == bands["KR"].top + bands["KR"].height
