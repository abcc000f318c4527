"""What resolvers share within one request: the database as of its first read, who asks, and what it costs."""

import threading
import time
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Self

import sqlalchemy as sa
import strawberry

from app.access.budgets import Budgets, Standing
from app.access.caller import NOBODY, Caller
from app.db.engine import reading, waiting_at_most
from app.graphql.limits import LIMITS, Measure

WRITER_WAITS_MS = 5_000  # for another writer, well within the time of a request

UNBOUNDED = Budgets()


class Context:
    """One request. The connection opens at the first read and closes with the request."""

    def __init__(
        self,
        engine: sa.Engine,
        base_url: str,
        caller: Caller = NOBODY,
        budgets: Budgets = UNBOUNDED,
        seconds: float = LIMITS.execution_seconds,
    ) -> None:
        self.base_url = base_url
        self.caller = caller
        self.measure: Measure | None = None
        self.standing: Standing | None = None
        self._budgets = budgets
        self.validated = False
        self.seconds = seconds
        self._engine = engine
        self._ends_at = time.monotonic() + seconds
        self._connection: sa.Connection | None = None
        self._stack = ExitStack()
        self._interrupting = threading.Lock()

    def charge(self, cost: int) -> None:
        """On the caller's account; `standing` says what is left of it, or that it is not enough."""
        self.standing = self._budgets.charge(self.caller, cost)

    @property
    def connection(self) -> sa.Connection:
        """Every read asks here, so that a request past its time ends at its next read."""
        self._check_time()
        if self._connection is None:
            self._connection = self._stack.enter_context(reading(self._engine))
        return self._connection

    @property
    def writer(self) -> sa.Engine:
        """For those who write, in transactions of their own; what is read from now on was written then.

        A request past its time writes nothing any more: its client was told so.
        """
        self._check_time()
        self._close()
        return waiting_at_most(self._engine, WRITER_WAITS_MS)

    @property
    def is_out_of_time(self) -> bool:
        return time.monotonic() >= self._ends_at

    def stop(self) -> None:
        """Called from another thread: ends every later read, and the statement that runs now.

        The latter in a thread of its own: PostgreSQL is told over the network, which may be what hangs.
        """
        self._ends_at = 0.0
        if self._connection is not None:
            threading.Thread(target=self._interrupt, name="interrupt", daemon=True).start()

    def _interrupt(self) -> None:
        with self._interrupting, suppress(Exception):  # it is only a favour: the next read is refused anyway
            connection = self._connection
            driver = connection.connection.dbapi_connection if connection is not None else None
            if driver is not None:
                interrupt = getattr(driver, "interrupt", None) or driver.cancel  # SQLite, PostgreSQL
                interrupt()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _check_time(self) -> None:
        if self.is_out_of_time:
            raise TimeoutError("the request is past its time")

    def _close(self) -> None:
        with self._interrupting:  # or it would hit whoever gets the connection from the pool next
            self._connection = None
        self._stack.close()


Info = strawberry.Info[Context, None]
