"""The root: every way into the record."""

import datetime as dt
from dataclasses import fields
from typing import Annotated, Any

import strawberry
from graphql import GraphQLError

from app.domain import event_types
from app.domain.event_types import EVENT_TYPES, Category, EventType
from app.errors import InvalidFilter
from app.graphql import lookup
from app.graphql.context import Info
from app.graphql.inputs import EventRef, EventsOrdered, EventsWanted, ReleasesWanted, release_filter
from app.graphql.limits import LIMITS
from app.graphql.names import language_of
from app.graphql.scalars import URL, CountryCode
from app.graphql.types import event_lists, participants, releases
from app.graphql.types.changes import ChangePage, Since, list_changes
from app.graphql.types.columns import After, Before, First, Lang, Last, described
from app.graphql.types.countries import Country, countries_of
from app.graphql.types.dyads import Dyad
from app.graphql.types.event_lists import Asked, EventConnection
from app.graphql.types.events import Event
from app.graphql.types.nodes import Node
from app.graphql.types.participants import Participant, ParticipantConnection
from app.graphql.types.releases import Release, ReleaseConnection
from app.queries.page import Page

AsOf = Annotated[
    dt.datetime | None,
    strawberry.argument(
        description=(
            "The record as it stood at this instant: what is asked of the list and below it is answered from "
            "that state. The record of now if left out. Addresses lead to the record of now all the same."
        )
    ),
]
Id = Annotated[strawberry.ID, strawberry.argument(description="The id, as an answer gave it.")]


@strawberry.type(description="One of the types of events: what it means, and how researchers code it.")
class EventTypeInfo:
    """A row of the table of event types."""

    info: strawberry.Private[event_types.EventTypeInfo]

    @described("The type.")
    def type(self) -> EventType:
        return self.info.type

    @described("The group it belongs to.")
    def category(self) -> Category:
        return self.info.category

    @described("Its name in the language asked for: English or Korean.")
    def label(self, lang: Lang = None) -> str:
        return self.info.label_ko if language_of(lang) == "ko" else self.info.label

    @described("What it means, in one sentence, in the language asked for: English or Korean.")
    def description(self, lang: Lang = None) -> str:
        return self.info.definition_ko if language_of(lang) == "ko" else self.info.definition

    @described("Event type of PLOVER (2021 list); null where it has none.")
    def plover(self) -> str | None:
        return self.info.plover

    @described("Codes of CAMEO, which differ by content; empty where it has none.")
    def cameo(self) -> list[str]:
        return list(self.info.cameo)


def _told(name: str) -> Any:
    """A published limit; the words are those of `limits.py`."""
    help = next(each.metadata["help"] for each in fields(LIMITS) if each.name == name)
    return strawberry.field(resolver=lambda: getattr(LIMITS, name), description=help)


@strawberry.type(
    description="How much one request may ask for. One that asks for more is refused, and told the number."
)
class Limits:
    """Every number of `limits.py`."""

    max_cost: int = _told("cost")
    max_depth: int = _told("depth")
    max_fields: int = _told("fields")
    max_aliases: int = _told("aliases")
    max_directives: int = _told("directives")
    max_definitions: int = _told("definitions")
    max_tokens: int = _told("tokens")
    max_body_bytes: int = _told("body_bytes")
    max_ingest_body_bytes: int = _told("ingest_body_bytes")
    max_answer_bytes: int = _told("answer_bytes")
    max_page_size: int = _told("page_size")
    max_ids: int = _told("ids")
    max_restored_things: int = _told("restored_things")
    max_remembered_bytes: int = _told("remembered_bytes")
    max_header_seconds: float = _told("header_seconds")
    max_body_seconds: float = _told("body_seconds")
    max_unread_seconds: float = _told("unread_seconds")
    max_idle_seconds: float = _told("idle_seconds")
    max_execution_seconds: float = _told("execution_seconds")
    max_execution_slots: int = _told("execution_slots")
    max_waiting_requests: int = _told("waiting_requests")
    max_waiting_mutations: int = _told("waiting_mutations")
    max_mutation_seconds: float = _told("mutation_seconds")
    max_sockets: int = _told("sockets")
    max_client_sockets: int = _told("client_sockets")
    max_socket_seconds: float = _told("socket_seconds")
    max_socket_operations: int = _told("socket_operations")
    max_subscriptions: int = _told("subscriptions")
    max_client_subscriptions: int = _told("client_subscriptions")

    @described(
        "Points of cost that whoever asks may ask for in a minute: those of one address, or of one API key. "
        "Null where there is no such limit."
    )
    def budget(self, info: Info) -> int | None:
        standing = info.context.told_standing
        return standing.budget if standing else None

    @described("How many of these points are left after this request; they come back evenly.")
    def remaining(self, info: Info) -> int | None:
        standing = info.context.told_standing
        return standing.remaining if standing else None

    @described("When all of them are back, if nothing else is asked.")
    def reset_at(self, info: Info) -> dt.datetime | None:
        standing = info.context.told_standing
        return standing.reset_at if standing else None

    @described("What this very request costs, by the same count as maxCost.")
    def cost(self, info: Info) -> int:
        measure = info.context.measure
        return measure.cost if measure else 0


