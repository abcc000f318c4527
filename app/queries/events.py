"""Events: lists, counts, single ones and their neighbours. Filter, page and selection in; dicts out."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from app.db.keys import parse_id
from app.db.version import doubt, is_doubted
from app.errors import NotFound
from app.queries import shapes
from app.queries import tables as t
from app.queries.ahead import counter_with_pages, walked
from app.queries.conditions import clauses_of, seen
from app.queries.counts import counts_of
from app.queries.day_pages import find_page
from app.queries.filters import EventFilter
from app.queries.links import countries_of, read_events
from app.queries.orders import check_order, is_by_day, is_indexed, ranked_by
from app.queries.page import Cursor, Order, Page, Window
from app.queries.routes import WORDS, Route, legs_by_day, routes_of
from app.queries.selection import EVENT_CARD, EVENT_FULL, EVENT_ROW, EventSelection
from app.queries.sizes import shortest
from app.queries.terms import Terms, terms_of
from app.queries.walks import Leg, walk

EventPage = Window[shapes.Event]

FEW_TO_SORT = 2_000


def list_events(
    connection: sa.Connection,
    filter: EventFilter,
    page: Page,
    order: Order = Order.NEWEST,
    selection: EventSelection = EVENT_CARD,
) -> EventPage:
    """One page of the events a filter means, undated last."""
    window = list_event_keys(connection, filter, page, order)
    found = events_by_keys(connection, window.items, selection)
    if len(found) < len(window.items):  # another process withdrew one a moment ago
        doubt(connection)
        window = list_event_keys(connection, filter, page, order)
        found = events_by_keys(connection, window.items, selection)
    return window.with_items([found[key] for key in window.items])


def list_event_keys(
    connection: sa.Connection, filter: EventFilter, page: Page, order: Order = Order.NEWEST
) -> Window[int]:
    """The same page as keys alone: by day from the sets that events are counted by, where these tell all
    that the filter asks, else by a statement."""
    check_order(order, filter)
    may_be_found = is_by_day(order) and not is_doubted(connection)
    counter = counter_with_pages(connection, filter) if may_be_found else None
    if counter is not None:
        return find_page(counter, filter, page, order)
    return walk_event_keys(connection, filter, page, order)


def walk_event_keys(connection: sa.Connection, filter: EventFilter, page: Page, order: Order) -> Window[int]:
    """The same by one statement, whose text is made once for filters of a shape.

    By day an index is walked in which the filter passes the fewest events. In another order it is that of the
    order, unless so few events come into question that they are sorted.
    """
    terms = terms_of(filter, connection.dialect.name)
    routes = routes_of(terms)
    route = shortest(connection, routes, terms, *(() if is_by_day(order) else (FEW_TO_SORT,)))
    if route is None and filter.search and is_by_day(order):
        walked(connection, filter)
    return walk(connection, _legs, terms, page, order, route)


def check_list(connection: sa.Connection, filter: EventFilter, page: Page, order: Order) -> None:
    """Raises what `list_event_keys` would of what is asked, without reading."""
    check_order(order, filter)
    terms_of(filter, connection.dialect.name)
    page.bounds(order)


def _legs(terms: Terms, order: Order, route: Route | None, dialect: str) -> list[Leg]:
    if is_by_day(order):
        return legs_by_day(terms, route, dialect)
    source, keys = ranked_by(order, terms, dialect)
    many_match = route is None and is_indexed(order)
    where = [seen(t.event), *clauses_of(terms, dialect, many_match=many_match)]
    if route is not None and route.name != WORDS:
        where += clauses_of(route.own(terms), dialect, counting=True)
    return [Leg(source, where, keys)]


def count_events(connection: sa.Connection, filter: EventFilter) -> int:
    """How many events a filter means, undated ones too. Exact."""
    return counts_of(connection).total(filter)


def get_event(connection: sa.Connection, id: str, selection: EventSelection = EVENT_FULL) -> shapes.Event:
    """Raises `NotFound`."""
    found = events_by_ids(connection, [id], selection)
    if id not in found:
        raise NotFound("event", id)
    return found[id]


def events_by_ids(
    connection: sa.Connection, ids: Sequence[str], selection: EventSelection = EVENT_ROW
) -> dict[str, shapes.Event]:
    """Events by the id asked for, in that order; what is not there, or was withdrawn, is left out.

    The id of an event that became part of another one leads to that one.
    """
    asked = {id: key for id in ids if (key := parse_id("event", id)) is not None}
    found = events_by_keys(connection, asked.values(), selection)
    missing = [key for key in asked.values() if key not in found]
    if missing:
        part_of = _parts(connection, missing)
        whole = events_by_keys(connection, part_of.values(), selection)
        found |= {key: whole[into] for key, into in part_of.items() if into in whole}
    return {id: found[key] for id, key in asked.items() if key in found}


def _parts(connection: sa.Connection, keys: Iterable[int]) -> dict[int, int]:
    """Of keys that are events no more, the events they are part of now."""
    redirect = t.event_redirect.c
    statement = sa.select(redirect.id, redirect.event_id).where(redirect.id.in_(list(keys)))
    return {row.id: row.event_id for row in connection.execute(statement)}


def events_by_keys(
    connection: sa.Connection, keys: Iterable[int], selection: EventSelection = EVENT_ROW
) -> dict[int, shapes.Event]:
    """Events by key, in the order asked for; what is not there, or was withdrawn, is left out."""
    wanted = list(dict.fromkeys(keys))
    found = read_events(connection, wanted, selection)
    return {key: found[key] for key in wanted if key in found}


def neighbours(
    connection: sa.Connection, id: str, selection: EventSelection = EVENT_CARD
) -> shapes.Neighbours:
    """The events before and after a dated one, among those of its first two countries, or of its only one,
    else among all."""
    event = get_event(connection, id, EVENT_ROW)
    key = event["key"]
    starts_on = event["when"]["starts_on"]
    countries = [link["country"] for link in countries_of(connection, [key])[key]][:2]
    if starts_on is None:
        return {"countries": countries, "before": None, "after": None}
    rank = connection.execute(sa.select(t.event.c.sort_day).where(t.event.c.id == key)).scalar_one()
    here = str(Cursor(Order.NEWEST, rank, key))
    filter = EventFilter(countries_all=tuple(countries))
    earlier = list_events(connection, filter, Page(first=1, after=here), selection=selection).items
    later = list_events(connection, filter, Page(last=1, before=here), selection=selection).items
    before = next((other for other in earlier if other["when"]["starts_on"]), None)
    return {"countries": countries, "before": before, "after": later[0] if later else None}
