"""Of each trait the set of events that have it (`app/db/traits.py`), kept in memory at one version.

`counter_of` gives the sets as a connection sees them: those of the last version, brought to the connection's
own with what was written since, for what is read must not differ from what is counted. Sets are read when
they are first asked for, and never changed: a later version holds others in their place. A connection that
writes sees what nobody else may ever see, so its sets are read anew. A database that was not counted, such as
that of a past state, has no census, and is counted with SQL (`live.py`).
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from pyroaring import BitMap

from app.db.engine import WRITING
from app.db.traits import BLOCK, STATE, Facet, unpack
from app.queries import tables as t

Sets = dict[str, BitMap]  # by value of a facet
Ordered = list[tuple[str, BitMap]]

NONE = BitMap()
AT_ONCE = 5_000  # values in one statement

_trait, _bits, _state = t.trait.c, t.trait_bits.c, t.count_state.c
_STATE = sa.select(_state.built, _state.version).where(_state.id == STATE)
_STORED = sa.select(_trait.facet, _trait.value, _bits.block, _bits.bits).join_from(
    t.trait, t.trait_bits, _bits.trait_id == _trait.id
)
_OF_FACET = _STORED.where(_trait.facet == sa.bindparam("facet"))
_OF_VALUES = _OF_FACET.where(_trait.value.in_(sa.bindparam("values", expanding=True)))
_SINCE = _STORED.where(_bits.version > sa.bindparam("version"))


@dataclass(slots=True)
class Census:
    """The sets of one version, as far as they were asked for."""

    built: int
    version: int
    sets: dict[Facet, Sets] = field(default_factory=dict)
    whole: frozenset[Facet] = frozenset()  # of which all values are here
    ordered: dict[tuple[str, Facet], Ordered] = field(default_factory=dict)
    found: dict[object, BitMap] = field(default_factory=dict)  # that others made of the sets


class Counter:
    """A census with the connection that it is read by."""

    def __init__(self, connection: sa.Connection, census: Census) -> None:
        self.connection, self.census = connection, census

    def of(self, facet: Facet, value: str = "") -> BitMap:
        return self.some(facet, (value,))[value]

    def any_of(self, facet: Facet, values: Iterable[str]) -> BitMap:
        return union(self.some(facet, values).values())

    def some(self, facet: Facet, values: Iterable[str]) -> Sets:
        """The sets of these values."""
        wanted = list(values)
        known = self.census.sets.setdefault(facet, {})
        missing = [] if facet in self.census.whole else [value for value in wanted if value not in known]
        for start in range(0, len(missing), AT_ONCE):
            some = missing[start : start + AT_ONCE]
            rows = self.connection.execute(_OF_VALUES, {"facet": facet.value, "values": some})
            known.update(dict.fromkeys(some, NONE) | _sets_in(rows).get(facet, {}))
        return {value: known.get(value, NONE) for value in wanted}

    def all(self, facet: Facet) -> Sets:
        """The sets of all values that any event has; some may be empty."""
        census = self.census
        if facet not in census.whole:
            rows = self.connection.execute(_OF_FACET, {"facet": facet.value})
            census.sets.setdefault(facet, {}).update(_sets_in(rows).get(facet, {}))
            census.whole |= {facet}
        return census.sets[facet]

    def in_order(self, facet: Facet) -> Ordered:
        """The sets of all values, by value."""
        return self._sorted(("value", facet), lambda pair: pair[0])

    def largest_first(self, facet: Facet) -> Ordered:
        return self._sorted(("size", facet), lambda pair: -len(pair[1]))

    def _sorted(self, by: tuple[str, Facet], key: Callable[[tuple[str, BitMap]], Any]) -> Ordered:
        kept = self.census.ordered
        if by not in kept:
            kept[by] = sorted(self.all(by[1]).items(), key=key)
        return kept[by]


_last: WeakKeyDictionary[sa.Engine, Census] = WeakKeyDictionary()
_keeping = threading.Lock()
_OWN = "census"  # in what is noted of a connection: its transaction, and the census of that


def counter_of(connection: sa.Connection) -> Counter | None:
    """None where events are not counted. A transaction that reads asks for its version once."""
    if connection.get_execution_options().get(WRITING):
        state = connection.execute(_STATE).one_or_none()
        return Counter(connection, Census(*state)) if state else None
    transaction, census = connection.info.get(_OWN, (None, None))
    if transaction is None or transaction is not connection.get_transaction():
        state = connection.execute(_STATE).one_or_none()
        census = _census_at(connection, *state) if state else None
        connection.info[_OWN] = connection.get_transaction(), census
    return Counter(connection, census) if census else None


def _census_at(connection: sa.Connection, built: int, version: int) -> Census:
    last = _last.get(connection.engine)
    if last is not None and (last.built, last.version) == (built, version):
        return last
    census = _brought_to(connection, last, built, version)
    with _keeping:  # and not while it was read
        last = _last.get(connection.engine)
        if last is None or (last.built, last.version) < (built, version):
            _last[connection.engine] = census
    return census


def _brought_to(connection: sa.Connection, last: Census | None, built: int, version: int) -> Census:
    """The census of a version; what an older one had read is taken over and brought up to date."""
    if last is None or last.built != built or last.version > version:
        return Census(built, version)
    sets = {facet: dict(of_facet) for facet, of_facet in list(last.sets.items())}
    blocks: dict[tuple[Facet, str], dict[int, BitMap]] = {}
    for facet, value, block, bits in connection.execute(_SINCE, {"version": last.version}):
        blocks.setdefault((Facet(facet), value), {})[block] = unpack(bits)
    for (facet, value), written in blocks.items():
        known = sets.get(facet, {})
        if value in known or facet in last.whole:
            known[value] = _with_blocks(known.get(value, NONE), written)
    return Census(built, version, sets, last.whole)


def _with_blocks(before: BitMap, blocks: Mapping[int, BitMap]) -> BitMap:
    after = before.copy()
    for block, bits in blocks.items():
        after.remove_range(block << BLOCK, block + 1 << BLOCK)
        after |= bits
    return after


def _sets_in(rows: Iterable[sa.Row[str, str, int, bytes]]) -> dict[Facet, Sets]:
    found: dict[Facet, Sets] = {}
    for facet, value, _block, bits in rows:
        sets = found.setdefault(Facet(facet), {})
        here = unpack(bits)
        sets[value] = sets[value] | here if value in sets else here
    return found


def union(sets: Iterable[BitMap]) -> BitMap:
    """A new one."""
    listed = list(sets)
    return BitMap.union(*listed) if listed else BitMap()
