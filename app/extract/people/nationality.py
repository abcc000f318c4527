"""The country a person represents where the text does not say it beside the name.

In this order: everybody knows the holder; the title is used by one country only; the list the person stands
in says it ("Latvian President X and Foreign Minister Y"); the sentence is set in a country ("In Riga,
President X …") and the publisher's own side is there already; the person faces the publisher's side, so is of
the other one; else the publisher's country. Officials of international organisations represent none, and
nobody is taken for the publisher's own who is called a counterpart or holds a post that is taken.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from app.domain.codes import DiplomaticRank
from app.domain.known_holders import country_of_holder
from app.domain.names import is_korean, sounds_foreign
from app.extract.mentions import Kind
from app.extract.people import cues
from app.extract.people.abroad import goes_there
from app.extract.people.accreditation import accredits
from app.extract.people.escorts import accompanies, heads_corps
from app.extract.people.facing import between_the_two, heads_a_list_of_met, invites, is_foreign, visits_own
from app.extract.people.heads import leads
from app.extract.people.hosted import meets_guest, with_delegation
from app.extract.people.identity import Person, name_tokens
from app.extract.people.mentions import PersonMention
from app.extract.people.partners import clause_around, last_abroad, pair_of, partner_of
from app.extract.people.scene import (
    COUNTRY_KINDS,
    HE_OR_SHE,
    PLACE_KINDS,
    SINGULAR,
    Codes,
    Known,
    Scene,
    rank_held,
)
from app.extract.people.whereabouts import setting, there
from app.extract.units import Unit

_SPOUSES = frozenset({"First Lady", "Former First Lady", "Queen", "Princess", "Crown Princess"})
_COUPLES = (("King", "Queen"), ("Crown Prince", "Crown Princess"), ("Grand Duke", "Grand Duchess"))
_VISITS = ("visit", "travel")
_TRIPS = (*_VISITS, "trip", "journey", "tour", "on", "continue")  # "her visit to Peru", "goes on to Peru"
_STAYS = frozenset({"be", "been", "was", "is", "were", "are"})
_WHERE = frozenset({Kind.COUNTRY, Kind.CAPITAL})
_OPENING = 3  # sentences, the title among them, that say what a release is about


def settle_countries(
    rows: Sequence[Sequence[PersonMention]],
    persons: Mapping[PersonMention, Person],
    units: Sequence[Sequence[Unit]],
    home: str | None,
    *,
    of_body: bool = False,
    posted: bool = False,
    asked: bool = False,
) -> None:
    """Fills `codes` of every named person that has none; `of_body` where no country publishes, `posted`
    where an embassy does, `asked` where questions are answered, which are about many countries.
    """
    partner = partner_of(units[: 1 if asked else _OPENING], home)
    abroad = goes_there(units[:_OPENING], rows[:_OPENING], persons, home, partner)
    known = Known(
        home, partner, pair_of(units[:_OPENING]) if home is None else (), abroad, of_body, posted, asked
    )
    named = dict.fromkeys(person for person in persons.values() if person.name)
    stated = (p for p in named if home is not None and home in p.codes)
    known.own.update(dict.fromkeys(p for p in stated if rank_held(p.first) in SINGULAR))
    known.partners.update(dict.fromkeys(p for p in named if p.codes == (partner,)))
    guests = {persons[scene.mention] for scene in _scenes(rows, persons, units, known) if visits_own(scene)}
    for people, row in zip(rows, units, strict=True):
        for mention in people:
            person = persons[mention]
            if not (person.codes or person.organisation or person.name is None):
                scene = Scene(mention, people, persons, row, known)
                person.organisation = cues.body_led(scene)
            if not (person.codes or person.organisation or person.name is None):
                person.codes, person.country_rule = _country(scene, guest=person in guests)
            if person.name and home is not None and home in person.codes:
                known.own[person] = None
            if person.name and person.codes == (partner,):
                known.partners[person] = None
        known.last = last_abroad(row, home) or known.last
        first = next((m for m in people if persons[m].name and not invites(row, m.start)), None)
        if first is not None and not any(unit.lower in HE_OR_SHE for unit in row[: first.start]):
            known.spoken_of = persons[first]


def _scenes(
    rows: Sequence[Sequence[PersonMention]],
    persons: Mapping[PersonMention, Person],
    units: Sequence[Sequence[Unit]],
    known: Known,
) -> Iterator[Scene]:
    """Every mention of a person whose country is not stated."""
    for people, row in zip(rows, units, strict=True):
        for mention in people:
            person = persons[mention]
            if person.name and not (person.codes or person.organisation):
                yield Scene(mention, people, persons, row, known)


def _country(scene: Scene, *, guest: bool) -> tuple[Codes, str]:
    for rule, told in _RULES.items():
        found = told(scene)
        if found:
            return found, f"person.country.{rule}"
    if heads_corps(scene):
        return (), ""
    if meets_guest(scene):
        return (scene.known.home,) if scene.known.home else (), "person.country.publisher"
    if guest or is_foreign(scene):
        return _other_side(scene), "person.country.partner"
    home = scene.known.home
    if home is not None and sounds_foreign(scene.persons[scene.mention].name or "", home):
        return _other_side(scene), "person.country.name"
    own = (home,) if home is not None else _other_of_pair(scene) or _of_partner(scene)
    return own, "person.country.publisher"


def _of_holder(scene: Scene) -> Codes:
    """ "President Macron told …", "Ned Price, spokesperson, said …": everybody knows of which country."""
    person = scene.persons[scene.mention]
    kind = _KINDS.get(rank_held(person.first) or DiplomaticRank.OTHER)
    if kind is None and (person.title or "").split()[:1] == ["Secretary"]:
        kind = "secretary"
    country = country_of_holder(kind, name_tokens(person.name or "")) if kind is not None else None
    return (country,) if country is not None else ()


_KINDS = {
    DiplomaticRank.HEAD_OF_STATE: "leader",
    DiplomaticRank.HEAD_OF_GOVERNMENT: "leader",
    DiplomaticRank.FOREIGN_MINISTER: "minister",
    DiplomaticRank.SPOKESPERSON: "spokesperson",
}


def _of_title(scene: Scene) -> Codes:
    second = any(m.name and m.end <= scene.mention.start for m in scene.people)
    if second and any(unit.lower == "respective" for unit in scene.row):
        return ()  # "X and Additional Secretary Y led their respective delegations"
    return () if scene.mention.counterpart else cues.of_title(scene)


def _of_spelling(scene: Scene) -> Codes:
    """Korean names where Korea is one of the two sides, unless a counterpart is said to be of another."""
    name = scene.persons[scene.mention].name or ""
    korean = "KR" in (scene.known.home, scene.known.partner) and not scene.mention.counterpart
    return ("KR",) if korean and is_korean(name) else ()


def _of_list(scene: Scene) -> Codes:
    if consort := _of_consort(scene):
        return consort
    apart = scene.own_side_is_there or scene.mention.title in _SPOUSES or heads_a_list_of_met(scene)
    apart = apart or (scene.known.home is None and scene.is_met)
    return cues.of_list(scene) if apart else ()


def _of_consort(scene: Scene) -> Codes:
    """ "King X and Queen Y of B": both are of B, though it be the publisher's country."""
    pairs = [(one, two) for one, two in pairwise(scene.people) if scene.mention in (one, two)]
    for one, two in pairs:
        other = two if one is scene.mention else one
        beside = [unit.lower for unit in scene.row[one.end : two.start]] == ["and"]
        if beside and (one.title, two.title) in _COUPLES:
            return scene.persons[other].codes
    return ()


