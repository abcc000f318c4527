"""`readout reextract` as an operator sees it."""

import sqlalchemy as sa

from tests.build import store_archive
from tests.stored import rows
from tests.unit.cli.running import runner

run = runner()


def test_what_changes_is_printed_with_counts(engine: sa.Engine) -> None:
    """The archive was stored by versions called "test", so all of it is read again."""
    store_archive(engine)
    before = rows(engine)
    dry = run(engine, "reextract", "--dry-run")
    assert dry.exit_code == 0
    assert "3 releases: 3 would change" in dry.output
    assert "Events: " in dry.output
    assert rows(engine) == before
    wet = run(engine, "reextract")
    assert wet.output == dry.output.replace("would change", "changed")
    assert "3 releases: 0 changed (0 with another text), 3 same, 0 failed." in run(engine, "reextract").output


def test_a_release_that_cannot_be_read_is_named_and_told_by_the_status(engine: sa.Engine) -> None:
    store_archive(engine)
    with engine.begin() as connection:
        connection.execute(
            sa.text("UPDATE document SET encoding = 'none such', content = :c"), {"c": b"no zlib"}
        )
    result = run(engine, "reextract")
    assert result.exit_code == 1
    assert "3 failed." in result.output
    assert "  ! " in result.output


def test_since_and_names_exclude_each_other(engine: sa.Engine) -> None:
    result = run(engine, "reextract", "re_0000000000000", "--since", "2024-01-01")
    assert result.exit_code == 2


def test_an_unknown_release_is_named(engine: sa.Engine) -> None:
    result = run(engine, "reextract", "re_0000000000000")
    assert result.exit_code == 1
    assert "There is no release 're_0000000000000'." in result.output
