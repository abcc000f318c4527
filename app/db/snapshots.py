"""Reading from PostgreSQL: a read sees one state throughout, and a statement is one way there and back.

Statements that arrive without a Sync behind each are one transaction to PostgreSQL, though nobody sent a
BEGIN. So a connection that reads is in pipeline mode for good, and its transactions are snapshots that write
nothing. What a statement gives is asked for as it is sent. The Sync is sent when a read is over, and what it
gives is taken when the connection is used next: that is when a connection is found to be lost, and nothing is
asked for that alone. A network that went away without a word is the kernel's to notice.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Self

import psycopg
import sqlalchemy as sa
from psycopg.generators import fetch_many
from psycopg.pq import ConnStatus, ExecStatus
from psycopg.pq.abc import PGcancel
from sqlalchemy import event

from app.db.statements import Rows, Statements

_SNAPSHOTS = "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
_PRESENCE = {  # seconds, the last one milliseconds
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}


def snapshot_engine(url: sa.URL, options: Mapping[str, Any]) -> sa.Engine:
    """An engine whose connections read, each time they are taken from the pool, one state of the database.

    What the URL says of how to notice that the server is gone goes before what is said here.
    """
    engine = sa.create_engine(
        url,
        connect_args={name: value for name, value in _PRESENCE.items() if name not in url.query},
        execution_options=dict(options),
        isolation_level="AUTOCOMMIT",  # to SQLAlchemy and the driver, who need not begin or end anything
        skip_autocommit_rollback=True,
        pool_reset_on_return=None,
        pool_use_lifo=True,  # so that few connections prepare the statements of all
    )

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, positional: Any, named: Any) -> Snapshots:
        return Snapshots.connect(*positional, **named)

    @event.listens_for(engine, "connect")
    def prepare(connection: Snapshots, _record: Any) -> None:
        connection.prepare()

    @event.listens_for(engine, "checkout")
    def begin(connection: Snapshots, _record: Any, _proxy: Any) -> None:
        try:
            connection.begin()
        except psycopg.Error as error:  # so may be all others: the pool opens new ones
            raise sa.exc.InvalidatePoolError(str(error)) from error

    @event.listens_for(engine, "reset")
    def end(connection: Snapshots, record: sa.pool.ConnectionPoolEntry, _state: Any) -> None:
        connection.end()
        if connection.closed:
            record.invalidate()

    return engine


class Connection(psycopg.Connection[Any]):
    """Of the driver, with a way to read that SQLAlchemy has no part in."""

    def rows(self, text: str, values: Sequence[Any]) -> Rows:
        """What a statement gives whose parameters are written $1, $2, …"""
        return psycopg.RawCursor(self).execute(text, values).fetchall()


class Snapshots(Connection):
    """Between two reads the answer to one Sync is on its way, and nothing else.

    `waiting` is how to wait for what steps of the driver come to, where that is not to hold the thread up.
    """

    waiting: Callable[[Any], Any] | None = None
    _is_settled = False  # the answer is taken, and no read begun since
    _is_interrupted = False

    def prepare(self) -> None:
        self.execute(_SNAPSHOTS)
        self.cursor_factory = _Cursor
        self._pipeline = psycopg.Pipeline(self)
        self._pipeline.__enter__()
        self.statements = Statements(self)
        self.end()

    def begin(self) -> None:
        """Raises the driver's `OperationalError` where the connection is lost."""
        if not self._is_settled:
            self.pgconn.consume_input()  # mostly the answer is there, and need not be waited for
            answers = self.wait(fetch_many(self.pgconn))
            if [answer.status for answer in answers] != [ExecStatus.PIPELINE_SYNC]:
                raise psycopg.OperationalError("the connection is lost")
            self.pgconn.consume_input()  # a server that went away closed it behind its answer
        self._is_settled = False

    def end(self) -> None:
        """Without waiting. A read that was broken off leaves what nobody could tell from a later answer, and
        what is told of an interruption may come late."""
        if (
            self._pipeline is None
            or self._pipeline.result_queue
            or self.statements.is_broken_off
            or self._is_interrupted
        ):
            self.close()
        elif self.pgconn.status == ConnStatus.OK:
            with suppress(psycopg.OperationalError):  # which whoever reads next is told of
                self.pgconn.pipeline_sync()
                self.pgconn.flush()

    def is_lost(self) -> bool:
        """Between two reads, of what has come, without waiting."""
        try:
            self.pgconn.consume_input()
            if not self._is_settled and not self.pgconn.is_busy():
                self.begin()
                self._is_settled = True
        except psycopg.OperationalError:
            return True
        return False

    def interrupt(self) -> None:
        """Ends the statement that runs now; called from any thread.

        The server is told over the network, which may be what hangs: nobody waits for that.
        """
        self._is_interrupted = True
        threading.Thread(
            target=_tell, args=(self.pgconn.get_cancel(),), name="interrupt", daemon=True
        ).start()

    def rows(self, text: str, values: Sequence[Any]) -> Rows:
        return self.statements.rows(text, values)

    def wait(self, gen: Any, *how: Any, **named: Any) -> Any:
        return super().wait(gen, *how, **named) if self.waiting is None else self.waiting(gen)


def _tell(cancel: PGcancel) -> None:
    with suppress(psycopg.Error):  # it is only a favour
        cancel.cancel()


class _Cursor(psycopg.Cursor[Any]):
    """Has what a statement gives when it is executed, as SQLAlchemy expects of any."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Self:
        super().execute(query, params, **options)
        self._fetch_pipeline()
        return self
