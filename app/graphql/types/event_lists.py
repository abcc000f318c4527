"""Lists of events with what is true of the whole: the total, the choices that remain, events over time."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any, Protocol, Self, TypeVar

import strawberry

from app.domain.event_types import Category, EventType
from app.errors import InvalidFilter, InvalidPage
from app.graphql.context import Info
from app.graphql.inputs import EventFilterInput, EventOrder, event_filter, order_of
from app.graphql.limits import LIMITS
from app.graphql.loaders import Family
from app.graphql.types import countries, events, releases
from app.graphql.types.columns import Paged, described
from app.graphql.types.topics import Topic
from app.queries import events as reads
from app.queries import facets, groups, publishers, shapes
from app.queries.facets import Bucket
from app.queries.filters import EventFilter
from app.queries.page import Order, Page, Window
from app.queries.selection import EVENT_ROW

if TYPE_CHECKING:
    from app.graphql.types.countries import Country
    from app.graphql.types.events import Event
    from app.graphql.types.participants import Organization, Participant

CHOICES = 20


class Owner(Protocol):
    """A country or a participant: what has events of its own."""

    @property
    def key(self) -> Any: ...

    @property
    def family(self) -> Family[Any]: ...


O = TypeVar("O", bound=Owner)  # noqa: E741 (an owner)

Choices = Annotated[int, strawberry.argument(description="How many, those with most events first: 0 to 100.")]


@strawberry.type(description="One row of a list of events.")
class EventEdge:
    """Relay's edge."""

    cursor: str = strawberry.field(description="Where the row stands; give it to after or before.")
    node: Annotated["Event", strawberry.lazy("app.graphql.types.events")] = strawberry.field(
        description="The event."
    )


@strawberry.type(description="A country or area, and how many events of the list it has a part in.")
class CountryCount:
    """One choice of a facet."""

    country: Annotated["Country", strawberry.lazy("app.graphql.types.countries")] = strawberry.field(
        description="The country or area."
    )
    count: int = strawberry.field(description="How many events.")


@strawberry.type(description="A type, and how many events of the list have it.")
class TypeCount:
    """One choice of a facet."""

    type: EventType = strawberry.field(description="The type.")
    count: int = strawberry.field(description="How many events.")


@strawberry.type(description="A topic, and how many events of the list are about it.")
class TopicCount:
    """One choice of a facet."""

    topic: Topic = strawberry.field(description="The topic.")
    count: int = strawberry.field(description="How many events.")


@strawberry.type(description="A publisher, and how many events of the list its releases tell.")
class PublisherCount:
    """One choice of a facet."""

    publisher: Annotated["Organization", strawberry.lazy("app.graphql.types.participants")] = (
        strawberry.field(description="The publisher.")
    )
    count: int = strawberry.field(description="How many events.")


@strawberry.type(description="A category, and how many events it has.")
class CategoryCount:
    """A part of a bucket."""

    category: Category = strawberry.field(description="The category.")
    count: int = strawberry.field(description="How many events.")


@strawberry.type(
    description=(
        "How the events of the list divide. Each choice is counted without the filter's own choice of the "
        "same kind, so that the others stay visible."
    )
)
class EventFacets:
    """Counts under the connection's own filter."""

    filter: strawberry.Private[EventFilter]

    @described("By country or area.")
    def countries(self, info: Info, first: Choices = CHOICES) -> list[CountryCount]:
        counts = _most(facets.count_by_country(info.context.connection, self.filter), first)
        known = countries.countries_of(each["value"] for each in counts)
        return [CountryCount(country=known[each["value"]], count=each["count"]) for each in counts]

    @described("By type.")
    def types(self, info: Info) -> list[TypeCount]:
        counts = facets.count_by_type(info.context.connection, self.filter)
        return [TypeCount(type=EventType(each["value"]), count=each["count"]) for each in counts]

    @described("By topic.")
    def topics(self, info: Info, first: Choices = CHOICES) -> list[TopicCount]:
        counts = _most(facets.count_by_topic(info.context.connection, self.filter), first)
        return [TopicCount(topic=Topic.of(each["value"]), count=each["count"]) for each in counts]

    @described("By who issued the releases.")
    def publishers(self, info: Info, first: Choices = CHOICES) -> list[PublisherCount]:
        counts = _most(facets.count_by_publisher(info.context.connection, self.filter), first)
        rows = publishers.publishers_by_slugs(info.context.connection, [each["value"] for each in counts])
        known = releases.publishers_of(rows.values())
        return [
            PublisherCount(publisher=known[rows[each["value"]]["key"]], count=each["count"])
            for each in counts
        ]


