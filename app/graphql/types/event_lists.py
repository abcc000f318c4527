"""Lists of events: of the root, of a country, of a person or organisation."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any, Protocol, Self, TypeVar

import strawberry

from app.graphql.context import Info
from app.graphql.inputs import EventFilterInput, EventOrder, event_filter, order_of
from app.graphql.loaders import Family
from app.graphql.types import events
from app.graphql.types.columns import Paged, described
from app.graphql.types.event_counts import EventFacets, FilterLinks, Histogram
from app.queries import events as reads
from app.queries import facets, groups, matches
from app.queries.facets import Bucket
from app.queries.filters import EventFilter
from app.queries.page import Order, Page, Window

if TYPE_CHECKING:
    from app.graphql.types.countries import Country
    from app.graphql.types.events import Event
    from app.graphql.types.participants import Participant


class Owner(Protocol):
    """A country or a participant: what has events of its own."""

    @property
    def key(self) -> Any: ...

    @property
    def family(self) -> Family[Any]: ...


O = TypeVar("O", bound=Owner)  # noqa: E741 (an owner)


@strawberry.type(description="One row of a list of events.")
class EventEdge:
    """Relay's edge."""

    cursor: str = strawberry.field(description="Where the row stands; give it to after or before.")
    node: Annotated["Event", strawberry.lazy("app.graphql.types.events")] = strawberry.field(
        description="The event."
    )
    words: strawberry.Private[str | None] = None

    @described(
        "The sentence of a release that tells it with words of the search; null where the list has no "
        "search, or the words stand only in names and titles."
    )
    def match(self, info: Info) -> str | None:
        words = self.words
        if words is None:
            return None
        read = matches.matches_of
        found = self.node.family.read(
            ("match", words),
            lambda events: read(info.context.connection, [event.key for event in events], words),
        )
        return found[self.node.key]


@strawberry.type(description="A page of events, and what is true of the whole list.")
class EventConnection(Paged):
    """Relay's connection; `filter` is that of the whole list."""

    filter: strawberry.Private[EventFilter]

    @described("The rows with their cursors.")
    def edges(self) -> list[EventEdge]:
        pairs = zip(self.window.cursors, self.window.items, strict=True)
        return [EventEdge(cursor=cursor, node=node, words=self.filter.search) for cursor, node in pairs]

    @described("The rows without cursors.")
    def nodes(self) -> list[Annotated["Event", strawberry.lazy("app.graphql.types.events")]]:
        return self.window.items

    @described("How the events of the list divide.")
    def facets(self) -> EventFacets:
        return EventFacets(row=self.filter)

    @described("The same list on the site and in its feeds.")
    def links(self) -> FilterLinks:
        return FilterLinks(filter=self.filter)

    @described("The events of the list over time.")
    def histogram(
        self,
        info: Info,
        bucket: Annotated[Bucket, strawberry.argument(description="How long each bucket is.")] = Bucket.AUTO,
    ) -> Histogram:
        return Histogram(
            filter=self.filter, row=facets.histogram(info.context.connection, self.filter, bucket)
        )


@dataclass(frozen=True)
class Asked:
    """Which part of which list: the arguments of a field that gives events."""

    filter: EventFilter
    order: Order
    page: Page

    @classmethod
    def of(
        cls,
        info: Info,
        filter: EventFilterInput | None,
        order_by: EventOrder | None,
        first: int | None,
        after: str | None,
        last: int | None,
        before: str | None,
    ) -> Self:
        page = info.context.page(first, after, last, before)
        return cls(event_filter(filter), order_of(order_by), page)

    def with_country(self, country: "Country") -> EventFilter:
        return replace(self.filter, countries_all=(*self.filter.countries_all, country.key))

    def with_participant(self, participant: "Participant") -> EventFilter:
        together = (*self.filter.participants_all, participant.row["id"])
        return replace(self.filter, participants_all=together)


def list_events(info: Info, asked: Asked) -> EventConnection:
    """The list of the root."""

    def read() -> Window[Any]:
        connection = info.context.connection
        keys = reads.list_event_keys(connection, asked.filter, asked.page, asked.order)
        return keys.with_items(list(events.events_of_keys(info, keys.items).values()))

    is_empty = asked.page.size == 0
    if is_empty:
        reads.check_list(info.context.connection, asked.filter, asked.page, asked.order)
    return EventConnection(
        window=Window([], (), False, False) if is_empty else read(),
        count=lambda: reads.count_events(info.context.connection, asked.filter),
        look=read if is_empty else None,
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
