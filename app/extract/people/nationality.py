"""The country a person represents where the text does not say it beside the name.

In this order: the title is used by one country only; the list the person stands in says it ("Latvian
President X and Foreign Minister Y"); the sentence is set in a country ("In Riga, President X …") and the
publisher's own side is there already; the person faces the publisher's side, so is of the other one; else
the publisher's country. Officials of international organisations represent none, and nobody is taken for
the publisher's own who is called a counterpart or holds a post that is taken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.codes import DiplomaticRank
from app.domain.offices import countries_of
from app.extract.lexicon import words
from app.extract.mentions import Kind
from app.extract.people.identity import Person
from app.extract.people.mentions import PersonMention
from app.extract.units import Sort, Unit

Codes = tuple[str, ...]

_COUNTRY_KINDS = (Kind.COUNTRY, Kind.DEMONYM, Kind.COMPOUND)
_PLACE_KINDS = (Kind.CAPITAL, Kind.PLACE)
_SPOUSES = frozenset({"First Lady", "Former First Lady", "Queen", "Princess", "Crown Princess"})
_HIGH = words("president minister chancellor premier king queen speaker emir sultan")
_FACING = words(
    """
    met meets meet meeting called calls call phoned spoke speaks speak received receives receive talks hosted
    hosts welcomed welcomes telephoned urges urged thanked
    """
)
_SIGNING = words("signed sign signs signing exchanged signatures initialled")
_TRAVELLING = words("accompanied accompanying travelled traveled travels spouse entourage")
_VISITING = words("visit visits visited visiting")
_LEADING = words("led leads lead heads headed represented represents chaired")
_TEAM = words("delegation side team")
_GOVERNMENT = words("government people authorities regime side leadership")
# Posts of which a country has one at a time, so a second holder is another country's.
_SINGULAR = frozenset(
    {DiplomaticRank.HEAD_OF_STATE, DiplomaticRank.HEAD_OF_GOVERNMENT, DiplomaticRank.FOREIGN_MINISTER}
)
_NOT_THE_POST = words("former then deputy vice second acting")


@dataclass(slots=True)
class _Known:
    """What the release has told so far: its country, the one other country, who is of the own side."""

    home: str | None
    partner: str | None
    own: list[Person] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Scene:
    """One mention among the others of its sentence."""

    mention: PersonMention
    people: Sequence[PersonMention]
    persons: Mapping[PersonMention, Person]
    row: Sequence[Unit]
    known: _Known

    @property
    def own_side_is_there(self) -> bool:
        here = any(self.known.home in self.persons[other].codes for other in self.people)
        return here or bool(self.known.own)

    def foreign(self, codes: Codes) -> Codes:
        return codes if self.known.home not in codes else ()


def settle_countries(
    rows: Sequence[Sequence[PersonMention]],
    persons: Mapping[PersonMention, Person],
    units: Sequence[Sequence[Unit]],
    home: str | None,
) -> None:
    """Fills `codes` of every named person that has none."""
    known = _Known(home, _partner(units[:3], home))
    stated = {id(p): p for p in persons.values() if home is not None and home in p.codes and p.name}
    known.own.extend(p for p in stated.values() if _rank(p.first) in _SINGULAR)
    for people, row in zip(rows, units, strict=True):
        for mention in people:
            person = persons[mention]
            if not (person.codes or person.organisation or person.name is None):
                person.codes, person.country_rule = _country(_Scene(mention, people, persons, row, known))
            if person.name and home is not None and home in person.codes and person not in known.own:
                known.own.append(person)


def _country(scene: _Scene) -> tuple[Codes, str]:
    titled = () if scene.mention.counterpart else _of_title(scene)
    if titled:
        return titled, "person.country.title"
    signs = _signs_for(scene)
    if signs:
        return signs, "person.country.signs_for"
    if scene.own_side_is_there or scene.mention.title in _SPOUSES:
        listed = _of_list(scene)
        if listed:
            return listed, "person.country.list"
    if scene.own_side_is_there and _setting(scene):
        return _setting(scene), "person.country.setting"
    for rule, found in (
        ("person.country.delegation", _led(scene) or _leads(scene)),
        ("person.country.government", _of_government(scene)),
        ("person.country.place", _there(scene)),
        ("person.country.company", _of_company(scene)),
    ):
        if found:
            return found, rule
    if _is_foreign(scene):
        return _other_side(scene), "person.country.partner"
    home = scene.known.home
    return ((home,) if home is not None else ()), "person.country.publisher"


def _of_title(scene: _Scene) -> Codes:
    """The country that uses this title: the publisher's or the partner's if they do, else the most usual."""
    office = scene.persons[scene.mention].first.office
    users = countries_of(office) if office is not None else ()
    home, partner = scene.known.home, scene.known.partner
    if home is None:
        return users[:1]
    own = next((code for code in (home, partner) if code in users), None)
    return (own,) if own is not None else users[:1]


def _signs_for(scene: _Scene) -> Codes:
    """ "signed by Minister X for Singapore and Foreign Minister Y on behalf of the Government of Chile"."""
    behind = [unit for unit in scene.row[scene.mention.end : scene.mention.end + 8] if unit.lower != "the"]
    words_behind = [unit.lower for unit in behind]
    if words_behind[:3] == ["on", "behalf", "of"]:
        behind = behind[2:]
    elif words_behind[:1] != ["for"]:
        return ()
    if not _SIGNING & {unit.lower for unit in scene.row}:
        return ()
    named = behind[3] if [u.lower for u in behind[1:3]] == ["government", "of"] and len(behind) > 3 else None
    unit = named or (behind[1] if len(behind) > 1 else None)
    if unit is None or unit.mention is None or unit.kind is not Kind.COUNTRY:
        return ()
    return unit.mention.codes


def _of_list(scene: _Scene) -> Codes:
    """The country of the person just before, where only a comma or "and" stands between."""
    at = list(scene.people).index(scene.mention)
    if at == 0:
        return ()
    before = scene.people[at - 1]
    rank = _rank(scene.mention)
    if rank in _SINGULAR and rank is _rank(scene.persons[before].first):
        return ()  # two foreign ministers side by side are of two countries
    between = {unit.lower for unit in scene.row[before.end : scene.mention.start]}
    return scene.foreign(scene.persons[before].codes) if between <= {",", ";", "and", "the"} else ()


def _partner(opening: Sequence[Sequence[Unit]], home: str | None) -> str | None:
    """The one foreign country of the title and the first sentences, where there is just one."""
    for kinds in (_COUNTRY_KINDS, _PLACE_KINDS):
        codes = {
            code
            for row in opening
            for unit in row
            if unit.mention is not None and unit.kind in kinds
            for code in unit.mention.codes
        } - {home}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def _is_foreign(scene: _Scene) -> bool:
    """A counterpart, a second holder of a post, or of the first rank and met by the publisher's side."""
    return scene.mention.counterpart or _holds_a_taken_post(scene) or _faces_own(scene) or _visits_own(scene)


