"""The record as it stood: past states, restored from the log when asked for, kept for whoever asks next.

Restoring is work of seconds, so one thread does it, a state at a time, and whoever waits holds no slot: an
operation that asks for a state that is not here ends with `Unrestored`, and runs again when it is.
"""

import datetime as dt
import shutil
import tempfile
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from app.db.engine import reading, scratch_engine, writing
from app.errors import InvalidFilter, QueryTooLarge
from app.graphql.limits import LIMITS
from app.ingest.restore import count_things, position_at, restore

KEPT = 8  # states
KEPT_BYTES = 500_000_000  # of files; the newest is kept whatever its size
WAITING = 4  # states that wait to be restored, with the one that is

FILE = "past.db"


class Unrestored(Exception):
    """States that an operation needs and that are not here, by their positions in the log."""

    def __init__(self, positions: frozenset[int]) -> None:
        super().__init__()
        self.positions = positions


class TooManyWaiting(Exception):
    """As many states wait to be restored as may."""


@dataclass(frozen=True, eq=False)
class Past:
    """The record at a position in the log, in a database of its own that is only read.

    Its file goes with the last who holds it.
    """

    position: int
    engine: sa.Engine
    bytes: int


class Pasts:
    """The past states of one database; `clock` tells what is past."""

    def __init__(
        self, engine: sa.Engine, clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._kept: OrderedDict[int, Past] = OrderedDict()  # the one asked for last stands last
        self._awaited: dict[int, Future[Past]] = {}
        self._lock = threading.Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="restore")

    def position_at(self, connection: sa.Connection, instant: dt.datetime) -> int:
        """Where in the log an instant lies; raises `InvalidFilter` for one to come."""
        if instant > self._clock():
            raise InvalidFilter(
                "asOf",
                instant.isoformat(),
                "is still to come; give one that is past.",
            )
        return position_at(connection, instant)

    def get(self, position: int) -> Past | None:
        with self._lock:
            if position in self._kept:
                self._kept.move_to_end(position)
            return self._kept.get(position)

    def check_size(self, connection: sa.Connection, position: int) -> None:
        """Raises `QueryTooLarge` for a state of more things than may be restored."""
        things = count_things(connection, position)
        if things > LIMITS.restored_things:
            raise QueryTooLarge(
                f"The limit of restored_things is {LIMITS.restored_things:,}; at that instant the record had "
                f"{things:,} releases, events, people and organisations. Give an earlier instant, or keep a "
                "copy of your own by changes.",
                subject="asOf",
            )

    def restored(self, position: int) -> Future[Past]:
        """The state, now or in a while; raises `TooManyWaiting`."""
        with self._lock:
            known = self._awaited.get(position)
            if known is not None:
                return known
            if len(self._awaited) >= WAITING:
                raise TooManyWaiting
            future = self._thread.submit(self._restore, position)
            self._awaited[position] = future
        future.add_done_callback(lambda _: self._awaited.pop(position, None))
        return future

    def _restore(self, position: int) -> Past:
        kept = self.get(position)
        if kept is not None:
            return kept
        folder = Path(tempfile.mkdtemp(prefix="readout-past-"))
        engine = scratch_engine(folder / FILE)
        try:
            with reading(self._engine) as source, writing(engine) as target:
                restore(source, position, target)
            past = Past(position, engine, (folder / FILE).stat().st_size)
        except BaseException:
            _remove(engine, folder)
            raise
        weakref.finalize(past, _remove, engine, folder)
        self._keep(past)
        return past

    def _keep(self, past: Past) -> None:
        with self._lock:
            self._kept[past.position] = past
            while len(self._kept) > KEPT or (
                len(self._kept) > 1 and sum(each.bytes for each in self._kept.values()) > KEPT_BYTES
            ):
                self._kept.popitem(last=False)


def _remove(engine: sa.Engine, folder: Path) -> None:
    engine.dispose()
    shutil.rmtree(folder, ignore_errors=True)