@strawberry.type(description="What can be read.")
class Query:
    """Every way into the record."""

    @described("Events, newest first: the timeline.")
    def events(
        self,
        info: Info,
        filter: EventsWanted = None,
        order_by: EventsOrdered = None,
        as_of: AsOf = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> EventConnection:
        if as_of is not None:
            info.request.go_back(info.root, as_of)
        return event_lists.list_events(info, Asked.of(info, filter, order_by, first, after, last, before))

    @described("One event, named by exactly one of `by` and `id`; null where there is none.")
    def event(
        self,
        info: Info,
        by: Annotated[EventRef | None, strawberry.argument(description="Its id or its page.")] = None,
        id: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="The id, as an answer gave it: short for by: {id: …}."),
        ] = None,
    ) -> Event | None:
        if (by is None) == (id is None):
            raise GraphQLError(
                "Name the event by exactly one of by and id.", extensions={"code": "BAD_USER_INPUT"}
            )
        return lookup.event(info, by or EventRef(id=id))

    @described("What stands at an address: a page of this site, or a release at its publisher's; else null.")
    def resource(
        self,
        info: Info,
        url: Annotated[URL, strawberry.argument(description="The address, tracking parameters or not.")],
    ) -> Node | None:
        return lookup.resource(info, url)

    @described("Two countries or areas, and everything between them.")
    def dyad(
        self,
        a: Annotated[CountryCode, strawberry.argument(description="The code of one.")],
        b: Annotated[CountryCode, strawberry.argument(description="The code of the other.")],
    ) -> Dyad:
        if a == b:
            raise InvalidFilter("b", str(b), "is the same as a; give two countries.")
        known = countries_of([a, b])
        return Dyad(members=(known[a], known[b]))

    @described("Releases, newest first.")
    def releases(
        self,
        info: Info,
        filter: ReleasesWanted = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> ReleaseConnection:
        return releases.list_releases(info, release_filter(filter), Page(first, after, last, before))

    @described("One release; null where no release has that id.")
    def release(self, info: Info, id: Id) -> Release | None:
        return lookup.one(info, id, Release)

    @described("One person or organisation; null where none has that id.")
    def participant(self, info: Info, id: Id) -> Participant | None:
        return lookup.one(info, id, Participant)

    @described("People and organisations, by name.")
    def participants(
        self,
        info: Info,
        search: Annotated[
            str | None,
            strawberry.argument(
                description='Words of the name or of another spelling of it: "a phrase", -without, begin*.'
            ),
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> ParticipantConnection:
        return participants.list_participants(info, search, Page(first, after, last, before))

    @described("One country or area.")
    def country(
        self,
        code: Annotated[CountryCode, strawberry.argument(description="Its code; letters in any case.")],
    ) -> Country | None:
        return countries_of([code])[code]

    @described("All types of events, with what they mean.")
    def event_types(self) -> list[EventTypeInfo]:
        return [EventTypeInfo(info=each) for each in EVENT_TYPES.values()]

    @described(
        "What changed in the record, oldest first: for keeping a copy. With a filter only changes of events "
        "that match now, and of those that are gone."
    )
    def changes(
        self,
        info: Info,
        since: Since = None,
        filter: EventsWanted = None,
        first: Annotated[int, strawberry.argument(description="How many: 0 to 100.")] = 100,
    ) -> ChangePage:
        return list_changes(info, since, filter, first)

    @described("Anything that has an id; null where nothing has it.")
    def node(self, info: Info, id: Id) -> Node | None:
        return lookup.presumed_nodes(info, [id])[0]

    @described("Several things by their ids, in the same order; null for an id nothing has.")
    def nodes(
        self,
        info: Info,
        ids: Annotated[list[strawberry.ID], strawberry.argument(description="The ids, at most 100.")],
    ) -> list[Node | None]:
        return lookup.presumed_nodes(info, ids)

    @described("How much one request may ask for, and what this one costs.")
    def limits(self) -> Limits:
        return Limits()
