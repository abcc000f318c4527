"""Two countries and what is between them."""

import datetime as dt
from dataclasses import replace
from typing import Annotated

import strawberry

from app.domain.codes import DiplomaticRank
from app.graphql.context import Info
from app.graphql.inputs import EventsOrdered, EventsWanted
from app.graphql.types import event_lists
from app.graphql.types.columns import After, Before, First, Last, described
from app.graphql.types.countries import Country
from app.graphql.types.event_lists import Asked, EventConnection
from app.graphql.types.events import Event, events_of
from app.queries import dyads

Level = Annotated[
    DiplomaticRank | None,
    strawberry.argument(description="Only where somebody of this rank took part for each of the two."),
]


@strawberry.type(description="Two countries or areas, and everything between them.")
class Dyad:
    """`members` in the order asked for."""

    members: strawberry.Private[tuple[Country, Country]]

    @described("The two, in the order asked for.")
    def countries(self) -> list[Country]:
        return list(self.members)

    @described("Events that both take part in or are the target of.")
    def events(
        self,
        info: Info,
        filter: EventsWanted = None,
        order_by: EventsOrdered = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> EventConnection:
        asked = Asked.of(info, filter, order_by, first, after, last, before)
        both = (*asked.filter.countries_all, *self.codes)
        return event_lists.list_events(info, replace(asked, filter=replace(asked.filter, countries_all=both)))

    @described("Of these events those that the ministry of only one of the two tells.")
    def one_sided(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> EventConnection:
        asked = Asked.of(info, None, None, first, after, last, before)
        told = replace(asked.filter, countries_all=self.codes, one_sided=self.codes)
        return event_lists.list_events(info, replace(asked, filter=told))

    @described("The latest meeting, call, visit or other encounter of the two that took place; null if none.")
    def last_contact(self, info: Info, level: Level = None) -> Event | None:
        row = dyads.last_contact(info.context.connection, self.codes, level)
        return events_of([row])[row["key"]] if row is not None else None

    @described("Days from the last day of that contact to today, in UTC; null if there was none.")
    def days_since_contact(self, info: Info, level: Level = None) -> int | None:
        row = dyads.last_contact(info.context.connection, self.codes, level)
        ended_on = row["when"]["ends_on"] if row is not None else None
        return (dt.datetime.now(dt.UTC).date() - ended_on).days if ended_on is not None else None

    @property
    def codes(self) -> tuple[str, str]:
        return self.members[0].key, self.members[1].key
