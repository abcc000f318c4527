"""Names of persons over units: where one begins and ends, and how it is written down.

Order and spelling stay the ministry's own; only capitals are eased ("Sergey LAVROV" → "Sergey Lavrov").
"""

import re
from collections.abc import Sequence

from app.domain.names import PARTICLES
from app.extract.lexicon import HEADLINE_VERBS, NOT_IN_NAMES
from app.extract.mentions import Kind
from app.extract.units import Sort, Unit

LONGEST = 7  # units; "Tamim bin Hamad bin Khalifa Al Thani" has seven

_JOINED_PARTICLE = re.compile(r"(?:al|el|ad|as|ash|an|ar|at|az|ul|bin|d')-?[A-Z]")
_PLACE_KINDS = frozenset({Kind.COUNTRY, Kind.PLACE, Kind.CAPITAL, Kind.DEMONYM})


def name_end(units: Sequence[Unit], at: int, *, in_title: bool) -> int:
    """Index after the name that starts here; `at` itself where none does."""
    end = start = at
    while at < len(units) and at - start < LONGEST:
        unit = units[at]
        if _is_name_word(units, at, first=at == start, in_title=in_title):
            at = end = at + 1
        elif at > start and unit.sort is Sort.WORD and unit.lower in PARTICLES:
            at += 1
        elif at > start and unit.text == '"' and _nickname_ends(units, at):
            at += 3
            end = at
        else:
            break
    return end


def _is_name_word(units: Sequence[Unit], at: int, *, first: bool, in_title: bool) -> bool:
    unit = units[at]
    if unit.mention is not None:
        return _is_place_in_name(units, at, first=first)
    if unit.sort is Sort.WORD:
        return _JOINED_PARTICLE.match(unit.text) is not None
    if unit.sort is not Sort.CAPITALISED or unit.text in NOT_IN_NAMES:
        return False
    if unit.text.isupper() and unit.text.capitalize() in NOT_IN_NAMES and len(unit.text) > 3:
        return False
    return not (in_title and unit.text in HEADLINE_VERBS)


def _is_place_in_name(units: Sequence[Unit], at: int, *, first: bool) -> bool:
    """ "Israel Katz", "Victoria Nuland": a place word that an ordinary name word follows at once."""
    unit = units[at]
    if unit.kind not in _PLACE_KINDS or " " in unit.text or not first or at + 1 >= len(units):
        return False
    after = units[at + 1]
    before = units[at - 1] if at else None
    titled = before is not None and before.kind in (Kind.OFFICE, Kind.HONORIFIC)
    return titled and after.sort is Sort.CAPITALISED and after.text not in NOT_IN_NAMES | HEADLINE_VERBS


def _nickname_ends(units: Sequence[Unit], at: int) -> bool:
    return (
        at + 3 < len(units)
        and units[at + 1].sort is Sort.CAPITALISED
        and units[at + 2].text == '"'
        and units[at + 3].sort is Sort.CAPITALISED
    )


def written(name: str) -> str:
    """The name without capitals that only mark the surname."""
    return " ".join(_eased(word) for word in name.split())


def _eased(word: str) -> str:
    letters = [c for c in word if c.isalpha()]
    if (
        len(letters) < 2
        or not all(c.isupper() for c in letters)
        or re.fullmatch(r"(?:\w\.)+|I{2,3}|IV|VI{0,3}", word)
    ):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)
