"""Several persons under one title: "the Foreign Ministers of A and B, X and Y", "Presidents X and Y", "his
counterparts from A, X, and B, Y".
"""

from dataclasses import dataclass, field, replace

from app.domain.text import Span
from app.extract.mentions import Kind
from app.extract.people.look import is_kind, is_title_word, is_word
from app.extract.people.mention import (
    COUNTRY_KINDS,
    PersonMention,
    Units,
    skip_honorifics,
    with_apposition,
)
from app.extract.people.names import name_end
from app.extract.people.titled import past_house
from app.extract.units import Sort

_BETWEEN = (",", "and", "&", "-", ":", ";", "the", "(", ")", "of", "members", "states", "countries")
_FEWEST = 2


@dataclass(slots=True)
class _List:
    """The names in their order, and for each the countries that stand between it and the name before."""

    people: list[PersonMention] = field(default_factory=list)
    sides: list[list[str]] = field(default_factory=list)


def with_holders(units: Units, group: PersonMention, text: str, *, in_title: bool) -> list[PersonMention]:
    """The persons whom a title in the plural names; the title alone where it names none.

    The first takes in the title. Where countries and names do not match, the title stays beside them.
    """
    if not group.plural or group.name is not None:
        return [group]
    start, before = sides_in_front(units, group.start)
    listed = _read_list(units, group.end, [*before, *group.codes], text, in_title=in_title)
    if len(listed.people) < _FEWEST:
        return [group]
    codes = _matched(listed.sides)
    people = [_holder(person, group, side) for person, side in zip(listed.people, codes, strict=True)]
    if listed.sides[0] and not all(codes):
        return [group, *people]
    span = Span(units[start].span.start, people[0].span.end)
    return [replace(people[0], start=start, span=span), *people[1:]]


def sides_in_front(units: Units, start: int) -> tuple[int, list[str]]:
    """ "Iraqi and" before "Syrian Foreign Ministers"; not "In Lima," before "Foreign Ministers X and Y"."""
    codes: list[str] = []
    while is_word(units, start - 1, "and", ",", "&") and is_kind(units, start - 2, *COUNTRY_KINDS):
        if is_word(units, start - 3, "in", "at"):
            break
        mention = units[start - 2].mention
        codes[:0] = mention.codes if mention is not None else ()
        start -= 2
    return start, codes


def _read_list(units: Units, at: int, sides: list[str], text: str, *, in_title: bool) -> _List:
    listed, opening, begins = _List(), at, 0
    while at < len(units):
        mention = units[at].mention
        if is_word(units, at, *_BETWEEN):
            at += 1
            continue
        if not listed.people and sides and (posted := _past_post(units, at)) > at:
            at = opening = posted  # "the Ambassadors of A and B to C, X and Y"
            continue
        if mention is not None and units[at].kind is Kind.COUNTRY:
            if listed.people and is_word(units, at - 1, "of"):
                begins = at - 1  # "…, and of Chile, Jane Roe": her country belongs to her
            sides.extend(mention.codes)
            at += 1
            continue
        first = past_house(units, skip_honorifics(units, at), in_title=in_title)
        end = name_end(units, first, in_title=in_title, expected=True)
        short = end - first == 1 and first == at
        if end == first or (short and (in_title or not _may_be_short(listed, at == opening))):
            break
        if any(is_title_word(units, inner) for inner in range(first, end)) or _goes_on(units, end):
            break
        person = with_apposition(units, begins or at, first, end, text, "person.of_several")
        listed.people.append(person)
        listed.sides.append(sides)
        sides, begins, at = [], 0, _past_post(units, person.end)
    return listed


def _past_post(units: Units, at: int) -> int:
    """ "Ambassadors Doe to A, Roe to the UN, and Poe to C": where each is posted is no side of his."""
    if not is_word(units, at, "to"):
        return at
    after = at + 2 if is_word(units, at + 1, "the") else at + 1
    return after + 1 if is_kind(units, after, Kind.COUNTRY, Kind.ORGANISATION) else at


def _may_be_short(listed: _List, opens: bool) -> bool:
    """ "Ministers Lindt and Okoro": surnames alone stand at once behind the title, and no countries."""
    if any(listed.sides[1:]):
        return False
    return opens if not listed.people else " " not in (listed.people[0].name or "")


def _goes_on(units: Units, end: int) -> bool:
    """Whether more capitals follow, so that it is no name that ends here."""
    return end < len(units) and units[end].sort is Sort.CAPITALISED


def _matched(sides: list[list[str]]) -> list[str | None]:
    """The country of each: beside it, in the order of both lists, or the one that all share."""
    first, others = sides[0], sides[1:]
    if any(others):
        beside: list[str | None] = []
        for named in sides:
            beside.append(named[-1] if named else (beside[-1] if beside else None))
        return beside
    if len(first) == len(sides):
        return list(first)
    return [first[0] if len(first) == 1 else None] * len(sides)


def _holder(person: PersonMention, group: PersonMention, side: str | None) -> PersonMention:
    office = person.office or group.office
    return replace(
        person,
        office=office,
        title=person.title or (group.office.head if group.office else None),
        codes=person.codes or ((side,) if side else ()),
        organisation=person.organisation or group.organisation,
        counterpart=group.counterpart,
        entry=person.entry or group.entry,
    )
