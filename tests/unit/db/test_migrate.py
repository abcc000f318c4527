"""States of a database, and who brings it where."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.db.engine import make_engine, writing
from app.db.migrate import State, current_state, current_version, ensure_ready, head, migrating, upgrade
from app.errors import DatabaseNotReady
from tests.databases import Databases


@pytest.fixture
def bare(databases: Databases, backend: str) -> Iterator[sa.Engine]:
    made = databases.create_bare(backend)
    yield made
    databases.drop(made)


def execute(engine: sa.Engine, statement: str) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql(statement)


def test_a_database_without_tables_is_missing(bare: sa.Engine) -> None:
    assert current_state(bare) is State.MISSING


def test_a_migrated_database_is_ready(bare: sa.Engine) -> None:
    upgrade(bare)
    assert current_state(bare) is State.READY
    with bare.connect() as connection:
        assert current_version(connection) == head()


def test_migrating_twice_changes_nothing(engine: sa.Engine) -> None:
    upgrade(engine)
    assert current_state(engine) is State.READY


def test_a_version_unknown_to_the_program_is_newer(engine: sa.Engine) -> None:
    execute(engine, "UPDATE alembic_version SET version_num = '2099_01_01_to_come'")
    assert current_state(engine) is State.NEWER
    with pytest.raises(DatabaseNotReady, match="newer program; update this one"):
        ensure_ready(engine, create_sqlite=True)


def test_tables_of_somebody_else_are_foreign(bare: sa.Engine) -> None:
    execute(bare, "CREATE TABLE invoice (id integer PRIMARY KEY)")
    assert current_state(bare) is State.FOREIGN
    with pytest.raises(DatabaseNotReady, match="READOUT_DATABASE_URL"):
        ensure_ready(bare, create_sqlite=True)


def test_another_programs_version_table_is_foreign(bare: sa.Engine) -> None:
    execute(bare, "CREATE TABLE alembic_version (version_num varchar(32) NOT NULL)")
    execute(bare, "INSERT INTO alembic_version VALUES ('0123456789ab')")
    execute(bare, "CREATE TABLE invoice (id integer PRIMARY KEY)")
    assert current_state(bare) is State.FOREIGN


def test_only_an_sqlite_file_is_created_unasked(bare: sa.Engine, backend: str) -> None:
    if backend == "sqlite":
        ensure_ready(bare, create_sqlite=True)
        assert current_state(bare) is State.READY
    else:
        with pytest.raises(DatabaseNotReady, match="readout migrate"):
            ensure_ready(bare, create_sqlite=True)


def test_nothing_is_created_where_that_is_not_wanted(bare: sa.Engine) -> None:
    with pytest.raises(DatabaseNotReady, match="readout migrate"):
        ensure_ready(bare, create_sqlite=False)
    assert current_state(bare) is State.MISSING


def test_a_migration_that_fails_leaves_nothing_behind(bare: sa.Engine) -> None:
    def fail() -> None:
        with migrating(bare) as connection:
            connection.exec_driver_sql("CREATE TABLE release (id integer PRIMARY KEY)")
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        fail()
    assert current_state(bare) is State.MISSING


def test_a_migration_that_breaks_references_is_undone(databases: Databases) -> None:
    engine = databases.create("sqlite")
    with pytest.raises(DatabaseNotReady, match="break references"), migrating(engine) as connection:
        connection.exec_driver_sql("INSERT INTO publisher (slug, participant_id) VALUES ('xx', 1)")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM publisher").scalar() == 0
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    databases.drop(engine)


def test_a_look_makes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    assert current_state(make_engine(f"sqlite:///{path}")) is State.MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_has_a_name(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("These are notes, and long enough that nobody takes them for an empty database.\n" * 20)
    with pytest.raises(DatabaseNotReady, match="not a database"):
        current_state(make_engine(f"sqlite:///{path}"))


def test_a_folder_that_is_missing_has_a_name(tmp_path: Path) -> None:
    with pytest.raises(DatabaseNotReady, match="unable to open"):
        current_state(make_engine(f"sqlite:///{tmp_path / 'nowhere' / 'readout.db'}"))


STARTING = """
import sys
from app.db.engine import make_engine
from app.db.migrate import current_state, ensure_ready
engine = make_engine(sys.argv[1])
ensure_ready(engine, create_sqlite=True)
print(current_state(engine))
"""


def test_processes_that_start_at_once_make_one_file(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", STARTING, url], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    answers = [process.communicate(timeout=60) for process in started]
    assert [out.strip() for out, _ in answers] == ["ready"] * 3, [error for _, error in answers]


def test_looking_at_the_version_imports_no_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    upgrade(made := make_engine(url))
    made.dispose()
    looked = STARTING + "\nprint('alembic' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", looked, url], capture_output=True, text=True, check=True, timeout=60
    )
    assert answer.stdout.split() == ["ready", "False"]
