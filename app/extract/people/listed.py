"""Names of a list in which the country stands behind each: "These were Dr. Jane Roe from Chile, John Doe from
Peru and Ann Poe (Egypt)".
"""

from dataclasses import replace

from app.extract.mentions import Kind
from app.extract.people.look import is_kind, is_word, unit_at
from app.extract.people.mention import (
    COUNTRY_KINDS,
    PersonMention,
    Units,
    apposition_follows,
    country_behind,
    make_mention,
)
from app.extract.people.names import name_end, written
from app.extract.units import Sort


def listed(units: Units, at: int, text: str, *, in_title: bool) -> PersonMention | None:
    """A full name between the commas of such a list, with its country."""
    if units[at].sort is not Sort.CAPITALISED or not (_follows_such(units, at) or _opens(units, at)):
        return None
    end = name_end(units, at, in_title=in_title)
    stop, codes = _home_behind(units, end)
    if end - at < 2 or not codes or apposition_follows(units, end):
        return None
    if not _follows_such(units, at) and not _another_follows(units, stop, in_title=in_title):
        return None
    mention = make_mention(units, at, stop, text, "person.listed", codes=codes)
    span = make_mention(units, at, end, text, mention.rule).span
    return replace(mention, name=written(span.of(text)), name_span=span)


def _opens(units: Units, at: int) -> bool:
    """Whether a list begins here: "who came were A from X, B from Y"."""
    members = is_word(units, at - 1, ",") and is_word(units, at - 2, *_MEMBERS)
    return members or is_word(units, at - 1, *_LISTS)


_MEMBERS = ("countries", "states", "members", "nations")  # "his counterparts from the C countries, X of A, …"


_LISTS = (
    "were",
    "are",
    "included",
    "include",
    "includes",
    "including",
    "namely",
    ":",
    "with",
    "colleagues",
    "counterparts",
    "ministers",
)


def _another_follows(units: Units, at: int, *, in_title: bool) -> bool:
    at += is_word(units, at, ",", ";")
    at += is_word(units, at, "and")
    end = name_end(units, at, in_title=in_title) if unit_at(units, at) is not None else at
    return end - at > 1 and bool(_home_behind(units, end)[1])


def _home_behind(units: Units, at: int) -> tuple[int, tuple[str, ...]]:
    """The country behind a name, or the part of one: "Jane Roe from Ohio"."""
    mention = (
        units[at + 1].mention if is_word(units, at, "from") and is_kind(units, at + 1, Kind.PLACE) else None
    )
    return (at + 2, mention.codes) if mention is not None else country_behind(units, at)


def _follows_such(units: Units, at: int) -> bool:
    """Whether the name before, too, has its country behind it: "A from X, B from Y"."""
    before = at - 1
    while before > 0 and is_word(units, before, ",", "and", ";"):
        before -= 1
    before -= is_word(units, before, ")")
    place = is_kind(units, before, Kind.PLACE) and is_word(units, before - 1, "from")
    if before == at - 1 or not (place or is_kind(units, before, *COUNTRY_KINDS)):
        return False
    before -= 1
    while is_word(units, before, "the"):
        before -= 1
    unit = unit_at(units, before)
    return unit is not None and unit.lower in ("from", "of", "(")
