"""The country a person represents where the text does not say it beside the name.

In this order: the title is used by one country only; the list the person stands in says it ("Latvian
President X and Foreign Minister Y"); the sentence is set in a country ("In Riga, President X …") and the
publisher's own side is there already; else the publisher's country. Officials of international
organisations represent none.
"""

from collections.abc import Mapping, Sequence

from app.extract.lexicon import words
from app.extract.mentions import Kind
from app.extract.people.identity import Person
from app.extract.people.mentions import PersonMention
from app.extract.units import Sort, Unit


def settle_countries(
    rows: Sequence[Sequence[PersonMention]],
    persons: Mapping[PersonMention, Person],
    units: Sequence[Sequence[Unit]],
    home: str | None,
) -> None:
    """Fills `codes` of every named person that has none."""
    own_side: set[int] = set()
    partner = _partner(units[:3], home)
    for people, row in zip(rows, units, strict=True):
        for mention in people:
            person = persons[mention]
            if person.codes or person.organisation or person.name is None:
                if home in person.codes:
                    own_side.add(id(person))
                continue
            own_here = any(home in persons[other].codes for other in people if other is not mention)
            _settle(person, mention, people, persons, row, home, partner, own_here or bool(own_side))
            if home in person.codes:
                own_side.add(id(person))


def _settle(
    person: Person,
    mention: PersonMention,
    people: Sequence[PersonMention],
    persons: Mapping[PersonMention, Person],
    row: Sequence[Unit],
    home: str | None,
    partner: str | None,
    own_known: bool,
) -> None:
    hint = person.first.office.country_hint if person.first.office else None
    if hint is not None:
        person.codes, person.country_rule = (hint,), "person.country.title"
        return
    if mention.title in _SPOUSES and _of_list(mention, people, persons, row, home):
        person.codes = _of_list(mention, people, persons, row, home)
        person.country_rule = "person.country.list"
        return
    if own_known:
        listed = _of_list(mention, people, persons, row, home)
        if listed:
            person.codes, person.country_rule = listed, "person.country.list"
            return
        setting = _setting(row, home)
        if setting:
            person.codes, person.country_rule = setting, "person.country.setting"
            return
    led = _led(mention, row)
    if led:
        person.codes, person.country_rule = led, "person.country.delegation"
        return
    if partner is not None and _faces_own(mention, people, persons, row, home):
        person.codes, person.country_rule = (partner,), "person.country.partner"
        return
    if home is not None:
        person.codes, person.country_rule = (home,), "person.country.publisher"


def _of_list(
    mention: PersonMention,
    people: Sequence[PersonMention],
    persons: Mapping[PersonMention, Person],
    row: Sequence[Unit],
    home: str | None,
) -> tuple[str, ...]:
    """The country of the person just before, where only a comma or "and" stands between."""
    at = list(people).index(mention)
    if at == 0:
        return ()
    before = people[at - 1]
    between = {unit.lower for unit in row[before.end : mention.start]}
    codes = persons[before].codes
    return codes if between <= {",", ";", "and", "the"} and home not in codes else ()


_SPOUSES = frozenset({"First Lady", "Queen", "Princess", "Crown Princess"})
_HIGH = words("president minister chancellor premier king queen speaker emir sultan")


def _partner(opening: Sequence[Sequence[Unit]], home: str | None) -> str | None:
    """The one foreign country of the title and the first sentences, where there is just one."""
    kinds = (Kind.COUNTRY, Kind.DEMONYM, Kind.COMPOUND)
    codes = {
        code
        for row in opening
        for unit in row
        if unit.mention is not None and unit.kind in kinds
        for code in unit.mention.codes
    }
    codes.discard(home or "")
    return codes.pop() if len(codes) == 1 else None


def _faces_own(
    mention: PersonMention,
    people: Sequence[PersonMention],
    persons: Mapping[PersonMention, Person],
    row: Sequence[Unit],
    home: str | None,
) -> bool:
    """ "Minister A met with President B": of the first rank, and met by somebody of the publisher's side."""
    own_before = any(m.end < mention.start and home in persons[m].codes for m in people)
    high = bool(_HIGH & set((mention.title or "").lower().split()))
    words = [unit.lower for unit in row[max(0, mention.start - 3) : mention.start]]
    return high and own_before and bool({"met", "meets", "meet", "called", "meeting"} & set(words))


def _led(mention: PersonMention, row: Sequence[Unit]) -> tuple[str, ...]:
    """ "a delegation of the National Assembly of Ghana led by Speaker X"."""
    before = [unit.lower for unit in row[max(0, mention.start - 3) : mention.start]]
    if "by" not in before or not {"led", "headed"} & set(before):
        return ()
    named = [
        u for u in row[: mention.start] if u.kind in (Kind.COUNTRY, Kind.DEMONYM) and u.mention is not None
    ]
    return named[-1].mention.codes if named and named[-1].mention is not None else ()


def _setting(row: Sequence[Unit], home: str | None) -> tuple[str, ...]:
    """ "In Riga, …": the country in which the sentence is set from its first words."""
    if len(row) < 3 or row[0].text not in ("In", "While"):
        return ()
    unit = next((u for u in row[1:4] if u.mention is not None), None)
    if unit is None or unit.mention is None or unit.kind not in (Kind.COUNTRY, Kind.CAPITAL, Kind.PLACE):
        return ()
    opening = [u for u in row[:6] if u.sort is Sort.MARK]
    return unit.mention.codes if opening and home not in unit.mention.codes else ()
