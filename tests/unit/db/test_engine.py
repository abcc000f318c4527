"""Engines: which addresses they take, how writers wait for each other, how a failure is told."""

import pytest
import sqlalchemy as sa

from app.db.engine import make_engine, reading, writing
from app.errors import DatabaseNotReady, InvalidSetting


@pytest.mark.parametrize(
    "url",
    [
        "readout.db",
        "mysql://host/name",
        "",
        "http://example.org",
        "postgresql://host:port/name",
        "sqlite://",
        "sqlite:///:memory:",
    ],
)
def test_an_address_of_no_database_we_know_is_refused(url: str) -> None:
    with pytest.raises(InvalidSetting, match="READOUT_DATABASE_URL"):
        make_engine(url)


def again(engine: sa.Engine, busy_timeout_ms: int) -> sa.Engine:
    """Another program at the same database."""
    url = engine.url.render_as_string(hide_password=False)
    return make_engine(url, busy_timeout_ms=busy_timeout_ms)


def test_a_writer_that_waited_too_long_says_so(engine: sa.Engine) -> None:
    other = again(engine, busy_timeout_ms=50)
    with (
        writing(engine),
        pytest.raises(DatabaseNotReady, match=r"cannot be used now \(.*lock"),
        writing(other),
    ):
        pytest.fail("two writers at once")
    other.dispose()


def test_a_reader_need_not_wait_for_a_writer(engine: sa.Engine) -> None:
    other = again(engine, busy_timeout_ms=50)
    with writing(engine) as writer:
        writer.exec_driver_sql("INSERT INTO alembic_version VALUES ('seen')")
        with reading(other) as reader:
            assert reader.exec_driver_sql("SELECT count(*) FROM alembic_version").scalar() == 1
    other.dispose()


def test_a_failed_writer_leaves_nothing(engine: sa.Engine) -> None:
    def fail() -> None:
        with writing(engine) as writer:
            writer.exec_driver_sql("DELETE FROM alembic_version")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with reading(engine) as reader:
        assert reader.exec_driver_sql("SELECT count(*) FROM alembic_version").scalar() == 1


def test_a_defect_keeps_its_own_name(engine: sa.Engine) -> None:
    with pytest.raises(sa.exc.IntegrityError), writing(engine) as writer:
        writer.exec_driver_sql("INSERT INTO publisher (slug, participant_id) VALUES ('xx', 1)")


def test_a_reader_sees_one_state_throughout(engine: sa.Engine) -> None:
    with reading(engine) as reader:
        before = reader.exec_driver_sql("SELECT count(*) FROM alembic_version").scalar()
        other = again(engine, busy_timeout_ms=50)
        with writing(other) as writer:
            writer.exec_driver_sql("INSERT INTO alembic_version VALUES ('seen')")
        assert reader.exec_driver_sql("SELECT count(*) FROM alembic_version").scalar() == before
    other.dispose()
