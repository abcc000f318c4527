"""The version of the data: what is kept with it is good, whoever commits, and whatever fails."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from app.db.engine import make_engine, reading, scratch_engine, writing
from app.db.notices import TICK
from app.db.version import GOOD_SECONDS, DataVersion, version_of, view_version
from app.db.watching import watched

ELSEWHERE = """
import sys
from app.db.engine import make_engine, writing
with writing(make_engine(sys.argv[1])) as connection:
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('elsewhere')")
print("committed", flush=True)
sys.stdin.read()
"""
COUNT = "SELECT count(*) FROM alembic_version"
LISTENERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND (query LIKE 'LISTEN%' OR query LIKE '%max(%')"
)


def address_of(engine: sa.Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def wait_until(holds: Callable[[], bool], seconds: float = 5.0) -> None:
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.01)


def stays(version: DataVersion) -> bool:
    """Whether two looks a while apart give one number."""
    first = version.now
    time.sleep(0.05)
    return version.now == first


def test_who_does_not_watch_cannot_know(engine: sa.Engine) -> None:
    version = version_of(engine)
    assert len({version.now for _ in range(3)}) == 3


@pytest.fixture
def busy_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """On which a watch does not always come to look once in a second."""
    monkeypatch.setattr("app.db.version.GOOD_SECONDS", 30.0)


@pytest.mark.usefixtures("busy_machine")
def test_it_stays_while_nothing_is_committed(engine: sa.Engine) -> None:
    with watched(engine) as version:
        wait_until(lambda: stays(version))
        first = version.now
        with reading(engine) as connection:
            connection.exec_driver_sql(COUNT)
        time.sleep(2 * TICK)
        assert version.now == first


@pytest.mark.usefixtures("busy_machine")
def test_a_commit_of_this_process_moves_it_at_once(engine: sa.Engine) -> None:
    with watched(engine) as version:
        wait_until(lambda: stays(version))
        plain = address_of(engine).replace("+psycopg", "")  # as people write it
        for writer in (engine, engine.execution_options(), make_engine(plain)):
            before = version.now
            with writing(writer):
                assert version.now == before
            assert version.now != before
            wait_until(lambda: stays(version))
            writer.dispose()


@pytest.mark.usefixtures("busy_machine")
def test_a_commit_of_another_process_moves_it(engine: sa.Engine) -> None:
    with watched(engine) as version:
        wait_until(lambda: stays(version))
        before = version.now
        arguments = [sys.executable, "-c", ELSEWHERE, address_of(engine)]
        with subprocess.Popen(arguments, stdin=-1, stdout=-1, text=True) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "committed\n"
            wait_until(lambda: version.now != before)
            with reading(engine) as connection:
                assert connection.exec_driver_sql(COUNT).scalar() == 2
            other.communicate()


@pytest.mark.usefixtures("busy_machine")
def test_what_is_read_is_at_least_as_new_as_the_version_of_its_view(engine: sa.Engine) -> None:
    """Some write, some read and keep: whatever is found under the version of now is no older than that."""
    written, ends = [0], time.monotonic() + 2.0

    def write() -> None:
        while time.monotonic() < ends:
            with writing(engine) as connection:
                connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{written[0]}')")
            written[0] += 1
            time.sleep(0.001)

    kept: dict[int, int] = {}
    found = 0
    with watched(engine) as version:
        writer = threading.Thread(target=write)
        writer.start()
        while time.monotonic() < ends:
            least, now = written[0], version.now
            if now in kept:
                found += 1
                assert kept[now] >= least
            with reading(engine) as connection:
                kept[view_version(connection)] = (connection.exec_driver_sql(COUNT).scalar() or 0) - 1
        writer.join()
    assert found
    assert written[0]


@pytest.mark.usefixtures("busy_machine")
def test_a_writer_sees_what_is_his_alone(engine: sa.Engine) -> None:
    with watched(engine) as version:
        wait_until(lambda: stays(version))
        with reading(engine) as connection:
            assert view_version(connection) == version.now
        with writing(engine) as connection:
            assert view_version(connection) != version.now


def test_a_lost_watch_forgets_and_comes_back(postgres_engine: sa.Engine) -> None:
    with watched(postgres_engine) as version:
        wait_until(lambda: stays(version))
        before = version.now
        with postgres_engine.connect() as connection:
            assert list(connection.execute(sa.text(LISTENERS)))
        wait_until(lambda: version.now != before)
        wait_until(lambda: stays(version))


def test_a_watch_that_hears_nothing_any_more_is_not_trusted(engine: sa.Engine) -> None:
    version = version_of(engine)
    version.looked(time.monotonic())
    assert stays(version)
    version.looked(time.monotonic() - GOOD_SECONDS)
    assert not stays(version)


def test_who_wants_to_know_is_told(engine: sa.Engine) -> None:
    heard: list[int] = []
    version = version_of(engine)
    with version.telling(lambda: heard.append(1)):
        with writing(engine):
            pass
        with pytest.raises(RuntimeError), writing(engine):
            raise RuntimeError
    with writing(engine):
        pass
    assert len(heard) == 1


def test_every_engine_has_one(tmp_path_factory: pytest.TempPathFactory) -> None:
    past = scratch_engine(tmp_path_factory.mktemp("past") / "past.db")
    with reading(past) as connection:
        assert view_version(connection) != version_of(past).now
