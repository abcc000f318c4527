"""Cities, venues, regions and waters by which releases say where something happens.

Capitals stand in `countries.csv`, not here. A place with `country` None belongs to no single country (seas,
border villages whose side is contested). `ambiguous` places need context (a neighbour such as "in" or the
country's name): the note says what else the word means. To add a place, add a row to `places.csv`.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.domain.codes import PlacePrecision
from app.domain.countries import COUNTRIES
from app.domain.tables import read_rows, values


class PlaceKind(StrEnum):
    CITY = "city"
    VENUE = "venue"
    REGION = "region"
    WATER = "water"


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    country: str | None  # ISO 3166-1 alpha-2, or XK
    kind: PlaceKind
    aliases: tuple[str, ...]
    ambiguous: bool
    note: str


PLACES: tuple[Place, ...] = tuple(
    Place(name, country or None, PlaceKind(kind), values(aliases), ambiguous == "yes", note)
    for name, country, kind, aliases, ambiguous, note in read_rows(
        "places", "name country kind aliases ambiguous note"
    )
)


def _elsewhere() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for place, country in read_rows("namesakes", "place country"):
        found[place] = (*found.get(place, ()), country)
    return found


ELSEWHERE = _elsewhere()  # by name of a place, the other countries that have one of that name

_PRECISIONS = {
    PlaceKind.CITY: PlacePrecision.CITY,
    PlaceKind.VENUE: PlacePrecision.EXACT,
    PlaceKind.REGION: PlacePrecision.REGION,
    PlaceKind.WATER: PlacePrecision.REGION,
}


def precision_of(name: str | None, country: str | None) -> PlacePrecision | None:
    """How closely a place is told, by what the dictionaries know of its name; None where they do not."""
    if name is None:
        return PlacePrecision.COUNTRY if country else None
    known = _known().get(name.casefold(), {})
    return known.get(country) or (next(iter(known.values())) if len(set(known.values())) == 1 else None)


@cache
def _known() -> dict[str, dict[str | None, PlacePrecision]]:
    """By name, folded, and country: many places share their name with one elsewhere."""
    found: dict[str, dict[str | None, PlacePrecision]] = {}
    for code, country in COUNTRIES.items():
        for capital in country.capitals:
            found.setdefault(capital.casefold(), {})[code] = PlacePrecision.CITY
    for place in PLACES:
        for name in (place.name, *place.aliases):
            found.setdefault(name.casefold(), {})[place.country] = _PRECISIONS[place.kind]
    return found
