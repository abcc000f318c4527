"""What is sent to a database meanwhile: statements, and ways there and back."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from app.db.engine import reader_of


class Statement(str):
    """The text of one; with what it was run with."""

    values: Any


@contextmanager
def statements_of(bind: sa.Engine | sa.Connection) -> Iterator[list[Statement]]:
    """The statements that are run inside the block, with this connection or by way of this engine."""
    seen: list[Statement] = []

    def note(_connection: Any, _cursor: Any, text: str, values: Any, *_: Any) -> None:
        if not text.startswith("BEGIN"):  # which only SQLite is told as a statement
            statement = Statement(text)
            statement.values = values
            seen.append(statement)

    targets = {bind, reader_of(bind)} if isinstance(bind, sa.Engine) else {bind}
    for target in targets:
        sa.event.listen(target, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        for target in targets:
            sa.event.remove(target, "before_cursor_execute", note)


@dataclass
class Trips:
    """How often somebody waited for the server."""

    number: int = 0


@contextmanager
def trips_of(engine: sa.Engine) -> Iterator[Trips]:
    """Of what reads from PostgreSQL inside the block, one after the other; to be looked at after it."""
    trips = Trips()
    with reader_of(engine).connect() as connection:
        driver: Any = connection.connection.dbapi_connection  # which whoever comes next gets from the pool
    with tempfile.TemporaryFile("r+") as trace:
        driver.pgconn.trace(trace.fileno())
        yield trips
        driver.pgconn.untrace()
        trace.seek(0)
        messages = [line.split("\t") for line in trace if "\t" in line]  # time, F or B, length, name
    trips.number = sum(
        (sent[1], got[1]) == ("F", "B") and got[3].strip() != "ReadyForQuery"  # which nobody waits for
        for sent, got in pairwise(messages)
    )
