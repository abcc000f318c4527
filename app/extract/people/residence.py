"""Where an envoy has his seat: "Ambassador of Canada in Accra, X", "Consul General in Osaka: X",
"Chargé d'Affaires of the Embassy of Chile in Kenya X".

Only with the name behind it: else the town is where he was met.
"""

import re

from app.extract.lexicon import HEADLINE_VERBS
from app.extract.mentions import Kind
from app.extract.people.look import Units, is_kind, is_word, unit_at
from app.extract.units import Sort

TOWNS = (Kind.CAPITAL, Kind.PLACE)
_SEATS = (*TOWNS, Kind.COUNTRY)
_ENVOYS = ("ambassador", "consul", "commissioner", "affaires", "nuncio")


def has_seat(units: Units, at: int) -> bool:
    """Whether "in" and a town or country stand here between the title of an envoy and his name."""
    if not (is_word(units, at, "in", "at") and is_kind(units, at + 1, *_SEATS)):
        return False
    title = {word for unit in units[max(0, at - 9) : at] for word in re.split(r"[ '-]", unit.lower)}
    named = at + 2 + is_word(units, at + 2, ",", ":")
    unit = unit_at(units, named)
    name = unit is not None and unit.sort is Sort.CAPITALISED and unit.text not in HEADLINE_VERBS
    return not title.isdisjoint(_ENVOYS) and (name or is_kind(units, named, Kind.HONORIFIC))
