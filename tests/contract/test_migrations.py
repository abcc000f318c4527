"""Migrations make the tables of the models, can be taken back, and run over a database with releases."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.schema import CreateTable

from app.db.engine import opened_engine
from app.db.migrate import State, current_state, downgrade, head, revisions, upgrade
from app.db.models import Release
from app.ingest.recount import count_if_new
from app.settings import bundled
from tests.build import store_archive
from tests.databases import Databases
from tests.stored import rows

METADATA = Release.metadata


@pytest.fixture
def bare(databases: Databases, backend: str) -> Iterator[sa.Engine]:
    made = databases.create_bare(backend)
    yield made
    databases.drop(made)


@pytest.fixture
def script() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(bundled("migrations")))
    return ScriptDirectory.from_config(config)


def test_the_newest_file_is_the_head(script: ScriptDirectory) -> None:
    assert script.get_heads() == [head()]


def test_migrations_stand_in_one_line_named_as_their_files(script: ScriptDirectory) -> None:
    line = [revision.revision for revision in script.walk_revisions()]
    assert line[::-1] == revisions()
    for revision in line:
        assert re.fullmatch(r"\d{4}_\d\d_\d\d_[a-z0-9_]+", revision)
        assert len(revision) <= 32


def test_a_migration_needs_nothing_of_the_program() -> None:
    for path in (bundled("migrations") / "versions").glob("*.py"):
        assert not re.search(r"^\s*(from|import) (app|sqlmodel)\b", path.read_text(), re.MULTILINE)


def is_compared(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    """Full-text tables are no models; indexes are compared below, for Alembic cannot on SQLite."""
    return kind != "index" and "_search" not in (name or "")


def test_from_nothing_to_head_gives_the_tables_of_the_models(bare: sa.Engine) -> None:
    upgrade(bare)
    with bare.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_object": is_compared}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


def test_tables_are_spelled_as_the_models_spell_them(sqlite_engine: sa.Engine) -> None:
    """Checks, names and options too, which the comparison above passes over."""
    with sqlite_engine.connect() as connection:
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
        stored: dict[str, str] = dict(map(tuple, connection.exec_driver_sql(query)))
    for table in METADATA.sorted_tables:
        wanted = str(CreateTable(table).compile(sqlite_engine))
        assert spelled(stored[table.name]) == spelled(wanted)


def spelled(statement: str) -> list[str]:
    """Its lines in any order; a table that was replaced has its name in quotation marks."""
    plain = re.sub(r'^CREATE TABLE "(\w+)"', r"CREATE TABLE \1", statement.strip())
    return sorted(line.strip(" ,\t") for line in plain.splitlines() if line.strip())


def test_indexes_are_those_of_the_models(engine: sa.Engine) -> None:
    if engine.dialect.name == "sqlite":
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    else:
        query = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
    with engine.connect() as connection:
        stored: dict[str, str] = dict(map(tuple, connection.exec_driver_sql(query)))
    for table in METADATA.sorted_tables:
        for index in table.indexes:
            columns = ", ".join(str(e).replace(f"{table.name}.", "") for e in index.expressions)
            assert f"({columns})" in stored[str(index.name)].replace('"', "")


def test_down_to_nothing_leaves_nothing(engine: sa.Engine) -> None:
    downgrade(engine)
    assert current_state(engine) is State.MISSING


def test_every_step_down_and_up_keeps_what_was_stored(engine: sa.Engine) -> None:
    """The first step down takes the tables themselves, so it ends where a new database begins."""
    store_archive(engine)
    before = rows(engine)
    for revision in revisions()[-2::-1]:
        downgrade(engine, revision)
    upgrade(engine)
    count_if_new(engine)
    assert rows(engine) == before
    downgrade(engine)
    upgrade(engine)
    assert not any(rows(engine).values())


def test_alembics_own_command_works_on_the_database_of_the_settings(tmp_path: Path) -> None:
    environment = os.environ | {"READOUT_DATABASE_URL": f"sqlite:///{tmp_path / 'readout.db'}"}
    root = bundled("migrations").parent
    for command in (["upgrade", "head"], ["check"]):
        result = subprocess.run(
            [sys.executable, "-m", "alembic", *command],
            capture_output=True,
            text=True,
            timeout=60,
            env=environment,
            cwd=root,
        )
        assert result.returncode == 0, result.stdout + result.stderr
    with opened_engine(environment["READOUT_DATABASE_URL"]) as engine:
        assert current_state(engine) is State.READY
