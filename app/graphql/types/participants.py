"""People and organisations, and the posts they hold."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, cast

import strawberry

from app.domain.codes import DiplomaticRank, OrganizationKind, ParticipantKind
from app.graphql.context import Info
from app.graphql.inputs import EventsOrdered, EventsWanted
from app.graphql.loaders import Family
from app.graphql.names import name_in, names_in
from app.graphql.types import event_lists
from app.graphql.types.columns import (
    After,
    Before,
    First,
    FromRow,
    Lang,
    Last,
    Paged,
    column,
    described,
)
from app.graphql.types.countries import Country, countries_of
from app.graphql.types.nodes import Node, Rowed
from app.queries import participants as reads
from app.queries import shapes
from app.queries.nouns import names
from app.queries.page import Page

if TYPE_CHECKING:
    from app.graphql.types.event_lists import EventConnection


@strawberry.interface(description="Who takes part in events: a person or an organisation.")
class Participant(Node, Rowed):
    """`family` are the participants read together with it."""

    kind_of_row: ClassVar = FromRow(
        "kind", lambda kind: "Person" if kind == ParticipantKind.PERSON else "Organization"
    )
    row: strawberry.Private[shapes.Participant]
    family: strawberry.Private[Family["Participant"]]

    @described(
        "The name, as releases write it most fully; Korean where we know it.",
        FromRow(
            read=names_in,
            wanted=names("name", "name_ko"),
        ),
    )
    def name(self, lang: Lang = None) -> str:
        return name_in(self.row["name"], self.row["name_ko"], lang)

    @described("Other spellings under which releases name the same participant.")
    def aliases(self, info: Info) -> list[str]:
        known = self.family.link(info.context, reads.aliases_of)
        return [name for name in known[self.key] if name != self.row["name"]]

    @described("Events it takes part in.")
    def events(
        self,
        info: Info,
        filter: EventsWanted = None,
        order_by: EventsOrdered = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Annotated["EventConnection", strawberry.lazy("app.graphql.types.event_lists")]:
        asked = event_lists.Asked.of(info, filter, order_by, first, after, last, before)
        return event_lists.events_of(info, self, asked, asked.with_participant)


@strawberry.type(description="An office as a release attests it on a day.")
class Post:
    """`countries` are those of the posts read together."""

    row: strawberry.Private[shapes.Post]
    countries: strawberry.Private[dict[str, Country]]

    title: str = column("title", "The title of the office, as the release writes it.")
    rank: DiplomaticRank = column("rank", "The level of the office.", DiplomaticRank)
    organization_name: str | None = column(
        "organization",
        "The ministry, agency or body the office belongs to; null where the release is silent.",
    )
    as_of: dt.date | None = column("as_of", "The day on which a release attests it.")

    @described("The country the office belongs to; null where the release is silent.", FromRow("country"))
    def country(self) -> Country | None:
        return self.countries.get(self.row["country"] or "")


@strawberry.type(description="A person named in releases.")
class Person(Participant):
    """A natural person."""

    @described("Posts the person is known to have held, newest first.")
    def posts(
        self,
        info: Info,
        at: Annotated[
            dt.date | None, strawberry.argument(description="Only posts attested on or before this day.")
        ] = None,
    ) -> list[Post]:
        posts = self.family.read("posts", lambda _: _posts_held(info, self.family))[self.key]
        return [post for post in posts if at is None or (post.row["as_of"] or dt.date.min) <= at]


def _kind(row: Mapping[str, Any]) -> OrganizationKind:
    return OrganizationKind(row["organization_kind"] or OrganizationKind.OTHER)


@strawberry.type(description="An organisation named in releases: a ministry, an international body, a group.")
class Organization(Participant):
    """Anything that acts and is no person and no country."""

    @described("What kind of organisation it is.", FromRow(read=_kind, wanted=names("organization_kind")))
    def kind(self) -> OrganizationKind:
        return _kind(self.row)

    @described("The country it belongs to; null for an international one.", FromRow("country"))
    def country(self) -> Country | None:
        code = self.row["country"]
        return countries_of([code])[code] if code else None


@strawberry.type(description="One row of a list of people and organisations.")
class ParticipantEdge:
    """Relay's edge."""

    cursor: str = strawberry.field(description="Where the row stands; give it to after or before.")
    node: Participant = strawberry.field(description="The person or organisation.")


@strawberry.type(description="A page of people and organisations.")
class ParticipantConnection(Paged):
    """Relay's connection."""

    @described("The rows with their cursors.")
    def edges(self) -> list[ParticipantEdge]:
        pairs = zip(self.window.cursors, self.window.items, strict=True)
        return [ParticipantEdge(cursor=cursor, node=node) for cursor, node in pairs]

    @described("The rows without cursors.")
    def nodes(self) -> list[Participant]:
        return cast(list[Participant], self.window.items)


def list_participants(info: Info, search: str | None, page: Page) -> ParticipantConnection:
    window = reads.list_participants(info.context.connection, page, search)
    made = participants_of(window.items)
    return ParticipantConnection(
        window=window.with_items(list(made.values())),
        count=lambda: reads.count_participants(info.context.connection, search),
    )


def participants_of(rows: Iterable[shapes.Participant]) -> dict[int, Participant]:
    """People and organisations that are read together, by key."""
    return Family.of(rows, lambda row: row["key"], _participant)


def organizations_of(rows: Iterable[shapes.Participant]) -> dict[int, Organization]:
    made = participants_of(rows)
    return {key: each for key, each in made.items() if isinstance(each, Organization)}


def _participant(row: shapes.Participant, family: Family[Participant]) -> Participant:
    kind = Person if row["kind"] == ParticipantKind.PERSON else Organization
    return kind(row=row, family=family)


def posts_of(rows: Sequence[shapes.Post]) -> dict[int, Post]:
    countries = countries_of(row["country"] for row in rows if row["country"])
    return {row["key"]: Post(row=row, countries=countries) for row in rows}


def _posts_held(info: Info, family: Family[Participant]) -> dict[int, list[Post]]:
    held = family.link(info.context, reads.posts_of)
    made = posts_of([post for posts in held.values() for post in posts])
    return {key: [made[post["key"]] for post in posts] for key, posts in held.items()}
