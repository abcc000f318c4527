"""From pairs to groups: accounts that tell one event, best pairs first.

A group never holds two accounts of one release, two that a person parted, or two that cannot be one event (a
veto). Where an account fits two others that cannot be one event, it goes to the better only if that is
clearly better; else it stays alone, and a person may decide. The result depends on the accounts, not on their
order.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from app.link.account import Account

Pair = tuple[int, int]
CLEARLY = 1.0  # points by which one of two candidates must be better
ACCEPTED = 100.0  # what a person says counts more than any score


def pair_of(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def group(
    accounts: Mapping[int, Account],
    links: Mapping[Pair, float],
    cuts: frozenset[Pair],
    accepted: frozenset[Pair],
    is_vetoed: Callable[[Account, Account], bool],
) -> list[frozenset[int]]:
    """Groups of keys, also of one; `links` are the scores of the pairs that are links."""

    def parts(one: int, other: int) -> bool:
        pair = pair_of(one, other)
        if pair in cuts or accounts[one].release == accounts[other].release:
            return True
        return pair not in accepted and is_vetoed(accounts[one], accounts[other])

    scores = {pair: score for pair, score in links.items() if pair not in cuts}
    scores |= dict.fromkeys(accepted - cuts, ACCEPTED)
    scores = {pair: score for pair, score in scores.items() if pair[0] in accounts and pair[1] in accounts}
    clear = [pair for pair in scores if not _is_doubtful(pair, scores, parts)]
    member_of: dict[int, set[int]] = {key: {key} for key in accounts}
    for one, other in sorted(clear, key=lambda pair: (-scores[pair], pair)):
        ours, theirs = member_of[one], member_of[other]
        if ours is theirs or any(parts(a, b) for a in ours for b in theirs):
            continue
        ours |= theirs
        for key in theirs:
            member_of[key] = ours
    groups = {frozenset(members) for members in member_of.values()}
    return sorted(groups, key=min)


def _is_doubtful(pair: Pair, scores: Mapping[Pair, float], parts: Callable[[int, int], bool]) -> bool:
    """Whether either of the two fits another about as well that cannot be the same event."""
    mine = scores[pair]
    if mine >= ACCEPTED:
        return False
    for one, other in (pair, pair[::-1]):
        for (left, right), score in scores.items():
            if one not in (left, right) or score <= mine - CLEARLY:
                continue
            rival = right if left == one else left
            if rival != other and parts(rival, other):
                return True
    return False


def connected(start: Iterable[int], pairs: Iterable[Pair]) -> frozenset[int]:
    """Everything that pairs lead to."""
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    reached, left = set(start), list(start)
    while left:
        for key in neighbours[left.pop()] - reached:
            reached.add(key)
            left.append(key)
    return frozenset(reached)
