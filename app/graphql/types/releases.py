"""Press releases, their revisions, and how each tells events."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, ClassVar

import strawberry

from app.domain.codes import ParticipantKind, Prominence, ReleaseKind
from app.graphql.context import Info
from app.graphql.loaders import Family
from app.graphql.scalars import URL, Language
from app.graphql.types import accounts
from app.graphql.types.columns import After, Before, First, FromRow, Last, Paged, column, described
from app.graphql.types.nodes import Node
from app.graphql.types.participants import Organization, organizations_of
from app.graphql.types.positions import Acts, Position, positions_of
from app.graphql.types.sentences import Sentence
from app.queries import batches, record, sentences, shapes, stances, twins
from app.queries import releases as reads
from app.queries.filters import ReleaseFilter
from app.queries.page import Page
from app.queries.revisions import revision_diff

if TYPE_CHECKING:
    from app.graphql.types.accounts import EventAccountConnection


@strawberry.type(
    description="One version of a release as it was captured. A new one is kept when title or text changes."
)
class ReleaseRevision:
    """A captured version; `versions` are all of its release."""

    row: strawberry.Private[shapes.Revision]
    versions: strawberry.Private[list[shapes.Revision]]

    number: int = column("number", "Counts from 1, the first capture.")
    captured_at: dt.datetime = column("captured_at", "When it was captured.")
    sha256: str = column("sha256", "Digest of title and text, to tell versions apart.")
    title: str | None = column("title", "The title then; null where the page had none.")
    text: str = column("text", "The whole text then.")

    @described(
        "What differs from an earlier version, as a unified diff of paragraphs; null where there is none, "
        "as for the first."
    )
    def diff(
        self,
        against: Annotated[
            int | None, strawberry.argument(description="Number of that version; the one before if left out.")
        ] = None,
    ) -> str | None:
        number = self.row["number"] - 1 if against is None else against
        other = next((each for each in self.versions if each["number"] == number), None)
        return revision_diff(other, self.row) if other is not None else None


@strawberry.type(
    description="A document that a ministry or another body published: a readout, a statement, remarks …"
)
class Release(Node):
    """`family` are the releases read together with it."""

    noun: ClassVar = record.RELEASE
    key: strawberry.Private[int]
    family: strawberry.Private[Family["Release"]]

    url: URL | None = column("url", "Its address at the publisher; null where none is known.")
    kind: ReleaseKind = column("kind", "What kind of document it is.", ReleaseKind)
    language: Language = column("language", "The language it is written in.")
    title: str | None = column("title", "The title as printed; null where the page has none.")
    heading: str = column("heading", "The title, else the first sentence, shortened.")
    published_on: dt.date | None = column(
        "published_on", "The publisher's own date; null where none is printed, never the day of capture."
    )
    paraphrase: bool = column(
        "paraphrase", "True for a sample that retells an official text in our own words: do not quote it."
    )
    archived_at: dt.datetime = column("created_at", "When it was first captured.")
    updated_at: dt.datetime = column("updated_at", "When the record last changed.")

    @property
    def row(self) -> shapes.ReleaseCard:
        row: shapes.ReleaseCard = self.family.row(self.key)
        return row

    @described("Who issued it.", FromRow("publisher"))
    def publisher(self) -> Organization:
        publishers = self.family.read(
            "publishers", lambda releases: publishers_of(each.row["publisher"] for each in releases)
        )
        return publishers[self.row["publisher"]["key"]]

    @described("The whole text: the title, then the body; paragraphs stand apart by a blank line.")
    def text(self, info: Info) -> str:
        return self.family.link(info.context, reads.texts_of)[self.key]

    @described("The sentences of the whole text, the title first.")
    def sentences(self, info: Info) -> list[Sentence]:
        found = self.family.link(info.context, sentences.sentences_of_releases)
        return [Sentence(row=row) for row in found[self.key]]

    def sentence_at(self, info: Info, revision: int, start: int) -> Sentence | None:
        """The sentence of a captured version in which a span begins."""
        versions = self.family.link(info.context, batches.revisions_of_releases)[self.key]
        known = self.family.read(
            ("sentences", self.key, revision),
            lambda _: next(
                (
                    sentences.sentences_in(v["text"], v["body_start"])
                    for v in versions
                    if v["number"] == revision
                ),
                [],
            ),
        )
        row = next((each for each in known if each["start"] <= start < each["end"]), None)
        return Sentence(row=row) if row else None

    @described("Every captured version, oldest first.")
    def revisions(self, info: Info) -> list[ReleaseRevision]:
        found = self.family.link(info.context, batches.revisions_of_releases)
        versions = found[self.key]
        return [ReleaseRevision(row=row, versions=versions) for row in versions]

    @described("The same release in other languages; empty where none is known.")
    def translations(self, info: Info) -> list["Release"]:
        found = self.family.link(info.context, twins.twins_of_releases)
        made = self.family.read(
            "translations", lambda _: releases_of(row for rows in found.values() for row in rows)
        )
        return [made[row["key"]] for row in found[self.key]]

    @described("What it says for its own side: who condemns, urges or agrees, in the order of the text.")
    def positions(self, info: Info, act: Acts = None) -> list[Position]:
        taken = self.family.link(info.context, stances.stances_of_releases)[self.key]
        return positions_of(((self, stance) for stance in taken), act)

    @described("The events it tells, in the order of the text.")
    def accounts(
        self,
        info: Info,
        prominence: Annotated[
            Prominence | None,
            strawberry.argument(description="Only events told as the main subject, or only in passing."),
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Annotated["EventAccountConnection", strawberry.lazy("app.graphql.types.accounts")]:
        told = self.family.read("accounts", lambda _: accounts.of_releases(info, self.family))[self.key]
        wanted = [each for each in told if prominence in (None, each.row["prominence"])]
        return accounts.in_text_order(wanted, info.context.page(first, after, last, before))


@strawberry.type(description="One row of a list of releases.")
class ReleaseEdge:
    """Relay's edge."""

    cursor: str = strawberry.field(description="Where the row stands; give it to after or before.")
    node: Release = strawberry.field(description="The release.")


