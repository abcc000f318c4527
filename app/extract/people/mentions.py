"""Persons as one sentence mentions them: office and name, name and office, honorific and name,
counterparts, groups.

Each shape of mention is one function; `find_people` tries them in order at every unit. The span of a
mention takes in everything that belongs to the person (titles, apposition), so that a list of persons is
a list of mentions.
"""

from dataclasses import replace

from app.extract.people.mention import PersonMention, Units
from app.extract.people.shapes import SHAPES
from app.extract.units import Sort

__all__ = ["PersonMention", "find_people"]


def find_people(units: Units, text: str, sentence: int, *, in_title: bool) -> tuple[PersonMention, ...]:
    found: list[PersonMention] = []
    at = 0
    while at < len(units):
        mention = _person_at(units, at, text, in_title=in_title)
        if mention is None:
            at += 1
        else:
            found.append(replace(mention, sentence=sentence))
            at = max(mention.end, at + 1)
    return tuple(found)


def _person_at(units: Units, at: int, text: str, *, in_title: bool) -> PersonMention | None:
    if not _may_start(units, at):
        return None
    for shape in SHAPES:
        mention = shape(units, at, text, in_title=in_title)
        if mention is not None:
            return mention
    return None


def _may_start(units: Units, at: int) -> bool:
    unit = units[at]
    return (
        unit.mention is not None
        or unit.sort is Sort.CAPITALISED
        or unit.text == "("
        or unit.lower
        in ("the", "his", "her", "their", "its", "a", "former", "then", "acting", "deputy", "new")
    )
