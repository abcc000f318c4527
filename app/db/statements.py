"""Statements whose text comes again and again, on a connection that stays in pipeline mode (`snapshots.py`).

The driver's cursors look at each statement and at each of its values before they send it, and get rows as
text. What is sent here is prepared when it is first met, its values are written as the text makes them, and
rows come in binary form: that takes a third to a half of the CPU.
"""

from collections.abc import Sequence
from itertools import count
from typing import Any

import psycopg
from psycopg.abc import Buffer
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.generators import fetch_many, send
from psycopg.pq import ExecStatus, Format
from psycopg.pq.abc import PGresult

MOST = 100  # that a connection keeps prepared; the server plans each for itself

Rows = list[tuple[Any, ...]]


class Statements:
    """Of one connection."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        self._names: dict[str, bytes] = {}  # by text, the one last used last
        self._numbers = count(1)
        self._awaited = 0

    @property
    def is_broken_off(self) -> bool:
        """Whether there is something on its way that nobody took."""
        return self._awaited > 0

    def rows(self, text: str, values: Sequence[Any]) -> Rows:
        """What a statement gives whose parameters are written $1, $2, … Raises as the driver does."""
        transformer = Transformer(self._connection)
        written = transformer.dump_sequence(values, [PyFormat.TEXT] * len(values))
        self._send(text, written)
        try:
            result = self._receive()
        except psycopg.Error:
            self._names.pop(text, None)  # it may not have come to be prepared
            raise
        transformer.set_pgresult(result)
        return transformer.load_rows(0, result.ntuples, tuple)

    def _send(self, text: str, written: Sequence[Buffer | None]) -> None:
        wire = self._connection.pgconn
        name = self._names.pop(text, None)
        if name is None:
            if len(self._names) >= MOST:
                oldest = self._names.pop(next(iter(self._names)))
                wire.send_query_params(b"DEALLOCATE " + oldest, None)
                self._awaited += 1
            name = b"read_%d" % next(self._numbers)
            wire.send_prepare(name, text.encode())
            self._awaited += 1
        self._names[text] = name
        wire.send_query_prepared(name, written, result_format=Format.BINARY)
        self._awaited += 1
        wire.send_flush_request()

    def _receive(self) -> PGresult:
        """The last of what is on its way. Waits where other threads may run meanwhile."""
        wire = self._connection.pgconn
        if wire.flush():  # more than the socket takes at once
            self._connection.wait(send(wire))
        results: list[PGresult] = []
        while self._awaited:
            results += self._connection.wait(fetch_many(wire))
            self._awaited -= 1
        for result in results:
            if result.status == ExecStatus.FATAL_ERROR:
                raise error_from_result(result, self._connection.info.encoding)
        if result.status != ExecStatus.TUPLES_OK:
            raise psycopg.OperationalError("the read was aborted")
        return result
