"""How fast what was read is stored, against inserting the very same rows with nothing else to do.

Documents are read first, which is not part of the measure. Then they are stored as by `readout ingest`, in
batches: who is meant, which accounts tell one event, the log of changes, full-text search, what lists are
counted by. Last all rows are read back and inserted into another empty database, table by table, by the
driver's own `executemany`; what is counted, and listed by counts, is left out there.
"""

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.db.engine import writing
from app.ingest import tables
from app.ingest.ahead import look_ahead
from app.ingest.batch import Batch
from app.ingest.documents import Item, open_documents
from app.ingest.portions import Sizes
from app.ingest.preparing import Prepared, Reader, prepare
from app.ingest.store import store_release
from app.settings import bundled
from tests.bench.load.processes import cpu_of
from tests.databases import Databases

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
# Kept in step by storing alone.
_ROLLED_UP = (
    "event_card",
    "event_listing",
    "event_traits",
    "trait",
    "trait_bits",
    "count_state",
    "alembic_version",
)
_SEARCHED = ("event", "headline", "release", "participant")


@dataclass(frozen=True, slots=True)
class Storing:
    """Seconds of CPU, of the database too.

    `stored` for all of it, `written` for what is left once the rows of a batch are known, `raw` for inserting
    them alone.
    """

    releases: int
    rows: int
    stored: float
    written: float
    raw: float

    @property
    def written_ratio(self) -> float:
        return self.raw / self.written


class _Clock:
    """CPU of this process, and of the process of PostgreSQL that works for it."""

    def __init__(self, engine: sa.Engine) -> None:
        self._server: int | None = None
        if engine.dialect.name == "postgresql":
            with engine.connect() as connection:
                self._server = connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()

    def __call__(self) -> float:
        return time.process_time() + (cpu_of(self._server) if self._server else 0.0)


class _Timed(Batch):
    """Knows how long it wrote."""

    def __init__(self, connection: sa.Connection, clock: _Clock) -> None:
        super().__init__(connection)
        self._clock = clock
        self.written = 0.0

    def write(self) -> None:
        begun = self._clock()
        super().write()
        self.written += self._clock() - begun


def samples() -> list[Item]:
    return list(open_documents([str(bundled("samples") / "releases.jsonl")]))


def measure(items: Sequence[Item], folder: Path, backend: str) -> Storing:
    """In fresh databases, made in this folder and gone afterwards."""
    databases = Databases(folder)
    one, other = databases.create(backend), databases.create(backend)
    try:
        prepared = prepare(one, items, Reader())
        stored, written = _store(one, prepared)
        found = _rows(one)
        raw = _insert(other, found)
    finally:
        databases.drop(one)
        databases.drop(other)
        databases.close()
    return Storing(len(prepared), sum(map(len, found.values())), stored, written, raw)


def _store(engine: sa.Engine, prepared: Sequence[Prepared]) -> tuple[float, float]:
    clock = _Clock(engine)
    begun, written, most = clock(), 0.0, Sizes().releases
    for start in range(0, len(prepared), most):
        some = prepared[start : start + most]
        with writing(engine) as connection:
            batch = _Timed(connection, clock)
            look_ahead(batch, some)
            for one in some:
                if one.release is not None and one.arrived is not None and one.extraction is not None:
                    store_release(batch, one.arrived, one.release, one.extraction, NOW, one.words)
            batch.write()
            last = clock()
            batch.finish()
        written += batch.written + clock() - last
    return clock() - begun, written


def _rows(engine: sa.Engine) -> dict[str, list[Any]]:
    """All rows as the driver takes them, by the statement that inserts them; parents first."""
    found: dict[str, list[Any]] = {}
    is_sqlite = engine.dialect.name == "sqlite"
    named = {table.name: list(table.columns.keys()) for table in tables.release.metadata.sorted_tables}
    named |= {f"{noun}_search": ["rowid" if is_sqlite else "id", "body"] for noun in _SEARCHED}
    with engine.connect() as connection:
        for name, columns_of in named.items():
            columns = ", ".join(f'"{column}"' for column in columns_of)
            marks = ["?" if is_sqlite else "%s" for _ in columns_of]
            if name.endswith("_search") and not is_sqlite:
                marks[1] += "::tsvector"
            rows = [tuple(row) for row in connection.exec_driver_sql(f'SELECT {columns} FROM "{name}"')]
            if rows and name not in _ROLLED_UP:
                found[f'INSERT INTO "{name}" ({columns}) VALUES ({", ".join(marks)})'] = rows
    return found


def _insert(engine: sa.Engine, found: dict[str, list[Any]]) -> float:
    """All in one transaction; the seconds that it took."""
    clock = _Clock(engine)
    begun = clock()
    with writing(engine) as connection:
        cursor = connection.connection.cursor()
        for statement, rows in found.items():
            cursor.executemany(statement, rows)
    return clock() - begun


def line(told: Storing) -> str:
    rates = [number / told.stored for number in (told.releases, told.rows)]
    return (
        f"{rates[0]:,.0f} releases and {rates[1]:,.0f} rows a second of CPU; "
        f"{told.raw / told.stored:.2f} of the speed of raw inserts, "
        f"{told.written_ratio:.2f} once the rows of a batch are known"
    )
