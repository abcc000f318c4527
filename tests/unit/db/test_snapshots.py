"""How PostgreSQL is read from: how often it is waited for, and what becomes of connections that are lost."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from app.db import snapshots
from app.db.engine import opened_engine, reader_of, reading
from app.errors import DatabaseNotReady
from tests.statements import trips_of

COUNT = "SELECT count(*) FROM alembic_version"


def read(engine: sa.Engine, *statements: str) -> list[Any]:
    """What each gives, in one read."""
    with reading(engine) as connection:
        return [connection.exec_driver_sql(statement).scalar() for statement in statements or (COUNT,)]


def driver_of(connection: sa.Connection) -> Any:
    return connection.connection.dbapi_connection


@contextmanager
def closed(engine: sa.Engine) -> Iterator[None]:
    """Nobody is let into its database meanwhile, and who was there is put out, as when a server restarts."""
    name = engine.url.database
    alter = f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS'
    end = f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"
    elsewhere = engine.url.set(database="postgres").render_as_string(hide_password=False)
    with opened_engine(elsewhere) as server, server.connect() as session:
        connection = session.execution_options(isolation_level="AUTOCOMMIT")
        connection.exec_driver_sql(f"{alter} false")
        assert list(connection.exec_driver_sql(end))
        try:
            yield
        finally:
            connection.exec_driver_sql(f"{alter} true")


@pytest.mark.parametrize("number", [1, 2, 5])
def test_a_statement_is_one_trip_and_a_view_is_none(postgres_engine: sa.Engine, number: int) -> None:
    read(postgres_engine)
    for _ in range(10):  # also when the driver has it prepared
        with trips_of(postgres_engine) as trips:
            assert read(postgres_engine, *[COUNT] * number) == [1] * number
        assert trips.number == number


def test_a_view_that_nobody_looks_at_is_no_trip(postgres_engine: sa.Engine) -> None:
    with trips_of(postgres_engine) as trips:
        for _ in range(3):
            with reading(postgres_engine):
                pass
    assert trips.number == 0


def test_statements_stay_prepared_from_read_to_read(postgres_engine: sa.Engine) -> None:
    for _ in range(10):
        read(postgres_engine)
    assert read(postgres_engine, "SELECT count(*) FROM pg_prepared_statements") == [1]


def test_no_more_statements_stay_prepared_than_may(postgres_engine: sa.Engine) -> None:
    with reading(postgres_engine) as connection:
        driver_of(connection).prepare_threshold, driver_of(connection).prepared_max = 0, 3
    for n in range(9):
        assert read(postgres_engine, f"SELECT {n}") == [n]
    (kept,) = read(postgres_engine, "SELECT count(*) FROM pg_prepared_statements")
    assert kept <= 4  # with this one


def test_who_reads_cannot_write(postgres_engine: sa.Engine) -> None:
    with pytest.raises(DatabaseNotReady, match="read-only transaction"):
        read(postgres_engine, "INSERT INTO alembic_version VALUES ('seen') RETURNING 1")
    assert read(postgres_engine) == [1]


def test_connections_that_were_lost_are_made_anew(postgres_engine: sa.Engine) -> None:
    with reading(postgres_engine) as one, reading(postgres_engine) as other:
        assert driver_of(one) is not driver_of(other)
    with closed(postgres_engine):
        pass
    with reading(postgres_engine) as one, reading(postgres_engine) as other:
        assert [each.exec_driver_sql(COUNT).scalar() for each in (one, other)] == [1, 1]


def test_a_database_that_lets_nobody_in_is_said_to_be_unusable(postgres_engine: sa.Engine) -> None:
    read(postgres_engine)
    with closed(postgres_engine):
        for _ in range(2):
            with pytest.raises(DatabaseNotReady, match="not currently accepting connections"):
                read(postgres_engine)
    assert read(postgres_engine) == [1]


def test_a_read_whose_connection_is_lost_fails_and_the_next_does_not(postgres_engine: sa.Engine) -> None:
    def lose() -> None:
        with reading(postgres_engine) as connection:
            connection.exec_driver_sql(COUNT)
            with closed(postgres_engine):
                connection.exec_driver_sql(COUNT)

    with pytest.raises(DatabaseNotReady, match="server closed the connection"):
        lose()
    assert read(postgres_engine) == [1]


def _cancelled(connection: sa.Connection) -> None:
    threading.Timer(0.1, driver_of(connection).cancel).start()
    connection.exec_driver_sql("SELECT pg_sleep(30)")


def _interrupted(connection: sa.Connection) -> None:
    threading.Timer(0.1, driver_of(connection).interrupt).start()
    connection.exec_driver_sql("SELECT pg_sleep(30)")


def _too_slow(connection: sa.Connection) -> None:
    connection.exec_driver_sql("SET LOCAL statement_timeout = 50")
    connection.exec_driver_sql("SELECT pg_sleep(30)")


def _wrong(connection: sa.Connection) -> None:
    connection.exec_driver_sql("SELECT 1 / 0")


def _broken_off(connection: sa.Connection) -> None:
    psycopg.Cursor(driver_of(connection)).execute("SELECT pg_sleep(0.01)")
    raise KeyboardInterrupt


@pytest.mark.parametrize("fail", [_cancelled, _interrupted, _too_slow, _wrong, _broken_off])
def test_a_read_that_fails_leaves_nothing_to_the_next(
    postgres_engine: sa.Engine, fail: Callable[[sa.Connection], None]
) -> None:
    def read_badly() -> None:
        with reading(postgres_engine) as connection:
            fail(connection)

    with pytest.raises((DatabaseNotReady, sa.exc.DataError, KeyboardInterrupt)):
        read_badly()
    for _ in range(2):
        assert read(postgres_engine, COUNT, "SHOW statement_timeout") == [1, "0"]


def test_a_server_that_does_not_hear_of_an_interruption_holds_nobody_up(
    postgres_engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = threading.Event()
    monkeypatch.setattr(snapshots, "_tell", lambda _cancel: heard.wait(20))
    began = time.monotonic()
    with reading(postgres_engine) as connection:
        driver_of(connection).interrupt()
    assert time.monotonic() - began < 5
    heard.set()


def test_a_read_that_failed_is_over(postgres_engine: sa.Engine) -> None:
    with reading(postgres_engine) as connection:
        with pytest.raises(sa.exc.DataError):
            connection.exec_driver_sql("SELECT 1 / 0")
        with pytest.raises(sa.exc.OperationalError, match="aborted"):
            connection.exec_driver_sql(COUNT)


def test_connections_go_with_the_engine(postgres_engine: sa.Engine) -> None:
    with reading(postgres_engine) as connection:
        driver = driver_of(connection)
    postgres_engine.dispose()
    assert driver.closed
    assert reader_of(postgres_engine).pool.checkedin() == 0  # type: ignore[attr-defined]
