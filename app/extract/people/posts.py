"""Who "the Minister", "the Prime Minister" or "his Japanese counterpart" is."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from app.domain.codes import DiplomaticRank
from app.extract.lexicon import words
from app.extract.people.mentions import PersonMention
from app.extract.people.person import WORD, Person, cores

_LOWER_RANKS = words("deputy vice assistant under undersecretary")


def _same_post(short: str | None, full: str | None) -> bool:
    held, wanted = set(WORD.findall((full or "").lower())), set(WORD.findall((short or "").lower()))
    ranked = wanted & _LOWER_RANKS == held & _LOWER_RANKS
    foreign = (
        wanted == {"secretary"} and "foreign secretary" in (full or "").lower()
    )  # he is "the Foreign Secretary" throughout
    return bool(wanted) and wanted <= held and ranked and bool(cores(short)) and not foreign


class Posts:
    """Who "the Minister" or "his Japanese counterpart" is: last named with that office or of that country;
    where a ministry's own Minister and another's may be meant, its own.
    """

    def __init__(
        self,
        bound: Mapping[PersonMention, Person],
        home: str | None,
        unnamed: Iterable[PersonMention],
        parts: Sequence[int] = (),
    ) -> None:
        self._home = home
        self._parts = parts
        self._unnamed: dict[str | None, int] = {}  # where the text first says "the Minister", by title
        for mention in unnamed:
            self._unnamed.setdefault(mention.title, mention.span.start)
        named = [(mention, person) for mention, person in bound.items() if person.name]
        named.sort(key=lambda pair: pair[0].span.start)
        self._starts = [mention.span.start for mention, _ in named]
        self._persons = [person for _, person in named]
        self._known = {person: (person.title, person.codes) for person in bound.values() if person.name}
        self._holders: dict[object, tuple[list[Person], set[Person]]] = {}

    def add(self, mention: PersonMention, person: Person) -> None:
        if person.name is None:
            return
        if self._known[person] != (person.title, person.codes):
            self._known[person] = person.title, person.codes
            self._holders.clear()
        place = bisect_left(self._starts, mention.span.start)
        self._starts.insert(place, mention.span.start)
        self._persons.insert(place, person)

    def holder(self, mention: PersonMention) -> Person | None:
        if mention.plural:
            return None
        fitting, wanted = self._fitting(mention)
        if not fitting:
            return None
        before = self._persons[: bisect_left(self._starts, mention.span.start)]
        for holders in (wanted, set(fitting)):
            for person in reversed(before):
                if person in holders and not self._is_of_another_part(mention, person):
                    return person
        if mention.sentence == 0 and not mention.codes and self._home is not None:
            fitting = [person for person in fitting if self._is_own(person)]
        return fitting[0] if fitting and (mention.codes or mention.sentence == 0) else None

    def _is_of_another_part(self, mention: PersonMention, person: Person) -> bool:
        """ "The Prime Minister" of a digest's next part is no guest of the one before."""
        if not self._parts or mention.codes or self._is_own(person):
            return False
        there = bisect_left(self._parts, person.first.sentence)
        return there != bisect_left(self._parts, mention.sentence)

    def _is_another(self, mention: PersonMention, person: Person) -> bool:
        """ "The Prime Minister will visit B. He will meet with Prime Minister X": who acts is not named."""
        first = person.first.span.start
        return person.first.faced and not mention.codes and self._unnamed.get(mention.title, first) < first

    def _fitting(self, mention: PersonMention) -> tuple[list[Person], set[Person]]:
        """All who may be meant, and among them those of exactly this title where there are such."""
        key = (mention.title, mention.codes, mention.counterpart, mention.definite)
        if key not in self._holders:
            fitting = [
                person
                for person in self._known
                if (_fits(mention, person) or self._holds_own_post(mention, person))
                and not self._is_another(mention, person)
            ]
            title = (mention.title or "").lower()
            exact = {person for person in fitting if (person.title or "").lower() == title}
            wanted = exact or set(fitting)
            own = {person for person in wanted if self._is_own(person)} if not mention.codes else set()
            acting = {person for person in own if not (person.first.faced and person.first.sentence)}
            self._holders[key] = fitting, acting or own or wanted
        return self._holders[key]

    def _holds_own_post(self, mention: PersonMention, person: Person) -> bool:
        """ "The Peruvian Foreign Minister" of a release of Peru, where "Foreign Minister X" opens it."""
        first = person.first
        if self._home is None or mention.codes != (self._home,) or person.codes or first.faced:
            return False
        ranks = {office.rank if office is not None else None for office in (mention.office, first.office)}
        return len(ranks) == 1 and ranks <= _SINGULAR and not (mention.counterpart or first.counterpart)

    def _is_own(self, person: Person) -> bool:
        """Of the publisher's country; of nobody else is a country left unsaid."""
        return self._home is not None and (not person.codes or self._home in person.codes)


def _fits(mention: PersonMention, person: Person) -> bool:
    if not mention.codes:
        return _is_known(mention) and _same_post(_spelt_out(mention), person.title)
    same_side = set(person.codes) == set(mention.codes)
    if mention.office is not None and person.first.office is not None and " and " not in (person.title or ""):
        ranks = {mention.office.rank, person.first.office.rank}
        if len(ranks) == 2 and ranks <= _SINGULAR:
            return False  # "the Prime Minister of B" is not B's Foreign Minister
    return same_side and (mention.counterpart or bool(cores(mention.title) & person.core))


_SINGULAR = frozenset(
    {DiplomaticRank.HEAD_OF_STATE, DiplomaticRank.HEAD_OF_GOVERNMENT, DiplomaticRank.FOREIGN_MINISTER}
)


def _is_known(mention: PersonMention) -> bool:
    """ "the Minister"; without an article where it opens a sentence or is short for a title ("MoS")."""
    return mention.definite or mention.start == 0 or _spelt_out(mention) != mention.title


def _spelt_out(mention: PersonMention) -> str | None:
    office = mention.office
    return office.head if office is not None and mention.title in office.abbreviations else mention.title
