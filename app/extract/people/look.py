"""Looks at one unit of a row: what word, what kind; outside of the row there is none."""

from collections.abc import Sequence

from app.extract.lexicon import COMPLEMENT_WORDS, OFFICE_MODIFIERS
from app.extract.mentions import Kind
from app.extract.units import Sort, Unit

Units = Sequence[Unit]


def unit_at(units: Units, at: int) -> Unit | None:
    return units[at] if 0 <= at < len(units) else None


def is_word(units: Units, at: int, *words: str) -> bool:
    return 0 <= at < len(units) and units[at].lower in words and units[at].mention is None


def is_kind(units: Units, at: int, *kinds: Kind) -> bool:
    return 0 <= at < len(units) and units[at].kind in kinds


def is_title_word(units: Units, at: int) -> bool:
    unit = unit_at(units, at)
    if unit is None or unit.sort is not Sort.CAPITALISED:
        return False
    text = unit.text.capitalize() if unit.text.isupper() else unit.text
    return text in COMPLEMENT_WORDS or unit.text in COMPLEMENT_WORDS


def is_modifier(units: Units, at: int) -> bool:
    unit = unit_at(units, at)
    if unit is None or unit.mention is not None or unit.lower not in OFFICE_MODIFIERS:
        return False
    return is_kind(units, at + 1, Kind.OFFICE) or (
        unit_at(units, at + 1) is not None
        and units[at + 1].mention is None
        and units[at + 1].lower in OFFICE_MODIFIERS
        and is_kind(units, at + 2, Kind.OFFICE)
    )


def is_abbreviation(units: Units, at: int) -> bool:
    """ "CSIS" before "President": a house known by its initials; not a word of a heading in capitals."""
    unit, following = unit_at(units, at), unit_at(units, at + 1)
    if unit is None or unit.sort is not Sort.CAPITALISED or not 2 < len(unit.text) < 7:
        return False
    return unit.text.isupper() and following is not None and not following.text.isupper()


def heads_country(units: Units, at: int) -> bool:
    """ "Minister of Industry and Productivity of Ecuador": what stands before its country ends no name."""
    if not is_word(units, at, "of"):
        return False
    at += 1 + is_word(units, at + 1, "the")
    following = unit_at(units, at + 1)
    if following is None or not is_kind(units, at, Kind.COUNTRY):
        return False
    return following.sort is Sort.CAPITALISED or following.kind is Kind.HONORIFIC or following.text == ","


def run_of_title(units: Units, at: int) -> int:
    """End of the title in a row of capitals: "Hostage Affairs" of "Hostage Affairs Roger Carstens".

    One or two unknown words may stand before a word of titles; a name stands behind all of them.
    """
    end = at
    for position in range(at, min(len(units), at + 8)):
        if units[position].sort is not Sort.CAPITALISED or position - end > 2:
            break
        if is_title_word(units, position):
            end = position + 1
    return end


def has_officer(units: Units, at: int) -> bool:
    """ "the President's Special Envoy": the post of one who serves another."""
    behind = unit_at(units, at + 1)
    possessive = behind is not None and behind.sort is Sort.POSSESSIVE
    return possessive and is_kind(units, at, Kind.OFFICE) and is_kind(units, at + 2, Kind.OFFICE)


def past_retired(units: Units, at: int) -> int:
    """ "Admiral (Retd) Roe", "Ambassador (R) Roe": past what says that a rank is held no longer."""
    if not is_kind(units, at - 1, Kind.HONORIFIC, Kind.OFFICE):
        return at
    if is_word(units, at, "®"):  # as "(R)" is printed by a word processor
        return at + 1
    if not (is_word(units, at, "(") and is_word(units, at + 1, *_RETIRED)):
        return at
    end = at + 2 + is_word(units, at + 2, ".")
    return end + 1 if is_word(units, end, ")") else at


_RETIRED = ("retd", "rtd", "ret", "retired", "r")


def names_house(units: Units, at: int) -> bool:
    """ "at the Edificio Juan Roe, the Minister of Foreign Affairs, X, …": no one's name."""
    while at and units[at - 1].sort is Sort.CAPITALISED:
        at -= 1
        if units[at].text in _HOUSES:
            return True
    return False


_HOUSES = frozenset({"Edificio", "Palacio", "Palazzo", "Palais", "Sala", "Plaza", "Avenida"})
