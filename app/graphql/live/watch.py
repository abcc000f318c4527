"""Who waits for the log of changes to grow, and the one thread of a process that watches it for all of them.

The thread lives as long as somebody waits. It outlasts failures of the database: it tries again and wakes
everybody then, since there may be something they have not heard of.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import sqlalchemy as sa
import structlog

from app.db.notices import ends_of_log

log = structlog.get_logger(__name__)

RETRY_SECONDS = 2.0


class LogWatch:
    """For one event loop at a time."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._waiting: set[asyncio.Event] = set()
        self._ended: threading.Event | None = None

    @contextmanager
    def following(self) -> Iterator[asyncio.Event]:
        """An event that is set whenever the log may have grown; clear it before reading."""
        moved = asyncio.Event()
        self._waiting.add(moved)
        if self._ended is None:
            self._ended = threading.Event()
            arguments = (asyncio.get_running_loop(), self._ended)
            threading.Thread(target=self._watch, args=arguments, name="log-watch", daemon=True).start()
        try:
            yield moved
        finally:
            self._waiting.discard(moved)
            if not self._waiting:
                self._ended.set()
                self._ended = None

    def _watch(self, loop: asyncio.AbstractEventLoop, ended: threading.Event) -> None:
        while not ended.is_set():
            try:
                self._pass_on(loop, ended)
            except Exception as error:
                if not ended.is_set():
                    log.warning("log_watch_lost", reason=repr(error))
                    ended.wait(RETRY_SECONDS)

    def _pass_on(self, loop: asyncio.AbstractEventLoop, ended: threading.Event) -> None:
        last = None
        with closing(ends_of_log(self._engine)) as ends:
            for end in ends:
                if ended.is_set():
                    return
                if end != last:
                    loop.call_soon_threadsafe(self._wake)
                last = end

    def _wake(self) -> None:
        for moved in self._waiting:
            moved.set()
