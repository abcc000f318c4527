"""Keeps what events are counted by in step with them: the traits of each, and of each trait its events.

`renew_counts` is called in the transaction of a write with the keys of all events that it touched: new,
changed, withdrawn, gone. It compares the traits they have with those they were counted under, so it may be
told too many keys, and more than once. `app/ingest/recount.py` counts all anew.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from pyroaring import BitMap

from app.db.traits import BLOCK, STATE, Facet, Value, pack, unpack
from app.ingest import tables
from app.ingest.traits import traits_of

AT_ONCE = 3_000  # events in one statement, which names them eight times

_state, _trait, _bits, _stored = (
    tables.count_state,
    tables.trait,
    tables.trait_bits,
    tables.event_traits,
)
_STATE = sa.select(_state.c.built, _state.c.version, _state.c.numbers).where(_state.c.id == STATE)
_NEXT_TRAIT = sa.select(sa.func.coalesce(sa.func.max(_trait.c.id), 0) + 1)
_WRITE_BITS = sa.text(
    "INSERT INTO trait_bits (trait_id, block, bits, version) VALUES (:trait_id, :block, :bits, :version)"
    " ON CONFLICT (trait_id, block) DO UPDATE SET bits = excluded.bits, version = excluded.version"
)


@dataclass(slots=True)
class _Change:
    """Of one set in one block: the numbers that come and go."""

    come: list[int] = field(default_factory=list)
    go: list[int] = field(default_factory=list)


_Changes = defaultdict[tuple[int, int], _Change]  # by trait and block


def renew_counts(connection: sa.Connection, events: Collection[int]) -> None:
    """Count events as they are now; nothing where the database was not counted yet."""
    state = connection.execute(_STATE).one_or_none()
    if state is None or not events:
        return
    numbers = state.numbers
    changes: _Changes = defaultdict(_Change)
    for keys in tables.portions(set(events), AT_ONCE):
        numbers = _renew(connection, keys, numbers, changes)
    _write_bits(connection, changes, state.version + 1)
    connection.execute(sa.update(_state).values(version=state.version + 1, numbers=numbers))


def _renew(connection: sa.Connection, keys: Sequence[int], numbers: int, changes: _Changes) -> int:
    """Notes what changes for these events; returns how many numbers are given then."""
    before = {row["event_id"]: row for row in tables.select_in(connection, _stored.c.event_id, keys)}
    now = traits_of(connection, keys)
    ids = ids_of(connection, {value for values in now.values() for value in values})
    rows, gone = [], []
    for key in keys:
        row = before.get(key)
        old = set(ids_in(row["traits"])) if row else set()
        new = {ids[value] for value in now.get(key, ())}
        if old == new:
            continue
        number = row["number"] if row else numbers
        numbers += row is None
        for trait in new - old:
            changes[trait, number >> BLOCK].come.append(number)
        for trait in old - new:
            changes[trait, number >> BLOCK].go.append(number)
        if old:
            gone.append(key)
        if new:
            rows.append(row_of(key, number, new))
    tables.delete_in(connection, _stored.c.event_id, gone)
    tables.insert(connection, _stored, rows)
    return numbers


def _write_bits(connection: sa.Connection, changes: _Changes, version: int) -> None:
    stored = {
        (row["trait_id"], row["block"]): row["bits"]
        for row in tables.select_in(connection, _bits.c.trait_id, {trait for trait, _ in changes})
        if (row["trait_id"], row["block"]) in changes
    }
    rows = []
    for place, change in changes.items():
        bits = unpack(stored[place]) if place in stored else BitMap()
        bits.update(change.come)
        bits.difference_update(BitMap(change.go))
        trait, block = place
        rows.append({"trait_id": trait, "block": block, "bits": pack(bits), "version": version})
    if rows:
        connection.execute(_WRITE_BITS, rows)


def ids_of(connection: sa.Connection, values: Collection[Value]) -> dict[Value, int]:
    """The ids of traits; one that was never met is given one."""
    texts = {value for _, value in values}
    known = {
        (Facet(row["facet"]), row["value"]): row["id"]
        for row in tables.select_in(connection, _trait.c.value, texts)
    }
    new = sorted(values - known.keys())
    if new:
        first = connection.execute(_NEXT_TRAIT).scalar_one()
        met = dict(zip(new, range(first, first + len(new)), strict=True))
        tables.insert(
            connection,
            _trait,
            [{"id": id, "facet": facet.value, "value": value} for (facet, value), id in met.items()],
        )
        known |= met
    return known


def row_of(event: int, number: int, traits: Iterable[int]) -> dict[str, object]:
    return {"event_id": event, "number": number, "traits": array("I", sorted(traits)).tobytes()}


def ids_in(stored: bytes) -> "array[int]":
    return array("I", bytes(stored))
