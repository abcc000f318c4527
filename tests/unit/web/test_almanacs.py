"""A year as a calendar."""

import datetime as dt

from app.web.almanacs import LEFT, SIZE, TOP, almanac_of
from app.web.grids import shade_of


def link(first: dt.date, last: dt.date) -> str:
    return f"{first}/{last}"


def test_every_day_has_a_square_and_those_with_events_a_link() -> None:
    may = dt.date(2024, 5, 3)
    drawn = almanac_of(2024, {may: 4, dt.date(2024, 12, 31): 1}, link)
    assert drawn.empty.count("z") == 364
    linked = {square.href: square for square in drawn.squares}
    assert list(linked) == ["2024-05-03/2024-05-03", "2024-12-31/2024-12-31"]
    assert [square.shade for square in linked.values()] == [4, 1]
    assert linked["2024-05-03/2024-05-03"].label == "3 May 2024: 4 events"
    assert drawn.total == 5
    assert [mark.text for mark in drawn.weekdays] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert [(step.shade, step.text) for step in drawn.key] == [
        (0, "0"),
        (1, "1"),
        (2, "2"),
        (3, "3"),
        (4, "4"),
    ]


def test_the_key_tells_how_many_events_a_shade_stands_for() -> None:
    for most in (1, 2, 3, 7, 10, 1_234):
        drawn = almanac_of(2024, {dt.date(2024, 5, 3): most}, link)
        for step in drawn.key[1:]:
            ends = [int(end.replace(",", "")) for end in step.text.split(" to ")]
            assert {shade_of(end, most) for end in ends} == {step.shade}
        assert drawn.key[-1].text.endswith(f"{most:,}")


def test_weeks_stand_side_by_side_from_monday() -> None:
    days = [dt.date(2024, 1, 1) + dt.timedelta(n) for n in range(366)]  # it began on a Monday
    squares = almanac_of(2024, dict.fromkeys(days, 1), link).squares
    assert (squares[0].x, squares[0].y) == (LEFT, TOP)
    assert (squares[6].x, squares[6].y) == (LEFT, TOP + 6 * SIZE)
    assert (squares[7].x, squares[7].y) == (LEFT + SIZE, TOP)
    for year in (1999, 2000, 2012, 2024):
        last = dt.date(year, 12, 31)
        assert almanac_of(year, {last: 1}, link).squares[0].x <= LEFT + 53 * SIZE


def test_months_count_what_their_days_hold() -> None:
    counts = {dt.date(2023, 2, 1): 2, dt.date(2023, 2, 28): 3}
    february = almanac_of(2023, counts, link).months[1]
    assert (february.count, february.href) == (5, "2023-02-01/2023-02-28")
