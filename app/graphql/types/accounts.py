"""How one release tells one event: the link between the two, with the words it rests on."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import sqlalchemy as sa
import strawberry

from app.domain.codes import Prominence
from app.domain.zones import zone_near
from app.graphql.context import Info
from app.graphql.loaders import Family
from app.graphql.types import events, releases
from app.graphql.types.columns import FromRow, Paged, PagesOfRows, column, described
from app.graphql.types.evidence import Evidence
from app.graphql.types.nodes import Node, Rowed
from app.graphql.types.positions import Acts, Position, positions_of
from app.queries import batches, links, shapes, stances
from app.queries.page import Page, Window
from app.queries.selection import AccountSelection
from app.queries.short_lists import Cutter, cut

if TYPE_CHECKING:
    from app.graphql.types.events import Event
    from app.graphql.types.releases import Release


UNDATED = 2**31 - 1  # the place of a release without a day


@strawberry.type(
    description=(
        "How one release tells one event: as its main subject or in passing, and the words it rests on. "
        "An event that many releases tell has many accounts."
    )
)
class EventAccount(Node, Rowed):
    """`told` and `source` are its two ends, `family` the accounts read together with it."""

    row: strawberry.Private[shapes.Account]
    family: strawberry.Private[Family["EventAccount"]]
    told: strawberry.Private["Event"]
    source: strawberry.Private["Release"]

    prominence: Prominence = column(
        "prominence", "Whether the event is what the release is about, or told in passing.", Prominence
    )

    @described("The event that is told.")
    def event(self) -> Annotated["Event", strawberry.lazy("app.graphql.types.events")]:
        return self.told

    @described("The release that tells it.", FromRow("release"))
    def release(self) -> Annotated["Release", strawberry.lazy("app.graphql.types.releases")]:
        return self.source

    @described("The words that each fact of this account rests on.", FromRow("evidence"))
    def evidence(self, info: Info) -> list[Evidence]:
        return self.evidence_for(info)

    @described("What the release says in telling the event: who condemns, urges or agrees.")
    def positions(self, info: Info, act: Acts = None) -> list[Position]:
        taken = self.family.link(info.context, stances.stances_of_accounts)[self.key]
        return positions_of(((self.source, stance) for stance in taken), act)

    def evidence_for(self, info: Info, supports: str | None = None) -> list[Evidence]:
        """What supports one field, or all."""
        rows = self.family.link(info.context, links.evidence_of)[self.key]
        return [Evidence(row=row, source=self.source) for row in rows if supports in (None, row["supports"])]

    def zone(self, info: Info) -> str | None:
        """The time zone named beside the day, in the sentence that tells the event."""
        rows = self.family.link(info.context, links.evidence_of)[self.key]
        sentences = [row for row in rows if row["supports"] == "event"]
        days = [row for row in rows if row["supports"] == "when"]
        named = (
            zone_near(told["quote"], day["start"] - told["start"], day["end"] - told["start"])
            for told in sentences
            for day in days
            if told["start"] <= day["start"] < told["end"]
        )
        return next(filter(None, named), None)

    def quotes_for(self, info: Info, supports: str) -> list[str]:
        rows = self.family.link(info.context, links.evidence_of)[self.key]
        return [row["quote"] for row in rows if row["supports"] == supports]


@strawberry.type(description="One row of a list of accounts.")
class EventAccountEdge:
    """Relay's edge."""

    cursor: str = strawberry.field(description="Where the row stands; give it to after or before.")
    node: EventAccount = strawberry.field(description="The account.")


@strawberry.type(description="A page of accounts.")
class EventAccountConnection(Paged):
    """Relay's connection."""

    @described("The rows with their cursors.")
    def edges(self) -> list[EventAccountEdge]:
        pairs = zip(self.window.cursors, self.window.items, strict=True)
        return [EventAccountEdge(cursor=cursor, node=node) for cursor, node in pairs]

    @described("The rows without cursors.")
    def nodes(self) -> list[EventAccount]:
        return self.window.items


def of_events(info: Info, told: Family["Event"]) -> dict[int, list[EventAccount]]:
    """The accounts of events that are read together, by the key of the event."""
    found = told.link(info.context, _bare_accounts)
    rows = [row for accounts in found.values() for row in accounts]
    sources = releases.releases_of(row["release"] for row in rows)
    known = {event.key: event for event in told.members}
    made = Family.of(
        rows,
        lambda row: row["key"],
        lambda row, family: EventAccount(
            row=row, family=family, told=known[row["event_key"]], source=sources[row["release"]["key"]]
        ),
    )
    return {key: [made[row["key"]] for row in accounts] for key, accounts in found.items()}


def of_releases(info: Info, sources: Family["Release"]) -> dict[int, list[EventAccount]]:
    """The accounts that releases give which are read together, by the key of the release."""
    found = sources.link(info.context, batches.accounts_of_releases)
    rows = [row for accounts in found.values() for row in accounts]
    told = events.events_of(row["event"] for row in rows)
    known = {release.key: release for release in sources.members}
    made = Family.of(
        rows,
        lambda row: row["key"],
        lambda row, family: EventAccount(
            row=row, family=family, told=told[row["event_key"]], source=known[row["release"]["key"]]
        ),
    )
    return {key: [made[row["key"]] for row in accounts] for key, accounts in found.items()}


def by_ids(info: Info, ids: Sequence[str]) -> dict[str, EventAccount]:
    rows = batches.accounts_by_ids(info.context.connection, ids)
    told = events.events_of(row["event"] for row in rows.values())
    sources = releases.releases_of(row["release"] for row in rows.values())
    return Family.of(
        rows.values(),
        lambda row: row["id"],
        lambda row, family: EventAccount(
            row=row, family=family, told=told[row["event_key"]], source=sources[row["release"]["key"]]
        ),
    )


def earliest_first(accounts: list[EventAccount], page: Page) -> EventAccountConnection:
    """By the day of the release, those without one last."""
    return _connection(accounts, cut(accounts, lambda account: _day(account.row), page))


def pages_of_rows(info: Info, **page: Any) -> PagesOfRows:
    """The same, of rows: of those of any event."""
    return PagesOfRows(EventAccountConnection, Cutter(_day, lambda: info.context.page(**page)))


def in_text_order(accounts: list[EventAccount], page: Page) -> EventAccountConnection:
    return _connection(accounts, cut(accounts, lambda account: (account.row["start"], account.key), page))


def _connection(accounts: Sequence[Any], window: Window[Any]) -> EventAccountConnection:
    return EventAccountConnection(window=window, count=lambda: len(accounts))


def _day(account: shapes.Account) -> tuple[int, int]:
    published_on: dt.date | None = account["release"]["published_on"]
    return (published_on.toordinal() if published_on else UNDATED, account["key"])


def _bare_accounts(connection: sa.Connection, keys: Iterable[int]) -> dict[int, list[shapes.Account]]:
    return links.accounts_of(connection, keys, AccountSelection())
