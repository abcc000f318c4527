"""Whom "her Uzbek counterpart" means once it is settled who is of which country.

Of the people of that country it is the one of the same rank as who was named last of another side: the
counterpart of a minister is a minister, though his president stands nearer. Where nobody's rank tells, it is
the only one whom the release names of that country.
"""

from collections.abc import Sequence

from app.domain.codes import DiplomaticRank
from app.extract.people.identity import Person
from app.extract.people.mentions import PersonMention


def bind_counterparts(rows: Sequence[Sequence[PersonMention]], persons: dict[PersonMention, Person]) -> None:
    """Binds counterparts without a name, in place."""
    unnamed = [m for people in rows for m in people if m.counterpart and m.codes and not (m.name or m.plural)]
    if not unnamed:
        return
    ordered = [persons[m] for people in rows for m in people if persons[m].name and persons[m].codes]
    by_country: dict[tuple[str, ...], dict[Person, None]] = {}
    for person in ordered:
        by_country.setdefault(person.codes, {})[person] = None
    for mention in unnamed:
        fellows = list(by_country.get(mention.codes, ()))
        rank = _rank_facing(mention, rows[: mention.sentence + 1], persons)
        equals = [person for person in fellows if rank is not None and _rank(person) is rank]
        if (equals or len(fellows) == 1) and persons[mention] not in equals:
            persons[mention] = (equals or fellows)[0]


def _rank_facing(
    mention: PersonMention, rows: Sequence[Sequence[PersonMention]], persons: dict[PersonMention, Person]
) -> DiplomaticRank | None:
    """The rank of who was named last before, of another country."""
    for people in reversed(rows):
        for other in reversed(people):
            person = persons[other]
            named = person.name and person.codes and person.codes != mention.codes
            if named and other.span.start < mention.span.start and _rank(person) is not None:
                return _rank(person)
    return None


def _rank(person: Person) -> DiplomaticRank | None:
    return person.first.office.rank if person.first.office is not None else None
