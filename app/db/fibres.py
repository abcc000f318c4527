"""Plain code that reads PostgreSQL on an event loop: while it waits for an answer, other such code goes on.

What is given to `Fibres` runs in a greenlet. It reads as any code does; where its connection would wait, the
loop goes on, and comes back to it when the answer is there. So one thread reads for many at once, and nothing
is handed from thread to thread. Such code never waits for a lock that somebody holds while he reads: the loop
would stand still, and with it whoever holds it (`held`).

Nor does it call the loop: while a greenlet runs, the stack on which the loop was called is put aside, and a
loop written in C has pointers into it (uvloop crashed in `add_writer`). `Link._go_on` does that for it.
"""

import asyncio
import contextvars
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from selectors import EVENT_WRITE
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa
from greenlet import getcurrent, greenlet

from app.db.engine import reader_of
from app.db.version import begin_view

if TYPE_CHECKING:  # who has an SQLite file need not wait for the driver
    from app.db.snapshots import Snapshots

T = TypeVar("T")

MOST = 8  # connections, and so many read at once


@contextmanager
def held(lock: threading.Lock) -> Iterator[None]:
    """Holds a lock that spares reading the same twice; in a fibre only where nobody else has it."""
    is_taken = lock.acquire(blocking=getcurrent().parent is None)
    try:
        yield
    finally:
        if is_taken:
            lock.release()


class Link:
    """A connection on a loop, by which one after the other reads; `freed` is called behind each."""

    def __init__(
        self, connection: sa.Connection, loop: asyncio.AbstractEventLoop, freed: "Callable[[Link], None]"
    ) -> None:
        driver: Any = connection.connection.dbapi_connection
        self._connection = connection
        self._driver: Snapshots = driver
        self._loop = loop
        self._freed = freed
        self._socket = self._driver.fileno()
        self._fibre: greenlet | None = None
        self._waits_to_write = False
        self._elsewhere = 0.0
        loop.add_reader(self._socket, self._look)
        driver.end()  # of the view with which a connection comes
        weakref.finalize(self, driver.close)

    @property
    def is_free(self) -> bool:
        return self._fibre is None

    @property
    def is_closed(self) -> bool:
        return self._driver.closed

    def run(self, work: Callable[[], Callable[[], None]], context: contextvars.Context) -> None:
        """Begins, and comes back when it waits or is over; what it gives is called then, by the loop."""
        self._driver.waiting = self._wait
        self._elsewhere = 0.0
        self._fibre = greenlet(work)
        self._fibre.gr_context = context
        self._go_on(self._fibre)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One consistent view of the database, for what runs by this link."""
        self._driver.begin()
        begin_view(self._connection)
        try:
            yield self._connection
        finally:
            self._connection.rollback()
            self._driver.end()

    def thread_time(self) -> float:
        """As `time` tells it, without what others took while what runs by this link waited."""
        return time.thread_time() - self._elsewhere

    def close(self) -> None:
        if not self._loop.is_closed():
            self._loop.remove_reader(self._socket)
            if self._waits_to_write:
                self._loop.remove_writer(self._socket)
        self._driver.close()

    def _go_on(self, fibre: greenlet) -> None:
        if self._waits_to_write:
            self._loop.remove_writer(self._socket)
            self._waits_to_write = False
        end: Callable[[], None] = fibre.switch()  # what it gives, when it is over
        if self._waits_to_write:
            self._loop.add_writer(self._socket, self._look)
        if fibre.dead:
            self._fibre = self._driver.waiting = None
            if self._connection.invalidated or self._driver.closed:
                self.close()
            end()

    def _look(self) -> None:
        """Something came: for who waits, or of a view that is over."""
        if self._fibre is None:
            if self._driver.is_lost():
                self.close()
        else:
            self._go_on(self._fibre)
            if self._fibre is None:
                self._freed(self)

    def _wait(self, steps: Generator[int, int, T]) -> T:
        """What steps of the driver come to, between which it waits for its socket."""
        try:
            wanted = next(steps)
            while True:
                self._step_aside(wanted)
                wanted = steps.send(wanted)
        except StopIteration as end:
            result: T = end.value
            return result

    def _step_aside(self, wanted: int) -> None:
        loop = getcurrent().parent
        assert loop is not None
        left_at = time.thread_time()
        self._waits_to_write = bool(wanted & EVENT_WRITE)
        loop.switch()
        self._elsewhere += time.thread_time() - left_at


@dataclass(frozen=True, slots=True)
class _Piece:
    """Of work, with whoever waits for its end, until he gives it up."""

    work: Callable[[Link], Any]
    end: "asyncio.Future[Any]"
    context: contextvars.Context

    def run(self, link: Link) -> None:
        if not self.end.done():
            link.run(partial(self._worked, link), self.context)

    def _worked(self, link: Link) -> Callable[[], None]:
        try:
            return partial(self._come_to, self.work(link))
        except Exception as error:
            return partial(self.fail, error)

    def fail(self, error: BaseException) -> None:
        if not self.end.done():
            self.end.set_exception(error)

    def _come_to(self, result: Any) -> None:
        if not self.end.done():
            self.end.set_result(result)


class Fibres:
    """Links to one database, opened as they are needed, and the queue before them. For one event loop."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self.loop = asyncio.get_running_loop()
        self.links: set[Link] = set()
        self._free: list[Link] = []  # the one used last at the end: few prepare the statements of all
        self._queue: deque[_Piece] = deque()
        self._is_opening = False

    @property
    def under_way(self) -> int:
        """How many read or wait."""
        return len(self.links) - len(self._free) + len(self._queue)

    def run(self, work: Callable[[Link], T]) -> "asyncio.Future[T]":
        """What it comes to. Begins here and now where a link is free; what is given up before is never run.

        Fails as the engine does where no link can be had.
        """
        end: asyncio.Future[T] = self.loop.create_future()
        self._queue.append(_Piece(work, end, contextvars.copy_context()))
        while self._free and self._queue:
            self._serve(self._free.pop())
        self._open_one()
        return end

    def close(self) -> None:
        """Whoever reads or waits is left alone with it."""
        self._queue.clear()
        for link in self.links:
            link.close()

    def _serve(self, link: Link) -> None:
        while self._queue and link.is_free and not link.is_closed:
            self._queue.popleft().run(link)
        if link.is_closed:
            self.links.discard(link)
            self._open_one()
        elif link.is_free:
            self._free.append(link)

    def _open_one(self) -> None:
        """In a thread: to come to a database takes a while, or as long as the network likes."""
        if self._queue and not self._is_opening and len(self.links) < MOST:
            self._is_opening = True
            self.loop.run_in_executor(None, self._connected).add_done_callback(self._opened)

    def _opened(self, opened: "asyncio.Future[sa.Connection]") -> None:
        if opened.cancelled():  # as it is where the loop ends
            return
        self._is_opening, error = False, opened.exception()
        if error is None:
            link = Link(opened.result(), self.loop, self._serve)
            self.links.add(link)
            self._serve(link)
        while error is not None and self._queue and not self.links:
            self._queue.popleft().fail(error)
        self._open_one()

    def _connected(self) -> sa.Connection:
        connection = reader_of(self._engine).connect()
        connection.detach()
        return connection
