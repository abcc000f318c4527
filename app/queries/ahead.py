"""The sets that pages are found in, read ahead: of a large archive that takes a second, or several.

It is done in a thread when they are first asked for; until then pages are found by statements.
"""

import threading
from weakref import WeakSet

import sqlalchemy as sa
import structlog

from app.db.engine import reading
from app.queries.census import Counter, counter_of

log = structlog.get_logger(__name__)

THREAD = "sets"
SMALL = 20_000  # events; their sets are read in some hundredths of a second

_under_way: WeakSet[sa.Engine] = WeakSet()
_starting = threading.Lock()


def counter_with_pages(connection: sa.Connection) -> Counter | None:
    """None where events are not counted, or their sets are not here yet."""
    counter = counter_of(connection)
    if counter is None or counter.census.numbered is not None or counter.census.events <= SMALL:
        return counter
    _read_ahead(connection.engine)
    return None


def _read_ahead(engine: sa.Engine) -> None:
    with _starting:
        if engine in _under_way:
            return
        _under_way.add(engine)
    threading.Thread(target=_read, args=(engine,), name=THREAD, daemon=True).start()


def _read(engine: sa.Engine) -> None:
    try:
        with reading(engine) as connection:
            counter = counter_of(connection)
            if counter is not None:
                counter.numbered()
    except Exception as error:  # whoever asks next begins anew
        log.warning("sets_not_read", reason=repr(error))
    finally:
        _under_way.discard(engine)
