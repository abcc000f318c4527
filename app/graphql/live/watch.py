"""Who waits for the log of changes to grow: they are woken with every commit that this process hears of."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import sqlalchemy as sa

from app.db.watching import watched


class LogWatch:
    """For one event loop at a time."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    @contextmanager
    def following(self) -> Iterator[asyncio.Event]:
        """An event that is set whenever the log may have grown; clear it before reading."""
        moved, loop = asyncio.Event(), asyncio.get_running_loop()

        def wake() -> None:
            with suppress(RuntimeError):  # the loop has ended, and nobody waits any more
                loop.call_soon_threadsafe(moved.set)

        with watched(self._engine) as version, version.telling(wake):
            yield moved
