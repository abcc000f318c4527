"""Names that words of a search name or begin: countries, types, topics, people; with counts of events."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from app.domain.event_types import EVENT_TYPES
from app.domain.topics import TOPICS
from app.queries import events, facets, shapes
from app.queries.filters import EventFilter
from app.web import addresses, labels, listings, wording
from app.web.labels import country_name
from app.web.ranking import Ranked

MOST = 8


def countries(words: str) -> list[str]:
    """Codes of the countries that are named among the words, else those with a name that begins with them."""
    text = words.casefold()
    spaced = f" {' '.join(''.join(c if c.isalnum() else ' ' for c in text).split())} "
    by_name = addresses.codes_by_name()
    named = {code: spaced.find(f" {name} ") for name, code in by_name.items() if f" {name} " in spaced}
    if named:
        return sorted(named, key=lambda code: named[code])
    begun = (code for name, code in by_name.items() if len(text) > 1 and name.startswith(text))
    return [*dict.fromkeys(begun)][:MOST]


def without_countries(words: str) -> str:
    """The words that are not the name of a country; all of them where nothing else is left."""
    spaced = f" {words.casefold()} "
    for name in sorted(addresses.codes_by_name(), key=len, reverse=True):
        spaced = spaced.replace(f" {name} ", " ")
    return spaced.strip() or words


def ranked_countries(connection: sa.Connection, codes: Sequence[str]) -> tuple[Ranked, ...]:
    if not codes:
        return ()
    counts = {each["value"]: each["count"] for each in facets.count_by_country(connection, EventFilter())}
    return tuple(Ranked(country_name(code), f"/countries/{code}", counts.get(code, 0)) for code in codes)


def relation(connection: sa.Connection, codes: Sequence[str]) -> Ranked | None:
    """What there is between two countries, where two are named."""
    if len(codes) != 2:
        return None
    both = EventFilter(countries_all=(codes[0], codes[1]))
    label = wording.listed([country_name(code) for code in codes])
    return Ranked(label, listings.of_pair(*codes).path, events.count_events(connection, both))


def ranked_people(connection: sa.Connection, people: Iterable[shapes.Participant]) -> tuple[Ranked, ...]:
    """Those in most events first."""
    counted = [
        Ranked(
            labels.of_party(party),
            f"/participants/{party['id']}",
            events.count_events(connection, EventFilter(participants_any=(party["id"],))),
        )
        for party in people
    ]
    return tuple(sorted(counted, key=lambda one: -one.count))


def kinds(connection: sa.Connection, words: str) -> tuple[Ranked, ...]:
    """Types of events whose name has the words."""
    named = {
        type: told
        for type, told in ((type, labels.of_type(type)) for type in EVENT_TYPES)
        if _has(words, told.label, told.plural)
    }
    counts = {each["value"]: each["count"] for each in facets.count_by_type(connection, EventFilter())}
    return tuple(
        Ranked(told.plural, f"/types/{type.upper()}", counts.get(type, 0), told.category)
        for type, told in named.items()
    )


def topics(connection: sa.Connection, words: str) -> tuple[Ranked, ...]:
    """Topics whose name has the words."""
    named = [slug for slug in TOPICS if _has(words, labels.of_topic(slug))]
    counts = {each["value"]: each["count"] for each in facets.count_by_topic(connection, EventFilter())}
    return tuple(
        Ranked(labels.of_topic(slug), addresses.timeline(EventFilter(topics=(slug,))), counts.get(slug, 0))
        for slug in named
    )


def _has(words: str, *names: str) -> bool:
    """Whether a name holds each of the words, at the beginning of one of its own."""
    asked = words.casefold().split()
    return any(
        all(any(part.startswith(word) for part in name.casefold().split()) for word in asked)
        for name in names
    )
