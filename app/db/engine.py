"""From a URL to an engine, and the two ways to use it: reading and writing.

SQLite runs with a write-ahead log, foreign keys on and a busy time-out; a writing transaction takes the write
lock at its start. On PostgreSQL writers take one advisory lock, so that the change log is in commit order,
and send word to who waits for a commit (`notices.py`); readers have their own connections (`snapshots.py`).
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from app.db.version import VERSION, DataVersion, begin_view, committed
from app.errors import DatabaseNotReady, InvalidSetting

BUSY_TIMEOUT_MS = 60_000
WRITER_LOCK = 7_236_683  # any constant, known to every writer of this program
# For batches, which else go to the disk before they are whole. Who reads has what the system keeps of the
# file and SQLite's own 2 MB: more made no query faster, for each of many connections.
WRITER_CACHE_KB = 8_000
COMMITS = "readout_commit"  # the channel on which PostgreSQL passes on that something was committed
WRITING = "readout_writing"
BUSY = "readout_busy_timeout_ms"
READER = "readout_reader"  # of an engine, the one that it reads with, where that is another
LASTING = ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON")
SCRATCH = ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF")


def make_engine(url: str, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> sa.Engine:
    """An engine for an `sqlite:///…` or `postgresql://…` URL; raises `InvalidSetting` for any other.

    `busy_timeout_ms` is how long a writer waits for another one.
    """
    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):  # the latter for a port that is no number
        raise InvalidSetting(
            "READOUT_DATABASE_URL is no database URL; use sqlite:///path/to/file.db or "
            "postgresql://user:password@host/name.",
            subject="READOUT_DATABASE_URL",
        ) from None
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        if parsed.database in (None, "", ":memory:"):
            raise InvalidSetting(
                "READOUT_DATABASE_URL names no file; use sqlite:///path/to/file.db.",
                subject="READOUT_DATABASE_URL",
            )
        return _sqlite(parsed, busy_timeout_ms)
    if backend in ("postgresql", "postgres"):
        return _postgresql(parsed, busy_timeout_ms)
    raise InvalidSetting(
        f"READOUT_DATABASE_URL: {backend!r} is not supported; use sqlite or postgresql.",
        subject="READOUT_DATABASE_URL",
    )


def scratch_engine(path: Path) -> sa.Engine:
    """An engine for an SQLite file that is written once and thrown away: nothing of it outlives a crash.

    References are not checked: what is written there was checked where it comes from. Connections are not
    kept, for there may be many such files, and what each has read takes room.
    """
    url = sa.URL.create("sqlite", database=str(path))
    return _sqlite(url, BUSY_TIMEOUT_MS, SCRATCH, poolclass=sa.NullPool)


@contextmanager
def opened_engine(url: str) -> Iterator[sa.Engine]:
    """An engine for the length of the block, that leaves no connection open."""
    engine = make_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def waiting_at_most(engine: sa.Engine, milliseconds: int) -> sa.Engine:
    """The same engine, whose writers wait no longer than this for another one."""
    return engine.execution_options(**{BUSY: milliseconds})


def _postgresql(url: sa.URL, busy_timeout_ms: int) -> sa.Engine:
    # Here, as who has an SQLite file need not wait for the driver.
    from app.db.snapshots import Connection, snapshot_engine

    url = url.set(drivername="postgresql+psycopg")
    options = {BUSY: busy_timeout_ms, VERSION: DataVersion(url)}
    reader = snapshot_engine(url, options)
    engine = sa.create_engine(url, pool_pre_ping=True, execution_options=options | {READER: reader})
    event.listen(engine, "engine_disposed", lambda _engine: reader.dispose())

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, positional: Any, named: Any) -> Connection:
        return Connection.connect(*positional, **named)

    return engine


def _sqlite(
    url: sa.URL, busy_timeout_ms: int, settings: Sequence[str] = LASTING, **options: Any
) -> sa.Engine:
    engine = sa.create_engine(
        url,
        **options,
        connect_args={"timeout": busy_timeout_ms / 1000},
        execution_options={BUSY: busy_timeout_ms, VERSION: DataVersion(url)},
    )

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin where SQLAlchemy says, below
        cursor = connection.cursor()
        for setting in (*settings, f"busy_timeout = {busy_timeout_ms}"):
            cursor.execute(f"PRAGMA {setting}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        options = connection.get_execution_options()
        if options.get(WRITING):
            cursor = connection.connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout = {options[BUSY]}")
            cursor.execute(f"PRAGMA cache_size = -{WRITER_CACHE_KB}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITING) else "BEGIN")

    return engine


def reader_of(engine: sa.Engine) -> sa.Engine:
    """The engine whose connections `reading` gives."""
    found: sa.Engine = engine.get_execution_options().get(READER, engine)
    return found


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One consistent view of the database for the length of the block."""
    with _named_failures(), reader_of(engine).connect() as connection:
        begin_view(connection)
        yield connection


_BEGIN_WRITING = sa.text("SELECT set_config('lock_timeout', :wait, true), pg_notify(:channel, '')")


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that commits when the block ends and leaves nothing behind when it fails.

    Whoever keeps what was read hears of the commit, in this process at once.
    """
    with _named_failures(), engine.connect() as connection:
        connection = connection.execution_options(**{WRITING: True})
        begin_view(connection, alone=True)
        with connection.begin():
            if connection.dialect.name == "postgresql":
                wait = str(connection.get_execution_options()[BUSY])
                connection.execute(_BEGIN_WRITING, {"wait": wait, "channel": COMMITS})
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})
            yield connection
        committed(engine)


_UNUSABLE = (sa.exc.OperationalError, sa.exc.InternalError)


@contextmanager
def _named_failures() -> Iterator[None]:
    """A database that is locked, full, read-only or gone gets a name and a word on what to do."""
    try:
        yield
    except sa.exc.DatabaseError as error:
        if not (isinstance(error, _UNUSABLE) or type(error) is sa.exc.DatabaseError):
            raise  # a defect of ours: a constraint, a statement
        reason = str(error.orig).strip().splitlines()[0]
        raise DatabaseNotReady(
            f"The database cannot be used now ({reason}); nothing of this step was stored."
        ) from error
