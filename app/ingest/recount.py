"""Counts all events anew, and finds events that are counted otherwise than they should be.

Numbers are given by day then, which keeps the sets of days and months small.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from pyroaring import BitMap

from app.db.engine import reading, writing
from app.db.traits import BLOCK, STATE, pack, unpack
from app.ingest import tables
from app.ingest.counting import AT_ONCE, ids_in, ids_of, row_of
from app.ingest.event_cards import rebuild_cards
from app.ingest.traits import traits_of

_event, _state, _bits, _stored = (
    tables.event.c,
    tables.count_state,
    tables.trait_bits,
    tables.event_traits,
)
_BY_DAY = sa.select(_event.id).where(_event.withdrawn_at.is_(None)).order_by(_event.sort_day, _event.id)
_NUMBERED = sa.select(_stored.c.event_id, _stored.c.number, _stored.c.traits).order_by(_stored.c.number)

_Sets = defaultdict[int, "array[int]"]  # by id of the trait, the numbers of its events in one block


def count_if_new(engine: sa.Engine) -> None:
    """Count the events of a database that was filled before it could count them."""
    with reading(engine) as connection:
        is_counted = connection.execute(sa.select(_state.c.id)).first() is not None
    if not is_counted:
        with writing(engine) as connection:
            rebuild(connection)


def rebuild(connection: sa.Connection) -> int:
    """Returns how many events are counted now."""
    before = connection.execute(sa.select(_state.c.built, _state.c.version)).one_or_none()
    for table in (_bits, _stored, tables.trait, _state):
        connection.execute(sa.delete(table))
    state = (
        {"built": before.built + 1, "version": before.version + 1} if before else {"built": 1, "version": 1}
    )
    events = list(connection.execute(_BY_DAY).scalars())
    size = 1 << BLOCK
    for block, start in enumerate(range(0, len(events), size)):
        _count_block(connection, events[start : start + size], block, state["version"])
    tables.insert(connection, _state, [{"id": STATE, "numbers": len(events), **state}])
    rebuild_cards(connection)
    return len(events)


def _count_block(connection: sa.Connection, events: Sequence[int], block: int, version: int) -> None:
    sets: _Sets = defaultdict(lambda: array("I"))
    given = block << BLOCK
    for keys in tables.portions(events, AT_ONCE):
        traits = traits_of(connection, keys)
        ids = ids_of(connection, {value for values in traits.values() for value in values})
        rows = []
        for number, key in enumerate(keys, start=given):
            of_event = {ids[value] for value in traits[key]}
            rows.append(row_of(key, number, of_event))
            for id in of_event:
                sets[id].append(number)
        given += len(keys)
        tables.insert(connection, _stored, rows)
    tables.insert(
        connection,
        _bits,
        [
            {"trait_id": id, "block": block, "bits": pack(BitMap(numbers)), "version": version}
            for id, numbers in sets.items()
        ],
    )


def count_wrong(connection: sa.Connection) -> int:
    """How many events have other traits than those they are counted under, or stand in other sets."""
    sets: dict[int, BitMap] = defaultdict(BitMap)
    for id, bits in connection.execute(sa.select(_bits.c.trait_id, _bits.c.bits)):
        sets[id] |= unpack(bits)
    names = {row.id: (row.facet, row.value) for row in connection.execute(sa.select(tables.trait))}
    wrong = BitMap()
    met: _Sets = defaultdict(lambda: array("I"))
    missing = set(connection.execute(_BY_DAY).scalars())
    for rows in _portions_of_stored(connection):
        traits = traits_of(connection, [row.event_id for row in rows])
        for row in rows:
            missing.discard(row.event_id)
            ids = ids_in(row.traits)
            for id in ids:
                met[id].append(row.number)
            if {names[id] for id in ids} != traits.get(row.event_id):
                wrong.add(row.number)
    for id in sets.keys() | met.keys():
        wrong |= sets[id] ^ BitMap(met[id])
    return len(wrong) + len(missing)


def _portions_of_stored(connection: sa.Connection) -> Iterator[Sequence[sa.Row[Any, Any, Any]]]:
    """Read by number, so that no more than a portion is in memory."""
    last = -1
    while rows := connection.execute(_NUMBERED.where(_stored.c.number > last).limit(5_000)).all():
        yield rows
        last = rows[-1].number
