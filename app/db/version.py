"""Which state of the data is read: a number that a process knows without asking the database.

Each commit gives a new one, and so does each look of a process that watches for the commits of others
(`watching.py`) and finds something. So what was read may be kept with the number of its view and is good for
as long as that is the number of now:

    with reading(engine) as connection:
        version = view_version(connection)        # what is read here is at least as new
    ...
    if version_of(engine).now == version: ...     # nothing was committed since

A process that does not watch, or whose watch has lost the database, cannot know: then each look gives another
number, and nothing that was kept is found.
"""

import itertools
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa

VERSION = "readout_version"  # the option of an engine, and of its connections
VIEW = "readout_view"  # in the `info` of a connection that reads
DOUBTED = "readout_doubted"  # beside it, the same number where it is not relied on
GOOD_SECONDS = 1.0  # for which one look at the database is taken to hold: the most that any answer is behind

_numbers = itertools.count(1)  # of all databases, so that none ever comes twice
_known: "weakref.WeakSet[DataVersion]" = weakref.WeakSet()
_lock = threading.Lock()


class DataVersion:
    """Of one database, as an engine of this process knows it. Safe in several threads."""

    def __init__(self, url: sa.URL) -> None:
        self.url = url
        self._number = next(_numbers)
        self._good_until = 0.0
        self._hooks: list[Callable[[], None]] = []
        self._lock = threading.Lock()
        with _lock:
            _known.add(self)

    @property
    def now(self) -> int:
        """To be taken before the view begins whose rows are kept with it."""
        if time.monotonic() >= self._good_until:
            self._renew()
        return self._number

    def move(self) -> None:
        """Something was committed, or may have been."""
        self._renew()
        for hook in list(self._hooks):
            hook()

    def looked(self, at: float) -> None:
        """Everything that was committed until then (`time.monotonic`) has moved it."""
        self._good_until = at + GOOD_SECONDS

    @contextmanager
    def telling(self, hook: Callable[[], None]) -> Iterator[None]:
        """`hook` is called after each move, in whichever thread it happens; it must be quick and not fail."""
        self._hooks.append(hook)
        try:
            yield
        finally:
            self._hooks.remove(hook)

    def _renew(self) -> None:
        with self._lock:
            self._number = next(_numbers)


def version_of(bind: sa.Engine | sa.Connection) -> DataVersion:
    """Of an engine that `make_engine` made, or of its connection."""
    found: DataVersion = bind.get_execution_options()[VERSION]
    return found


def view_version(connection: sa.Connection) -> int:
    """The version that everything is at least as new as that `reading` reads in this block."""
    found: int = connection.info[VIEW]
    return found


def begin_view(connection: sa.Connection, *, alone: bool = False) -> None:
    """Called before the first statement; `alone` where what is seen is not, or not yet, what others see."""
    connection.info[VIEW] = next(_numbers) if alone else version_of(connection).now


def doubt(connection: sa.Connection) -> None:
    """For who finds that what is kept with the view's version is not of the view: to the end of it, nothing
    that is kept is taken to be."""
    begin_view(connection, alone=True)
    connection.info[DOUBTED] = connection.info[VIEW]


def is_doubted(connection: sa.Connection) -> bool:
    return DOUBTED in connection.info and connection.info[DOUBTED] == connection.info.get(VIEW)


def committed(engine: sa.Engine) -> None:
    """Moves the version of the database for every engine of this process."""
    with _lock:
        concerned = [version for version in _known if version.url == engine.url]
    for version in concerned:
        version.move()
