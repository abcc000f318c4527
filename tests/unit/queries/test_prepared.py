"""Statements that are written once: what comes of them, and of those that fail."""

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.errors import DatabaseNotReady
from app.queries import tables as t
from app.queries.prepared import Prepared
from tests.statements import statements_of


def topics(engine: sa.Engine) -> Prepared:
    name = sa.bindparam("name", type_=sa.Text())
    return Prepared.of(
        sa.select(t.event_topic.c.topic).where(t.event_topic.c.topic == name), engine.dialect.name
    )


def test_reads_within_the_view_that_the_block_began_with(engine: sa.Engine) -> None:
    with reading(engine) as connection:
        assert topics(engine).run(connection, {"name": "nothing"}) == []
        assert connection.in_transaction()


def test_is_heard_of_by_whoever_listens_to_statements(engine: sa.Engine) -> None:
    statement = topics(engine)
    with statements_of(engine) as heard, reading(engine) as connection:
        statement.run(connection, {"name": "nothing"})
    assert heard == [statement.text]


def test_a_failure_is_told_as_that_of_any_other_statement(engine: sa.Engine) -> None:
    known = topics(engine)
    missing = Prepared(known.text.replace("event_topic", "nowhere"), known.parameters, {}, ())
    with (
        pytest.raises((DatabaseNotReady, sa.exc.ProgrammingError), match="nowhere"),
        reading(engine) as connection,
    ):
        missing.run(connection, {"name": "nothing"})
    with reading(engine) as connection:  # which the failure did not spoil
        assert known.run(connection, {"name": "nothing"}) == []
