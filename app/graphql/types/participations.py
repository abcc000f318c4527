"""Somebody in an event, with the post held then, the country represented and the role."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from app.domain.codes import ParticipationRole
from app.graphql.context import Info
from app.graphql.types.columns import FromRow, Paged, PagesOfRows, column, described
from app.graphql.types.countries import Country, countries_of
from app.graphql.types.evidence import Evidence
from app.graphql.types.nodes import Node, Rowed
from app.graphql.types.participants import Participant, Post, participants_of, posts_of
from app.queries import links, shapes
from app.queries.short_lists import Cutter

if TYPE_CHECKING:
    from app.graphql.types.events import Event


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in events that are read together, with their posts and countries."""

    by_event: Mapping[int, list[shapes.Participation]]
    participants: dict[int, Participant]
    posts: dict[int, Post]
    countries: dict[str, Country]

    @classmethod
    def of(cls, by_event: Mapping[int, list[shapes.Participation]]) -> Self:
        rows = [row for found in by_event.values() for row in found]
        return cls(
            by_event,
            participants_of(row["participant"] for row in rows if row["participant"]),
            posts_of([row["post"] for row in rows if row["post"]]),
            countries_of(row["country"] for row in rows if row["country"]),
        )


@strawberry.type(
    description="Somebody in an event, with the post held at that time, the country represented and the role."
)
class Participation(Node, Rowed):
    """`of` is the event, `people` everybody in the events that are read together with it."""

    row: strawberry.Private[shapes.Participation]
    of: strawberry.Private["Event"]
    people: strawberry.Private[People]

    role: ParticipationRole = column("role", "What they do in the event.", ParticipationRole)

    @described("The event they take part in.")
    def event(self) -> Annotated["Event", strawberry.lazy("app.graphql.types.events")]:
        return self.of

    @described("Who it is; null for an office that acts without a name.", FromRow("participant"))
    def participant(self) -> Participant | None:
        row = self.row["participant"]
        return self.people.participants[row["key"]] if row else None

    @described("The office they hold; null where the release names none.", FromRow("post"))
    def post(self) -> Post | None:
        row = self.row["post"]
        return self.people.posts[row["key"]] if row else None

    @described("The country they act for; null where the release is silent.", FromRow("country"))
    def country(self) -> Country | None:
        return self.people.countries.get(self.row["country"] or "")

    @described(
        "Their side of the table, counted from 1 in the order of the event's countries; null where they act "
        "for none of them."
    )
    def side(self, info: Info) -> int | None:
        return self._sides(info).get(self.row["country"] or "")

    @described("Those who take part on other sides; empty where their own side is not known.")
    def counterparts(self, info: Info) -> list["Participation"]:
        sides = self._sides(info)
        own = sides.get(self.row["country"] or "")
        if own is None or not _is_present(self.row):
            return []
        return [
            Participation(row=row, of=self.of, people=self.people)
            for row in self.people.by_event[self.of.key]
            if _is_present(row) and sides.get(row["country"] or "", own) != own
        ]

    @described("The words that name them.")
    def evidence(self, info: Info) -> list[Evidence]:
        return self.of.evidence_for(info, f"participation:{self.row['ordinal']}")

    def _sides(self, info: Info) -> dict[str, int]:
        """The sides by country: a country is a side, whoever speaks for it."""
        countries = self.of.family.link(info.context, links.countries_of)[self.of.key]
        return {link["country"]: number for number, link in enumerate(countries, start=1)}


def _is_present(row: shapes.Participation) -> bool:
    return row["role"] != ParticipationRole.MENTIONED


@strawberry.type(description="One row of a list of participations.")
class ParticipationEdge:
    """Relay's edge."""

    cursor: str = strawberry.field(description="Where the row stands; give it to after or before.")
    node: Participation = strawberry.field(description="The participation.")


@strawberry.type(description="A page of those who took part, in the order in which the release names them.")
class ParticipationConnection(Paged):
    """Relay's connection."""

    @described("The rows with their cursors.")
    def edges(self) -> list[ParticipationEdge]:
        pairs = zip(self.window.cursors, self.window.items, strict=True)
        return [ParticipationEdge(cursor=cursor, node=node) for cursor, node in pairs]

    @described("The rows without cursors.")
    def nodes(self) -> list[Participation]:
        return self.window.items


def participation_of(event: "Event", who: int, info: Info) -> Participation | None:
    """None where nobody of that look takes part."""
    people = event.people(info)
    row = next((row for row in people.by_event[event.key] if row["who"] == who), None)
    return Participation(row=row, of=event, people=people) if row else None


def page_of(event: "Event", people: People, rows: ParticipationConnection) -> ParticipationConnection:
    """The same page, of objects."""
    made = [Participation(row=row, of=event, people=people) for row in rows.window.items]
    return ParticipationConnection(window=rows.window.with_items(made), count=rows.count)


def pages_of_rows(
    info: Info,
    role: ParticipationRole | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> PagesOfRows:
    """Of the rows of any event, the page in the order in which the release names them."""
    is_wanted = None if role is None else lambda row: row["role"] == role
    cutter = Cutter(_place, lambda: info.context.page(first, after, last, before), is_wanted)
    return PagesOfRows(ParticipationConnection, cutter)


def _place(row: shapes.Participation) -> tuple[int, int]:
    return (row["ordinal"], row["key"])
