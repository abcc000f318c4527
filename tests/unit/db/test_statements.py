"""Statements that come again: prepared once, one trip each, with values as the driver's cursors have them."""

import datetime as dt
import threading
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from app.db import statements
from app.db.engine import reading, writing
from tests.statements import trips_of

PREPARED = "SELECT name, statement FROM pg_prepared_statements"
TYPES = {
    "INTEGER": 730_000,
    "BIGINT": 2**62,
    "TEXT": "Ōsaka, 'quoted' {1}",
    "DATE": dt.date(2024, 2, 29),
    "TIMESTAMP WITH TIME ZONE": dt.datetime(2024, 2, 29, 1, 2, 3, 45, dt.UTC),
    "BOOLEAN": True,
    "DOUBLE PRECISION": 0.1,
    "BIGINT[]": [1, 2**62],
    "TEXT[]": ["a", None, "b,c"],
    "JSONB": None,
}


def driver_of(connection: sa.Connection) -> Any:
    return connection.connection.dbapi_connection


@pytest.mark.parametrize("type_", TYPES)
def test_values_come_back_as_they_went(postgres_engine: sa.Engine, type_: str) -> None:
    text = f"SELECT $1::{type_}, 'x'"
    for open_ in (reading, writing):
        with open_(postgres_engine) as connection:
            assert driver_of(connection).rows(text, [TYPES[type_]]) == [(TYPES[type_], "x")]


def test_a_statement_is_one_trip_the_first_time_too(postgres_engine: sa.Engine) -> None:
    with trips_of(postgres_engine) as trips, reading(postgres_engine) as connection:
        for number in (1, 2, 3):
            assert driver_of(connection).rows("SELECT $1::INTEGER", [number]) == [(number,)]
    assert trips.number == 3


def test_those_last_used_stay_prepared(postgres_engine: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "MOST", 2)
    with trips_of(postgres_engine) as trips:
        for text in ("SELECT 1", "SELECT 2", "SELECT 1", "SELECT 3", "SELECT 1"):
            with reading(postgres_engine) as connection:
                assert driver_of(connection).rows(text, ())
    assert trips.number == 5
    with reading(postgres_engine) as connection:
        assert {text for _, text in connection.exec_driver_sql(PREPARED)} == {"SELECT 1", "SELECT 3"}


def test_a_statement_that_cannot_be_prepared_is_not_taken_for_prepared(postgres_engine: sa.Engine) -> None:
    for _ in range(2):
        with reading(postgres_engine) as connection, pytest.raises(psycopg.errors.UndefinedTable):
            driver_of(connection).rows("SELECT * FROM nowhere", ())


def test_a_failure_ends_the_read_and_not_the_connection(postgres_engine: sa.Engine) -> None:
    with reading(postgres_engine) as connection:
        first = driver_of(connection)
        with pytest.raises(psycopg.errors.DivisionByZero):
            first.rows("SELECT 1 / $1::INTEGER", [0])
        with pytest.raises(psycopg.OperationalError, match="aborted"):
            first.rows("SELECT 1", ())
    with reading(postgres_engine) as connection:
        assert driver_of(connection) is first
        assert first.rows("SELECT 1 / $1::INTEGER", [1]) == [(1,)]
        assert first.rows("SELECT 1", ()) == [(1,)]


def test_a_statement_that_runs_is_stopped_from_another_thread(postgres_engine: sa.Engine) -> None:
    with reading(postgres_engine) as connection:
        threading.Timer(0.1, driver_of(connection).cancel).start()
        with pytest.raises(psycopg.errors.QueryCanceled):
            driver_of(connection).rows("SELECT 1 FROM pg_sleep(30)", ())


def test_what_nobody_took_is_not_given_to_the_next(
    postgres_engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_statements: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, reading(postgres_engine) as connection:
        patched.setattr(statements.Statements, "_receive", interrupted)
        with pytest.raises(KeyboardInterrupt):
            driver_of(connection).rows("SELECT 'stale'", ())
    with reading(postgres_engine) as connection:
        assert driver_of(connection).rows("SELECT 'new'", ()) == [("new",)]
