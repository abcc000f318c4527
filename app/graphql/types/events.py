"""Events, and what hangs on one: when, where, which countries, who."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import strawberry

from app.domain.channels import channel_of
from app.domain.codes import (
    Channel,
    CountryRole,
    DatePrecision,
    DiplomaticRank,
    EventStatus,
    MeetingFormat,
    ParticipationRole,
    PlacePrecision,
    Prominence,
    ReviewState,
    highest,
)
from app.domain.event_types import Category, EventType
from app.domain.places import precision_of
from app.graphql.context import Info
from app.graphql.loaders import Family
from app.graphql.names import language_of
from app.graphql.scalars import EDTF, URL
from app.graphql.types import accounts, participations
from app.graphql.types.coding import Coding
from app.graphql.types.columns import After, Before, First, Lang, Last, column, described
from app.graphql.types.contrast import Contrast, contrast_of
from app.graphql.types.corroboration import Corroboration
from app.graphql.types.countries import Country, countries_of
from app.graphql.types.evidence import Evidence
from app.graphql.types.nodes import Node
from app.graphql.types.participants import Organization, organizations_of
from app.graphql.types.participations import ParticipationConnection, People
from app.graphql.types.topics import Topic
from app.queries import links, shapes
from app.queries.participations import participations_of

if TYPE_CHECKING:
    from app.graphql.types.accounts import EventAccount, EventAccountConnection


@strawberry.type(
    description="When an event happened: days where they are known, and the words of the release."
)
class EventTime:
    """Never silently the day of publication: `precision` says so where a day follows from it."""

    row: strawberry.Private[shapes.When]
    of: strawberry.Private["Event"]

    start: dt.date | None = column("starts_on", "The first day; null where no day is known.")
    end: dt.date | None = column("ends_on", "The last day, the same as the first for one day.")
    month_day: str | None = column(
        "month_day", 'Month and day where the year is not known: "10-31", "12-03/12-05"; else null.'
    )
    edtf: EDTF = column("edtf", "All of it in one text; what is not known is written as X.")
    precision: DatePrecision = column("precision", "How well the day is known.", DatePrecision)
    source_text: str | None = column("wording", "The words of the release; null where it names no time.")

    @described(
        'The time zone that a release names beside the day, as the IANA database calls it: "Asia/Seoul". '
        "The day is that of the release, whatever the zone; null where none is named."
    )
    def zone(self, info: Info) -> str | None:
        told = (account.zone(info) for account in self.of.told(info))
        return next(filter(None, told), None)

    @described("The words that say when.")
    def evidence(self, info: Info) -> list[Evidence]:
        return self.of.evidence_for(info, "when")


@strawberry.type(description="A country or area that takes part in an event, or that it is aimed at.")
class EventCountry:
    """A country with its role."""

    row: strawberry.Private[shapes.CountryLink]
    of: strawberry.Private["Event"]

    country: Country = strawberry.field(description="The country or area.")
    role: CountryRole = column("role", "What it does in the event.", CountryRole)

    @described("The words that name it.")
    def evidence(self, info: Info) -> list[Evidence]:
        return self.of.evidence_for(info, f"country:{self.row['country']}")


@strawberry.type(description="Where an event took place.")
class Place:
    """As the release names it."""

    of: strawberry.Private["Event"]
    name: str | None = strawberry.field(description="The name, as the release writes it; never normalised.")
    country: Country | None = strawberry.field(
        description="The country or area it lies in, where that is clear."
    )

    @described("How closely it is told; null where the name is one that our list of places does not have.")
    def precision(self) -> PlacePrecision | None:
        return precision_of(self.name, self.country.key if self.country else None)

    @described("The words that name the place.")
    def evidence(self, info: Info) -> list[Evidence]:
        return self.of.evidence_for(info, "place")


@strawberry.type(
    description=(
        "Something that happened or is planned in diplomacy, told by one or more releases. "
        "A meeting of n sides is one event with n sides, never n pairs."
    )
)
class Event(Node):
    """`family` are the events read together with it."""

    row: strawberry.Private[shapes.Event]
    family: strawberry.Private[Family["Event"]]

    type: EventType = column("type", "What kind of event it is.", EventType)
    category: Category = column("category", "The group its type belongs to.", Category)
    status: EventStatus = column("status", "Whether it happened, is planned or is claimed.", EventStatus)
    prominence: Prominence = column(
        "prominence", "PRIMARY where some release is about it, else MENTIONED.", Prominence
    )
    review: ReviewState = column("review", "Whether a person has checked it.", ReviewState)
    created_at: dt.datetime = column("created_at", "When it was first read from a release.")
    updated_at: dt.datetime = column("updated_at", "When the record last changed.")

    @described("A title made from its type, its parties and its place.")
    def title(self, info: Info, lang: Lang = None) -> str:
        parts: shapes.Event = {
            **self.row,
            "countries": self.family.link(info.context, links.countries_of)[self.key],
            "organizations": self.family.link(info.context, links.organizations_of)[self.key],
            "participations": self.family.link(info.context, participations_of)[self.key],
        }
        return links.title_of(parts, language_of(lang))

    @described("When it happened or will happen.")
    def when(self) -> EventTime:
        return EventTime(row=self.row["when"], of=self)

    @described("Where it took place; null where no release says.")
    def place(self) -> Place | None:
        name, code = self.row["place"], self.row["country_of_place"]
        country = countries_of([code])[code] if code else None
        return Place(of=self, name=name, country=country) if name or country else None

    @described("Countries and areas that take part or are the target, most important first.")
    def countries(self, info: Info) -> list[EventCountry]:
        rows = self.family.link(info.context, links.countries_of)
        known = self.family.read(
            "countries", lambda _: countries_of(row["country"] for found in rows.values() for row in found)
        )
        return [EventCountry(row=row, of=self, country=known[row["country"]]) for row in rows[self.key]]

    @described("Countries and areas that it is only about.")
    def subject_countries(self, info: Info) -> list[Country]:
        codes = self.family.link(info.context, links.subjects_of)
        known = self.family.read(
            "subjects", lambda _: countries_of(code for found in codes.values() for code in found)
        )
        return [known[code] for code in codes[self.key]]

    @described("Organisations that are parties to it.")
    def organizations(self, info: Info) -> list[Organization]:
        rows = self.family.link(info.context, links.organizations_of)
        known = self.family.read(
            "organizations", lambda _: organizations_of(row for found in rows.values() for row in found)
        )
        return [known[row["key"]] for row in rows[self.key] if row["key"] in known]

    @described("What it is about.")
    def topics(self, info: Info) -> list[Topic]:
        return [Topic.of(slug) for slug in self.family.link(info.context, links.topics_of)[self.key]]

    @described("Who took part, with post and country.")
    def participations(
        self,
        info: Info,
        role: Annotated[
            ParticipationRole | None, strawberry.argument(description="Only those with this role.")
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> ParticipationConnection:
        return participations.page_of(
            self, self.people(info), role, info.context.page(first, after, last, before)
        )

    def people(self, info: Info) -> People:
        """Everybody in the events that are read together with it."""
        rows = self.family.link(info.context, participations_of)
        return self.family.read("people", lambda _: People.of(rows))

    @described(
        "How many sides sit at the table of a meeting, consultation, call, summit or conference; null for "
        "events of other types, and where fewer than two sides are known."
    )
    def format(self, info: Info) -> MeetingFormat | None:
        format = self.family.link(info.context, links.formats_of)[self.key]
        return MeetingFormat(format) if format else None

    @described(
        "In person, by phone, by video or in writing, as far as the words of a release say; a meeting of "
        "which a place is told is in person. Null where nothing is said."
    )
    def channel(self, info: Info) -> Channel | None:
        tellings = [
            (sentence, word)
            for account in self.told(info)
            for sentence in account.quotes_for(info, "event")[:1]
            for word in account.quotes_for(info, "type")[:1]
        ]
        return channel_of(EventType(self.row["type"]), self.row["place"], tellings)

    @described("The highest rank among those who take part; null where no office is told.")
    def level(self, info: Info) -> DiplomaticRank | None:
        present = self.family.link(info.context, participations_of)[self.key]
        return highest(
            who["post"]["rank"]
            for who in present
            if who["post"] and who["role"] != ParticipationRole.MENTIONED
        )

    @described("The releases that tell it, and how; the earliest first.")
    def accounts(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Annotated["EventAccountConnection", strawberry.lazy("app.graphql.types.accounts")]:
        return accounts.earliest_first(self.told(info), info.context.page(first, after, last, before))

    @described("How many tell it, and who told it first.")
    def corroboration(self, info: Info) -> Corroboration:
        return Corroboration(told=self.told(info))

    @described(
        "The accounts of different publishers side by side; null where only one publisher tells it, or only "
        "one of those asked for."
    )
    def contrast(
        self,
        info: Info,
        publishers: Annotated[
            list[strawberry.ID] | None,
            strawberry.argument(description="Only these: short names, such as kr-mofa, or ids."),
        ] = None,
    ) -> Contrast | None:
        return contrast_of(self.told(info), publishers)

    @described("How researchers code it.")
    def coding(self) -> Coding:
        return Coding(of=self)

    @described("Its page on this site.")
    def url(self, info: Info) -> URL:
        return URL(f"{info.context.base_url}/events/{self.row['id']}")

    def told(self, info: Info) -> "list[EventAccount]":
        """All accounts of this event; read for all siblings at once."""
        return self.family.read("accounts", lambda _: accounts.of_events(info, self.family))[self.key]

    def evidence_for(self, info: Info, supports: str) -> list[Evidence]:
        """The words of all accounts that support one field."""
        return [each for account in self.told(info) for each in account.evidence_for(info, supports)]


def events_of(rows: Iterable[shapes.Event]) -> dict[int, Event]:
    """Events that are read together, by key."""
    return Family.of(rows, lambda row: row["key"], lambda row, family: Event(row=row, family=family))
