"""Whether a person is of the other side: met, called or received by the publisher's own, or a guest of it."""

from collections.abc import Sequence
from dataclasses import replace

from app.extract.lexicon import words
from app.extract.mentions import Kind
from app.extract.people import cues
from app.extract.people.abroad import goes_along, is_met_there
from app.extract.people.accreditation import is_accredited_here
from app.extract.people.between import is_between_own_and, people_before
from app.extract.people.hosted import is_hosted_by_ministry
from app.extract.people.identity import Person
from app.extract.people.mentions import PersonMention
from app.extract.people.same_post import faces_the_same_post, is_talked_to
from app.extract.people.scene import COUNTRY_KINDS, FACING, SINGULAR, Codes, Scene, rank_held
from app.extract.units import Sort, Unit

_HIGH = words("president minister chancellor premier king queen speaker emir sultan")
# "Ambassador to B", members of the own parliament: such are met at home, too.
_MAYBE_OWN = words(
    """
    to governor mayor senator senators representative representatives congressman congresswoman member members
    """
)
_GOVERNING = words("with by to on from")
_JOINT = words(
    """
    co-chaired co-chair co-chairs co-chairmanship co-chairing chair chairmanship chaired led headed
    presided sides delegations heads delegates leading lead attending opened agreed discussed exchanged
    shared reaffirmed underlined
    """
)
# Kingdoms, and states whose government a president leads; known constitutions. None whose constitution said
# otherwise within the last thirty years (Türkiye until 2018), for releases of then are read, too.
_WITHOUT = {
    "President": words(
        """
        AG AU BE BH BN BS BT BZ CA DK GB GD JM JO JP KH KN KW LC LS LU MA MC MY NL NO NZ OM PG QA SA SB SE SZ
        TH TO TV VA VC
        """
    ),
    "Prime Minister": words(
        """
        AR BO BR BW CH CL CO CR CY DO EC GH GT HN ID LR MW MX NG NI PA PH PY SV US UY VE ZA ZM
        """
    ),
    "Foreign Minister": words("US"),
    "Chancellor": words("US"),
}
_OF_THRONES = frozenset({"King", "Queen", "Emir", "Amir", "Sultan", "Crown Prince", "Crown Princess"})
_KINGDOMS = _WITHOUT["President"] | words("AE ES LI")
_VISITING = words("visit visits visited visiting")
_COMING = words("arrived arrives arriving came comes")


def is_foreign(scene: Scene) -> bool:
    """A counterpart, a second holder of a post, or of the first rank and met by the publisher's side."""
    if _goes_abroad(scene) or _is_held_by_partner(scene) or goes_along(scene) or is_between_own_and(scene):
        return False
    return (
        scene.mention.counterpart
        or _receives_own(scene)
        or any(unit.lower in _INTERLOCUTORS for unit in scene.row[: scene.mention.start])
        or _holds_a_taken_post(scene)
        or faces_the_same_post(scene)
        or is_talked_to(scene)
        or _holds_a_post_unknown_here(scene)
        or _faces_own(scene)
        or _is_met_or_invites(scene)
        or is_met_there(scene)
        or visits_own(scene)
        or is_accredited_here(scene)
        or _one_of_two(scene)
        or is_hosted_by_ministry(scene)
    )


def _is_held_by_partner(scene: Scene) -> bool:
    """A Foreign Minister where the text names another one who is said to be the partner's."""
    person = scene.persons[scene.mention]
    rank, partner = rank_held(person.first), scene.known.partner
    if rank not in SINGULAR or partner is None or scene.mention.counterpart:
        return False
    return any(rank_held(p.first) is rank for p in scene.known.partners if p is not person)


def _receives_own(scene: Scene) -> bool:
    """ "President X received the Czech delegation" in a release of theirs."""
    behind = [unit for unit in scene.row[scene.mention.end : scene.mention.end + 5] if unit.lower != "the"]
    if not behind or behind[0].lower not in _RECEIVES:
        return False
    ours = [u for u in behind[1:3] if u.kind in COUNTRY_KINDS]  # "received in Lima": where he did
    return any(unit.mention is not None and scene.known.home in unit.mention.codes for unit in ours)


_RECEIVES = words("received receives receive welcomed welcomes")


