"""What resolvers share within one request: the database as of its first read, who asks, and what it costs.

Below a field that asks for the record as of an instant, `Info.context` is that of the past state: resolvers
and what they read through need not know.
"""

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from functools import lru_cache
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa
import strawberry

from app.access.budgets import Budgets, Standing
from app.access.caller import NOBODY, Caller
from app.db.engine import reading, waiting_at_most
from app.db.version import doubt, version_of, view_version
from app.graphql.fragments import Fragments, FragmentStore
from app.graphql.limits import LIMITS, Measure
from app.graphql.pasts import Past, Pasts, Unrestored
from app.queries.page import Page

WRITER_WAITS_MS = 5_000  # for another writer, well within the time of a request

UNBOUNDED = Budgets()


Open = Callable[[], AbstractContextManager[sa.Connection]]  # one view of the database

_page = lru_cache(1_000)(Page)  # for each event of a list the same


class Context:
    """One request. The connection opens at the first read and closes with the request.

    `position` is where in the log the record stands that is read; 0 is the present.
    """

    def __init__(
        self,
        engine: sa.Engine,
        base_url: str,
        caller: Caller = NOBODY,
        budgets: Budgets = UNBOUNDED,
        seconds: float = LIMITS.execution_seconds,
        *,
        pasts: Pasts | None = None,
        position: int = 0,
        fragments: FragmentStore | None = None,
    ) -> None:
        self.base_url = base_url
        self.caller = caller
        self.measure: Measure | None = None
        self.standing: Standing | None = None
        self.is_personal = False  # whether the answer tells what it would tell nobody else
        self._budgets = budgets
        self.validated = False
        self.seconds = seconds
        self._engine = engine
        self._ends_at = time.monotonic() + seconds
        self._connection: sa.Connection | None = None
        self._open: Open = lambda: reading(self._engine)
        self._stack = ExitStack()
        self._interrupting = threading.Lock()
        self._pasts = pasts or Pasts(engine)
        self._store = fragments
        self._fragments: Fragments | None = None
        self.position = position
        self.brought: dict[int, Past] = {}  # held, so that none goes before it is read
        self.unrestored: set[int] = set()
        self._pasts_below: dict[str, Context] = {}

    def charge(self, cost: int) -> None:
        """On the caller's account, once; `standing` says what is left of it, or that it is not enough."""
        if self.standing is None:
            self.standing = self._budgets.charge(self.caller, cost)

    @property
    def told_standing(self) -> Standing | None:
        """What is left of the caller's budget, for the data of the answer."""
        self.is_personal = True
        return self.standing

    def go_back(self, root: str, instant: dt.datetime) -> None:
        """From here on a field of the root and those below it read the record as it stood at an instant.

        Raises `Unrestored` where it is not here, and notes it: the operation runs again when it is.
        """
        position = self._pasts.position_at(self.connection, instant)
        past = self.brought.get(position) or self._pasts.get(position)
        if past is None:
            self._pasts.check_size(self.connection, position)
            self.unrestored.add(position)
            raise Unrestored(frozenset((position,)))
        self.brought[position] = past
        past_context = Context(
            past.engine,
            self.base_url,
            self.caller,
            seconds=self.seconds_left,
            pasts=self._pasts,
            position=position,
        )
        self._pasts_below[root] = self._stack.enter_context(past_context)

    @property
    def goes_back(self) -> bool:
        """Whether any field of the root does."""
        return bool(self._pasts_below)

    def below(self, root: str) -> "Context":
        """What the fields below one of the root read from."""
        return self._pasts_below.get(root, self)

    def page(
        self,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
    ) -> Page:
        """A page of a list of the record that is read."""
        return _page(first, after, last, before, self.position)

    @property
    def connection(self) -> sa.Connection:
        """Every read asks here, so that a request past its time ends at its next read."""
        self._check_time()
        if self._connection is None:
            self._connection = self._stack.enter_context(self._open())
            self._check_time()  # who stopped it meanwhile found nothing to interrupt
        return self._connection

    @contextmanager
    def read_by(self, open: Open) -> Iterator[None]:
        """Within the block the database is read over the connection that `open` gives, to the end of it."""
        usual, self._open = self._open, open
        try:
            with self:
                yield
        finally:
            self._open = usual

    @property
    def fragments(self) -> Fragments | None:
        """What is kept of the data as it is read here, or as it was just before; None where nothing is."""
        if self._fragments is None and self._store is not None:
            opened = self._connection
            version = version_of(self._engine).now if opened is None else view_version(opened)
            self._fragments = self._store.under(version)
        return self._fragments

    def doubt(self) -> None:
        """From here on nothing that is kept is taken to be of what is read here."""
        if self._connection is not None:
            self._fragments = None
            doubt(self._connection)

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
        return self.seconds_left <= 0

    @property
    def seconds_left(self) -> float:
        return self._ends_at - time.monotonic()

    def stop(self) -> None:
        """Called from another thread: ends every later read, and the statement that runs now."""
        self._ends_at = 0.0
        for past in list(self._pasts_below.values()):
            past.stop()
        with self._interrupting, suppress(Exception):  # it is only a favour: the next read is refused anyway
            if self._connection is not None:
                driver: Any = self._connection.connection.dbapi_connection
                driver.interrupt()

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
        self._fragments = None
        self._pasts_below.clear()
        self._stack.close()


class Info(strawberry.Info[Context, None]):
    """What a resolver is told of its field. Plans tell it less (`compiled/runs.py`).

    `presumes`: whether a thing asked for by its id may be taken to be there, since whoever asks finds out.
    """

    presumes = False

    @property
    def context(self) -> Context:
        """What the field reads from."""
        return self.request.below(self.root) if self.request.goes_back else self.request

    @property
    def request(self) -> Context:
        """The context of the whole request, whatever the field goes back to."""
        return super().context

    @property
    def root(self) -> str:
        """The name, in the answer, of the field of the root that this one lies below."""
        path = self.path
        while path.prev is not None:
            path = path.prev
        return str(path.key)
