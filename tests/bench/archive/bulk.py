"""Rows into a database by the thousand: indexes and references are made after all rows are there.

Speed rests on that and on leaving out the ORM and the types: rows come as text and numbers in the order of
the columns. PostgreSQL gets them by COPY, SQLite in one transaction without a journal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.db import models, search
from app.db.engine import opened_engine, scratch_engine
from app.db.migrate import State, current_state, upgrade
from tests.bench.archive.rows import Portion

_TABLES = models.SQLModel.metadata.tables
_CACHE = 2_000_000  # KiB of SQLite's pages while it is filled
_FOREIGN = """
    SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name,
        pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"""
_INDEXES = """
    SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relnamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)"""


@contextmanager
def loading(url: str) -> Iterator[sa.Connection]:
    """A connection to a new, migrated database, without indexes until the block ends."""
    with opened_engine(url) as engine:
        if current_state(engine) is not State.MISSING:
            raise SystemExit(f"{url} holds tables already; name a new file or an empty database.")
        upgrade(engine)
        is_file = engine.dialect.name == "sqlite"
        filled = scratch_engine(Path(str(engine.url.database))) if is_file else engine
        with filled.connect() as connection, (_sqlite if is_file else _postgresql)(connection):
            yield connection


@contextmanager
def _sqlite(connection: sa.Connection) -> Iterator[None]:
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE}")
    made = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).all()
    for name, _ in made:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    for _, definition in made:
        connection.exec_driver_sql(definition)
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken:
        raise AssertionError(f"a reference of {broken[0]} leads nowhere")
    connection.commit()


@contextmanager
def _postgresql(connection: sa.Connection) -> Iterator[None]:
    connection.exec_driver_sql("SET TIME ZONE 'UTC'")
    connection.exec_driver_sql("SET maintenance_work_mem = '1GB'")
    foreign = connection.exec_driver_sql(_FOREIGN).all()
    indexes = connection.exec_driver_sql(_INDEXES).all()
    for row in foreign:
        connection.exec_driver_sql(f"ALTER TABLE {row.table} DROP CONSTRAINT {row.name}")
    for row in indexes:
        connection.exec_driver_sql(f"DROP INDEX {row.name}")
    yield
    for row in indexes:
        connection.exec_driver_sql(row.definition)
    for row in foreign:
        connection.exec_driver_sql(f"ALTER TABLE {row.table} ADD CONSTRAINT {row.name} {row.definition}")
    connection.commit()
    connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM ANALYZE")


def write(connection: sa.Connection, portion: Portion) -> None:
    """Write a portion and forget it; ids rise within it, which full-text and clustered tables are glad of."""
    put = _insert if connection.dialect.name == "sqlite" else _copy
    for name, rows in portion.rows.items():
        columns = [column.name for column in _TABLES[name].columns if column.name != "seq"]
        values = [tuple(row.get(column) for column in columns) for row in rows]
        put(connection, name, columns, values)
    for noun, texts in portion.texts.items():
        search.index_texts(connection, noun, dict(sorted(texts.items())))
    if connection.dialect.name == "postgresql":
        connection.commit()


def _insert(
    connection: sa.Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    names, marks = _names(columns), ", ".join("?" * len(columns))
    connection.exec_driver_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)


def _copy(
    connection: sa.Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    driver: Any = connection.connection.dbapi_connection
    with driver.cursor() as cursor, cursor.copy(f'COPY "{table}" ({_names(columns)}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def set_counters(connection: sa.Connection, **highest: int) -> None:
    """PostgreSQL counts on from here where keys were given: the highest of each table."""
    if connection.dialect.name == "postgresql":
        for table, number in highest.items():
            connection.exec_driver_sql(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {number})")
