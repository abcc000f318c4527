"""How many events a value has, as far as it matters: to know which of several indexes is walked.

Counted to a bound, and remembered for a while: a size that is somewhat old leads to a longer walk, never to
another answer.
"""

import math
import time
from collections.abc import Callable, Iterable
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa

from app.db import search
from app.queries.routes import PUBLISHED, SORTED, WORDS, Route
from app.queries.terms import Terms

BOUND = 20_000  # events; beyond it values are as good as each other. To count them takes half a millisecond
ACCOUNTS = 10  # as which the events of a release count, that are sorted and not only passed
# A page of 20 is found by passing 20 · n / m of n events, or by sorting the m that match: alike for m = √20n.
SORTED_OR_WALKED = 5
LAST_DAY = 2**31 - 1
SECONDS = 600
MOST_KEPT = 20_000

_COUNTED = {
    "participants": (
        "participation WHERE participant_id = ?",
        "event_organization WHERE participant_id = ?",
    ),
    "countries": ("event_country WHERE country = ?",),
    "publishers": ("event_account WHERE publisher = ?",),
    "formats": ("event_listing WHERE format = ?",),
    "topics": ("event_topic WHERE topic = ?",),
    "types": ("event WHERE type = ?",),
    "status": ("event WHERE status <> 'occurred' AND status = ?",),
    "review": ("event WHERE review <> 'machine' AND review = ?",),
    PUBLISHED: ("release WHERE sort_day >= ? AND sort_day <= ?",),
    "min_publishers": ("event_listing WHERE publishers > 1 AND publishers >= ?",),
}
_kept: WeakKeyDictionary[Any, dict[tuple[str, Any], tuple[float, int]]] = WeakKeyDictionary()


def shortest(
    connection: sa.Connection, routes: Iterable[Route], terms: Terms, most: int = BOUND
) -> Route | None:
    """The route with the fewest events, the first among equals; None if each has more than `most`.

    A route that is alone is not counted unless it has to be short.
    """
    found = list(routes)
    if len(found) == 1 and most == BOUND and found[0].name not in SORTED:
        return found[0]
    sizes = {route: _size(connection, route, terms) for route in found}
    smallest = min(found, key=lambda route: sizes[route], default=None)
    return smallest if smallest is not None and sizes[smallest] <= most else None


def _size(connection: sa.Connection, route: Route, terms: Terms) -> int:
    own = route.own(terms)
    if route.name == PUBLISHED:
        (first,), (last,) = own.get("published_from", (1,)), own.get("published_to", (LAST_DAY,))
        return ACCOUNTS * _events_of(connection, PUBLISHED, (first, last))
    if route.name == WORDS:
        return count_matches(connection, "event", own)
    size = 0
    for value in own[route.name]:
        size += _events_of(connection, route.name.removesuffix("_any").removesuffix("_all"), (value,))
        if size >= BOUND:
            return BOUND
    return size


def count_matches(connection: sa.Connection, noun: str, terms: Terms) -> int:
    """In how many things the words of a search are; more than `BOUND` where they are too many to be sorted.

    Then every so many of all things match, and a walk along them ends sooner.
    """
    (text,) = terms[WORDS]
    things = _remembered(connection, noun, (), lambda: search.count_all(connection, noun))
    most = int(SORTED_OR_WALKED * math.sqrt(things)) + 1
    size = _remembered(connection, noun, (text,), lambda: search.count_found(connection, noun, text, most))
    return size if size < most else BOUND + 1


def _events_of(connection: sa.Connection, name: str, values: tuple[Any, ...]) -> int:
    sources = _COUNTED[name]
    return _remembered(
        connection, name, values, lambda: sum(_count(connection, source, values) for source in sources)
    )


def _remembered(
    connection: sa.Connection, name: str, values: tuple[Any, ...], count: Callable[[], int]
) -> int:
    kept = _kept.setdefault(connection.engine.pool, {})
    until, size = kept.get((name, values), (0.0, 0))
    now = time.monotonic()
    if until < now:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        size = count()
        kept[name, values] = now + SECONDS, size
    return size


def _count(connection: sa.Connection, source: str, values: tuple[Any, ...]) -> int:
    place = "?" if connection.dialect.name == "sqlite" else "%s"
    some = f"SELECT 1 FROM {source.replace('?', place)} LIMIT {BOUND}"
    found: int = connection.exec_driver_sql(f"SELECT count(*) FROM ({some}) AS counted", values).scalar_one()
    return found
