"""Brings a database to the program's version, and says at which it is.

Alembic is imported only where something is migrated: to look at the version costs one statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

import sqlalchemy as sa

from app.db.engine import make_engine, reading, writing
from app.errors import DatabaseNotReady
from app.settings import bundled

VERSION_TABLE = "alembic_version"
OWN_TABLES = frozenset(("release", "event", "change"))  # what a database of ours has at any version


class State(StrEnum):
    """How the tables of a database stand to this program."""

    MISSING = "missing"  # no tables at all
    BEHIND = "behind"
    READY = "ready"
    NEWER = "newer"  # a later program migrated it
    FOREIGN = "foreign"  # tables, but not ours


def revisions() -> list[str]:
    """The ids of all migrations, oldest first: the names of their files."""
    return sorted(path.stem for path in (bundled("migrations") / "versions").glob("[0-9]*.py"))


def head() -> str:
    """The version this program works with."""
    return revisions()[-1]


def current_state(engine: sa.Engine) -> State:
    """How the database stands to this program; raises `DatabaseNotReady` when it cannot be reached."""
    if _is_file_to_come(engine.url):
        return State.MISSING
    with reading(engine) as connection:
        return _state(connection)


def _is_file_to_come(url: sa.URL) -> bool:
    """Whether it is an SQLite file that is not there yet, which a look at it would make."""
    if url.get_backend_name() != "sqlite":
        return False
    name = url.database or ""
    path = Path(name)
    return not name.startswith("file:") and path.parent.is_dir() and not path.exists()


def current_version(connection: sa.Connection) -> str | None:
    """The version of the tables; None before the first migration."""
    if VERSION_TABLE not in sa.inspect(connection).get_table_names():
        return None
    return connection.execute(sa.text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()


def _state(connection: sa.Connection) -> State:
    tables = set(sa.inspect(connection).get_table_names())
    if not tables - {VERSION_TABLE}:
        return State.MISSING
    version = current_version(connection)
    if version is None or not tables >= OWN_TABLES:
        return State.FOREIGN
    if version not in revisions():
        return State.NEWER
    return State.READY if version == head() else State.BEHIND


@contextmanager
def migrating(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A writing transaction in which tables may be replaced: all of it happens, or nothing.

    SQLite would take the replacing of a table for the deletion of what its rows are referred to by, so
    references are not checked meanwhile, but all of them at the end.
    """
    if engine.dialect.name != "sqlite":
        with writing(engine) as connection:
            yield connection
        return
    relaxed = make_engine(engine.url.render_as_string(hide_password=False))
    sa.event.listen(relaxed, "connect", lambda raw, _record: raw.execute("PRAGMA foreign_keys = OFF"))
    try:
        with writing(relaxed) as connection:
            yield connection
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise DatabaseNotReady(f"Migrating would break references in {broken[0][0]}; it was undone.")
    finally:
        relaxed.dispose()


def upgrade(engine: sa.Engine, revision: str = "head") -> None:
    """Bring the tables to the newest version (or the one named); two at once wait for each other."""
    _run(engine, "upgrade", revision)


def downgrade(engine: sa.Engine, revision: str = "base") -> None:
    """Take the tables back; "base" leaves none. For the tests and for backing out of an update."""
    _run(engine, "downgrade", revision)


def _run(engine: sa.Engine, command: str, revision: str) -> None:
    # Alembic takes a fifth of a second to import, which a server that migrates nothing need not spend.
    from alembic import command as alembic
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(bundled("migrations")).replace("%", "%%"))
    with migrating(engine) as connection:
        config.attributes["connection"] = connection
        getattr(alembic, command)(config, revision)


def ensure_ready(engine: sa.Engine, *, create_sqlite: bool) -> None:
    """Raise `DatabaseNotReady` unless the database is at the program's version.

    With `create_sqlite` an SQLite file that is missing or older is brought there first.
    """
    state = current_state(engine)
    if create_sqlite and engine.dialect.name == "sqlite" and state in (State.MISSING, State.BEHIND):
        upgrade(engine)
        return
    if state is not State.READY:
        raise DatabaseNotReady(ADVICE[state])


ADVICE = {
    State.MISSING: "The database has no tables yet; run `readout migrate`.",
    State.BEHIND: "The database is older than this program; run `readout migrate`.",
    State.NEWER: "The database was migrated by a newer program; update this one.",
    State.FOREIGN: "The database holds other tables than Readout's; name another in READOUT_DATABASE_URL.",
}
