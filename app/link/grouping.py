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
    linked: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in scores:
        if accounts[one].release != accounts[other].release:  # as a person may have said of two of one
            linked[one].add(other)
            linked[other].add(one)

    def part(one: int, others: set[int]) -> bool:
        """Whether any of the others is parted from this one; those it is linked to are not."""
        return any(parts(one, other) for other in others - linked[one])

    clear = [pair for pair in scores if not _is_doubtful(pair, scores, linked, part)]
    member_of: dict[int, set[int]] = {key: {key} for key in accounts}
    for one, other in sorted(clear, key=lambda pair: (-scores[pair], pair)):
        ours, theirs = member_of[one], member_of[other]
        if ours is theirs or any(part(each, theirs) for each in ours):
            continue
        ours |= theirs
        for key in theirs:
            member_of[key] = ours
    groups = {frozenset(members) for members in member_of.values()}
    return sorted(groups, key=min)


def _is_doubtful(
    pair: Pair,
    scores: Mapping[Pair, float],
    linked: Mapping[int, set[int]],
    part: Callable[[int, set[int]], bool],
) -> bool:
    """Whether either of the two fits another about as well that cannot be the same event."""
    mine = scores[pair]
    if mine >= ACCEPTED:
        return False
    for one, other in (pair, pair[::-1]):
        strangers = linked[one] - linked[other] - {other}
        rivals = {each for each in strangers if scores[pair_of(one, each)] > mine - CLEARLY}
        if part(other, rivals):
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
