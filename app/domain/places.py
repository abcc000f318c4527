"""Cities, venues, regions and waters by which releases say where something happens.

Capitals stand in `countries.csv`, not here. A place with `country` None belongs to no single country (seas,
border villages whose side is contested). `ambiguous` places need context (a neighbour such as "in" or the
country's name): the note says what else the word means. To add a place, add a row to `places.csv`.
"""

from dataclasses import dataclass
from enum import StrEnum

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
