"""From filters to sets of events: what `conditions.py` says in SQL, said with the sets of a census.

What no set is kept for (words, instants of change) is asked of the database once for each version.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from operator import attrgetter

import sqlalchemy as sa
from pyroaring import BitMap

from app.db import search
from app.db.keys import parse_id
from app.db.traits import Facet
from app.queries import day_sets
from app.queries import tables as t
from app.queries.census import Counter, union
from app.queries.conditions import conditions
from app.queries.filters import EventFilter
from app.queries.terms import keys_of, terms_of

MOST_KEPT = 16 << 20  # bytes of sets of filters, of one version

_ANY_OF: tuple[tuple[str, Facet], ...] = (
    ("countries_any", Facet.COUNTRY),
    ("types", Facet.TYPE),
    ("categories", Facet.CATEGORY),
    ("topics", Facet.TOPIC),
    ("levels", Facet.LEVEL),
    ("formats", Facet.FORMAT),
    ("status", Facet.STATUS),
    ("review", Facet.REVIEW),
)
_rest = attrgetter(
    *(each.name for each in fields(EventFilter) if each.name not in ("occurred_from", "occurred_to"))
)
_NO_REST = _rest(EventFilter())


def events_of(counter: Counter, filter: EventFilter) -> BitMap:
    """The numbers of the events a filter means."""
    return _kept(counter, filter, lambda: _found(counter, _wanted(counter, filter), filter))


def events_of_any_day(counter: Counter, filter: EventFilter) -> BitMap | None:
    """The same whatever the days of the filter; None for all events."""
    rest = _rest(filter)
    if rest == _NO_REST:
        return None
    return _kept(counter, rest, lambda: _found(counter, _of_any_day(counter, filter), filter))


def is_in_sets(filter: EventFilter) -> bool:
    """Whether sets tell all that a filter asks: of words and instants of change the database alone knows."""
    return not (filter.search or filter.updated_from or filter.updated_to)


def _kept(counter: Counter, key: object, find: Callable[[], BitMap]) -> BitMap:
    """A set that several counts of a page ask for."""
    kept = counter.census.found
    found = kept.get(key)
    if found is None:
        found = find()
        counter.census.kept += _size(counter, found)
        if counter.census.kept > MOST_KEPT:
            kept.clear()
            counter.census.kept = _size(counter, found)
        kept[key] = found
    return found


def _size(counter: Counter, found: BitMap) -> int:
    """Bytes, about: two an event, or a bit for each that there is; and what an entry takes by itself."""
    return 500 + min(2 * len(found), counter.census.events // 8)


def _found(counter: Counter, sets: Iterable[BitMap], filter: EventFilter) -> BitMap:
    wanted = sorted(sets, key=len)
    first = wanted[0] if wanted else counter.of(Facet.EVENT)
    found = first.intersection(*wanted[1:]) if len(wanted) > 1 else first
    unwanted = list(_unwanted(counter, filter))
    return found.difference(*unwanted) if unwanted else found


def _wanted(counter: Counter, filter: EventFilter) -> Iterator[BitMap]:
    """Sets that the events are in, each."""
    yield from _of_any_day(counter, filter)
    if filter.occurred_from or filter.occurred_to:
        days = filter.occurred_from, filter.occurred_to
        yield _kept(counter, days, lambda: day_sets.reaching(counter, *days))


def _of_any_day(counter: Counter, filter: EventFilter) -> Iterator[BitMap]:
    for field, facet in _ANY_OF:
        values: Sequence[str] = getattr(filter, field)
        if values:
            yield counter.any_of(facet, values)
    yield from counter.some(Facet.COUNTRY, filter.countries_all).values()
    yield from _of_participants(counter, filter.participants_all)
    if filter.participants_any:
        yield union(_of_participants(counter, filter.participants_any))
    if filter.prominence:
        yield counter.of(Facet.PROMINENCE, filter.prominence)
    yield from _told(counter, filter)
    yield from _asked(counter, filter)


def _told(counter: Counter, filter: EventFilter) -> Iterator[BitMap]:
    """By the releases that tell the events."""
    for publisher in filter.publishers_all:
        yield _issued_by(counter, [publisher])
    if filter.publishers_any:
        yield _issued_by(counter, filter.publishers_any)
    if filter.one_sided:
        yield _told_by_one(counter, filter.one_sided)
    if filter.min_publishers:
        told_by = counter.all(Facet.PUBLISHERS).items()
        yield union(events for number, events in told_by if int(number) >= filter.min_publishers)
    if filter.published_from or filter.published_to:
        yield day_sets.published(counter, filter.published_from, filter.published_to)


def _unwanted(counter: Counter, filter: EventFilter) -> Iterator[BitMap]:
    """Sets that the events are in none of."""
    yield from counter.some(Facet.COUNTRY, filter.countries_none).values()
    yield from _of_participants(counter, filter.participants_none)
    if filter.publishers_none:
        yield _issued_by(counter, filter.publishers_none)


def _of_participants(counter: Counter, ids: Iterable[str]) -> Iterable[BitMap]:
    return counter.some(Facet.PARTICIPANT, map(str, keys_of(ids))).values()


def _issued_by(counter: Counter, publishers: Sequence[str]) -> BitMap:
    """Told by any of these publishers, by slug, or by the id of their organisation."""
    slugs = [text for text in publishers if parse_id("participant", text) is None]
    keys = keys_of(publishers)
    if keys:
        own = t.publisher.c
        known = sa.select(own.slug).where(own.participant_id.in_(keys))
        slugs += counter.connection.execute(known).scalars()
    return counter.any_of(Facet.PUBLISHER, slugs)


def _told_by_one(counter: Counter, countries: Sequence[str]) -> BitMap:
    """The ministry of exactly one of these countries has a release that tells the event."""
    country = t.participant.c.country
    issuers = (
        sa.select(country, t.publisher.c.slug)
        .join(t.participant, t.participant.c.id == t.publisher.c.participant_id)
        .where(country.in_(countries))
    )
    slugs: dict[str, list[str]] = {}
    for code, slug in counter.connection.execute(issuers):
        slugs.setdefault(code, []).append(slug)
    once, more = BitMap(), BitMap()
    for of_country in slugs.values():
        told = counter.any_of(Facet.PUBLISHER, of_country)
        more |= once & told
        once |= told
    return once - more


def is_looked_up(counter: Counter, filter: EventFilter) -> bool:
    """Whether what the database alone knows of a filter is kept as a set, or nothing of it."""
    return is_in_sets(filter) or _asked_of(filter) in counter.census.found


def look_up(counter: Counter, filter: EventFilter) -> None:
    """So that it is kept."""
    for _ in _asked(counter, filter):
        pass


def _asked(counter: Counter, filter: EventFilter) -> Iterator[BitMap]:
    """What the database alone knows."""
    if not is_in_sets(filter):
        asked = _asked_of(filter)
        yield _kept(counter, asked, lambda: _looked_up(counter, asked))


def _asked_of(filter: EventFilter) -> EventFilter:
    return EventFilter(search=filter.search, updated_from=filter.updated_from, updated_to=filter.updated_to)


def _looked_up(counter: Counter, asked: EventFilter) -> BitMap:
    connection, stored = counter.connection, t.event_traits.c
    dialect = connection.dialect.name
    if asked == EventFilter(search=asked.search):
        # Asked for words alone no event is looked at, which took three times as long.
        found = search.matching("event", stored.event_id, terms_of(asked, dialect), dialect)
        numbers = sa.select(stored.number).where(found)
    else:
        clauses = conditions(asked, dialect, counting=True)
        of_events = t.event.join(t.event_traits, stored.event_id == t.event.c.id)
        numbers = sa.select(stored.number).select_from(of_events).where(*clauses)
    return BitMap(connection.execute(numbers).scalars()) & counter.of(Facet.EVENT)
