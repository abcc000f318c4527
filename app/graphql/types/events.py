"""Events: what each is, and the way to all that hangs on it."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, ClassVar

import strawberry

from app.domain.channels import channel_of
from app.domain.codes import (
    Channel,
    DiplomaticRank,
    EventStatus,
    MeetingFormat,
    ParticipantKind,
    ParticipationRole,
    Prominence,
    ReviewState,
    highest,
)
from app.domain.event_types import Category, EventType
from app.graphql.context import Info
from app.graphql.loaders import Family
from app.graphql.names import language_of
from app.graphql.scalars import URL
from app.graphql.types import accounts, participations
from app.graphql.types.coding import CODED, Coding
from app.graphql.types.columns import (
    After,
    Before,
    First,
    FromRow,
    Lang,
    Last,
    column,
    described,
)
from app.graphql.types.contrast import Contrast, contrast_of
from app.graphql.types.corroboration import Corroboration
from app.graphql.types.countries import Country, countries_of
from app.graphql.types.event_parts import EventCountry, EventTime, Place, place_of, place_row
from app.graphql.types.evidence import Evidence
from app.graphql.types.nodes import Node
from app.graphql.types.participants import Organization, organizations_of
from app.graphql.types.participations import ParticipationConnection, People
from app.graphql.types.topics import Topic
from app.queries import events as event_reads
from app.queries import links, record, shapes
from app.queries.nouns import names

if TYPE_CHECKING:
    from app.graphql.types.accounts import EventAccount, EventAccountConnection


@strawberry.type(
    description=(
        "Something that happened or is planned in diplomacy, told by one or more releases. "
        "A meeting of n sides is one event with n sides, never n pairs."
    )
)
class Event(Node):
    """`family` are the events read together with it."""

    noun: ClassVar = record.EVENT
    key: strawberry.Private[int]
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

    @property
    def row(self) -> shapes.Event:
        row: shapes.Event = self.family.row(self.key)
        return row

    @described(
        "A title made from its type, its parties and its place.",
        FromRow(read=lambda lang=None: lambda row: _title(row, lang), wanted=links.TITLE),
    )
    def title(self, info: Info, lang: Lang = None) -> str:
        parts: shapes.Event = {
            **self.row,
            "countries": self.family.link(info.context, links.countries_of)[self.key],
            "organizations": self.family.link(info.context, links.organizations_of)[self.key],
            "participations": self.family.link(info.context, links.participations_of)[self.key],
        }
        return _title(parts, lang)

    @described("When it happened or will happen.", FromRow("when"))
    def when(self) -> EventTime:
        return EventTime(row=self.row["when"], of=self)

    @described(
        "Where it took place; null where no release says.",
        FromRow(read=place_row, wanted=names("place", "country_of_place")),
    )
    def place(self) -> Place | None:
        return place_of(self)

    @described(
        "Countries and areas that take part or are the target, most important first.", FromRow("countries")
    )
    def countries(self, info: Info) -> list[EventCountry]:
        rows = self.family.link(info.context, links.countries_of)
        known = self.family.read(
            "countries", lambda _: countries_of(row["country"] for found in rows.values() for row in found)
        )
        return [EventCountry(row=row, of=self, country=known[row["country"]]) for row in rows[self.key]]

    @described("Countries and areas that it is only about.", FromRow("subjects"))
    def subject_countries(self, info: Info) -> list[Country]:
        codes = self.family.link(info.context, links.subjects_of)
        known = self.family.read(
            "subjects", lambda _: countries_of(code for found in codes.values() for code in found)
        )
        return [known[code] for code in codes[self.key]]

    @described(
        "Organisations that are parties to it.",
        FromRow(
            "organizations",
            lambda rows: [row for row in rows if row["kind"] != ParticipantKind.PERSON],
            {"organizations": names("kind")},
        ),
    )
    def organizations(self, info: Info) -> list[Organization]:
        rows = self.family.link(info.context, links.organizations_of)
        known = self.family.read(
            "organizations", lambda _: organizations_of(row for found in rows.values() for row in found)
        )
        return [known[row["key"]] for row in rows[self.key] if row["key"] in known]

    @described("What it is about.", FromRow("topics"))
    def topics(self, info: Info) -> list[Topic]:
        return [Topic.of(slug) for slug in self.family.link(info.context, links.topics_of)[self.key]]

    @described(
        "Who took part, with post and country.",
        FromRow(
            "participations",
            participations.pages_of_rows,
            {"participations": names("key", "ordinal", "role")},
            is_paged=True,
        ),
    )
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
        people = self.people(info)
        rows = people.by_event[self.key]
        page = participations.pages_of_rows(info, role, first, after, last, before)(rows)
        return participations.page_of(self, people, page)

    def people(self, info: Info) -> People:
        """Everybody in the events that are read together with it."""
        rows = self.family.link(info.context, links.participations_of)
        return self.family.read("people", lambda _: People.of(rows))

    @described(
        "How many sides sit at the table of a meeting, consultation, call, summit or conference; null for "
        "events of other types, and where fewer than two sides are known.",
        FromRow(read=lambda row: _format(row["listing"]["format"]), wanted={"listing": names("format")}),
    )
    def format(self, info: Info) -> MeetingFormat | None:
        return _format(self.family.link(info.context, links.formats_of)[self.key])

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

    @described(
        "The highest rank among those who take part; null where no office is told.",
        FromRow(
            read=lambda row: _level(row["participations"]),
            wanted={"participations": {**names("role"), "post": names("rank")}},
        ),
    )
    def level(self, info: Info) -> DiplomaticRank | None:
        return _level(self.family.link(info.context, links.participations_of)[self.key])

    @described(
        "The releases that tell it, and how; the earliest first.",
        FromRow(
            "accounts",
            accounts.pages_of_rows,
            {"accounts": {**names("key"), "release": names("published_on")}},
            is_paged=True,
        ),
    )
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

    @described("How researchers code it.", FromRow(read=lambda row: row, wanted=CODED))
    def coding(self) -> Coding:
        return Coding(of=self)

    @described("Its page on this site.", FromRow("id", lambda info: lambda id: _page(id, info)))
    def url(self, info: Info) -> URL:
        return _page(self.row["id"], info)

    def told(self, info: Info) -> "list[EventAccount]":
        """All accounts of this event; read for all siblings at once."""
        return self.family.read("accounts", lambda _: accounts.of_events(info, self.family))[self.key]

    def evidence_for(self, info: Info, supports: str) -> list[Evidence]:
        """The words of all accounts that support one field."""
        return [each for account in self.told(info) for each in account.evidence_for(info, supports)]


def _title(row: shapes.Event, lang: str | None) -> str:
    return links.title_of(row, language_of(lang))


def _level(present: Iterable[shapes.Participation]) -> DiplomaticRank | None:
    return highest(
        who["post"]["rank"] for who in present if who["post"] and who["role"] != ParticipationRole.MENTIONED
    )


def _format(code: str | None) -> MeetingFormat | None:
    return MeetingFormat(code) if code else None


def _page(id: str, info: Info) -> URL:
    return URL(f"{info.context.base_url}/events/{id}")


def events_of(rows: Iterable[shapes.Event]) -> dict[int, Event]:
    """Events that are read together, by key."""
    known = {row["key"]: row for row in rows}
    return Family.of_keys(known, Event, known)


def events_of_keys(info: Info, keys: Iterable[int]) -> dict[int, Event]:
    """The same of keys that are there, or are taken to be: rows are read when one is asked for."""
    context = info.context
    return Family.of_keys(keys, Event, lambda all: event_reads.events_by_keys(context.connection, all))
