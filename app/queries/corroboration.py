"""How independent the releases are that tell an event: reprints and translations of one count once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import sqlalchemy as sa

from app.queries import tables as t
from app.queries.conditions import seen


class Print(NamedTuple):
    """What makes a release the same as another: the digest of its text, and its twins in other languages."""

    text: str
    twins: frozenset[int]


def prints_of(connection: sa.Connection, keys: Iterable[int]) -> dict[int, Print]:
    """By key of the release; one that was withdrawn is left out."""
    wanted = list(keys)
    own, twin = t.release.c, t.release_twin.c
    twins = defaultdict(set)
    for row in connection.execute(
        sa.select(twin.release_id, twin.twin_id).where(twin.release_id.in_(wanted))
    ):
        twins[row.release_id].add(row.twin_id)
    texts = sa.select(own.id, own.text_sha256).where(own.id.in_(wanted), seen(t.release))
    return {row.id: Print(row.text_sha256, frozenset(twins[row.id])) for row in connection.execute(texts)}


def count_originals(releases: Iterable[int], prints: Mapping[int, Print]) -> int:
    """How many of these releases say something of their own."""
    own = {key: prints[key] for key in releases if key in prints}
    groups: list[set[int]] = []
    for key, found in own.items():
        same = {key} | {k for k, other in own.items() if other.text == found.text or k in found.twins}
        apart = [group for group in groups if group.isdisjoint(same)]
        groups = [*apart, same.union(*(group for group in groups if group not in apart))]
    return len(groups)
