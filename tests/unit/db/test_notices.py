"""Word of the log of changes, from writers to who waits for it."""

from contextlib import closing

import sqlalchemy as sa

from app.db.engine import reading, writing
from app.db.notices import end_of_log, ends_of_log, send_word
from tests.unit.graphql.serving import Api
from tests.unit.ingest.test_links import tell_korean


def test_the_end_is_told_when_something_is_stored(engine: sa.Engine) -> None:
    with closing(ends_of_log(engine)) as ends:
        assert next(ends) == 0
        tell_korean(engine)
        with reading(engine) as connection:
            stored = end_of_log(connection)
        assert stored > 0
        assert [next(ends) for _ in range(3)][-1] == stored


def test_postgresql_reads_the_log_only_when_told(postgres_engine: sa.Engine) -> None:
    with Api(postgres_engine).statements() as seen, closing(ends_of_log(postgres_engine)) as ends:
        for _ in range(3):
            next(ends)
        assert len(seen) == 2  # LISTEN and the first look
        connection = postgres_engine.connect()
        with connection.begin() as transaction:
            send_word(connection)
            transaction.rollback()
        connection.close()
        next(ends)
        assert sum("max" in statement for statement in seen) == 1
        with writing(postgres_engine) as connection:
            send_word(connection)
            send_word(connection)
        next(ends)
        next(ends)
        assert sum("max" in statement for statement in seen) == 2
