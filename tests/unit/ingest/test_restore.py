"""A record restored from the log: its tables, what rules make anew in it, and the instants it is of."""

import datetime as dt
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.db.engine import reading, scratch_engine, writing
from app.db.notices import end_of_log
from app.ingest import restore as module
from app.ingest import tables
from app.ingest.restore import count_things, position_at, restore
from app.ingest.withdraw import withdraw_release
from tests.build import LATER, LATEST, NOW, store, store_archive
from tests.past import in_sight
from tests.unit.ingest.test_twin_store import ALL, pairs


@contextmanager
def restored(engine: sa.Engine, folder: Path, position: int | None = None) -> Iterator[sa.Connection]:
    made = scratch_engine(folder / "past.db")
    with reading(engine) as source, writing(made) as target:
        restore(source, end_of_log(source) if position is None else position, target)
    with reading(made) as connection:
        yield connection
    made.dispose()


def test_the_tables_are_those_that_migrating_makes(sqlite_engine: sa.Engine, tmp_path: Path) -> None:
    ours = "name LIKE '%_search' OR type = 'index' AND tbl_name <> 'alembic_version'"
    query = f"SELECT name, sql FROM sqlite_master WHERE {ours}"
    with restored(sqlite_engine, tmp_path) as past, reading(sqlite_engine) as connection:
        made, migrated = (set(each.exec_driver_sql(query)) for each in (past, connection))
    assert {name for name, _ in made} == {name for name, _ in migrated}
    assert {each for each in made if each[0].endswith("_search")} <= migrated


@pytest.mark.parametrize("at_once", [1, 500])
def test_on_both_databases_the_restored_present_is_the_present(
    engine: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", at_once)
    stored = store_archive(engine)
    with writing(engine) as connection:
        withdraw_release(connection, str(stored[1].release), "by mistake", LATER)
    with restored(engine, tmp_path) as past, reading(engine) as connection:
        seen, expected = in_sight(past), in_sight(connection)
    if engine.dialect.name != "sqlite":  # what is found under which words is kept in another form there
        for noun in ("event", "headline"):
            seen.pop(f"{noun}_search")
            expected.pop(f"{noun}_search")
    assert seen == expected
    assert seen["event"]


@pytest.mark.parametrize("stretch", [1, 2, 30])
def test_translations_are_paired_as_they_were_when_they_came(
    engine: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    monkeypatch.setattr("app.ingest.twin_store._STRETCH", stretch)
    for told in ALL:
        store(engine, told)
    with restored(engine, tmp_path) as past:
        table = tables.release_twin
        assert {(row.release_id, row.twin_id) for row in past.execute(sa.select(table))} == pairs(engine)
    assert pairs(engine)


def test_an_instant_lies_behind_the_last_change_up_to_it(engine: sa.Engine) -> None:
    stored = store_archive(engine)
    with reading(engine) as connection:
        first = end_of_log(connection)
    with writing(engine) as connection:
        withdraw_release(connection, str(stored[0].release), "by mistake", LATER)
    with reading(engine) as connection:
        moments = (
            NOW - dt.timedelta(microseconds=1),
            NOW,
            LATER - dt.timedelta(microseconds=1),
            LATER,
            LATEST,
        )
        assert [position_at(connection, each) for each in moments] == [
            *(0, first, first),
            *itertools.repeat(end_of_log(connection), 2),
        ]


def test_things_are_counted_once_and_gone_ones_too(engine: sa.Engine) -> None:
    stored = store_archive(engine)
    with reading(engine) as connection:
        before = count_things(connection, end_of_log(connection))
        assert count_things(connection, 0) == 0
        assert count_things(connection, 1) == 1
    with writing(engine) as connection:
        withdraw_release(connection, str(stored[0].release), "by mistake", LATER)
    with reading(engine) as connection:
        assert count_things(connection, end_of_log(connection)) == before
