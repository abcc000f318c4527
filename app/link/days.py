"""Days of two accounts: the same, overlapping, or a day apart for the clocks alone."""

import datetime as dt

from app.domain.codes import DatePrecision
from app.domain.event_types import EventType
from app.link.account import Account
from app.link.clocks import hours_ahead, is_west_of
from app.link.feature import Feature, veto

SAME_DAY, SAME_RANGE = 3.0, 3.0
WITHIN_RANGE = 2.0
OVERLAP = -0.5  # neither trip holds the other
AS_PUBLISHED = 2.0  # one of the days is only the day of the release
BY_THE_CLOCKS = 2.0
WITHIN_MONTH = 0.5
PUBLISHED_AFTER = -2.0  # told a day or two later, without a day of its own: a suggestion at best
LONGEST_LAG = 2  # days from an event to the release that does not say when it was
DAY = dt.timedelta(days=1)


def compare_days(one: Account, other: Account) -> Feature:
    if not (one.starts_on and one.ends_on and other.starts_on and other.ends_on):
        return _undated(one, other)
    told = f"{one.starts_on}..{one.ends_on} and {other.starts_on}..{other.ends_on}"
    if one.starts_on <= other.ends_on and other.starts_on <= one.ends_on:
        return Feature("days", told, _overlapping(one, other))
    if EventType.MILITARY_ACTIVITY is one.type is other.type and _is_one_night(one, other):
        return Feature("days", f"{told}, a day apart by the clocks", BY_THE_CLOCKS)
    if _is_told_later(one, other) or _is_told_later(other, one):
        return Feature("days", f"{told}, one as published", PUBLISHED_AFTER)
    return veto("days", told)


def _undated(one: Account, other: Account) -> Feature:
    is_either = bool(one.starts_on) != bool(other.starts_on)
    if is_either or one.month_day != other.month_day:
        return veto("days", "one account has a day, or another")
    return Feature("days", f"{one.month_day or 'none'} in both", AS_PUBLISHED if one.month_day else 0.0)


def _overlapping(one: Account, other: Account) -> float:
    precisions = {one.precision, other.precision}
    if precisions & {DatePrecision.MONTH, DatePrecision.YEAR}:
        return WITHIN_MONTH
    if DatePrecision.PUBLISHED in precisions:
        return AS_PUBLISHED
    if (one.starts_on, one.ends_on) == (other.starts_on, other.ends_on):
        return SAME_DAY if one.precision is DatePrecision.DAY else SAME_RANGE
    is_held = _holds(one, other) or _holds(other, one)
    return WITHIN_RANGE if is_held else OVERLAP


def _holds(one: Account, other: Account) -> bool:
    if not (one.starts_on and one.ends_on and other.starts_on and other.ends_on):
        return False
    return one.starts_on <= other.starts_on and other.ends_on <= one.ends_on


def _is_one_night(one: Account, other: Account) -> bool:
    """A launch of the morning there, of the evening before here: who tells the earlier day lives west."""
    if {one.precision, other.precision} != {DatePrecision.DAY}:
        return False
    early, late = sorted((one, other), key=lambda account: account.starts_on or dt.date.max)
    if not early.starts_on or not late.starts_on:
        return False
    return late.starts_on - early.starts_on == DAY and is_west_of(early.told_from, late.told_from)


def _is_told_later(one: Account, other: Account) -> bool:
    if one.precision is not DatePrecision.PUBLISHED or not one.starts_on or not other.ends_on:
        return False
    return dt.timedelta(0) < one.starts_on - other.ends_on <= LONGEST_LAG * DAY


def clocks_apart(account: Account) -> int:
    """Hours between the clocks of who tells it and of who did it: the least knows the local day."""
    teller = hours_ahead(account.told_from)
    doers = [hours for code, _ in account.countries if (hours := hours_ahead(code)) is not None]
    return abs(teller - doers[0]) if teller is not None and doers else 24