def _of_setting(scene: Scene) -> Codes:
    return setting(scene) if scene.own_side_is_there else ()


def _other_of_pair(scene: Scene) -> Codes:
    """Without a publisher, of two people at a meeting of two countries: the one that the other is not of."""
    named = [m for m in scene.people if m.name]
    if len(scene.known.pair) != 2 or len(named) != 2 or scene.mention not in named:
        return ()
    other = named[scene.mention is named[0]]
    stated = scene.persons[other].codes or cues.of_title(replace(scene, mention=other))
    rest = [code for code in scene.known.pair if code not in stated]
    return (rest[0],) if len(rest) == 1 else ()


def _of_partner(scene: Scene) -> Codes:
    """A minister in a release of a body such as the EU, which has none, about one country."""
    title = (scene.persons[scene.mention].title or "").lower().split()
    known = scene.known
    return (known.partner,) if known.of_body and known.partner and "minister" in title else ()


def _other_side(scene: Scene) -> Codes:
    """Where the sentence leads to, the partner of the release, the one country of the sentence or before."""
    goal = _goal(scene)
    if goal:
        return goal
    if scene.known.partner is not None:
        return (scene.known.partner,)
    if scene.known.asked:
        return ()
    named = [
        abroad
        for unit in clause_around(scene.row, scene.mention.start)
        if unit.mention is not None
        and unit.kind in (*COUNTRY_KINDS, *PLACE_KINDS)
        and len(abroad := tuple(c for c in unit.mention.codes if c != scene.known.home)) == 1
    ]
    return named[0] if len(set(named)) == 1 else scene.known.last if not named else ()


def _goal(scene: Scene) -> Codes:
    """ "will visit Peru and meet with Minister X", "will be in Lima, her host being Minister X": the foreign
    country that the sentence leads to.
    """
    row = scene.row
    for at in range(scene.mention.start - 1, 0, -1):
        mention, before = row[at].mention, row[at - 1].lower
        stays = before == "in" and at > 1 and row[at - 2].lower in _STAYS
        goes = before == "to" and at > 1 and row[at - 2].lower.startswith(_TRIPS)
        if mention is not None and row[at].kind in _WHERE and (stays or goes or before.startswith(_VISITS)):
            return scene.foreign(mention.codes)
    return ()


# By the name under which the certainty of a country is counted; in the order in which they are asked.
_RULES: Mapping[str, Callable[[Scene], Codes]] = {
    "accompanies": accompanies,
    "side": lambda scene: cues.of_side(scene) or cues.stands_for(scene),
    "members": cues.of_members,
    "owner": cues.of_owner,
    "signs_for": cues.signs_for,
    "accredits": accredits,
    "respective": cues.respective,
    "leads": leads,
    "with_delegation": with_delegation,
    "holder": _of_holder,
    "title": _of_title,
    "spelling": _of_spelling,
    "between": between_the_two,
    "list": _of_list,
    "list_met": cues.of_list_met,
    "setting": _of_setting,
    "delegation": cues.led,
    "government": cues.of_government,
    "place": there,
    "company": cues.of_company,
}
