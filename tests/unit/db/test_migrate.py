"""States of a database, and who brings it where."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from app.db.engine import writing
from app.db.migrate import State, current_state, ensure_ready, upgrade
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


def test_migrating_twice_changes_nothing(engine: sa.Engine) -> None:
    upgrade(engine)
    assert current_state(engine) is State.READY


def test_a_version_unknown_to_the_program_is_newer(engine: sa.Engine) -> None:
    execute(engine, "UPDATE alembic_version SET version_num = '2099_01_01_to_come'")
    assert current_state(engine) is State.NEWER
    with pytest.raises(DatabaseNotReady, match="newer program; update this one"):
        ensure_ready(engine, create_sqlite=True)
