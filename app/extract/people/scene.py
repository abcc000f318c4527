"""A person among the others of a sentence, and what the release has told so far of who is of which side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.codes import DiplomaticRank
from app.extract.lexicon import words
from app.extract.mentions import Kind
from app.extract.people.identity import Person
from app.extract.people.mentions import PersonMention
from app.extract.units import Unit

Codes = tuple[str, ...]

COUNTRY_KINDS = (Kind.COUNTRY, Kind.DEMONYM, Kind.COMPOUND)
PLACE_KINDS = (Kind.CAPITAL, Kind.PLACE)
# Posts of which a country has one at a time, so a second holder is another country's.
SINGULAR = frozenset(
    {DiplomaticRank.HEAD_OF_STATE, DiplomaticRank.HEAD_OF_GOVERNMENT, DiplomaticRank.FOREIGN_MINISTER}
)
LEADERS = frozenset({DiplomaticRank.HEAD_OF_STATE, DiplomaticRank.HEAD_OF_GOVERNMENT})
_OF_STATES = words("Republic State States Government Nation Council Union Federation Confederation Kingdom")
_SPEAKERS = words("i we he she")
FACING = words(
    """
    met meets meet meeting called calls call phoned spoke speaks speak received receives receive talks hosted
    hosts welcomed welcomes telephoned urges urged thanked congratulated congratulates invitation
    """
)
_NOT_THE_POST = words("former then deputy vice second acting")


HE_OR_SHE = frozenset({"he", "she"})


@dataclass(slots=True)
class Known:
    """What the release has told so far: its country, the one other country, who is of the own side; where
    nobody knows the publisher, the two countries it is about.
    """

    home: str | None
    partner: str | None
    pair: Codes = ()
    abroad: bool = False  # the release is about a journey of its own side to the partner's country
    of_body: bool = False  # an international organisation publishes it
    posted: bool = False  # an embassy of its own publishes it
    asked: bool = False  # questions of many matters are answered
    last: Codes = ()  # the foreign country that was named last
    own: dict[Person, None] = field(default_factory=dict)
    partners: dict[Person, None] = field(default_factory=dict)  # who is of the one other country
    spoken_of: Person | None = None  # whom the sentence before names first: "he" of this one


@dataclass(frozen=True, slots=True)
class Scene:
    """One mention among the others of its sentence."""

    mention: PersonMention
    people: Sequence[PersonMention]
    persons: Mapping[PersonMention, Person]
    row: Sequence[Unit]
    known: Known

    @property
    def goes_on(self) -> bool:
        """Whether the sentence speaks of the one named before: "He will meet …"."""
        return self.row[0].lower in HE_OR_SHE

    @property
    def own_side_is_there(self) -> bool:
        here = any(self.known.home in self.persons[other].codes for other in self.people)
        return here or bool(self.known.own) or self._speaks_of_own

    @property
    def _speaks_of_own(self) -> bool:
        """ "In Lima I will meet President X", "In Lima the Minister will meet …": of the publisher's side."""
        posts = (self.persons[other] for other in self.people if other.end <= self.mention.start)
        speaks = any(unit.lower in _SPEAKERS for unit in self.row[: self.mention.start])
        return self.is_met and (
            speaks or any(p.name is None and not p.codes and not p.first.plural for p in posts)
        )

    @property
    def is_met(self) -> bool:
        """Whether a word of meeting stands before the person, and not in a clause that ended before."""
        row, start = self.row, self.mention.start
        where = next((at for at in range(start - 1, 0, -1) if row[at].lower == "where"), 0)
        return any(unit.lower in FACING for unit in row[where:start])

    def foreign(self, codes: Codes) -> Codes:
        return codes if self.known.home not in codes else ()


def codes_of(unit: Unit) -> Codes:
    mention = unit.mention
    return mention.codes if mention is not None and unit.kind in (Kind.COUNTRY, Kind.DEMONYM) else ()


_JUNIOR = "Secretary of State for "  # one of many in a government, but for the one for Foreign Affairs


def rank_held(mention: PersonMention) -> DiplomaticRank | None:
    office, title = mention.office, mention.title or ""
    if office is None or _NOT_THE_POST & set(title.lower().split()):
        return None
    junior = title.startswith(_JUNIOR) and "Foreign" not in title
    return None if junior or leads_a_house(mention) else office.rank


def leads_a_house(mention: PersonMention) -> bool:
    """ "President of the B Institution", "CSIS President": heads something smaller than a state."""
    office, title = mention.office, mention.title or ""
    if office is None or office.rank not in LEADERS or mention.codes:
        return False
    before, _, behind = title.partition(office.head)
    of_house = behind.split()[:1] == ["of"] and not _OF_STATES & set(behind.split())
    return of_house or before.rstrip().isupper()


def leads_state(mention: PersonMention) -> bool:
    """Head of state or of government, and still so."""
    leads = mention.office is not None and mention.office.rank in LEADERS
    return leads and not leads_a_house(mention) and "former" not in (mention.title or "").lower()
