"""Whom "her Uzbek counterpart" means once it is settled who is of which country.

Of the people of that country it is the one of the same rank as who was named last of another side: the
counterpart of a minister is a minister, though his president stands nearer. Where nobody's rank tells, it is
the only one whom the release names of that country. "His counterpart" is the only one of that rank abroad.
"""

from collections.abc import Sequence

from app.domain.codes import DiplomaticRank
from app.extract.people.identity import Person
from app.extract.people.mentions import PersonMention


def bind_counterparts(rows: Sequence[Sequence[PersonMention]], persons: dict[PersonMention, Person]) -> None:
    """Binds counterparts without a name, in place."""
    unnamed = [m for people in rows for m in people if m.counterpart and not (m.name or m.plural)]
    if not unnamed:
        return
    ordered = [persons[m] for people in rows for m in people if persons[m].name and persons[m].codes]
    by_country: dict[tuple[str, ...], dict[Person, None]] = {}
    for person in ordered:
        by_country.setdefault(person.codes, {})[person] = None
    for mention in unnamed:
        facing = _facing(mention, rows[: mention.sentence + 1], persons)
        rank = _rank(facing) if facing is not None else None
        if mention.codes:
            fellows = list(by_country.get(mention.codes, ()))
        else:  # "his counterpart", of whatever other country
            fellows = [
                p for codes, found in by_country.items() if facing and codes != facing.codes for p in found
            ]
        equals = [person for person in fellows if rank is not None and _rank(person) is rank]
        alone = len(equals) == 1 if not mention.codes else bool(equals) or len(fellows) == 1
        if alone and persons[mention] not in equals:
            persons[mention] = (equals or fellows)[0]


def _facing(
    mention: PersonMention, rows: Sequence[Sequence[PersonMention]], persons: dict[PersonMention, Person]
) -> Person | None:
    """Who was named last before, of another country, and holds a rank."""
    for people in reversed(rows):
        for other in reversed(people):
            person = persons[other]
            named = person.name and person.codes and person.codes != mention.codes
            if named and other.span.start < mention.span.start and _rank(person) is not None:
                return person
    return None


def _rank(person: Person) -> DiplomaticRank | None:
    return person.first.office.rank if person.first.office is not None else None
