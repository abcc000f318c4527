"""The one thread of a process that watches a database for what other processes commit to it.

It lives as long as somebody wants it (`watched`), tells the `DataVersion` of what it finds, and outlasts
failures of the database: it tries again, and takes it that something was committed meanwhile.
"""

import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager

import sqlalchemy as sa
import structlog

from app.db.notices import commits
from app.db.version import DataVersion, version_of

log = structlog.get_logger(__name__)

RETRY_SECONDS = 1.0

_lock = threading.Lock()
_watches: "weakref.WeakKeyDictionary[DataVersion, _Watch]" = weakref.WeakKeyDictionary()


@contextmanager
def watched(engine: sa.Engine) -> Iterator[DataVersion]:
    """The version of the data, which for the length of the block knows of commits by others too."""
    version = version_of(engine)
    with _lock:
        watch = _watches.get(version) or _watches.setdefault(version, _Watch(engine))
        watch.wanted += 1
    try:
        yield version
    finally:
        with _lock:
            watch.wanted -= 1
            if not watch.wanted:
                watch.ended.set()
                del _watches[version]


class _Watch:
    def __init__(self, engine: sa.Engine) -> None:
        self.wanted = 0
        self.ended = threading.Event()
        self._engine = engine
        threading.Thread(target=self._run, name="data-watch", daemon=True).start()

    def _run(self) -> None:
        while not self.ended.is_set():
            try:
                self._look()
            except Exception as error:
                if not self.ended.is_set():
                    log.warning("data_watch_lost", reason=repr(error))
                    self.ended.wait(RETRY_SECONDS)

    def _look(self) -> None:
        """The first mark of a connection is news: nobody knows what was committed before it."""
        version, last = version_of(self._engine), None
        with closing(commits(self._engine)) as marks:
            while not self.ended.is_set():
                began = time.monotonic()
                mark = next(marks)
                if mark != last:
                    version.move()
                version.looked(began)
                last = mark