def _holds_a_post_unknown_here(scene: Scene) -> bool:
    """A President in a release of a kingdom, a Prime Minister in one of a state that has none, a King in one
    of a republic.
    """
    first = scene.persons[scene.mention].first
    home = scene.known.home
    if first.office is not None and first.office.head in _OF_THRONES:
        return home is not None and home not in _KINGDOMS
    if first.office is None or rank_held(first) not in SINGULAR:
        return False
    return scene.known.home in _WITHOUT.get(first.office.head, frozenset())


def _holds_a_taken_post(scene: Scene) -> bool:
    person = scene.persons[scene.mention]
    rank = rank_held(person.first)
    return rank in SINGULAR and any(
        rank_held(own.first) is rank and own is not person and not _leads_party(own, person)
        for own in scene.known.own
    )


def _leads_party(*persons: Person) -> bool:
    """ "General Secretary A, President B": where a party leads the state, both are of one country."""
    return any(p.first.office is not None and p.first.office.head == "General Secretary" for p in persons)


def _faces_own(scene: Scene) -> bool:
    """ "Minister A met with President B", "The United States calls on President B"."""
    start = scene.mention.start
    title = set((scene.mention.title or "").lower().split())
    if not _HIGH & title and (scene.known.partner is None or title & _MAYBE_OWN):
        return False
    home = scene.known.home
    before = people_before(scene)
    others = [scene.persons[m] for m in before if not _is_met(scene, m.start)]
    if next((home not in p.codes for p in others if p.codes), False) and others[0].name:
        return False  # a guest who meets the publisher's President
    person_before = any(_is_own(m, scene) and not _is_governed(scene.row, m.start) for m in before)
    country_before = any(
        unit.mention is not None and unit.kind is Kind.COUNTRY and home in unit.mention.codes
        for unit in scene.row[:start]
    )
    he = scene.known.spoken_of
    spoken_of = scene.goes_on and (he is None or home in he.codes)  # "The Minister will visit B. He will …"
    spoken_of = spoken_of or any(unit.lower in ("i", "we") for unit in scene.row[:start])
    if _acts_with(scene):
        return True
    near = {unit.lower for unit in scene.row[max(0, start - 4) : start]}
    faces = bool(FACING & near) and "credentials" not in near  # received from his own President
    return faces and (person_before or country_before or spoken_of)


def _is_met_or_invites(scene: Scene) -> bool:
    """ "He goes on to Peru at the invitation of Minister X", "A meeting with President X follows".

    Where a guest is spoken of, it is our own whom he meets and who invited him.
    """
    start, home, row = scene.mention.start, scene.known.home, scene.row
    before = [unit.lower for unit in row[max(0, start - 2) : start]]
    others = [p for m in scene.people if (p := scene.persons[m]).codes and m is not scene.mention]
    he = scene.known.spoken_of
    guest = any(home not in p.codes for p in others) or (he is not None and home not in he.codes)
    if home is None or len(before) < 2 or guest:
        return False
    if invites(row, start):
        return any(u.mention is not None and u.kind in _WHERE and home not in u.mention.codes for u in row)
    title = set((scene.mention.title or "").lower().split())
    high, maybe_own = bool(_HIGH & title), bool(_MAYBE_OWN & title)
    met = before[1] == "with" and before[0] in _TALKS
    received = before[1] == "by" and before[0] in _RECEIVED and _is_guest(scene)
    called = before in (["call", "on"], ["calls", "on"])
    among_equals = met and scene.known.partner is not None and not maybe_own
    return not others and (among_equals or (high and (met or called or received)))


def _is_guest(scene: Scene) -> bool:
    """ "They were received by President X", but not "The Forum was hosted by Minister X"."""
    before = scene.row[: scene.mention.start]
    earlier = (m for m in scene.people if m.end <= scene.mention.start)
    came = not all(m.plural and scene.row[m.end].sort is Sort.POSSESSIVE for m in earlier)
    return before[-2].lower != "hosted" or came or any(unit.lower in _THEY for unit in before)


_THEY = words("he she they delegation guests visitors")


def invites(row: Sequence[Unit], at: int) -> bool:
    """ "At the invitation of Minister X, …", "Invited by Minister X, …"."""
    return at > 1 and (row[at - 2].lower, row[at - 1].lower) in (("invitation", "of"), ("invited", "by"))


_WHERE = frozenset({Kind.COUNTRY, Kind.CAPITAL})
_RECEIVED = words("received welcomed hosted greeted")
_INTERLOCUTORS = words("interlocutor interlocutors")
_TALKS = words("meeting meetings talks call conversation consultations discussions negotiations")


