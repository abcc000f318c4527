"""Word of what was committed, for whoever waits for it in another process.

On PostgreSQL a writer sends it within its transaction (`writing`), and the database passes it on at the
commit. SQLite counts the commits of others for each connection; there that number is looked at.
"""

import time
from collections.abc import Generator
from contextlib import closing
from typing import Any

import sqlalchemy as sa

from app.db.engine import COMMITS
from app.db.models import Change

TICK = 0.25  # seconds between two looks

_LISTEN = sa.text(f"LISTEN {COMMITS}")
_LAST = sa.select(sa.func.max(Change.metadata.tables["change"].c.seq))


def end_of_log(connection: sa.Connection) -> int:
    """The number of the last change; 0 where there is none."""
    return connection.execute(_LAST).scalar() or 0


def commits(engine: sa.Engine) -> Generator[object]:
    """A mark at once, then with every tick, on PostgreSQL also with every word: the same as before where
    nothing was committed since.

    Blocks in between. One connection, closed with the iterator; fails as its database does.
    """
    return _listen(engine) if engine.dialect.name == "postgresql" else _count(engine)


def _listen(engine: sa.Engine) -> Generator[object]:
    """The end of the log is looked at too: to notice a lost connection, and a pooler that loses words."""
    with engine.connect() as pooled:
        connection = pooled.execution_options(isolation_level="AUTOCOMMIT")
        connection.detach()  # it listens: nobody else is to get it from the pool
        connection.execute(_LISTEN)
        driver: Any = connection.connection.dbapi_connection
        heard = 0
        while True:
            yield heard, end_of_log(connection)
            heard += len(list(driver.notifies(timeout=TICK, stop_after=1)))


def _count(engine: sa.Engine) -> Generator[object]:
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        connection.detach()
        while True:
            cursor.execute("PRAGMA data_version")
            yield cursor.fetchone()
            time.sleep(TICK)
