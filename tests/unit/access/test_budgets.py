"""Points a minute: used up, filled again, each account for itself, and no more of them than can be kept."""

import threading

import pytest

from app.access.budgets import WINDOW, Budgets, Standing
from app.access.caller import Caller

ANNA, BERT = Caller("192.0.2.1"), Caller("192.0.2.2")
KEYED = Caller("192.0.2.1", "readout_aaaaaaaa")


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def charged(budgets: Budgets, caller: Caller, cost: int) -> Standing:
    standing = budgets.charge(caller, cost)
    assert standing is not None
    return standing


def test_a_budget_is_used_up_and_fills_evenly(clock: Clock) -> None:
    budgets = Budgets(readers=600, clock=clock)
    assert charged(budgets, ANNA, 400).remaining == 200
    refused = charged(budgets, ANNA, 250)
    assert (refused.refused, refused.remaining, refused.wait) == (True, 200, 5)
    clock.now = 5
    assert (charged(budgets, ANNA, 250).refused, charged(budgets, ANNA, 1).refused) == (False, True)
    clock.now = 5 + 10 * WINDOW
    assert charged(budgets, ANNA, 0).remaining == 600


def test_who_waits_as_told_is_served(clock: Clock) -> None:
    budgets = Budgets(readers=7, clock=clock)
    charged(budgets, ANNA, 7)
    for cost in range(1, 8):
        wait = charged(budgets, ANNA, cost).wait
        assert wait is not None
        clock.now += wait
        assert not charged(budgets, ANNA, cost).refused


def test_a_refused_request_costs_nothing(clock: Clock) -> None:
    budgets = Budgets(readers=100, clock=clock)
    charged(budgets, ANNA, 60)
    assert [charged(budgets, ANNA, 50).remaining for _ in range(3)] == [40] * 3


def test_what_is_dearer_than_a_whole_budget_waits_for_a_whole_one(clock: Clock) -> None:
    budgets = Budgets(readers=100, clock=clock)
    assert not charged(budgets, ANNA, 30_000).refused
    assert charged(budgets, ANNA, 30_000).wait == WINDOW


def test_each_account_has_its_own_and_a_key_that_of_keys(clock: Clock) -> None:
    budgets = Budgets(readers=100, keys=1000, clock=clock)
    charged(budgets, ANNA, 100)
    assert charged(budgets, BERT, 10).remaining == 90
    assert charged(budgets, KEYED, 10).remaining == 990


def test_without_a_limit_nothing_is_counted() -> None:
    budgets = Budgets(readers=0, keys=5)
    assert budgets.charge(ANNA, 10**9) is None
    assert charged(budgets, KEYED, 5).remaining == 0


def test_no_more_accounts_are_kept_than_the_bound_and_the_busiest_stay(clock: Clock) -> None:
    budgets = Budgets(readers=100, most=3, clock=clock)
    charged(budgets, ANNA, 100)
    for n in range(50):
        charged(budgets, Caller(f"198.51.100.{n}"), 1)
        assert charged(budgets, ANNA, 1).refused
    assert len(budgets._left) == 3


def test_headers_are_those_of_the_draft(clock: Clock) -> None:
    budgets = Budgets(readers=600, clock=clock)
    assert charged(budgets, ANNA, 595).headers == {
        "RateLimit-Policy": '"cost";q=600;w=60',
        "RateLimit": '"cost";r=5;t=60',
    }
    assert charged(budgets, ANNA, 25).headers["Retry-After"] == "2"


def test_many_threads_use_up_one_budget_and_no_more(clock: Clock) -> None:
    budgets, served = Budgets(readers=1000, clock=clock), []

    def ask() -> None:
        for _ in range(100):
            if not charged(budgets, ANNA, 7).refused:
                served.append(1)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(served) == 1000 // 7
