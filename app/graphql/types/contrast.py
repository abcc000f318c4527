"""Accounts of one event by different publishers, side by side."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import strawberry

from app.graphql.context import Info
from app.graphql.types.columns import described
from app.graphql.types.evidence import Evidence
from app.graphql.types.positions import Position, positions_of
from app.queries import contrast, links, shapes, stances, tellings
from app.queries.side_by_side import name_of

if TYPE_CHECKING:
    from app.graphql.types.accounts import EventAccount


@strawberry.type(description="What one account tells of a fact that others tell differently.")
class DifferenceValue:
    """`told` is the account."""

    told: strawberry.Private["EventAccount"]
    row: strawberry.Private[contrast.Value]

    @described("The account.")
    def account(self) -> Annotated["EventAccount", strawberry.lazy("app.graphql.types.accounts")]:
        return self.told

    @described(
        "What it tells, in one text: a code of a type or a status, days in EDTF, the place, the codes of "
        "countries, the names of those who take part."
    )
    def value(self) -> str:
        return self.row.text

    @described("The words that say so.")
    def evidence(self) -> list[Evidence]:
        return [Evidence(row=row, source=self.told.source) for row in self.row.evidence]


@strawberry.type(description="A fact that accounts of different publishers tell differently.")
class Difference:
    """`told` are all accounts, by key."""

    told: strawberry.Private[dict[int, "EventAccount"]]
    row: strawberry.Private[contrast.Difference]

    @described("Which fact.")
    def field(self) -> contrast.Field:
        return self.row.field

    @described("What each account tells of it; those that are silent are left out.")
    def values(self) -> list[DifferenceValue]:
        return [DifferenceValue(told=self.told[value.account], row=value) for value in self.row.values]


@strawberry.type(description="Positions that only one publisher has in telling the event.")
class ExclusivePositions:
    """`told` is the account."""

    told: strawberry.Private["EventAccount"]
    rows: strawberry.Private[list[shapes.Stance]]

    @described("The account.")
    def account(self) -> Annotated["EventAccount", strawberry.lazy("app.graphql.types.accounts")]:
        return self.told

    @described("The positions.")
    def positions(self) -> list[Position]:
        return positions_of((self.told.source, stance) for stance in self.rows)


@strawberry.type(
    description=(
        "Accounts of one event by different publishers: what all of them say, what only one says, where "
        "facts differ. Positions are compared by act and addressee, not by wording. Silence is no difference."
    )
)
class Contrast:
    """`told` are the accounts of at least two publishers, the earliest first."""

    told: strawberry.Private[list["EventAccount"]]

    @described("The accounts that are compared, the earliest first.")
    def accounts(self) -> list[Annotated["EventAccount", strawberry.lazy("app.graphql.types.accounts")]]:
        return self.told

    @described("Positions that every one of the publishers has, as the earliest account has them.")
    def shared(self, info: Info) -> list[Position]:
        sources = {account.key: account.source for account in self.told}
        return positions_of((sources[key], stance) for key, stance in contrast.shared(self._compared(info)))

    @described("For each account the positions that no other publisher has; accounts without any left out.")
    def exclusive(self, info: Info) -> list[ExclusivePositions]:
        found = contrast.exclusive(self._compared(info))
        return [ExclusivePositions(told=one, rows=found[one.key]) for one in self.told if found.get(one.key)]

    @described("Facts that two publishers tell differently.")
    def differences(self, info: Info) -> list[Difference]:
        known = {account.key: account for account in self.told}
        return [Difference(told=known, row=row) for row in contrast.differences(self._compared(info))]

    def _compared(self, info: Info) -> list[contrast.Told]:
        family = self.told[0].family
        spans = family.link(info.context, links.evidence_of)
        facts = family.link(info.context, tellings.tellings_of)
        takes = family.link(info.context, stances.stances_of_accounts)
        event = self.told[0].told
        present = event.family.link(info.context, links.participations_of)[event.key]
        names = {who["ordinal"]: name_of(who) for who in present}
        return [
            contrast.Told(one.key, _publisher(one), facts[one.key], spans[one.key], takes[one.key], names)
            for one in self.told
            if one.key in facts
        ]


def _publisher(account: "EventAccount") -> int:
    key: int = account.source.row["publisher"]["key"]
    return key


def contrast_of(told: Iterable["EventAccount"], publishers: list[strawberry.ID] | None) -> Contrast | None:
    """None where fewer than two of the publishers tell it."""
    wanted = set(publishers or ())
    compared = [
        account
        for account in told
        if publishers is None or wanted & {account.source.row["publisher"][name] for name in ("id", "slug")}
    ]
    return Contrast(told=compared) if len(set(map(_publisher, compared))) > 1 else None
