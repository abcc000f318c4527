"""Word of commits, from writers to who waits for it in another process."""

from contextlib import closing

import sqlalchemy as sa

from app.db.engine import make_engine, writing
from app.db.notices import commits
from tests.unit.graphql.serving import Api
from tests.unit.ingest.test_links import tell_korean


def test_the_mark_is_another_when_something_was_committed(engine: sa.Engine) -> None:
    with closing(commits(engine)) as marks:
        first = next(marks)
        assert next(marks) == first
        tell_korean(engine)
        assert next(marks) != first


def test_what_was_not_committed_leaves_the_mark(engine: sa.Engine) -> None:
    with closing(commits(engine)) as marks:
        first = next(marks)
        with engine.connect() as connection, connection.begin() as transaction:
            connection.exec_driver_sql("DELETE FROM alembic_version")
            transaction.rollback()
        assert next(marks) == first


def test_postgresql_is_heard_without_the_log_growing(postgres_engine: sa.Engine) -> None:
    other = make_engine(postgres_engine.url.render_as_string(hide_password=False))
    with Api(postgres_engine).statements() as seen, closing(commits(postgres_engine)) as marks:
        first = next(marks)
        with writing(other):
            pass
        assert next(marks) != first
        assert len(seen) == 3  # LISTEN and two looks, once in a tick
    other.dispose()
