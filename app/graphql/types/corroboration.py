"""How many tell an event."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from app.graphql.context import Info
from app.graphql.types.columns import described
from app.queries.corroboration import count_originals, prints_of

if TYPE_CHECKING:
    from app.graphql.types.accounts import EventAccount


@strawberry.type(
    description="How many publishers and countries tell an event. Reprints and translations count once."
)
class Corroboration:
    """`told` are the accounts of the event, the earliest first."""

    told: strawberry.Private["list[EventAccount]"]

    @described("How many publishers tell it.")
    def publishers(self) -> int:
        return len({account.source.row["publisher"]["key"] for account in self.told})

    @described("Of how many countries these publishers are; bodies of no country are left out.")
    def countries(self) -> int:
        found = {account.source.row["publisher"]["country"] for account in self.told}
        return len(found - {None})

    @described("How many releases tell it, reprints and translations of one counted once.")
    def releases(self, info: Info) -> int:
        keys = [account.source.key for account in self.told]
        return count_originals(keys, self.told[0].source.family.link(info.context, prints_of))

    @described("The account of the earliest release; of those without a day only where there is no other.")
    def first_reported(self) -> Annotated["EventAccount", strawberry.lazy("app.graphql.types.accounts")]:
        return self.told[0]