def _is_met(scene: Scene, at: int) -> bool:
    """ "He called on President A and met Prime Minister B": A meets nobody, he is met."""
    return scene.goes_on and at > 1 and bool(FACING & {u.lower for u in scene.row[max(0, at - 4) : at]})


def _is_governed(row: Sequence[Unit], at: int) -> bool:
    """ "he met with A, and called on B": A is met himself, so says nothing of B."""
    return at > 0 and row[at - 1].lower in _GOVERNING


def _is_own(mention: PersonMention, scene: Scene) -> bool:
    """Whether somebody is of the publisher's side, as is "the Minister" with whom a sentence opens."""
    opens = mention.start <= mention.definite and not mention.plural
    person = scene.persons[mention]
    return scene.known.home in person.codes or (opens and person.name is None and not person.codes)


def _acts_with(scene: Scene) -> bool:
    """ "Vice Minister A held the B-C Dialogue with Vice Minister D": D is of the other side.

    Not where A, too, is somebody else's partner ("calls with Minister A and with Minister D").
    """
    start, home, row = scene.mention.start, scene.known.home, scene.row
    before = [m for m in scene.people if m.end <= start and scene.persons[m].codes]
    if start == 0 or row[start - 1].lower != "with" or scene.known.partner is None or not before:
        return False
    if start > 1 and row[start - 2].lower == "along":
        return False  # "attended by A, along with D": beside A, not across the table
    acting = [before.pop()]
    while before and {unit.lower for unit in row[before[-1].end : acting[-1].start]} <= {",", "and"}:
        acting.append(before.pop())  # "Ministers A and B met with D"
    return not _is_governed(row, acting[-1].start) and all(home in scene.persons[m].codes for m in acting)


def visits_own(scene: Scene) -> bool:
    """ "King X's visit to the ROK", "Minister X will visit Japan" in a release of the country visited."""
    behind = scene.row[scene.mention.end : scene.mention.end + 8]
    before = scene.row[max(0, scene.mention.start - 6) : scene.mention.start]
    if before and before[-1].lower == "by":  # "the visit to Tokyo by Minister X"
        behind = before
    words_behind = {unit.lower for unit in (*behind, *before[-2:-1])}  # "the visit of President X to Tokyo"
    if invites(scene.row, scene.mention.start):
        return False  # "President X, at the invitation of President Y, will visit Japan"
    if words_behind & {"his", "her"} and any(m.end <= scene.mention.start for m in scene.people):
        return False  # "Minister Y will meet President X during his visit to Japan": Y's
    comes = scene.known.partner is not None and not _COMING.isdisjoint(words_behind)
    if not (comes or _VISITING & words_behind):
        return False
    where = [unit.mention.codes for unit in behind if unit.mention is not None and unit.kind in _WHERE]
    return scene.known.home in next(iter(where), ())  # "visits Peru to strengthen ties with Japan": in Peru


def _goes_abroad(scene: Scene) -> bool:
    """ "a visit to Peru by Minister X": who goes to the partner's country is not of it."""
    before = scene.row[max(0, scene.mention.start - 5) : scene.mention.start]
    if len(before) < 4 or before[-1].lower != "by" or not _VISITING & {unit.lower for unit in before}:
        return False
    return any(unit.mention is not None and scene.known.partner in unit.mention.codes for unit in before)


def _one_of_two(scene: Scene) -> bool:
    """ "The two sides, led by A and B", "co-chaired by A and B": one of two, where the other is our own."""
    if scene.known.partner is None or not _JOINT & {unit.lower for unit in scene.row}:
        return False
    named = [m for m in scene.people if m.name]
    if len(named) != 2 or scene.mention not in named:
        return False
    first, second = named
    between = {unit.lower for unit in scene.row[first.end : second.start]}
    each = any(unit.lower in ("respective", "respectively") for unit in scene.row)
    if not (each or between <= {"and", ",", "/", "with"}):
        return False
    if scene.mention is second:
        return scene.known.home in scene.persons[first].codes
    return cues.of_title(replace(scene, mention=second)) == (scene.known.home,)


def between_the_two(scene: Scene) -> Codes:
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


def heads_a_list_of_met(scene: Scene) -> bool:
    """ "He will call on Foreign Minister A of B, …": whoever goes there, all of the list are met."""
    first = next((m for m in scene.people if scene.persons[m].codes), scene.mention)
    before = [unit.lower for unit in scene.row[max(0, first.start - 4) : first.start]]
    return not FACING.isdisjoint(before) or before[-1:] == ["with"]
