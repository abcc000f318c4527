"""Word of what was added to the log of changes, for whoever waits for it in another process.

On PostgreSQL a writer sends it within its transaction, and the database passes it on at the commit. SQLite
has no such thing; there the end of the log is looked at twice a second.
"""

import time
from collections.abc import Generator
from typing import Any

import sqlalchemy as sa

from app.db.engine import reading
from app.db.models import Change

CHANNEL = "readout_change"
TICK = 0.5  # seconds between two looks at the log of SQLite, and until somebody who waits hears of nothing
BEAT = 15.0  # seconds until a connection that hears nothing is tried, so that a lost one is noticed

_SEND = sa.text(f"NOTIFY {CHANNEL}")
_LISTEN = sa.text(f"LISTEN {CHANNEL}")
_LAST = sa.select(sa.func.max(Change.metadata.tables["change"].c.seq))


def end_of_log(connection: sa.Connection) -> int:
    """The number of the last change; 0 where there is none."""
    return connection.execute(_LAST).scalar() or 0


def send_word(connection: sa.Connection) -> None:
    """Tells those who wait, once this transaction commits; however often it is called, they hear it once."""
    if connection.dialect.name == "postgresql":
        connection.execute(_SEND)


def ends_of_log(engine: sa.Engine) -> Generator[int]:
    """The end of the log: at once, then every tick, the same as before where nothing is new.

    Blocks in between. One connection, closed with the iterator; fails as its database does.
    """
    return _listen(engine) if engine.dialect.name == "postgresql" else _look(engine)


def _listen(engine: sa.Engine) -> Generator[int]:
    with engine.connect() as pooled:
        connection = pooled.execution_options(isolation_level="AUTOCOMMIT")
        connection.detach()  # it listens: nobody else is to get it from the pool
        connection.execute(_LISTEN)
        driver: Any = connection.connection.dbapi_connection
        while True:
            end = end_of_log(connection)
            heard_at = time.monotonic()
            yield end
            while not any(driver.notifies(timeout=TICK, stop_after=1)):
                if time.monotonic() - heard_at > BEAT:
                    break
                yield end


def _look(engine: sa.Engine) -> Generator[int]:
    while True:
        with reading(engine) as connection:
            end = end_of_log(connection)
        yield end
        time.sleep(TICK)
