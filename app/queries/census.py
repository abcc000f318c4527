"""Of each trait the set of events that have it (`app/db/traits.py`), kept in memory at one version.

`counter_of` gives the sets as of a view (`app/db/version.py`): those that were seen to be of it, else those
of the last version, brought to the view's own with what was written since. As long as nothing is known to
have been committed, nothing is asked; so what another process commits is counted when this one hears of it,
and until then a key found here may be of an event that is gone (`doubt`). Sets are read when they are
first asked for, and never changed: a later version holds others in their place. A connection that writes sees
what nobody else may ever see, so its sets are read anew. A database that was not counted, such as that of a
past state, has no census, and is counted with SQL (`live_counts.py`).
"""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from pyroaring import BitMap

from app.db.engine import WRITING
from app.db.fibres import held
from app.db.traits import BLOCK, STATE, Facet, unpack
from app.db.version import VIEW
from app.queries import tables as t
from app.queries.numbered import Numbered
from app.queries.prepared import Prepared

Sets = dict[str, BitMap]  # by value of a facet
Ordered = list[tuple[str, BitMap]]

NONE = BitMap()
AT_ONCE = 5_000  # values in one statement

_trait, _bits, _state = t.trait.c, t.trait_bits.c, t.count_state.c
_STATE = sa.select(_state.built, _state.version, _state.numbers).where(_state.id == STATE)
_STORED = t.trait.join(t.trait_bits, _bits.trait_id == _trait.id)
_OF_FACET = (
    sa.select(_trait.value, _bits.bits).select_from(_STORED).where(_trait.facet == sa.bindparam("facet"))
)
_OF_VALUES = _OF_FACET.where(_trait.value.in_(sa.bindparam("values", expanding=True)))
_SINCE = (
    sa.select(_trait.facet, _trait.value, _bits.block, _bits.bits)
    .select_from(_STORED)
    .where(_bits.version > sa.bindparam("version"))
)


@dataclass(slots=True)
class Census:
    """The sets of one version, as far as they were asked for. `events`: how many were ever counted."""

    built: int
    version: int
    events: int
    sets: dict[Facet, Sets] = field(default_factory=dict)
    whole: set[Facet] = field(default_factory=set)  # of which all values are here
    ordered: dict[tuple[str, Facet], Ordered] = field(default_factory=dict)
    found: dict[object, BitMap] = field(default_factory=dict)  # that others made of the sets
    kept: int = 0  # bytes of these, about
    walked: set[str | None] = field(default_factory=set)  # words that were looked for event by event
    numbered: Numbered | None = None
    # held by who reads all sets of a facet; others wait rather than read them as well, where they may
    reading: Mapping[Facet, threading.Lock] = field(
        default_factory=lambda: {facet: threading.Lock() for facet in Facet}
    )


class Counter:
    """A census with the connection that it is read by. `is_seen`: whether it is known to be of its view."""

    def __init__(self, connection: sa.Connection, census: Census, *, is_seen: bool = True) -> None:
        self.connection, self.census, self._is_seen = connection, census, is_seen

    def of(self, facet: Facet, value: str = "") -> BitMap:
        return self.some(facet, (value,))[value]

    def any_of(self, facet: Facet, values: Iterable[str]) -> BitMap:
        return union(self.some(facet, values).values())

    def some(self, facet: Facet, values: Iterable[str]) -> Sets:
        """The sets of these values."""
        wanted = list(values)
        known = self.census.sets.get(facet, {})
        if facet not in self.census.whole and not all(value in known for value in wanted):
            known = self._read(facet, wanted)
        return {value: known.get(value, NONE) for value in wanted}

    def all(self, facet: Facet) -> Sets:
        """The sets of all values that any event has; some may be empty."""
        if facet not in self.census.whole:
            self._look()
            with held(self.census.reading[facet]):
                if facet not in self.census.whole:
                    rows = self.connection.execute(_OF_FACET, {"facet": facet.value})
                    self.census.sets.setdefault(facet, {}).update(_sets_in(rows))
                    self.census.whole.add(facet)
        return self.census.sets[facet]

    def numbered(self) -> Numbered:
        """What is known of events by their numbers."""
        if self.census.numbered is None:
            self._look()
            self.census.numbered = Numbered.of(self.connection, self.all(Facet.DAY))
        return self.census.numbered

    def _read(self, facet: Facet, wanted: Iterable[str]) -> Sets:
        self._look()
        known = self.census.sets.setdefault(facet, {})
        missing = [value for value in wanted if value not in known]
        for start in range(0, len(missing), AT_ONCE):
            some = missing[start : start + AT_ONCE]
            rows = self.connection.execute(_OF_VALUES, {"facet": facet.value, "values": some})
            known.update(dict.fromkeys(some, NONE) | _sets_in(rows))
        return known

    def _look(self) -> None:
        """What is read into a census must be of its version."""
        if not self._is_seen:
            state = _state_of(self.connection)
            if state:
                self.census = _census_at(self.connection, *state)
            self._is_seen = True

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
_viewed: WeakKeyDictionary[sa.Engine, tuple[int, Census | None]] = WeakKeyDictionary()
_keeping = threading.Lock()


