"""Which indexes a list of events walks: for each filter the one in which it passes the fewest rows.

A route is a field of the filter, with the number of one value where each of several must hold. All routes
give events by day; the rest of the filter is looked up for each event that a walk passes. To add one: its
place among the names, how it is walked (`_WALKS`), and in `sizes.py` where its values are counted.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa

from app.db import search
from app.db.models.events import LONG_DAYS
from app.queries import tables as t
from app.queries.conditions import begun_by, clauses_of, fenced, published_within, seen
from app.queries.orders import BY_DAY
from app.queries.terms import REVIEWED, SEVERAL, UNUSUAL, Terms, without
from app.queries.walks import Keys, Leg

PUBLISHED = "published"  # the range of days of releases, which is two of the terms
DAYS_OF_RELEASES = ("published_from", "published_to")
WORDS = "wanted"
OF_WORDS = (WORDS, "search", "patterns")
SORTED = (PUBLISHED, WORDS)  # of these there is no index by day, so they are for where few events are found
MOST_LEGS = 24  # of one walk; PostgreSQL plans each
EACH = ("participants_all", "countries_all", "publishers_all")
ANY = ("participants_any", "countries_any", "publishers_any", "formats", "topics", "types")
BY_TYPE = ("countries_any", "countries_all")  # whose index there is for each type too
RARE = {SEVERAL: "min_publishers", UNUSUAL: "status", REVIEWED: "review"}


@dataclass(frozen=True, slots=True)
class Route:
    """A field of the terms; `number`: which of its values, that must each hold."""

    name: str
    number: int | None = None

    def own(self, terms: Terms) -> Terms:
        """The terms that the walk sees to by itself."""
        if self.name == PUBLISHED:
            return {name: terms[name] for name in DAYS_OF_RELEASES if name in terms}
        values = terms[self.name]
        return {self.name: values if self.number is None else values[self.number : self.number + 1]}

    def rest(self, terms: Terms) -> Terms:
        """The others."""
        if self.name == WORDS and "unwanted" not in terms:
            return {name: values for name, values in terms.items() if name not in OF_WORDS}
        if self.number is None or len(terms[self.name]) == 1:
            own = self.own(terms)
            return {name: values for name, values in terms.items() if name not in own}
        values = terms[self.name]
        return {**terms, self.name: (*values[: self.number], *values[self.number + 1 :])}


class _Walk(NamedTuple):
    """Events as they stand in an index of a table."""

    source: sa.FromClause
    where: Sequence[sa.ColumnElement[bool]]
    keys: Keys
    repeats: bool = False  # an event may stand there several times


def routes_of(terms: Terms) -> Iterator[Route]:
    """The routes that a filter leaves open; where two are as long, the first is usually shorter."""
    for marker, name in RARE.items():
        if marker in terms:
            yield Route(name)
    if any(name in terms for name in DAYS_OF_RELEASES):
        yield Route(PUBLISHED)
    if WORDS in terms:
        yield Route(WORDS)
    for name in EACH:
        for number in range(len(terms.get(name, ()))):
            yield Route(name, number)
    for name in ANY:
        if 0 < len(terms.get(name, ())) <= MOST_LEGS:
            yield Route(name)


def legs_by_day(terms: Terms, route: Route | None, dialect: str) -> list[Leg]:
    """All events that the terms mean, as walks by day; an event may be in several."""
    reach = terms.get("reach", ())
    walks, rest = _walks(terms, route, dialect)
    found = []
    for walk in walks:
        days = [*begun_by(terms, walk.keys.rank), *(walk.keys.rank >= day for day in reach)]
        where = [*walk.where, *days, *_looked_up(walk, without(rest, "occurred_to"), dialect)]
        found.append(Leg(walk.source, where, walk.keys, walk.repeats))
    return [*found, *(_long(terms, day, dialect) for day in reach)]


def _looked_up(walk: _Walk, terms: Terms, dialect: str) -> list[sa.ColumnElement[bool]]:
    """What is asked of each event on a walk, in a subquery: joined, it would be for the database to choose
    what it walks, and it knows neither the values nor how few rows are wanted."""
    clauses = [seen(t.event), *clauses_of(terms, dialect, many_match=True)]
    if walk.source is t.event:
        return clauses
    event: sa.Select[Any] = sa.select(sa.literal_column("1")).select_from(t.event)
    event = event.where(t.event.c.id == walk.keys.key, *clauses).correlate(walk.source)
    return [sa.exists(fenced(event, dialect))]


def _long(terms: Terms, reach: Any, dialect: str) -> Leg:
    """Events that began so long before the first day that only those that last long reach it."""
    listed = t.event_listing.alias("walked")
    lasts = listed.c.last_day - listed.c.sort_day > sa.literal_column(str(LONG_DAYS))
    walk = _Walk(listed, [lasts, listed.c.sort_day < reach], Keys(listed.c.sort_day, listed.c.event_id))
    return Leg(listed, [*walk.where, *_looked_up(walk, terms, dialect)], walk.keys)


def _walks(terms: Terms, route: Route | None, dialect: str) -> tuple[list[_Walk], Terms]:
    """The walks of a route, and what of the terms they do not see to."""
    if route is None:
        return [_Walk(t.event, (), BY_DAY)], terms
    rest = route.rest(terms)
    if route.name == PUBLISHED:
        return [_of_days(route.own(terms))], rest
    if route.name == WORDS:
        (text,) = terms[WORDS]
        return [_Walk(t.event, [search.found_in("event", t.event.c.id, text, dialect)], BY_DAY)], rest
    walks = [walk for value in route.own(terms)[route.name] for walk in _WALKS[route.name](value)]
    types = terms.get("types", ())
    if types and route.name in BY_TYPE and len(walks) * len(types) <= MOST_LEGS:
        walks = [
            walk._replace(where=[*walk.where, walk.source.c.type == type]) for walk in walks for type in types
        ]
        rest = without(rest, "types")
    return walks, rest


def _of_participant(key: Any) -> list[_Walk]:
    link = _linked(t.participation, "participant_id", key)
    return [link._replace(repeats=True), _linked(t.event_organization, "participant_id", key)]


def _of_publisher(slug: Any) -> list[_Walk]:
    walk = _linked(t.event_account, "publisher", slug)
    told = sa.exists().where(t.release.c.id == walk.source.c.release_id, seen(t.release))
    return [walk._replace(where=[*walk.where, told.correlate(walk.source)], repeats=True)]


def _of_days(published: Terms) -> _Walk:
    """Sorted, as there is no index of what releases of some days tell: for ranges in which there are few."""
    account, release = t.event_account.c, t.release.c
    told = sa.select(account.event_id, account.sort_day).distinct()
    told = told.join_from(t.release, t.event_account, account.release_id == release.id)
    walked = told.where(seen(t.release), *published_within(published)).subquery("walked")
    return _Walk(walked, (), Keys(walked.c.sort_day, walked.c.event_id))


def _of_type(type: Any) -> list[_Walk]:
    return [_Walk(t.event, [t.event.c.type == type], BY_DAY)]


def _of_status(status: Any) -> list[_Walk]:
    own = t.event.c.status
    return [_Walk(t.event, [own != sa.literal_column("'occurred'"), own == status], BY_DAY)]


def _of_review(state: Any) -> list[_Walk]:
    own = t.event.c.review
    return [_Walk(t.event, [own != sa.literal_column("'machine'"), own == state], BY_DAY)]


def _told_by(fewest: Any) -> list[_Walk]:
    listed = t.event_listing.alias("walked")
    several = [listed.c.publishers > sa.literal_column("1"), listed.c.publishers >= fewest]
    return [_Walk(listed, several, Keys(listed.c.sort_day, listed.c.event_id))]


def _linked(table: sa.Table, column: str, value: Any) -> _Walk:
    link = table.alias("walked")
    return _Walk(link, [link.c[column] == value], Keys(link.c.sort_day, link.c.event_id))


def _of_country(code: Any) -> list[_Walk]:
    return [_linked(t.event_country, "country", code)]


_WALKS: Mapping[str, Callable[[Any], list[_Walk]]] = {
    **dict.fromkeys(("participants_any", "participants_all"), _of_participant),
    **dict.fromkeys(("countries_any", "countries_all"), _of_country),
    **dict.fromkeys(("publishers_any", "publishers_all"), _of_publisher),
    "formats": lambda format: [_linked(t.event_listing, "format", format)],
    "topics": lambda topic: [_linked(t.event_topic, "topic", topic)],
    "types": _of_type,
    "status": _of_status,
    "review": _of_review,
    "min_publishers": _told_by,
}
