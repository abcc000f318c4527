"""Whatever day a release is published on, a date without a year gets one that its tense allows, or none."""

import calendar
import datetime as dt

from hypothesis import assume, example, given
from hypothesis import strategies as st

from app.domain.codes import DatePrecision
from app.domain.text import Span
from app.extract.dates import Calendar, Tense, find_dates
from app.extract.dates.resolve import SLACK

LEAP = 2024
PUBLISHED = st.dates(dt.date(1899, 1, 1), dt.date(2101, 12, 31))
YEARLESS = st.dates(dt.date(LEAP, 1, 1), dt.date(LEAP, 12, 31))
LEAP_DAY = dt.date(LEAP, 2, 29)


@given(PUBLISHED, YEARLESS, YEARLESS, st.sampled_from(Tense))
@example(dt.date(2023, 3, 1), LEAP_DAY, LEAP_DAY, Tense.PAST)
@example(dt.date(2022, 3, 8), dt.date(LEAP, 2, 27), LEAP_DAY, Tense.UNCLEAR)
@example(dt.date(1900, 3, 8), dt.date(LEAP, 12, 30), LEAP_DAY, Tense.FUTURE)
def test_a_day_without_a_year_is_placed_where_its_tense_allows(
    published_on: dt.date, first: dt.date, last: dt.date, tense: Tense
) -> None:
    assume(first.month != last.month or first <= last)
    text = (
        f"on {first:%B} {first.day}"
        if first == last
        else f"from {first:%B} {first.day} to {last:%B} {last.day}"
    )
    (mention,) = find_dates(text, Span(0, len(text)))
    when = Calendar(published_on).resolve(mention, tense)
    assert when is not None
    if when.precision is DatePrecision.DAY_NO_YEAR:
        assert LEAP_DAY in (first, last)
        return
    assert when.starts_on is not None
    assert when.ends_on is not None
    assert (when.starts_on.month, when.starts_on.day) == (first.month, first.day)
    assert (when.ends_on.month, when.ends_on.day) == (last.month, last.day)
    assert tense is not Tense.PAST or when.starts_on <= published_on + SLACK
    assert tense is not Tense.FUTURE or when.ends_on >= published_on - SLACK


@given(PUBLISHED, st.integers(1, 12), st.sampled_from(Tense))
def test_a_month_without_a_year_is_placed_where_its_tense_allows(
    published_on: dt.date, month: int, tense: Tense
) -> None:
    text = f"in {calendar.month_name[month]}"
    (mention,) = find_dates(text, Span(0, len(text)))
    when = Calendar(published_on).resolve(mention, tense)
    assert when is not None
    assert when.starts_on is not None
    assert when.ends_on is not None
    assert when.starts_on.month == month
    assert tense is not Tense.PAST or when.starts_on <= published_on + SLACK
    assert tense is not Tense.FUTURE or when.ends_on >= published_on - SLACK