def counter_of(connection: sa.Connection) -> Counter | None:
    """None where events are not counted."""
    if connection.get_execution_options().get(WRITING):
        state = _state_of(connection)
        return Counter(connection, Census(*state)) if state else None
    view, census = _viewed.get(connection.engine, (None, None))
    if view is not None and view == connection.info.get(VIEW):
        return Counter(connection, census, is_seen=False) if census else None
    return _looked_up(connection)


def _looked_up(connection: sa.Connection) -> Counter | None:
    state = _state_of(connection)
    census = _census_at(connection, *state) if state else None
    if VIEW in connection.info:
        _viewed[connection.engine] = connection.info[VIEW], census
    return Counter(connection, census) if census else None


def _state_of(connection: sa.Connection) -> tuple[int, int, int] | None:
    """What the connection sees of `built`, `version` and `events`."""
    rows = _stating(connection.dialect.name).run(connection, {})
    return rows[0] if rows else None


@cache
def _stating(dialect: str) -> Prepared:
    return Prepared.of(_STATE, dialect)


def _census_at(connection: sa.Connection, built: int, version: int, events: int) -> Census:
    last = _last.get(connection.engine)
    if last is not None and (last.built, last.version) == (built, version):
        return last
    census = _brought_to(connection, last, Census(built, version, events))
    with _keeping:  # and not while it was read
        last = _last.get(connection.engine)
        if last is None or (last.built, last.version) < (built, version):
            _last[connection.engine] = census
    return census


def _brought_to(connection: sa.Connection, last: Census | None, new: Census) -> Census:
    """A new census; what an older one had read is taken over and brought up to date."""
    if last is None or last.built != new.built or last.version > new.version:
        return new
    new.whole = set(last.whole)  # before the sets, which may still be read into it
    new.sets = {facet: dict(of_facet) for facet, of_facet in list(last.sets.items())}
    blocks: dict[tuple[Facet, str], dict[int, BitMap]] = {}
    for facet, value, block, bits in connection.execute(_SINCE, {"version": last.version}):
        blocks.setdefault((Facet(facet), value), {})[block] = unpack(bits)
    for (facet, value), written in blocks.items():
        known = new.sets.get(facet, {})
        if value in known or facet in new.whole:
            known[value] = _with_blocks(known.get(value, NONE), written)
    days = {
        value: union(written.values()) for (facet, value), written in blocks.items() if facet is Facet.DAY
    }
    new.numbered = last.numbered and last.numbered.with_days(connection, days)
    return new


def _with_blocks(before: BitMap, blocks: Mapping[int, BitMap]) -> BitMap:
    after = before.copy()
    for block, bits in blocks.items():
        after.remove_range(block << BLOCK, block + 1 << BLOCK)
        after |= bits
    return after


def _sets_in(rows: Iterable[sa.Row[str, bytes]]) -> Sets:
    """Blocks of one value are put together at once: to add one after the other took twice as long."""
    blocks: dict[str, list[BitMap]] = defaultdict(list)
    for value, bits in rows:
        blocks[value].append(unpack(bits))
    return {value: union(parts) for value, parts in blocks.items()}


def union(sets: Iterable[BitMap]) -> BitMap:
    """A new one."""
    listed = list(sets)
    return BitMap.union(*listed) if listed else BitMap()