def _visits_own(scene: _Scene) -> bool:
    """ "King X's visit to the ROK", "Minister X will visit Japan" in a release of the country visited."""
    behind = scene.row[scene.mention.end : scene.mention.end + 8]
    words_behind = {unit.lower for unit in behind}
    if not _VISITING & words_behind:
        return False
    return any(
        unit.mention is not None
        and unit.kind in (Kind.COUNTRY, Kind.CAPITAL)
        and scene.known.home in unit.mention.codes
        for unit in behind
    )


def _holds_a_taken_post(scene: _Scene) -> bool:
    person = scene.persons[scene.mention]
    rank = _rank(person.first)
    return rank in _SINGULAR and any(
        _rank(own.first) is rank and own is not person for own in scene.known.own
    )


def _rank(mention: PersonMention) -> DiplomaticRank | None:
    changed = _NOT_THE_POST & set((mention.title or "").lower().split())
    return mention.office.rank if mention.office is not None and not changed else None


def _faces_own(scene: _Scene) -> bool:
    """ "Minister A met with President B", "The United States calls on President B"."""
    start = scene.mention.start
    if not _HIGH & set((scene.mention.title or "").lower().split()):
        return False
    home = scene.known.home
    others = [scene.persons[m] for m in scene.people if m.end <= start]
    if any(p.name and p.codes and home not in p.codes for p in others) and not any(
        home in p.codes for p in others
    ):
        return False  # a guest who meets the publisher's President
    person_before = any(m.end <= start and home in scene.persons[m].codes for m in scene.people)
    country_before = any(
        unit.mention is not None and unit.kind is Kind.COUNTRY and home in unit.mention.codes
        for unit in scene.row[:start]
    )
    spoken_of = bool(scene.known.own) and scene.row[0].lower in ("he", "she")
    if _acts_with(scene):
        return True
    return (person_before or country_before or spoken_of) and bool(
        _FACING & {unit.lower for unit in scene.row[max(0, start - 4) : start]}
    )


