"""The country a person represents where the text does not say it beside the name.

In this order: the title is used by one country only; the list the person stands in says it ("Latvian
President X and Foreign Minister Y"); the sentence is set in a country ("In Riga, President X …") and the
publisher's own side is there already; the person faces the publisher's side, so is of the other one; else
the publisher's country. Officials of international organisations represent none, and nobody is taken for
the publisher's own who is called a counterpart or holds a post that is taken.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from app.domain.names import is_korean, sounds_foreign
from app.extract.lexicon import words
from app.extract.mentions import Kind
from app.extract.people import cues
from app.extract.people.identity import Person
from app.extract.people.mentions import PersonMention
from app.extract.people.partners import last_abroad, pair_of, partner_of
from app.extract.people.scene import (
    COUNTRY_KINDS,
    FACING,
    PLACE_KINDS,
    SINGULAR,
    Codes,
    Known,
    Scene,
    rank_held,
)
from app.extract.units import Unit

_SPOUSES = frozenset({"First Lady", "Former First Lady", "Queen", "Princess", "Crown Princess"})
_HIGH = words("president minister chancellor premier king queen speaker emir sultan")
# "Ambassador to B", members of the own parliament: such are met at home, too.
_MAYBE_OWN = words(
    "to senator senators representative representatives congressman congresswoman member members"
)
_GOVERNING = words("with by to on from")
_JOINT = words(
    """
    co-chaired co-chair co-chairs co-chairmanship co-chairing chaired led headed presided sides delegations
    heads delegates leading attending opened
    """
)
_VISITING = words("visit visits visited visiting")


def settle_countries(
    rows: Sequence[Sequence[PersonMention]],
    persons: Mapping[PersonMention, Person],
    units: Sequence[Sequence[Unit]],
    home: str | None,
) -> None:
    """Fills `codes` of every named person that has none."""
    known = Known(home, partner_of(units[:3], home), pair_of(units[:3]) if home is None else ())
    stated = {id(p): p for p in persons.values() if home is not None and home in p.codes and p.name}
    known.own.extend(p for p in stated.values() if rank_held(p.first) in SINGULAR)
    for people, row in zip(rows, units, strict=True):
        for mention in people:
            person = persons[mention]
            if not (person.codes or person.organisation or person.name is None):
                person.codes, person.country_rule = _country(Scene(mention, people, persons, row, known))
            if person.name and home is not None and home in person.codes and person not in known.own:
                known.own.append(person)
        known.last = last_abroad(row, home) or known.last
        named = (persons[mention] for mention in people if persons[mention].name)
        known.spoken_of = next(named, known.spoken_of)


def _country(scene: Scene) -> tuple[Codes, str]:
    for rule, told in _RULES:
        found = told(scene)
        if found:
            return found, f"person.country.{rule}"
    if _is_foreign(scene):
        return _other_side(scene), "person.country.partner"
    home = scene.known.home
    if home is not None and sounds_foreign(scene.persons[scene.mention].name or "", home):
        return _other_side(scene), "person.country.name"
    return ((home,) if home is not None else _other_of_pair(scene)), "person.country.publisher"


def _of_title(scene: Scene) -> Codes:
    return () if scene.mention.counterpart else cues.of_title(scene)


def _of_spelling(scene: Scene) -> Codes:
    """Korean names where Korea is one of the two sides, unless a counterpart is said to be of another."""
    name = scene.persons[scene.mention].name or ""
    korean = "KR" in (scene.known.home, scene.known.partner) and not scene.mention.counterpart
    return ("KR",) if korean and is_korean(name) else ()


def _of_list(scene: Scene) -> Codes:
    apart = scene.own_side_is_there or scene.mention.title in _SPOUSES or _is_met(scene)
    return cues.of_list(scene) if apart else ()


def _of_setting(scene: Scene) -> Codes:
    return cues.setting(scene) if scene.own_side_is_there else ()


def _is_met(scene: Scene) -> bool:
    """ "He will call on Foreign Minister A of B, …": whoever goes there, all of the list are met."""
    first = next((m for m in scene.people if scene.persons[m].codes), scene.mention)
    before = [unit.lower for unit in scene.row[max(0, first.start - 4) : first.start]]
    return not FACING.isdisjoint(before) or before[-1:] == ["with"]


def _one_of_two(scene: Scene) -> bool:
    """ "The two sides, led by A and B", "co-chaired by A and B": one of two, where the other is our own."""
    if scene.known.partner is None or not _JOINT & {unit.lower for unit in scene.row}:
        return False
    named = [m for m in scene.people if m.name]
    if len(named) != 2 or scene.mention not in named:
        return False
    first, second = named
    between = {unit.lower for unit in scene.row[first.end : second.start]}
    if not between <= {"and", ",", "/", "with"}:
        return False
    if scene.mention is second:
        return scene.known.home in scene.persons[first].codes
    return cues.of_title(replace(scene, mention=second)) == (scene.known.home,)


def _other_of_pair(scene: Scene) -> Codes:
    """Without a publisher, of two people at a meeting of two countries: the one that the other is not of."""
    named = [m for m in scene.people if m.name]
    if len(scene.known.pair) != 2 or len(named) != 2 or scene.mention not in named:
        return ()
    other = named[scene.mention is named[0]]
    stated = scene.persons[other].codes or cues.of_title(replace(scene, mention=other))
    rest = [code for code in scene.known.pair if code not in stated]
    return (rest[0],) if len(rest) == 1 else ()


def _is_foreign(scene: Scene) -> bool:
    """A counterpart, a second holder of a post, or of the first rank and met by the publisher's side."""
    return not _goes_abroad(scene) and (
        scene.mention.counterpart
        or _holds_a_taken_post(scene)
        or _faces_own(scene)
        or _visits_own(scene)
        or cues.is_accredited_here(scene)
        or _one_of_two(scene)
    )