@strawberry.type(description="A stretch of days, and the events that begin in it.")
class HistogramBucket:
    """A bar."""

    row: strawberry.Private[shapes.HistogramBucket]

    @described("The first day.")
    def start(self) -> dt.date:
        return self.row["start"]

    @described("The last day.")
    def end(self) -> dt.date:
        return self.row["end"]

    @described("How many events begin in it.")
    def count(self) -> int:
        return self.row["count"]

    @described("The same by category; those without an event are left out.")
    def by_category(self) -> list[CategoryCount]:
        counts = self.row["by_category"]
        return [CategoryCount(category=each, count=counts[each]) for each in Category if each in counts]


@strawberry.type(
    description="Events over time. Events without a day are counted apart, so that all add up to totalCount."
)
class Histogram:
    """Buckets that hold events."""

    row: strawberry.Private[shapes.Histogram]

    @described("How long each bucket is.")
    def bucket(self) -> Bucket:
        return Bucket(self.row["bucket"])

    @described("The buckets that hold events, oldest first.")
    def buckets(self) -> list[HistogramBucket]:
        return [HistogramBucket(row=row) for row in self.row["buckets"]]

    @described("How many events have no day.")
    def undated(self) -> int:
        return self.row["undated"]


@strawberry.type(description="A page of events, and what is true of the whole list.")
class EventConnection(Paged):
    """Relay's connection; `filter` is that of the whole list."""

    filter: strawberry.Private[EventFilter]

    @described("The rows with their cursors.")
    def edges(self) -> list[EventEdge]:
        pairs = zip(self.window.cursors, self.window.items, strict=True)
        return [EventEdge(cursor=cursor, node=node) for cursor, node in pairs]

    @described("The rows without cursors.")
    def nodes(self) -> list[Annotated["Event", strawberry.lazy("app.graphql.types.events")]]:
        return self.window.items

    @described("How the events of the list divide.")
    def facets(self) -> EventFacets:
        return EventFacets(filter=self.filter)

    @described("The events of the list over time.")
    def histogram(
        self,
        info: Info,
        bucket: Annotated[Bucket, strawberry.argument(description="How long each bucket is.")] = Bucket.AUTO,
    ) -> Histogram:
        return Histogram(row=facets.histogram(info.context.connection, self.filter, bucket))


@dataclass(frozen=True)
class Asked:
    """Which part of which list: the arguments of a field that gives events."""

    filter: EventFilter
    order: Order
    page: Page

    @classmethod
    def of(
        cls,
        filter: EventFilterInput | None,
        order_by: EventOrder | None,
        first: int | None,
        after: str | None,
        last: int | None,
        before: str | None,
    ) -> Self:
        return cls(event_filter(filter), order_of(order_by), Page(first, after, last, before))

    def with_country(self, country: "Country") -> EventFilter:
        return replace(self.filter, countries_all=(*self.filter.countries_all, country.key))

    def with_participant(self, participant: "Participant") -> EventFilter:
        if self.filter.participants:
            raise InvalidFilter(
                "participants.anyOf",
                ", ".join(self.filter.participants)[:80],
                "cannot be given here; these are the events of one participant already.",
            )
        return replace(self.filter, participants=(participant.row["id"],))


def list_events(info: Info, asked: Asked) -> EventConnection:
    """The list of the root."""
    connection = info.context.connection
    window = reads.list_events(connection, asked.filter, asked.page, asked.order, EVENT_ROW)
    return EventConnection(
        window=window.with_items(list(events.events_of(window.items).values())),
        count=lambda: reads.count_events(info.context.connection, asked.filter),
        filter=asked.filter,
    )


def events_of(info: Info, owner: O, asked: Asked, own: Callable[[O], EventFilter]) -> EventConnection:
    """The list of one country or participant, read for all of its family."""
    family: Family[O] = owner.family

    def filters(members: list[O]) -> dict[Any, EventFilter]:
        return {member.key: own(member) for member in members}

    def windows(members: list[O]) -> dict[Any, Window[Any]]:
        found = groups.list_each(info.context.connection, filters(members), asked.page, asked.order)
        known = events.events_of(row for window in found.values() for row in window.items)
        return {
            key: window.with_items([known[row["key"]] for row in window.items])
            for key, window in found.items()
        }

    def counts(members: list[O]) -> dict[Any, int]:
        return groups.count_each(info.context.connection, filters(members))

    return EventConnection(
        window=family.read(("events", asked), windows)[owner.key],
        count=lambda: family.read(("count", asked.filter), counts)[owner.key],
        filter=own(owner),
    )


def _most(counts: list[shapes.Count], first: int) -> list[shapes.Count]:
    if not 0 <= first <= LIMITS.page_size:
        raise InvalidPage(f"first is {first}; it may be 0 to {LIMITS.page_size}.", subject="first")
    return counts[:first]
