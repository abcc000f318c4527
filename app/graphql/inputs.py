"""What clients may ask for in arguments. Filters have the fields of `app/queries/filters.py`, with its words.

To add a filter there is to add a field here of the same path (a test compares); reading it follows by itself.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Annotated, Any, TypeVar

import strawberry
from strawberry import UNSET

from app.domain.codes import DiplomaticRank, EventStatus, MeetingFormat, Prominence, ReleaseKind, ReviewState
from app.domain.event_types import Category, EventType
from app.errors import InvalidFilter
from app.graphql.enums import Direction, EventOrderField
from app.graphql.scalars import URL, CountryCode, Language
from app.queries.criteria import Criteria
from app.queries.filters import EventFilter, ReleaseFilter
from app.queries.page import Order

C = TypeVar("C", bound=Criteria)

_PYTHON_NAMES = {"from": "from_"}


def _help(criteria: type[Criteria]) -> dict[str, str]:
    return {field.metadata["path"]: field.metadata["help"] for field in fields(criteria)}


_EVENT, _RELEASE = _help(EventFilter), _help(ReleaseFilter)


def option(description: str, name: str | None = None) -> Any:
    return strawberry.field(default=UNSET, description=description, name=name)


@strawberry.input(description="Which countries or areas take part in an event or are its target.")
class CountryMatch:
    """Set logic over countries."""

    any_of: list[CountryCode] | None = option(_EVENT["countries.anyOf"])
    all_of: list[CountryCode] | None = option(_EVENT["countries.allOf"])
    none_of: list[CountryCode] | None = option(_EVENT["countries.noneOf"])


@strawberry.input(name="IDMatch", description="Which ids are meant.")
class IdMatch:
    """Set logic over ids."""

    any_of: list[strawberry.ID] | None = option("At least one of these.")
    all_of: list[strawberry.ID] | None = option("Each of these.")
    none_of: list[strawberry.ID] | None = option("None of these.")


@strawberry.input(description="A stretch of days, both ends included; either end may be left open.")
class DateRange:
    """A closed range of days."""

    from_: dt.date | None = option("The first day.", name="from")
    to: dt.date | None = option("The last day.")


@strawberry.input(description="A stretch of time, both ends included; either end may be left open.")
class DateTimeRange:
    """A closed range of instants."""

    from_: dt.datetime | None = option("The first instant.", name="from")
    to: dt.datetime | None = option("The last instant.")


@strawberry.input(
    name="EventFilter",
    description=(
        "Which events are meant. Values in one list mean any of them; different fields must all hold. "
        "The same filter is the address of the timeline page and of its feeds."
    ),
)
class EventFilterInput:
    """The GraphQL spelling of `queries.filters.EventFilter`."""

    search: str | None = option(_EVENT["search"])
    types: list[EventType] | None = option(_EVENT["types"])
    categories: list[Category] | None = option(_EVENT["categories"])
    topics: list[strawberry.ID] | None = option(_EVENT["topics"])
    countries: CountryMatch | None = option("Countries and areas that take part or are the target.")
    participants: IdMatch | None = option("People and organisations that take part.")
    publishers: IdMatch | None = option(
        "Who issued the releases that tell the event: short names, such as kr-mofa, or ids."
    )
    occurred: DateRange | None = option(
        "When it happened: events that overlap these days; events without a day are left out."
    )
    published: DateRange | None = option("When a release that tells the event was published.")
    levels: list[DiplomaticRank] | None = option(_EVENT["levels"])
    formats: list[MeetingFormat] | None = option(_EVENT["formats"])
    one_sided: list[CountryCode] | None = option(_EVENT["oneSided"])
    status: list[EventStatus] | None = option(_EVENT["status"])
    review: list[ReviewState] | None = option(_EVENT["review"])
    updated: DateTimeRange | None = option("When the record of the event last changed.")
    prominence: Prominence | None = option(_EVENT["prominence"])
    min_publishers: int | None = option(_EVENT["minPublishers"])


@strawberry.input(
    name="ReleaseFilter",
    description="Which releases are meant. Values in a list mean any of them; all fields must hold.",
)
class ReleaseFilterInput:
    """The GraphQL spelling of `queries.filters.ReleaseFilter`."""

    search: str | None = option(_RELEASE["search"])
    publishers: IdMatch | None = option("Who issued it: short names, such as kr-mofa, or ids.")
    kinds: list[ReleaseKind] | None = option(_RELEASE["kinds"])
    languages: list[Language] | None = option(_RELEASE["languages"])
    published: DateRange | None = option("When it was published, by the publisher's own date.")


@strawberry.input(description="How a list of events is ordered. Events without a day are always last.")
class EventOrder:
    """Field and direction."""

    field: EventOrderField = strawberry.field(
        default=EventOrderField.OCCURRED, description="What the order goes by."
    )
    direction: Direction = strawberry.field(default=Direction.DESC, description="Which way it runs.")


@strawberry.input(one_of=True, description="Which event is meant: by its id, or by the address of its page.")
class EventRef:
    """Exactly one of them."""

    id: strawberry.ID | None = option("The id, as an answer gave it.")
    url: URL | None = option("The address of its page on this site.")


EventsWanted = Annotated[
    EventFilterInput | None, strawberry.argument(description="Which events; all if left out.")
]
EventsOrdered = Annotated[
    EventOrder | None, strawberry.argument(description="In which order; newest first if left out.")
]
ReleasesWanted = Annotated[
    ReleaseFilterInput | None, strawberry.argument(description="Which releases; all if left out.")
]


def event_filter(given: EventFilterInput | None) -> EventFilter:
    return _criteria(EventFilter, given, _EVENT_PATHS)


def release_filter(given: ReleaseFilterInput | None) -> ReleaseFilter:
    return _criteria(ReleaseFilter, given, _RELEASE_PATHS)


def order_of(given: EventOrder | None) -> Order:
    if given is None:
        return Order.NEWEST
    down, up = _ORDERS[given.field]
    return down if given.direction is Direction.DESC else up


_ORDERS = {
    EventOrderField.OCCURRED: (Order.NEWEST, Order.OLDEST),
    EventOrderField.PUBLISHED: (Order.PUBLISHED, Order.PUBLISHED_UP),
    EventOrderField.UPDATED: (Order.UPDATED, Order.UPDATED_UP),
    EventOrderField.RELEVANCE: (Order.RELEVANCE, Order.RELEVANCE_UP),
    EventOrderField.CORROBORATION: (Order.CORROBORATION, Order.CORROBORATION_UP),
}


_Paths = dict[str, "str | _Paths"]  # by attribute the name in the filter, or the attributes of an input below


def _criteria(kind: type[C], given: Any, paths: _Paths) -> C:
    """Reads each field of the filter at its path; what is wrong is told by that path."""
    values = dict(_values(given, paths))
    try:
        return kind(**values)
    except InvalidFilter as error:
        known = {field.metadata["parameter"]: field.metadata["path"] for field in fields(kind)}
        raise InvalidFilter(known.get(error.field, error.field), error.given, error.reason) from None


def _values(given: Any, paths: _Paths) -> Iterator[tuple[str, Any]]:
    if given is None:
        return
    for attribute, name in paths.items():
        value = getattr(given, attribute)
        if value is None or value is UNSET:
            continue
        if isinstance(name, dict):
            yield from _values(value, name)
        else:
            yield name, tuple(value) if isinstance(value, list) else value


def _paths(kind: type[Criteria]) -> _Paths:
    """Where the fields of a filter stand in the input for it."""
    found: _Paths = {}
    for field in fields(kind):
        *inputs, last = map(_attribute, field.metadata["path"].split("."))
        here = found
        for each in inputs:
            here = here.setdefault(each, {})  # type: ignore[assignment]
        here[last] = field.name
    return found


def _attribute(name: str) -> str:
    """How Python calls what GraphQL calls so."""
    return _PYTHON_NAMES.get(name, re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower())


_EVENT_PATHS, _RELEASE_PATHS = _paths(EventFilter), _paths(ReleaseFilter)
