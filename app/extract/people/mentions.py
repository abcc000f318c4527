"""Persons as one sentence mentions them: office and name, name and office, honorific and name,
counterparts, groups.

Each shape of mention is one function; `find_people` tries them in order at every unit. The span of a
mention takes in everything that belongs to the person (titles, apposition), so that a list of persons is
a list of mentions.
"""

from collections.abc import Sequence

from app.extract.lexicon import words
from app.extract.mentions import Kind
from app.extract.people.appointees import SUCCEEDING
from app.extract.people.in_order import tell_countries_over
from app.extract.people.mention import PersonMention, Units
from app.extract.people.several import with_holders
from app.extract.people.shapes import COLLEAGUES, SHAPES, Shape
from app.extract.units import Sort

__all__ = ["PersonMention", "find_people"]

# Every shape holds one of these; most sentences of a transcript hold none and are passed over at once.
_TITLES = frozenset({Kind.OFFICE, Kind.HONORIFIC})
_NAMING = SUCCEEDING | {"counterpart", "counterparts", *COLLEAGUES}
_HINTS = _NAMING | {"from", "of", "("}
_BEFORE_OFFICES = words("( the his her their its a former then acting deputy new newly recently") | words(
    "newly-appointed newly-elected newly-designated newly-accredited newly-arrived newly-confirmed"
)
_FACED = words("with of on meet meets met meeting")
_FACED_BY = words("met received welcomed greeted hosted")
# Units from the start of a mention to its first title, at most: where none is so near, no shape is tried.
_REACH = 48


def find_people(units: Units, text: str, sentence: int, *, in_title: bool) -> tuple[PersonMention, ...]:
    titles = [
        n
        for n, unit in enumerate(units)
        if unit.kind in _TITLES
        or (unit.lower in _HINTS and (unit.lower in _NAMING or _names_of_country(units, n)))
    ]
    if not titles:
        return ()
    given = {unit.lower for unit in units} | {unit.kind for unit in units if unit.kind is not None}
    shapes = [(shape, reach) for shape, reach, wanted in SHAPES if not wanted.isdisjoint(given)]
    found: list[PersonMention] = []
    at = 0
    for title in titles:
        at = max(at, title - _REACH)
        while at <= min(title + (units[title].lower in SUCCEEDING), len(units) - 1):
            mention = _person_at(units, at, text, title - at, shapes, in_title=in_title)
            if mention is None:
                at += 1
            else:
                named = with_holders(units, mention, text, in_title=in_title)
                for person in named:
                    person.sentence = sentence
                    person.faced = at > 0 and _is_faced(units, at)
                found += named
                at = max(named[-1].end, at + 1)
    tell_countries_over(units, found)
    return tuple(found)


def _is_faced(units: Units, at: int) -> bool:
    if at > 1 and units[at - 1].lower == "by":
        return units[at - 2].lower in _FACED_BY
    return units[at - 1].lower in _FACED


def _names_of_country(units: Units, at: int) -> bool:
    """ "…, Jane Roe from Chile", "Jane Roe (Chile), …": in a list of such the country stands for a title."""
    if not 1 < at < len(units) - 1:
        return False
    named = units[at - 1].sort is Sort.CAPITALISED and units[at - 2].sort is Sort.CAPITALISED
    if not named or (units[at].lower == "of" and units[at - 2].mention is not None):
        return False
    return any(unit.kind in (Kind.COUNTRY, Kind.PLACE) for unit in units[at + 1 : at + 3])


def _person_at(
    units: Units, at: int, text: str, ahead: int, shapes: Sequence[tuple[Shape, int]], *, in_title: bool
) -> PersonMention | None:
    """`ahead` is how far the next title is, `shapes` are those that the sentence may hold."""
    unit = units[at]
    if unit.mention is None and unit.sort is not Sort.CAPITALISED and unit.lower not in _BEFORE_OFFICES:
        return None
    for shape, reach in shapes:
        mention = shape(units, at, text, in_title=in_title) if ahead <= reach else None
        if mention is not None:
            return mention
    return None
