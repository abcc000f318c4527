"""How fast what was read is stored, against inserting the very same rows with nothing else to do.

`measure` stores documents in batches, with everything that belongs to it: matching, linking, the log of
changes, full-text search, what lists are counted by. Then it reads all rows back and inserts them into
another empty database, table by table, by the driver's own `executemany`.
"""

import datetime as dt
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.db.engine import make_engine, writing
from app.db.migrate import upgrade
from app.domain.values import Document
from app.ingest import tables
from app.ingest.ahead import look_ahead
from app.ingest.batch import gathered
from app.ingest.preparing import Prepared, Reader, prepare
from app.ingest.store import store_release

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
BATCH = 200
# Kept in step by storing alone; to insert them raw is not part of the measure.
_ROLLED_UP = ("event_listing", "event_traits", "trait", "trait_bits", "count_state", "alembic_version")

Seconds = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Storing:
    """Rows of all tables a second, and what was stored."""

    releases: int
    rows: int
    stored: float
    raw: float

    @property
    def ratio(self) -> float:
        return self.stored / self.raw


def measure(
    stored_in: str, raw_in: str, documents: Sequence[Document], seconds: Seconds = time.process_time
) -> Storing:
    """Fills both databases, which must be empty. `seconds` tells time: of this process where it does all the
    work, as for SQLite, else by the clock.
    """
    one, other = make_engine(stored_in), make_engine(raw_in)
    for engine in (one, other):
        upgrade(engine)
    prepared = prepare(one, documents, Reader())
    begun = seconds()
    for start in range(0, len(prepared), BATCH):
        store(one, prepared[start : start + BATCH])
    stored = seconds() - begun
    found = rows(one)
    begun = seconds()
    insert(other, found)
    raw = seconds() - begun
    for engine in (one, other):
        engine.dispose()
    count = sum(len(values) for values in found.values())
    return Storing(len(prepared), count, count / stored, count / raw)


def store(engine: sa.Engine, some: Sequence[Prepared]) -> None:
    with writing(engine) as connection, gathered(connection) as batch:
        look_ahead(batch, some)
        for one in some:
            if one.release is not None and one.arrived is not None:
                store_release(batch, one.arrived, one.release, one.extraction, NOW, one.words)


def rows(engine: sa.Engine) -> dict[str, list[Any]]:
    """All rows as the driver takes them, by the statement that inserts them."""
    found: dict[str, list[Any]] = {}
    with engine.connect() as connection:
        mark = "?" if engine.dialect.name == "sqlite" else "%s"
        named = {
            table.name: [f'"{c.name}"' for c in table.columns]
            for table in tables.release.metadata.sorted_tables
        }
        key = "rowid" if engine.dialect.name == "sqlite" else "id"
        named |= {f"{noun}_search": [key, "body"] for noun in ("event", "headline", "release", "participant")}
        for name, columns in named.items():
            if name in _ROLLED_UP:
                continue
            chosen = connection.exec_driver_sql(f'SELECT {", ".join(columns)} FROM "{name}"')
            marks = ", ".join("%s::tsvector" if c == "body" and mark == "%s" else mark for c in columns)
            found[f'INSERT INTO "{name}" ({", ".join(columns)}) VALUES ({marks})'] = [
                tuple(row) for row in chosen
            ]
    return {statement: values for statement, values in found.items() if values}


def insert(engine: sa.Engine, found: dict[str, list[Any]]) -> None:
    """In one transaction, parents first."""
    with writing(engine) as connection:
        cursor = connection.connection.cursor()
        for statement, values in found.items():
            cursor.executemany(statement, values)