def _acts_with(scene: _Scene) -> bool:
    """ "Vice Minister A held the B-C Dialogue with Vice Minister D": D is of the other side.

    Not where A, too, is somebody else's partner ("calls with Minister A and with Minister D").
    """
    start, home, row = scene.mention.start, scene.known.home, scene.row
    before = [m for m in scene.people if m.end <= start and scene.persons[m].codes]
    if start == 0 or row[start - 1].lower != "with" or scene.known.partner is None or not before:
        return False
    acting = before[0].start == 0 or row[before[0].start - 1].lower not in ("with", "by", "to", "and")
    return acting and all(home in scene.persons[m].codes for m in before)


def _other_side(scene: _Scene) -> Codes:
    """The partner of the release, else the last country or capital before the name, else none."""
    if scene.known.partner is not None:
        return (scene.known.partner,)
    named = [
        unit.mention.codes
        for unit in scene.row
        if unit.mention is not None
        and unit.kind in (*_COUNTRY_KINDS, *_PLACE_KINDS)
        and len(unit.mention.codes) == 1
        and scene.foreign(unit.mention.codes)
    ]
    return named[0] if len(set(named)) == 1 else ()


def _led(scene: _Scene) -> Codes:
    """ "a delegation of the National Assembly of Ghana led by Speaker X", "the Kazakh side by Minister Y"."""
    start = scene.mention.start
    before = [unit.lower for unit in scene.row[max(0, start - 4) : start]]
    if "by" not in before or not {"led", "headed", "side", "represented"} & set(before):
        return ()
    named = [
        unit.mention.codes
        for unit in scene.row[:start]
        if unit.mention is not None and unit.kind in (Kind.COUNTRY, Kind.DEMONYM)
    ]
    return named[-1] if named else ()


def _leads(scene: _Scene) -> Codes:
    """ "Permanent Secretary X led the Thai delegation"."""
    behind = [unit for unit in scene.row[scene.mention.end : scene.mention.end + 5] if unit.lower != "the"]
    if len(behind) < 3 or behind[0].lower not in _LEADING or behind[2].lower not in _TEAM:
        return ()
    mention = behind[1].mention
    return mention.codes if mention is not None and len(mention.codes) == 1 else ()


def _of_company(scene: _Scene) -> Codes:
    """ "With the Prime Minister travelled his spouse, Mrs. X, as well as Mr. Y, Minister of …"."""
    start = scene.mention.start
    if not _TRAVELLING & {unit.lower for unit in scene.row[:start]}:
        return ()
    for other in scene.people:
        codes = scene.persons[other].codes
        if other.end <= start and codes:
            return scene.foreign(codes)
    return ()


def _there(scene: _Scene) -> Codes:
    """ "Foreign Minister A in Brunei, Foreign Minister B in Viet Nam": each with the country he is met in."""
    behind = [unit for unit in scene.row[scene.mention.end : scene.mention.end + 4] if unit.lower != "the"]
    if len(behind) < 3 or behind[0].lower != "in" or behind[2].lower not in (",", "and", ".", ";"):
        return ()
    mention, listed = behind[1].mention, sum(unit.lower == "in" for unit in scene.row)
    if mention is None or behind[1].kind is not Kind.COUNTRY or listed < 2 or len(scene.people) < 2:
        return ()
    return scene.foreign(mention.codes)


def _of_government(scene: _Scene) -> Codes:
    """ "President X and the Nicaraguan government"."""
    behind = [unit for unit in scene.row[scene.mention.end : scene.mention.end + 4] if unit.lower != "the"]
    if len(behind) < 3 or behind[0].lower != "and" or behind[2].lower not in _GOVERNMENT:
        return ()
    mention = behind[1].mention
    return scene.foreign(mention.codes) if mention is not None else ()


def _setting(scene: _Scene) -> Codes:
    """ "In Riga, …": the country in which the sentence is set from its first words."""
    row = scene.row
    if len(row) < 3 or row[0].text not in ("In", "While"):
        return ()
    unit = next((u for u in row[1:4] if u.mention is not None), None)
    if unit is None or unit.mention is None or unit.kind not in (Kind.COUNTRY, *_PLACE_KINDS):
        return ()
    opening = [u for u in row[:6] if u.sort is Sort.MARK]
    return scene.foreign(unit.mention.codes) if opening else ()
