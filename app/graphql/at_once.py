"""Queries that take a moment, run at once on the event loop: a thread for each costs as much as they do.

That is done where the database is read in the process (SQLite), and with queries that took a moment when they
ran before. They have a connection of their own. A statement that goes on for longer is interrupted, and the
query is run in a thread as any other.
"""

import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from app.db.version import begin_view
from app.graphql.answers import Answer
from app.graphql.context import Context
from app.graphql.execution import answer_from_plan
from app.graphql.pasts import Unrestored
from app.graphql.requests import GraphQLRequest
from app.graphql.schema import Schema

QUICK_SECONDS = 0.005  # of a processor, when it ran before
MOST_SECONDS = 0.02  # of a processor, in which nobody else is answered
STEPS = 5_000  # of SQLite between two looks at the clock: some hundred microseconds


def is_quick(schema: Schema, request: GraphQLRequest) -> bool:
    """Whether it took a moment when it ran before."""
    prepared = schema.prepared.known(request.query, request.operation_name)
    return prepared is not None and prepared.seconds <= QUICK_SECONDS


class AtOnce:
    """For one event loop."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._connection: sa.Connection | None = None
        self._ends_at = 0.0

    def run(self, schema: Schema, request: GraphQLRequest, context: Context) -> Answer | None:
        """None for what is to be run in a thread; raises `RequestError` as that does."""
        if self._engine.dialect.name != "sqlite" or not is_quick(schema, request):
            return None
        try:
            with context.read_by(self._reading):
                return answer_from_plan(schema, request, context)
        except Unrestored:
            return None

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        if self._connection is None or self._connection.invalidated:
            self._connection = self._connected()
        connection = self._connection
        self._ends_at = time.thread_time() + MOST_SECONDS
        begin_view(connection)
        try:
            yield connection
        finally:
            try:
                connection.rollback()
            except sa.exc.DBAPIError:
                self._connection = None

    def _connected(self) -> sa.Connection:
        connection = self._engine.connect()
        connection.detach()  # nobody else is to be interrupted
        driver = connection.connection.dbapi_connection
        assert driver is not None
        late = weakref.WeakMethod(self._is_late)  # which does not keep this one, nor what is closed with it
        driver.set_progress_handler(lambda: (ask := late()) is None or ask(), STEPS)
        weakref.finalize(self, driver.close)
        return connection

    def _is_late(self) -> bool:
        return time.thread_time() > self._ends_at
