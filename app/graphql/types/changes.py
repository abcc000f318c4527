"""The change log: what happened to the record, for whoever keeps a copy of it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Self

import strawberry

from app.domain.codes import ChangeKind
from app.graphql import lookup
from app.graphql.context import Context, Info
from app.graphql.inputs import EventFilterInput, event_filter
from app.graphql.live.source import Portion, Source
from app.graphql.loaders import Family
from app.graphql.types.columns import column, described
from app.graphql.types.nodes import Node
from app.queries import changes as reads
from app.queries import shapes
from app.queries.filters import EventFilter

Since = Annotated[
    str | None,
    strawberry.argument(description="Only what came after this cursor; from the beginning if left out."),
]
# The log calls the parts of a thing as the tables do; here is how the schema calls them.
_FIELDS = {
    "starts_on": "when",
    "ends_on": "when",
    "precision": "when",
    "month_day": "when",
    "wording": "when",
    "country_of_place": "place",
    "subjects": "subjectCountries",
    "published_on": "publishedOn",
    "text_sha256": "text",
    "body_start": "text",
    "revision": "revisions",
    "stances": "positions",
    "withdrawn_at": "withdrawn",
    "withdrawn_reason": "withdrawn",
    "name_ko": "name",
    "organization_kind": "kind",
}


@strawberry.type(
    description=(
        "One entry of the log of changes, which is only ever added to. DELETED and MERGED are tombstones: "
        "there is no node any more, and a copy of it should go."
    )
)
class Change:
    """`family` are the changes read together with it."""

    row: strawberry.Private[shapes.Change]
    family: strawberry.Private[Family["Change"]]

    cursor: str = column("cursor", "Its place in the log; give it to since to go on behind it.")
    at: dt.datetime = column("at", "When it was stored.")
    kind: ChangeKind = column("kind", "What became of the thing.", ChangeKind)
    id: strawberry.ID = column("id", "The id of the thing that changed, good also when it is gone.")
    reason: str | None = column("reason", "Why, where a person decided it; else null.")

    @described("The names of the fields that changed; empty for a new thing and for a tombstone.")
    def fields(self) -> list[str]:
        return sorted({_FIELDS.get(name, name) for name in self.row["fields"]})

    @described("The thing as it stands now, not as it stood then; null where it is gone.")
    def node(self, info: Info) -> Node | None:
        return self._known(info).get(self.row["id"]) if self.row["kind"] not in reads.TOMBSTONES else None

    @described("What it is part of now, where it was merged; else null.")
    def replaced_by(self, info: Info) -> Node | None:
        return self._known(info).get(self.row["replaced_by"] or "")

    @property
    def key(self) -> str:
        return self.row["cursor"]

    def _known(self, info: Info) -> dict[str, Node]:
        """What the changes read together name, by id."""

        def read(members: list["Change"]) -> dict[str, Node]:
            named = [id for each in members for id in (each.row["id"], each.row["replaced_by"]) if id]
            ids = list(dict.fromkeys(named))
            found = [
                node for at in range(0, len(ids), 100) for node in lookup.nodes(info, ids[at : at + 100])
            ]
            return {id: node for id, node in zip(ids, found, strict=True) if node is not None}

        return self.family.read("nodes", read)


@strawberry.type(description="A stretch of the log of changes.")
class ChangePage:
    """Oldest first."""

    row: strawberry.Private[shapes.ChangePage]

    next_cursor: str = column(
        "next", "Where to go on: give it to since, now or later. Never null, also where nothing is new."
    )
    has_more: bool = column("has_more", "Whether more is there already.")

    @described("The changes, oldest first.")
    def nodes(self) -> list[Change]:
        return _changes_of(self.row["items"])

    @described(
        "The end of the log as it is now: a subscription since then tells what comes after all that this "
        "very request reads."
    )
    def latest_cursor(self, info: Info) -> str:
        return reads.latest_cursor(info.context.connection)


def list_changes(info: Info, since: str | None, filter: EventFilterInput | None, first: int) -> ChangePage:
    wanted = event_filter(filter) if filter is not None else None
    return ChangePage(row=reads.list_changes(info.context.connection, since, wanted, first))


@dataclass(frozen=True)
class ChangeLog(Source[Change]):
    """The log as something to follow; the changes of a portion are read together."""

    filter: EventFilter | None

    @classmethod
    def of(cls, since: str | None, filter: EventFilter | None) -> Self:
        source = cls(since, filter)
        if since is not None:
            source.check(since)
        return source

    def check(self, position: str) -> None:
        reads.check_cursor(position)

    def position_of(self, event: Change) -> str:
        return event.key

    def read(self, context: Context, position: str | None, size: int) -> Portion[Change]:
        page = reads.list_changes(context.connection, position, self.filter, size)
        return Portion(_changes_of(page["items"]), page["next"], page["has_more"])


def _changes_of(rows: Sequence[shapes.Change]) -> list[Change]:
    made = Family.of(rows, lambda row: row["cursor"], lambda row, family: Change(row=row, family=family))
    return list(made.values())
