"""Which group of accounts keeps which key."""

import datetime as dt
from typing import Any

from app.ingest.event_keys import assign_keys
from app.ingest.tellings import Telling
from tests.build import LATER, NOW

BEFORE: dict[int, Any] = {100: {"created_at": NOW}, 50: {"created_at": LATER}}


def telling(key: int, alone: int, event: int | None) -> Telling:
    return Telling(key, key, alone, event, {"published_on": dt.date(2024, 5, key)})


def assigned(groups: list[set[int]], *tellings: Telling) -> tuple[dict[int, set[int]], dict[int, int]]:
    keys, into = assign_keys([frozenset(each) for each in groups], {t.key: t for t in tellings}, BEFORE)
    return {key: set(members) for key, members in keys.items()}, into


def test_a_new_account_joins_the_stored_event() -> None:
    keys, into = assigned([{1, 2}, {3}], telling(1, 100, 100), telling(2, 7, None), telling(3, 50, 50))
    assert (keys, into) == ({100: {1, 2}, 50: {3}}, {})


def test_of_two_events_the_older_goes_on() -> None:
    keys, into = assigned([{1, 2}], telling(1, 100, 100), telling(2, 50, 50))
    assert (keys, into) == ({100: {1, 2}}, {50: 100})


def test_what_parts_from_the_account_that_made_the_event_gets_its_own_key() -> None:
    keys, into = assigned(
        [{1}, {2, 3}], telling(1, 100, 100), telling(2, 7, 100), telling(3, 8, 100), telling(4, 50, 50)
    )
    assert keys == {100: {1}, 7: {2, 3}}
    assert into == {}


def test_an_event_outlives_the_account_that_made_it() -> None:
    keys, _ = assigned([{2, 3}, {4}], telling(2, 7, 100), telling(3, 8, 100), telling(4, 50, 50))
    assert keys == {100: {2, 3}, 50: {4}}


def test_an_event_without_accounts_goes_on_nowhere() -> None:
    keys, into = assigned([{1}], telling(1, 100, 100))
    assert (keys, into) == ({100: {1}}, {})
