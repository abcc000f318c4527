"""The house of an official behind the title: "Director, Ministry of Foreign Affairs, Thailand"."""

from app.extract.mentions import Kind
from app.extract.people.look import Units, is_kind, is_title_word, is_word, unit_at
from app.extract.people.title_words import title_words
from app.extract.units import Sort

_HOUSES = ("embassy", "ministry", "department", "division", "bureau", "directorate", "office", "consulate")


def read_body(units: Units, at: int) -> int:
    """Past the houses that a comma sets behind a title: "Director, Ministry of Foreign Affairs, Thailand"."""
    first = at + 1
    while is_word(units, first, "the") or is_kind(units, first, Kind.DEMONYM):
        first += 1
    if not (is_word(units, at, ",") and _is_house(units, first)):
        return at
    end = first
    while _is_house(units, end):
        end += 1
        while is_word(units, end, "of", "for") or (
            is_word(units, end, "and") and is_title_word(units, end + 1)
        ):
            end = max(title_words(units, end + 1, greedy=False), end + 1)
        if is_word(units, end, "and") and _is_house(units, end + 1):
            end += 1
    if is_word(units, end, ",") and is_kind(units, end + 1, Kind.COUNTRY):
        behind = unit_at(units, end + 2)
        return end + 2 if behind is None or behind.sort is Sort.MARK or behind.lower == "and" else end
    return read_body(units, end)


def _is_house(units: Units, at: int) -> bool:
    """ "Ministry of Finance", "Embassy of …", "Department of …"."""
    return is_kind(units, at, Kind.MINISTRY) or (
        is_word(units, at, *_HOUSES) and is_word(units, at + 1, "of", "for")
    )
