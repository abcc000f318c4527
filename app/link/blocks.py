"""Which accounts are worth comparing: of one family of types, a party and a day in common.

An account stands in a few blocks and looks into a few, which differ where days are known to the month only. A
block is what the index of the database holds: type, party, day number.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from app.domain.codes import DatePrecision
from app.domain.event_types import EventType
from app.link.account import Account
from app.link.days import LONGEST_LAG
from app.link.families import family_of
from app.link.subjects import FEWEST_WORDS

LONGEST_RANGE = dt.timedelta(days=10)  # what lasts longer is looked for by its months
UNDATED = 0


class Block(NamedTuple):
    """`day` is a day number; negative for a whole month (its first day), 0 for the words of a sentence."""

    type: str
    party: str
    day: int


def blocks_of(account: Account) -> frozenset[Block]:
    """Where the account is found."""
    days = [UNDATED, *_days(account)] if not account.starts_on else list(_days(account))
    if UNDATED in days:
        return frozenset(_by_words(account, (account.type,)))
    name = account.type.value
    return frozenset(Block(name, party, day) for party in account.parties for day in days)


def blocks_to_search(account: Account) -> frozenset[Block]:
    """Where accounts of the same event are found, with those that tell it less exactly."""
    types = sorted(family_of(account.type))
    if not account.starts_on:
        return frozenset(_by_words(account, types))
    days = _days_to_search(account)
    names = [type.value for type in types]
    return frozenset(Block(name, party, day) for name in names for party in account.parties for day in days)


def _days(account: Account) -> Iterator[int]:
    if account.starts_on is None or account.ends_on is None or account.precision is DatePrecision.YEAR:
        return
    if _is_by_month(account):
        yield from (-first.toordinal() for first in _months(account.starts_on, account.ends_on))
    else:
        yield from range(account.starts_on.toordinal(), account.ends_on.toordinal() + 1)


def _days_to_search(account: Account) -> list[int]:
    if account.starts_on is None or account.ends_on is None or account.precision is DatePrecision.YEAR:
        return []
    months = _months(account.starts_on, account.ends_on)
    slack = LONGEST_LAG if account.precision is DatePrecision.PUBLISHED else 0
    slack = max(slack, 1) if account.type is EventType.MILITARY_ACTIVITY else slack
    first, last = account.starts_on.toordinal() - slack, account.ends_on.toordinal() + max(slack, LONGEST_LAG)
    return [*(-month.toordinal() for month in months), *range(first, last + 1)]


def _is_by_month(account: Account) -> bool:
    if account.precision is DatePrecision.MONTH:
        return True
    if account.starts_on is None or account.ends_on is None:
        return False
    return account.ends_on - account.starts_on >= LONGEST_RANGE


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [dt.date(month // 12, month % 12 + 1, 1) for month in months]


def _by_words(account: Account, types: tuple[EventType, ...] | list[EventType]) -> Iterator[Block]:
    """Without a day only the same sentence can be the same event."""
    if len(account.folded.split()) >= FEWEST_WORDS:
        digest = hashlib.sha256(account.folded.encode()).hexdigest()[:16]
        yield from (Block(type.value, f"={digest}", UNDATED) for type in types)
