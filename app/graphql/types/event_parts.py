"""When and where an event was, and which countries it has."""

import datetime as dt
from typing import TYPE_CHECKING

import strawberry

from app.domain.codes import CountryRole, DatePrecision, PlacePrecision
from app.domain.places import precision_of
from app.graphql.context import Info
from app.graphql.scalars import EDTF
from app.graphql.types.columns import FromRow, column, described, held
from app.graphql.types.countries import Country, countries_of
from app.graphql.types.evidence import Evidence
from app.queries import shapes

if TYPE_CHECKING:
    from app.graphql.types.events import Event


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

    country: Country = held("The country or area.", FromRow("country"))
    role: CountryRole = column("role", "What it does in the event.", CountryRole)

    @described("The words that name it.")
    def evidence(self, info: Info) -> list[Evidence]:
        return self.of.evidence_for(info, f"country:{self.row['country']}")


@strawberry.type(description="Where an event took place.")
class Place:
    """As the release names it."""

    of: strawberry.Private["Event"]
    name: str | None = held("The name, as the release writes it; never normalised.", FromRow("name"))
    country: Country | None = held("The country or area it lies in, where that is clear.", FromRow("country"))

    @described(
        "How closely it is told; null where the name is one that our list of places does not have.",
        FromRow(read=lambda row: precision_of(row["name"], row["country"])),
    )
    def precision(self) -> PlacePrecision | None:
        return precision_of(self.name, self.country.key if self.country else None)

    @described("The words that name the place.")
    def evidence(self, info: Info) -> list[Evidence]:
        return self.of.evidence_for(info, "place")


def place_row(event: shapes.Event) -> dict[str, str | None] | None:
    """What tells the place in the row of an event; None where nothing does."""
    name, code = event["place"], event["country_of_place"]
    return {"name": name, "country": code} if name or code else None


def place_of(event: "Event") -> Place | None:
    row = place_row(event.row)
    if row is None:
        return None
    code = row["country"]
    return Place(of=event, name=row["name"], country=countries_of([code])[code] if code else None)
