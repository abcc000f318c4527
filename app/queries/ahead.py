"""The sets that events are counted and found in, read ahead: of a large archive that takes seconds.

A thread reads them when the server starts (`read_all`), so that its first visitor does not wait for all of
them, and once more when they are asked for; until then pages are found by statements. So is the set of the
events that common words are in, once somebody asks for the same words again: a page of them takes a walk that
looks at the text of each event it passes, at 100,000 events some twenty times what the set takes.
"""

import threading
from collections.abc import Callable
from functools import partial
from weakref import WeakSet

import sqlalchemy as sa
import structlog

from app.db.engine import WRITING, reading
from app.db.traits import Facet
from app.queries.census import Counter, counter_of
from app.queries.event_sets import is_looked_up, look_up
from app.queries.filters import EventFilter

log = structlog.get_logger(__name__)

THREAD = "sets"
MOST_WALKED = 1_000  # searches that are remembered, of one version
SMALL = 20_000  # events; their sets are read in some hundredths of a second

_under_way: WeakSet[sa.Engine] = WeakSet()
_starting = threading.Lock()


def counter_with_pages(connection: sa.Connection, filter: EventFilter) -> Counter | None:
    """None where events are not counted, or sets that tell all that the filter asks are not here yet."""
    counter = counter_of(connection)
    if counter is None or not is_looked_up(counter, filter):
        return None
    if counter.census.numbered is not None or counter.census.events <= SMALL:
        return counter
    _read_ahead(connection.engine, Counter.numbered)
    return None


def read_all(engine: sa.Engine) -> None:
    """Returns at once."""
    _read_ahead(engine, _read_sets)


def walked(connection: sa.Connection, filter: EventFilter) -> None:
    """Tells that events with these words were found by a long walk, so that the next need not be."""
    counter = counter_of(connection)
    if counter is None or connection.get_execution_options().get(WRITING):
        return
    if filter.search in counter.census.walked:
        _read_ahead(connection.engine, partial(look_up, filter=filter))
    elif len(counter.census.walked) < MOST_WALKED:
        counter.census.walked.add(filter.search)


def _read_sets(counter: Counter) -> None:
    if counter.census.events > SMALL:
        for facet in Facet:
            counter.all(facet)
        counter.numbered()


def _read_ahead(engine: sa.Engine, read: Callable[[Counter], object]) -> None:
    with _starting:
        if engine in _under_way:
            return
        _under_way.add(engine)
    threading.Thread(target=_read, args=(engine, read), name=THREAD, daemon=True).start()


def _read(engine: sa.Engine, read: Callable[[Counter], object]) -> None:
    try:
        with reading(engine) as connection:
            counter = counter_of(connection)
            if counter is not None:
                read(counter)
    except Exception as error:  # whoever asks next begins anew
        log.warning("sets_not_read", reason=repr(error))
    finally:
        _under_way.discard(engine)
