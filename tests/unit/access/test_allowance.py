"""Allowances: uses are taken, come back with time, and are remembered within bounds."""

from app.access.allowance import Allowance


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.1

    def __call__(self) -> float:
        return self.now


def test_uses_are_taken_and_come_back_one_by_one() -> None:
    clock = Clock()
    allowance = Allowance(3, 60, clock=clock)
    assert [allowance.take("a") for _ in range(3)] == [0, 0, 0]
    assert round(allowance.take("a")) == 20
    assert allowance.take("b") == 0
    clock.now += 5
    assert round(allowance.take("a")) == 15  # asking in vain takes nothing
    clock.now += 15
    assert allowance.take("a") == 0
    assert round(allowance.take("a")) == 20
    clock.now += 10_000
    assert [allowance.take("a") for _ in range(3)] == [0, 0, 0]
    assert allowance.take("a") > 0


def test_what_was_longest_unused_is_forgotten_first() -> None:
    allowance = Allowance(1, 60, accounts=2, clock=Clock())
    for account in ("a", "b", "a", "c"):
        allowance.take(account)
    assert allowance.take("a") > 0
    assert allowance.take("b") == 0  # forgotten, so that there is room
    assert len(allowance._full_at) == 2
