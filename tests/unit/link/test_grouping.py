"""From pairs to groups."""

import pytest

from app.link.account import Account
from app.link.grouping import Pair, connected, group
from tests.unit.link.build import account

NO: frozenset[Pair] = frozenset()


def groups(
    links: dict[Pair, float],
    *,
    count: int = 3,
    cuts: frozenset[Pair] = NO,
    accepted: frozenset[Pair] = NO,
    vetoes: frozenset[Pair] = NO,
    one_release: tuple[int, ...] = (),
) -> list[set[int]]:
    accounts = {key: account(key, release=99 if key in one_release else key) for key in range(1, count + 1)}

    def is_vetoed(one: Account, other: Account) -> bool:
        return (min(one.key, other.key), max(one.key, other.key)) in vetoes

    return [set(found) for found in group(accounts, links, cuts, accepted, is_vetoed)]


def test_what_is_linked_through_a_third_is_one_group() -> None:
    assert groups({(1, 2): 9, (2, 3): 9}) == [{1, 2, 3}]


def test_what_is_not_linked_stays_alone() -> None:
    assert groups({(1, 2): 9}) == [{1, 2}, {3}]


def test_a_cut_parts_though_others_lead_there() -> None:
    assert groups({(1, 2): 9, (2, 3): 11, (1, 3): 9}, cuts=frozenset({(1, 3)})) == [{1}, {2, 3}]


def test_two_accounts_of_one_release_never_meet() -> None:
    assert groups({(1, 2): 9, (1, 3): 11}, one_release=(2, 3)) == [{1, 3}, {2}]


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ({(1, 2): 9.0, (2, 3): 9.5}, [{1}, {2}, {3}]),
        ({(1, 2): 9.0, (2, 3): 10.5}, [{1}, {2, 3}]),
    ],
)
def test_between_two_that_cannot_be_one_only_the_clearly_better_is_taken(
    links: dict[Pair, float], expected: list[set[int]]
) -> None:
    assert groups(links, vetoes=frozenset({(1, 3)})) == expected


def test_what_a_person_accepted_is_stronger_than_a_veto() -> None:
    accepted = frozenset({(1, 3)})
    assert groups({(1, 2): 9}, accepted=accepted, vetoes=accepted) == [{1, 2, 3}]


def test_what_a_person_accepted_does_not_join_accounts_of_one_release() -> None:
    assert groups({}, accepted=frozenset({(1, 2)}), one_release=(1, 2)) == [{1}, {2}, {3}]


def test_connected_is_all_that_pairs_lead_to() -> None:
    assert connected([1], [(1, 2), (3, 2), (4, 5)]) == {1, 2, 3}
