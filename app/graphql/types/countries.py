"""Countries and areas."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import strawberry

from app.domain.countries import COUNTRIES
from app.graphql.context import Info
from app.graphql.inputs import EventsOrdered, EventsWanted
from app.graphql.loaders import Family
from app.graphql.names import country_in
from app.graphql.scalars import CountryCode
from app.graphql.types import event_lists
from app.graphql.types.columns import After, Before, First, FromRow, Lang, Last, described

if TYPE_CHECKING:
    from app.graphql.types.event_lists import EventConnection


@strawberry.type(
    description=(
        "A country or area: a code of ISO 3166-1, or XK. "
        "That it has a code implies no position on its status or borders."
    )
)
class Country:
    """`family` are the countries read together with it. Its row, in rows of others, is but its code."""

    key: strawberry.Private[str]
    family: strawberry.Private[Family["Country"]]

    @described("The two letters of ISO 3166-1 alpha-2.", FromRow())
    def code(self) -> CountryCode:
        return CountryCode(self.key)

    @described("The three letters of ISO 3166-1 alpha-3.", FromRow(read=lambda code: COUNTRIES[code].alpha3))
    def alpha3(self) -> str:
        return COUNTRIES[self.key].alpha3

    @described(
        "The short name, as the Unicode project (CLDR) prints it, in the language asked for.",
        FromRow(read=lambda lang=None: lambda code: country_in(code, lang)),
    )
    def name(self, lang: Lang = None) -> str:
        return country_in(self.key, lang)

    @described("Events it takes part in or is the target of.")
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
        return event_lists.events_of(info, self, asked, asked.with_country)


def countries_of(codes: Iterable[str]) -> dict[str, Country]:
    """Countries that are read together, by code."""
    return Family.of(codes, str, lambda code, family: Country(key=code, family=family))
