"""`readout migrate` and `readout withdraw` as an operator sees them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from app.cli import main
from app.db.engine import writing
from app.db.migrate import State, current_state, head
from tests.build import TALKS, store_archive
from tests.databases import Databases
from tests.stored import told_by_log, told_by_tables
from tests.unit.cli.running import runner

run = runner()


@pytest.fixture
def bare(databases: Databases, backend: str) -> Iterator[sa.Engine]:
    made = databases.create_bare(backend)
    yield made
    databases.drop(made)


def test_migrate_says_what_it_did(bare: sa.Engine) -> None:
    first, second = run(bare, "migrate"), run(bare, "migrate")
    assert first.exit_code == second.exit_code == 0
    assert f"was migrated from nothing to {head()}." in first.output
    assert f"is ready, at {head()}." in second.output
    assert current_state(bare) is State.READY


def test_a_check_changes_nothing(bare: sa.Engine) -> None:
    result = run(bare, "migrate", "--check")
    assert result.exit_code == 1
    assert "is not ready: The database has no tables yet; run `readout migrate`." in result.output
    assert current_state(bare) is State.MISSING


def test_a_check_of_a_ready_database_succeeds(engine: sa.Engine) -> None:
    assert run(engine, "migrate", "--check").exit_code == 0


def test_a_newer_database_is_not_migrated(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '2099_01_01_to_come'")
    for arguments in (["migrate"], ["migrate", "--check"]):
        result = run(engine, *arguments)
        assert result.exit_code == 1
        assert "a newer program; update this one." in result.output


def test_somebody_elses_database_is_not_migrated(bare: sa.Engine) -> None:
    with writing(bare) as connection:
        connection.exec_driver_sql("CREATE TABLE invoice (id integer PRIMARY KEY)")
    result = run(bare, "migrate")
    assert result.exit_code == 1
    assert result.stderr.startswith("readout: The database holds other tables than Readout's")


def test_a_password_is_not_shown(databases: Databases) -> None:
    engine = databases.create("postgresql")
    secret = engine.url.set(password="secret")
    environment = {"READOUT_DATABASE_URL": secret.render_as_string(hide_password=False)}
    result = CliRunner().invoke(main, ["migrate"], env=environment)
    assert result.exit_code == 0
    assert "secret" not in result.output
    databases.drop(engine)


def test_withdraw_says_what_left(engine: sa.Engine) -> None:
    key = str(store_archive(engine)[0].release)
    first = run(engine, "withdraw", key, "--reason", "Published by mistake")
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.output == f"Withdrew {key} ({TALKS.title}) with 2 events and 1 participants.\n"
    again = run(engine, "withdraw", key, "--reason", "Once more")
    assert (again.exit_code, again.output.startswith(f"{key} had been withdrawn before")) == (0, True)
    assert told_by_log(engine) == told_by_tables(engine)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("re_0000000000000", "--reason", "x"), 1, "readout: There is no release 're_0000000000000'."),
        (("nonsense", "--reason", "x"), 1, "readout: There is no release 'nonsense'."),
        (("re_0000000000000",), 2, "Missing option '--reason'"),
        (("re_0000000000000", "--reason", " "), 2, "say why"),
    ],
)
def test_withdraw_says_what_is_wrong(
    engine: sa.Engine, arguments: tuple[str, ...], status: int, words: str
) -> None:
    result = run(engine, "withdraw", *arguments)
    assert result.exit_code == status
    assert words in result.stderr


def test_withdraw_makes_no_database(tmp_path: Path) -> None:
    environment = {"READOUT_DATABASE_URL": f"sqlite:///{tmp_path / 'none.db'}"}
    arguments = ["withdraw", "re_0000000000000", "--reason", "x"]
    result = CliRunner().invoke(main, arguments, env=environment)
    assert (result.exit_code, "run `readout migrate`" in result.stderr) == (1, True)
