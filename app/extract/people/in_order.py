"""Countries of a group told over those who are then named: of "his A and B counterparts, Minister X and
Secretary Y" X is of A and Y of B.
"""

from collections.abc import Sequence

from app.extract.people.mention import PersonMention, Units
from app.extract.people.several import sides_in_front

_OPENS = frozenset({",", ":", "-", "("})
_JOINS = frozenset({",", ";", "and", "&", "the"})


def tell_countries_over(units: Units, people: Sequence[PersonMention]) -> None:
    """Gives each his country, in place, where those named right behind a group are as many as its countries
    and none is said to be of another than stands in his place.
    """
    for at, group in enumerate(people):
        if not group.plural or group.name is not None or not group.codes:
            continue
        codes = [*sides_in_front(units, group.start)[1], *group.codes]
        row = _named_behind(units, group, people[at + 1 :])
        row, more = row[: len(codes)], row[len(codes) :]  # "…, and Minister Z of C"
        if not 1 < len(row) == len(codes) or not all(person.codes for person in more):
            continue
        told = list(zip(row, codes, strict=True))
        if all(code in (person.codes or (code,)) for person, code in told):
            for person, code in told:
                person.codes = (code,)


def _named_behind(units: Units, group: PersonMention, people: Sequence[PersonMention]) -> list[PersonMention]:
    row: list[PersonMention] = []
    end, joins = group.end, _OPENS
    for person in people:
        between = {unit.lower for unit in units[end : person.start]}
        if person.plural or not between or not between <= joins:
            break
        row.append(person)
        end, joins = person.end, _JOINS
    return row
