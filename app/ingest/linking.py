"""Finds which accounts tell one event with those of a release, and keeps why.

`relink` compares the new tellings of a release with those stored that may be of the same events, and stores
each pair that is a link or a suggestion. `groups_around` then groups everything that is connected with the
release. Both rest on the tellings alone, so the groups do not depend on the order in which releases came.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import orjson
import sqlalchemy as sa

from app.ingest import tables
from app.ingest.tellings import Telling, tellings_by_key, tellings_of_events
from app.link.account import Account
from app.link.blocks import Block, blocks_to_search
from app.link.compare import LINKED, Comparison, compare
from app.link.feature import Feature
from app.link.grouping import Pair, connected, group, pair_of

CUT, ACCEPTED = "cut", "accepted"

_BLOCK = tuple(tables.link_block.c[name] for name in Block._fields)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What persons said of pairs of accounts."""

    cuts: frozenset[Pair]
    accepted: frozenset[Pair]


def relink(connection: tables.Connection, tellings: Sequence[Telling]) -> None:
    """Compare these tellings, whose links are gone, with all that may be of the same events."""
    wanted = {telling.key: blocks_to_search(telling.account) for telling in tellings}
    found = accounts_in(connection, {block for blocks in wanted.values() for block in blocks})
    near = {key: {other for block in blocks for other in found[block]} for key, blocks in wanted.items()}
    others = {
        key: telling.account
        for key, telling in tellings_by_key(connection, set().union(*near.values())).items()
    }
    compared: dict[Pair, Comparison] = {}
    for telling in tellings:
        own = telling.account
        for key in sorted(near[telling.key] & others.keys() - {telling.key}):
            pair = pair_of(telling.key, key)
            if others[key].release != own.release and pair not in compared:
                compared[pair] = compare(own, others[key])
    rows = [_row(pair, comparison) for pair, comparison in compared.items() if comparison.is_suggestion]
    tables.insert(connection, tables.account_link, rows)


def accounts_in(connection: tables.Connection, blocks: Collection[Block]) -> defaultdict[Block, list[int]]:
    found: defaultdict[Block, list[int]] = defaultdict(list)
    for row in tables.select_in(connection, _BLOCK, blocks):
        found[Block(row["type"], row["party"], row["day"])].append(row["account_id"])
    return found


def _row(pair: Pair, comparison: Comparison) -> tables.Row:
    return {
        "one_id": pair[0],
        "other_id": pair[1],
        "score": comparison.score,
        "features": encode_features(comparison.features),
    }


def encode_features(features: Iterable[Feature]) -> str:
    return orjson.dumps([[f.name, f.seen, f.points] for f in features]).decode()


def decode_features(text: str) -> list[Feature]:
    return [Feature(name, seen, points) for name, seen, points in orjson.loads(text)]


def groups_around(
    connection: tables.Connection, keys: Collection[int], events: Collection[int]
) -> tuple[list[frozenset[int]], dict[int, Telling]]:
    """Groups of the accounts connected with these accounts and with those of these events."""
    start = {*keys, *tellings_of_events(connection, events)}
    links = _links_from(connection, start)
    decisions = decisions_on(connection, connected(start, links))
    reached = connected(start, [*links, *decisions.accepted])
    while not reached <= start:  # an accepted pair, or an event, may lead to links not looked at yet
        start = set(reached)
        links |= _links_from(connection, start)
        decisions = decisions_on(connection, connected(start, links))
        reached = connected(start, [*links, *decisions.accepted])
    tellings = tellings_by_key(connection, reached)
    company = tellings_of_events(connection, {t.event for t in tellings.values() if t.event is not None})
    if company.keys() - tellings.keys():
        return groups_around(connection, {*tellings, *company}, ())
    accounts = {key: telling.account for key, telling in tellings.items()}
    if len(accounts) == 1:
        return [frozenset(accounts)], tellings
    return group(accounts, links, decisions.cuts, decisions.accepted, _Vetoes({})), tellings


@dataclass(frozen=True, slots=True)
class _Vetoes:
    """Whether two accounts cannot be of one event, each pair compared once."""

    known: dict[Pair, bool]

    def __call__(self, one: Account, other: Account) -> bool:
        pair = pair_of(one.key, other.key)
        if pair not in self.known:
            self.known[pair] = compare(one, other).is_vetoed
        return self.known[pair]


def _links_from(connection: tables.Connection, start: Collection[int]) -> dict[Pair, float]:
    """All links that lead away from these accounts, however far."""
    found: dict[Pair, float] = {}
    seen: set[int] = set()
    ahead = set(start)
    while ahead:
        seen |= ahead
        reached: set[int] = set()
        for row in pairs_with(connection, tables.account_link, ahead):
            if row["score"] >= LINKED:
                found[row["one_id"], row["other_id"]] = row["score"]
                reached |= {row["one_id"], row["other_id"]}
        ahead = reached - seen
    return found


def pairs_with(connection: tables.Connection, table: sa.Table, keys: Collection[int]) -> list[tables.Row]:
    """The rows of a table of pairs in which one of these keys is either."""
    either = [
        row for own in (table.c.one_id, table.c.other_id) for row in tables.select_in(connection, own, keys)
    ]
    pairs = {(row["one_id"], row["other_id"]): row for row in either}
    return [pairs[pair] for pair in sorted(pairs)]


def decisions_on(connection: tables.Connection, keys: Collection[int]) -> Decisions:
    cuts: set[Pair] = set()
    accepted: set[Pair] = set()
    for row in pairs_with(connection, tables.link_decision, keys):
        (cuts if row["decision"] == CUT else accepted).add((row["one_id"], row["other_id"]))
    return Decisions(frozenset(cuts), frozenset(accepted))
