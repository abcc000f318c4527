"""Persons of two accounts: who is in both, who cannot have been at the same table."""

from collections.abc import Iterable

from app.domain.event_types import EventType
from app.link.account import Account, Someone
from app.link.families import ENCOUNTERS
from app.link.feature import Feature, veto
from app.link.names import Likeness, likeness, words_of
from app.link.parties import MANY
from app.link.persons import SINGLE

FIRST_PERSON, SECOND_PERSON = 2.0, 1.5
BY_SURNAME = 1.2
SAME_LEVEL, OTHER_LEVEL = 0.5, -2.5
MINISTERS = 1  # tier: they and whoever is above them
ONE_MORE = -4.5  # minister or head on one side of the table, told by one account alone

_ALIKE = frozenset((Likeness.SAME, Likeness.MIDDLE, Likeness.SPELLING))
# Whoever speaks in a release may be somebody else than who did it.
_BOUND_TO_PERSONS = (*ENCOUNTERS, EventType.CALL, EventType.APPOINTMENT, EventType.MESSAGE)


def compare_people(one: Account, other: Account) -> list[Feature]:
    if max(len(one.parties), len(other.parties)) >= MANY:
        return _shared_people(one, other)[:1]
    features = _shared_people(one, other)
    is_bound = one.type in _BOUND_TO_PERSONS
    for country in sorted(_countries(one.people) & _countries(other.people)):
        ours = [someone for someone in one.people if (someone.country or "") == country]
        theirs = [someone for someone in other.people if (someone.country or "") == country]
        features += _of_one_country(country or "no country", ours, theirs, is_bound)
    if one.type is EventType.VISIT and one.named and other.named and not features:
        features.append(veto("people", "other persons"))
    return features


def is_alike(one: Someone, other: Someone) -> bool:
    """Whether two full names can be one person's."""
    if not one.name or not other.name or (one.country and other.country and one.country != other.country):
        return False
    return likeness(one.name, other.name) in _ALIKE


def is_one_sided(one: Account, other: Account) -> bool:
    """Whether all they share is who receives or calls, who meets several of a country on a day.

    Where each side's own ministry tells it, the other side is told by who tells it.
    """
    if one.told_from != other.told_from and {one.told_from, other.told_from} <= one.parties & other.parties:
        return False
    shared = {
        ours.country or theirs.country
        for ours in one.named
        for theirs in other.named
        if _points(ours, theirs)
    }
    named = {someone.country for someone in (*one.people, *other.people)}
    return len(shared) == 1 and bool(named - shared)


def _shared_people(one: Account, other: Account) -> list[Feature]:
    found: list[Feature] = []
    countries: set[str | None] = set()
    for ours in one.named:
        for theirs in other.named:
            country = ours.country or theirs.country
            if country in countries:
                continue
            points = _points(ours, theirs)
            if points:
                countries.add(country)
                first = not any(feature.name == "person" for feature in found)
                told = f"{ours.name} and {theirs.name}" if ours.name != theirs.name else str(ours.name)
                found.append(
                    Feature(
                        "person", told, min(points, FIRST_PERSON if first else SECOND_PERSON), is_known=True
                    )
                )
    return found[:2]


def _points(ours: Someone, theirs: Someone) -> float:
    if is_alike(ours, theirs):
        return FIRST_PERSON
    return BY_SURNAME if _is_surname_of(ours, theirs) else 0.0


def _is_surname_of(ours: Someone, theirs: Someone) -> bool:
    """A surname alone is somebody where country and level agree."""
    if ours.country != theirs.country or ours.tier != theirs.tier or ours.tier is None:
        return False
    if likeness(ours.name or "", theirs.name or "") is Likeness.SURNAME:
        return True
    # "Joe" and "Joseph" are one where an office has one holder
    one, other = (words_of(someone.name or "") for someone in (ours, theirs))
    return ours.rank is theirs.rank and ours.rank in SINGLE and one[-1:] == other[-1:]


def _of_one_country(
    country: str, ours: list[Someone], theirs: list[Someone], is_bound: bool
) -> list[Feature]:
    left, right = [s for s in ours if s.name], [s for s in theirs if s.name]
    if left and right:
        common = [s for s in left if any(_points(s, t) for t in right)]
        if not common:
            told = f"{_names(left)} or {_names(right)} of {country}"
            return [veto("people", told)] if is_bound else [Feature("people", told, OTHER_LEVEL)]
        return _one_more(country, left, right) if is_bound else []
    return _by_level(country, ours, theirs)


def _one_more(country: str, left: list[Someone], right: list[Someone]) -> list[Feature]:
    """A meeting of four ministers is not the one of two of them; officials in the second row never count."""
    ours, theirs = ([s for s in side if s.tier is not None and s.tier <= MINISTERS] for side in (left, right))
    if len(ours) != len(theirs):
        return [Feature("people", f"{_names(ours)} or {_names(theirs)} of {country}", ONE_MORE)]
    return []


def _by_level(country: str, ours: list[Someone], theirs: list[Someone]) -> list[Feature]:
    levels = [min((s.tier for s in side if s.tier is not None), default=None) for side in (ours, theirs)]
    if None in levels:
        return []
    if levels[0] == levels[1]:
        return [Feature("level", f"the same for {country}", SAME_LEVEL, is_known=True)]
    return [Feature("level", f"another for {country}", OTHER_LEVEL)]


def _countries(people: Iterable[Someone]) -> set[str]:
    return {someone.country or "" for someone in people}


def _names(people: Iterable[Someone]) -> str:
    return ", ".join(str(someone.name) for someone in people)
