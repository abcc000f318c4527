"""The days shown to a reader who asked for none."""

import datetime as dt

from app.web.opening import first_view


def test_is_everything_when_events_lie_close() -> None:
    months = {dt.date(2021, month, 1): 10 for month in range(1, 13)}
    assert first_view(months) == (dt.date(2021, 1, 1), dt.date(2021, 12, 31))


def test_leaves_out_the_odd_one_decades_away() -> None:
    months = {dt.date(1953, 7, 1): 1} | {dt.date(2021, month, 1): 10 for month in range(1, 13)}
    assert first_view(months) == (dt.date(2021, 1, 1), dt.date(2021, 12, 31))


def test_keeps_a_few_events_however_far_apart() -> None:
    months = {dt.date(1953, 7, 1): 1, dt.date(2021, 6, 1): 1}
    assert first_view(months) == (dt.date(1953, 7, 1), dt.date(2021, 6, 30))


def test_needs_a_dated_event() -> None:
    assert first_view({}) is None