@strawberry.type(description="A page of releases.")
class ReleaseConnection(Paged):
    """Relay's connection."""

    @described("The rows with their cursors.")
    def edges(self) -> list[ReleaseEdge]:
        pairs = zip(self.window.cursors, self.window.items, strict=True)
        return [ReleaseEdge(cursor=cursor, node=node) for cursor, node in pairs]

    @described("The rows without cursors.")
    def nodes(self) -> list[Release]:
        return self.window.items


def list_releases(info: Info, filter: ReleaseFilter, page: Page) -> ReleaseConnection:
    window = reads.list_release_keys(info.context.connection, filter, page)
    made = releases_of_keys(info, window.items)
    return ReleaseConnection(
        window=window.with_items(list(made.values())),
        count=lambda: reads.count_releases(info.context.connection, filter),
    )


def releases_of(rows: Iterable[shapes.ReleaseCard]) -> dict[int, Release]:
    """Releases that are read together, by key."""
    known = {row["key"]: row for row in rows}
    return Family.of_keys(known, Release, known)


def releases_of_keys(info: Info, keys: Iterable[int]) -> dict[int, Release]:
    """The same of keys that are there, or are taken to be: rows are read when one is asked for."""
    context = info.context
    return Family.of_keys(keys, Release, lambda all: reads.releases_by_keys(context.connection, all))


def publishers_of(rows: Iterable[shapes.Publisher]) -> dict[int, Organization]:
    """The organisations behind publishers, by key."""
    return organizations_of(_as_participant(row) for row in rows)


def _as_participant(row: shapes.Publisher) -> shapes.Participant:
    return {
        "id": row["id"],
        "key": row["key"],
        "kind": ParticipantKind.ORGANIZATION,
        "name": row["name"],
        "name_ko": row["name_ko"],
        "sort_name": "",
        "country": row["country"],
        "organization_kind": row["organization_kind"],
        "code": None,
    }
