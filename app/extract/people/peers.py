"""How peers are named: "Lord (Jack) Roe of Wimbledon"; neither bracket nor territory is part of the name."""

from app.extract.mentions import Kind
from app.extract.people.look import Units, is_word, unit_at
from app.extract.units import Sort

_PEERS = frozenset({"Lord", "Lady", "Baroness", "Baron", "Viscount", "Earl"})


def given_in_bracket(units: Units, at: int) -> int:
    """ "Lord (Jack) Roe of Wimbledon": past the given name of a peer."""
    inner = unit_at(units, at + 1)
    named = inner is not None and inner.sort is Sort.CAPITALISED
    return at + 3 if named and is_word(units, at, "(") and is_word(units, at + 2, ")") else at


def past_territory(units: Units, honorific: int, first: int, end: int) -> int:
    """ "Lord Ahmad of Wimbledon": the territory of a peer is no part of the name."""
    at = end + 1
    peer = any(unit.text in _PEERS for unit in units[honorific:first])
    if not peer or not is_word(units, end, "of"):
        return end
    while unit_at(units, at) and (units[at].sort is Sort.CAPITALISED or units[at].kind is Kind.PLACE):
        at += 1
    return at if at > end + 1 else end
