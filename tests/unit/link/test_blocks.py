"""What may be one event is found in a block of the other."""

import dataclasses
import datetime as dt

import pytest

from app.domain.codes import DatePrecision
from app.domain.event_types import EventType
from app.link.account import Account
from app.link.blocks import blocks_of, blocks_to_search
from tests.unit.link.build import DAY, NEXT, account, launch

MONTH = dataclasses.replace(
    account(2, dt.date(2024, 5, 1), dt.date(2024, 5, 31)), precision=DatePrecision.MONTH
)
LONG = account(2, dt.date(2024, 4, 20), dt.date(2024, 5, 20))
WORDS = "The two ministers will meet again and talk."


def find_each_other(one: Account, other: Account) -> bool:
    return bool(blocks_of(one) & blocks_to_search(other)) or bool(blocks_of(other) & blocks_to_search(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (account(), account(2)),
        (account(), account(2, countries=("JP", "US"))),
        (account(), account(2, type=EventType.CONSULTATION)),
        (account(), account(2, dt.date(2024, 5, 1), dt.date(2024, 5, 5))),
        (account(), MONTH),
        (account(), LONG),
        (launch(), launch(2, NEXT)),
        (account(day=None, sentence=WORDS), account(2, day=None, sentence=WORDS.upper())),
    ],
)
def test_both_find_the_other(one: Account, other: Account) -> None:
    assert blocks_of(one) & blocks_to_search(other)
    assert blocks_of(other) & blocks_to_search(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (account(), account(2, countries=("US", "FR"))),
        (account(), account(2, type=EventType.CALL)),
        (account(), account(2, DAY + dt.timedelta(days=9))),
        (account(day=None, sentence=WORDS), account(2, day=None)),
        (account(day=None, sentence="They met."), account(2, day=None, sentence="They met.")),
    ],
)
def test_neither_looks_at_the_other(one: Account, other: Account) -> None:
    assert not find_each_other(one, other)


def test_what_a_release_tells_as_published_may_have_been_the_days_before() -> None:
    late = dataclasses.replace(account(2, NEXT), precision=DatePrecision.PUBLISHED)
    assert blocks_of(account()) & blocks_to_search(late)
    assert blocks_of(late) & blocks_to_search(account())
