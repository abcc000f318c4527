"""Two countries: when they were last in contact, and at which level."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import sqlalchemy as sa

from app.domain.codes import CountryRole, DiplomaticRank, EventStatus
from app.domain.event_types import EVENT_TYPES, Category, EventType
from app.queries import facets, shapes
from app.queries import tables as t
from app.queries.conditions import OFFICES, held_by_who_is_there
from app.queries.events import count_events, list_event_keys
from app.queries.filters import EventFilter
from app.queries.links import read_events
from app.queries.page import MAX_SIZE, Cursor, Page, Window
from app.queries.selection import EVENT_ROW

_ALIKE = (CountryRole.HOST, CountryRole.VISITOR)  # roles that only one of the two has in a visit between them
LOOKED_AT = 3 * MAX_SIZE  # contacts among which the levels are looked for all at once


def last_contacts(
    connection: sa.Connection, countries: tuple[str, str], ranks: Sequence[DiplomaticRank]
) -> dict[DiplomaticRank | None, int]:
    """Keys of the latest contact at any level, under None, and at each of these ranks, as `last_contact` has
    them. Most stand among the newest; a rank that does not, but that somebody has in a contact at all, is
    looked for by itself."""
    found: dict[DiplomaticRank | None, int] = {}
    page = Page(first=MAX_SIZE)
    for _ in range(0, LOOKED_AT, MAX_SIZE):
        window = list_event_keys(connection, _contacts(countries), page)
        met = _of_each_other(connection, window.items, countries)
        represented = _ranks_of_both(connection, met, countries)
        for key in met:
            for rank in (None, *sorted(represented.get(key, ()))):
                found.setdefault(rank, key)
        if not window.has_next or found.keys() >= set(ranks):
            break
        page = Page(first=MAX_SIZE, after=window.cursors[-1])
    for rank in ranks if window.has_next else ():
        if rank not in found and count_events(connection, _contacts(countries, rank)):
            last = _last_key(connection, countries, rank)
            if last is not None:
                found[rank] = last
    return {rank: key for rank, key in found.items() if rank is None or rank in ranks}


def last_contact(
    connection: sa.Connection, countries: tuple[str, str], rank: DiplomaticRank | None = None
) -> shapes.Event | None:
    """The latest day on which the two met, called or visited, without links; None where none is known.

    With a rank: somebody of that rank took part for each of the two.
    """
    key = _last_key(connection, countries, rank)
    keys = [key] if key is not None else []
    return next(iter(read_events(connection, keys, EVENT_ROW).values()), None)


def _last_key(
    connection: sa.Connection, countries: tuple[str, str], rank: DiplomaticRank | None
) -> int | None:
    for window in _pages(connection, _contacts(countries, rank)):
        met = _of_each_other(connection, window.items, countries)
        represented = _ranks_of_both(connection, met, countries) if rank else {}
        for key in met:
            if rank is None or rank in represented.get(key, ()):
                return key
    return None


def contact_days(connection: sa.Connection, countries: tuple[str, str]) -> list[dt.date]:
    """The days on which contacts of the two began, oldest first.

    Sets tell the days of all but visits, and the days of visits; whom a visit was to is looked up for those
    alone that no other contact shares its day with.
    """
    days = set(_starts(connection, replace(_contacts(countries), types=_NO_VISITS)))
    visits = replace(_contacts(countries), types=(EventType.VISIT,))
    for window in _pages(connection, visits):
        places = [Cursor.read(cursor) for cursor in window.cursors]
        alone = {place.key: dt.date.fromordinal(place.rank) for place in places if place is not None}
        alone = {key: day for key, day in alone.items() if day not in days}
        elsewhere = _to_or_by_both(connection, alone, countries)
        days.update(day for key, day in alone.items() if key not in elsewhere)
    return sorted(days)


_NO_VISITS = tuple(
    type_
    for type_, told in EVENT_TYPES.items()
    if told.category is Category.ENGAGEMENT and type_ is not EventType.VISIT
)


def _starts(connection: sa.Connection, filter: EventFilter) -> Iterator[dt.date]:
    return (bucket["start"] for bucket in facets.histogram(connection, filter, facets.Bucket.DAY)["buckets"])


def _to_or_by_both(
    connection: sa.Connection, visits: Collection[int], countries: tuple[str, str]
) -> set[int]:
    """Those of the visits that are to both countries, or by both to another: none is one to the other."""
    own = t.event_country.c
    statement = sa.select(own.event_id, own.role, own.country).where(
        own.event_id.in_(visits), own.country.in_(countries), own.role.in_(_ALIKE)
    )
    held: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for event, role, country in connection.execute(statement) if visits else ():
        held[event, role].add(country)
    return {event for (event, _), having in held.items() if len(having) == len(countries)}


def _pages(connection: sa.Connection, filter: EventFilter) -> Iterator[Window[int]]:
    """Of the keys of all events of a filter, the newest first. A page is found in the sets that events are
    counted by; a statement for all of them would look at every event of a country that has many."""
    page = Page(first=MAX_SIZE)
    while True:
        window = list_event_keys(connection, filter, page)
        yield window
        if not window.has_next:
            return
        page = Page(first=MAX_SIZE, after=window.cursors[-1])


def _of_each_other(connection: sa.Connection, events: Sequence[int], countries: tuple[str, str]) -> list[int]:
    """Those of the events, in their order, in which the two met each other."""
    alike = _to_or_by_both(connection, events, countries)
    visits = sa.select(t.event.c.id).where(t.event.c.id.in_(alike), t.event.c.type == EventType.VISIT)
    elsewhere = set(connection.execute(visits).scalars()) if alike else set()
    return [key for key in events if key not in elsewhere]


def _contacts(countries: tuple[str, str], rank: DiplomaticRank | None = None) -> EventFilter:
    """Dated ones: who has no day was not last. With a rank: somebody has it, on either side."""
    return EventFilter(
        countries_all=countries,
        categories=(Category.ENGAGEMENT,),
        status=(EventStatus.OCCURRED,),
        occurred_to=dt.date.max,
        levels=(rank.value,) if rank else (),
    )


def _ranks_of_both(
    connection: sa.Connection, events: Sequence[int], countries: tuple[str, str]
) -> dict[int, set[DiplomaticRank]]:
    """By event the ranks at which somebody took part for each of the two."""
    own = t.participation.c
    statement = (
        sa.select(own.event_id, own.country, t.post.c.rank)
        .select_from(OFFICES)
        .where(own.event_id.in_(events), own.country.in_(countries), held_by_who_is_there(DiplomaticRank))
    )
    ranks: defaultdict[int, dict[str, set[DiplomaticRank]]] = defaultdict(
        lambda: {c: set() for c in countries}
    )
    for event, country, rank in connection.execute(statement):
        ranks[event][country].add(DiplomaticRank(rank))
    return {event: set.intersection(*of_each.values()) for event, of_each in ranks.items()}