def _between(scene: Scene) -> Codes:
    """ "the call between President X and President Y": the publisher's first, then the partner's."""
    home, partner, row = scene.known.home, scene.known.partner, scene.row
    at = list(scene.people).index(scene.mention)
    start, end = scene.mention.start, scene.mention.end
    if home is None or partner is None or rank_held(scene.mention) not in SINGULAR or start == 0:
        return ()
    following = scene.people[at + 1] if at + 1 < len(scene.people) else None
    if row[start - 1].lower == "between" and following is not None and following.start == end + 1:
        return (home,)
    before = scene.people[at - 1] if at else None
    if before is None or before.end != start - 1 or row[start - 1].lower != "and" or not before.start:
        return ()
    first_is_own = home in scene.persons[before].codes
    return (partner,) if row[before.start - 1].lower == "between" and first_is_own else ()


def _goes_abroad(scene: Scene) -> bool:
    """ "a visit to Peru by Minister X": who goes to the partner's country is not of it."""
    before = scene.row[max(0, scene.mention.start - 5) : scene.mention.start]
    if len(before) < 4 or before[-1].lower != "by" or not _VISITING & {unit.lower for unit in before}:
        return False
    return any(unit.mention is not None and scene.known.partner in unit.mention.codes for unit in before)


def _visits_own(scene: Scene) -> bool:
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


def _holds_a_taken_post(scene: Scene) -> bool:
    person = scene.persons[scene.mention]
    rank = rank_held(person.first)
    return rank in SINGULAR and any(
        rank_held(own.first) is rank and own is not person for own in scene.known.own
    )


def _faces_own(scene: Scene) -> bool:
    """ "Minister A met with President B", "The United States calls on President B"."""
    start = scene.mention.start
    title = set((scene.mention.title or "").lower().split())
    if not _HIGH & title and (scene.known.partner is None or title & _MAYBE_OWN):
        return False
    home = scene.known.home
    others = [scene.persons[m] for m in scene.people if m.end <= start]
    if next((home not in p.codes for p in others if p.codes), False) and others[0].name:
        return False  # a guest who meets the publisher's President
    person_before = any(
        m.end <= start and home in scene.persons[m].codes and not _is_governed(scene.row, m.start)
        for m in scene.people
    )
    country_before = any(
        unit.mention is not None and unit.kind is Kind.COUNTRY and home in unit.mention.codes
        for unit in scene.row[:start]
    )
    he = scene.known.spoken_of if scene.row[0].lower in ("he", "she") else None
    spoken_of = he is not None and home in he.codes
    spoken_of = spoken_of or any(unit.lower in ("i", "we") for unit in scene.row[:start])
    if _acts_with(scene):
        return True
    return (person_before or country_before or spoken_of) and bool(
        FACING & {unit.lower for unit in scene.row[max(0, start - 4) : start]}
    )


def _is_governed(row: Sequence[Unit], at: int) -> bool:
    """ "he met with A, and called on B": A is met himself, so says nothing of B."""
    return at > 0 and row[at - 1].lower in _GOVERNING


def _acts_with(scene: Scene) -> bool:
    """ "Vice Minister A held the B-C Dialogue with Vice Minister D": D is of the other side.

    Not where A, too, is somebody else's partner ("calls with Minister A and with Minister D").
    """
    start, home, row = scene.mention.start, scene.known.home, scene.row
    before = [m for m in scene.people if m.end <= start and scene.persons[m].codes]
    if start == 0 or row[start - 1].lower != "with" or scene.known.partner is None or not before:
        return False
    acting = [before.pop()]
    while before and {unit.lower for unit in row[before[-1].end : acting[-1].start]} <= {",", "and"}:
        acting.append(before.pop())  # "Ministers A and B met with D"
    return not _is_governed(row, acting[-1].start) and all(home in scene.persons[m].codes for m in acting)


def _other_side(scene: Scene) -> Codes:
    """The partner of the release, else the one country or capital of the sentence, else that before it."""
    if scene.known.partner is not None:
        return (scene.known.partner,)
    named = [
        unit.mention.codes
        for unit in scene.row
        if unit.mention is not None
        and unit.kind in (*COUNTRY_KINDS, *PLACE_KINDS)
        and len(unit.mention.codes) == 1
        and scene.foreign(unit.mention.codes)
    ]
    return named[0] if len(set(named)) == 1 else scene.known.last if not named else ()


_RULES: tuple[tuple[str, Callable[[Scene], Codes]], ...] = (
    ("company", cues.accompanies),
    ("side", cues.of_side),
    ("signs_for", cues.signs_for),
    ("respective", cues.respective),
    ("leads", cues.leads),
    ("title", _of_title),
    ("spelling", _of_spelling),
    ("between", _between),
    ("list", _of_list),
    ("setting", _of_setting),
    ("delegation", cues.led),
    ("government", cues.of_government),
    ("place", cues.there),
    ("company", cues.of_company),
)
