"""Later mentions by name alone: "Rao is to speak", "Li Wei stressed"."""

from collections.abc import Mapping, Sequence, Set

from app.domain.text import Span
from app.extract.people.identity import Person, name_tokens
from app.extract.people.mentions import PersonMention
from app.extract.people.names import is_ordinary, written
from app.extract.units import Sort, Unit

LONGEST_BARE = 3  # words of a name that no title introduces
_SHORT = 2  # letters


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
        person = _meant(units[start:end], known) or _told_in_full(units[start:end], text, known)
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
            if len(token) > 1:
                known.setdefault(token, set()).add(person)
    return known


def _meant(words: Sequence[Unit], known: Mapping[str, set[Person]]) -> Person | None:
    """The one person all of these words are names of; None where one fits nobody or several fit, and for a
    word too short to name anybody alone: "Yi" of "Wang Yi".
    """
    if len(words) == 1 and len(words[0].text) <= _SHORT:
        return None
    fitting: set[Person] | None = None
    for word in words:
        for token in name_tokens(word.text):
            people = known.get(token, set())
            fitting = people if fitting is None else fitting & people
    return next(iter(fitting)) if fitting and len(fitting) == 1 else None


def _told_in_full(words: Sequence[Unit], text: str, known: Mapping[str, set[Person]]) -> Person | None:
    """ "met with Marco Rojas, a member of …" beside "Senator Rojas": who has been named by surname only."""
    if not 2 <= len(words) <= LONGEST_BARE or not all(is_ordinary(word) for word in words):
        return None
    surname = name_tokens(words[-1].text)
    given = [token for word in words[:-1] for token in name_tokens(word.text)]
    people = {person for token in surname for person in known.get(token, ())}
    person = people.pop() if len(people) == 1 else None
    if person is None or person.tokens != surname or any(token in known for token in given):
        return None
    name = written(text[words[0].span.start : words[-1].span.end])
    person.name, person.tokens = name, name_tokens(name)
    return person


def _mention(units: Sequence[Unit], at: int, end: int, text: str, sentence: int) -> PersonMention:
    span = Span(units[at].span.start, units[end - 1].span.end)
    return PersonMention(sentence, at, end, span, "person.later_name", written(span.of(text)), span)
