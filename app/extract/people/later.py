"""Later mentions by name alone: "Lekhi is to speak", "Wang Yi stressed"."""

from collections.abc import Mapping, Sequence, Set

from app.domain.text import Span
from app.extract.people.identity import Person, name_tokens
from app.extract.people.mentions import PersonMention
from app.extract.people.names import written
from app.extract.units import Sort, Unit


def find_later_names(
    units: Sequence[Unit],
    people: tuple[PersonMention, ...],
    text: str,
    sentence: int,
    persons: dict[PersonMention, Person],
    known: Mapping[str, set[Person]],
) -> tuple[PersonMention, ...]:
    """The people of a sentence with the bare names added; `persons` learns whom they mean.

    `known` are the `surnames` of the release, which later names add nothing to.
    """
    if not known:
        return people
    taken = {at for mention in people for at in range(mention.start, mention.end)}
    found = list(people)
    for start, end in _capitalised(units, taken):
        person = _meant(units[start:end], known)
        if person is not None:
            mention = _mention(units, start, end, text, sentence)
            persons[mention] = person
            person.spans.append(mention.span)
            found.append(mention)
    return tuple(sorted(found, key=lambda m: m.start))


def _capitalised(units: Sequence[Unit], taken: Set[int]) -> list[tuple[int, int]]:
    """Where capitalised words stand together, outside of what is taken."""
    capitalised = Sort.CAPITALISED
    stretches: list[tuple[int, int]] = []
    for at in [n for n, unit in enumerate(units) if unit.sort is capitalised and n not in taken]:
        if stretches and stretches[-1][1] == at:
            stretches[-1] = (stretches[-1][0], at + 1)
        else:
            stretches.append((at, at + 1))
    return stretches


def surnames(persons: Mapping[PersonMention, Person]) -> dict[str, set[Person]]:
    """Every word of a name, with the persons it may mean."""
    known: dict[str, set[Person]] = {}
    for person in persons.values():
        for token in person.tokens:
            if len(token) > 2:
                known.setdefault(token, set()).add(person)
    return known


def _meant(words: Sequence[Unit], known: Mapping[str, set[Person]]) -> Person | None:
    """The one person all of these words are names of; None where one fits nobody or several fit."""
    fitting: set[Person] | None = None
    for word in words:
        for token in name_tokens(word.text):
            people = known.get(token, set())
            fitting = people if fitting is None else fitting & people
    return next(iter(fitting)) if fitting and len(fitting) == 1 else None


def _mention(units: Sequence[Unit], at: int, end: int, text: str, sentence: int) -> PersonMention:
    span = Span(units[at].span.start, units[end - 1].span.end)
    return PersonMention(sentence, at, end, span, "person.later_name", written(span.of(text)), span)
