"""Who is who across a release: short forms bind to the person introduced in full, before or after.

"Minister Cho", "the Vice Minister", "his Japanese counterpart" are mentions; a `Person` is what they
mean. A surname binds only where office and country do not speak against it, so that two Kims of one text
stay two persons.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from app.domain.codes import DiplomaticRank
from app.domain.text import Span
from app.extract.lexicon import words
from app.extract.people.mentions import PersonMention

_WORD = re.compile(r"[a-z0-9]+")
_CORES = words(
    """
    minister president secretary representative ambassador director chancellor premier speaker
    commissioner envoy chairman chairperson chair governor king queen sultan emir prince princess senator
    spokesperson coordinator adviser advisor taoiseach councilor councillor general
    """
)


_LOWER_RANKS = words("deputy vice assistant under undersecretary")


@dataclass(slots=True, eq=False)
class Person:
    """One person, or one unnamed post, of a release; filled while mentions are bound."""

    name: str | None
    tokens: frozenset[str]
    first: PersonMention
    title: str | None = None
    codes: tuple[str, ...] = ()
    organisation: str | None = None
    body: str | None = None
    country_rule: str = "person.country.stated"
    spans: list[Span] = field(default_factory=list)

    @property
    def country(self) -> str | None:
        return self.codes[0] if self.codes else None

    @property
    def core(self) -> frozenset[str]:
        return cores(self.title)


@lru_cache(maxsize=4096)  # of the words of a release: every bare name is looked up in the names
def name_tokens(name: str) -> frozenset[str]:
    folded = unicodedata.normalize("NFKD", name.replace("-", "").replace("'", "")).lower()
    return frozenset(_WORD.findall("".join(c for c in folded if not unicodedata.combining(c))))


@lru_cache(maxsize=4096)
def cores(title: str | None) -> frozenset[str]:
    return frozenset(_WORD.findall((title or "").lower())) & _CORES


class _Named:
    """The persons found so far, by the words of their names, so that the time grows with the text only."""

    def __init__(self) -> None:
        self._all: list[Person] = []
        self._places: dict[str, dict[int, None]] = {}
        self._place: dict[int, int] = {}

    def add(self, person: Person) -> None:
        self._place[id(person)] = len(self._all)
        self._all.append(person)
        self.renamed(person)

    def renamed(self, person: Person) -> None:
        place = self._place[id(person)]
        for token in person.tokens:
            self._places.setdefault(token, {})[place] = None

    def holding(self, tokens: frozenset[str]) -> list[Person]:
        """Those who may have all of the words in their names, in the order in which they were found."""
        if not tokens:
            return self._all
        rarest = min((self._places.get(token, {}) for token in tokens), key=len)
        return [self._all[place] for place in sorted(rarest)]

    def sharing(self, tokens: frozenset[str]) -> list[Person]:
        """Those who may share two of the words or more: who has one of the commonest only does not."""
        by_number = sorted((self._places.get(token, {}) for token in tokens), key=len)
        return [self._all[place] for place in sorted({n for places in by_number[:-1] for n in places})]


def identify(mentions: Iterable[PersonMention], home: str | None = None) -> dict[PersonMention, Person]:
    """A person for every mention; full names first, then what refers to them. `home` is who publishes."""
    ordered = list(mentions)
    persons = _Named()
    bound: dict[PersonMention, Person] = {}
    for mention in ordered:
        if mention.name and len(_significant(name_tokens(mention.name))) > 1:
            bound[mention] = _bind(mention, _same_name(mention, persons), persons)
    for mention in ordered:
        if mention not in bound and mention.name:
            bound[mention] = _bind(mention, _by_surname(mention, persons), persons)
    posts = _Posts(bound, home)
    for mention in ordered:
        if mention not in bound:
            bound[mention] = _bind(mention, posts.holder(mention), persons)
            posts.add(mention, bound[mention])
    _share_titles(bound)
    return bound


def _significant(tokens: frozenset[str]) -> frozenset[str]:
    return frozenset(t for t in tokens if len(t) > 1) or tokens


def _bind(mention: PersonMention, known: Person | None, persons: _Named) -> Person:
    if known is None:
        tokens = name_tokens(mention.name) if mention.name else frozenset()
        known = Person(mention.name, tokens, mention)
        persons.add(known)
    if mention.title and (known.title is None or (mention.name and len(mention.title) > len(known.title))):
        known.title = mention.title
    if not known.codes and not (known.organisation and mention.name is None):
        known.codes = mention.codes
    known.organisation = known.organisation or mention.organisation
    known.body = known.body or mention.body
    if mention.name and known.name and _is_fuller(mention, known):
        known.name, known.tokens = mention.name, name_tokens(mention.name)
        persons.renamed(known)
    known.spans.append(mention.span)
    return known


def _is_fuller(mention: PersonMention, known: Person) -> bool:
    """A longer form of the name, or the same as the text has it where a heading had it in capitals."""
    new, old = mention.name or "", known.name or ""
    return len(new) > len(old) or (
        new.lower() == old.lower() and known.first.sentence == 0 < mention.sentence
    )


def _same_name(mention: PersonMention, persons: _Named) -> Person | None:
    tokens = _significant(name_tokens(mention.name or ""))
    for person in persons.sharing(tokens):
        known = _significant(person.tokens)
        small, big = sorted((tokens, known), key=len)
        if len(small) > 1 and small <= big and _agree(mention, person):
            return person
    return _of_one_post(mention, persons)


def _of_one_post(mention: PersonMention, persons: _Named) -> Person | None:
    """ "President Joe Bell" and "President Joseph R. Bell, Jr.": one post, one surname, one first letter."""
    given, surname = _given_and_surname(mention.name or "")
    if not (mention.title and given and surname):
        return None
    for person in persons.holding(frozenset({surname})):
        known = _given_and_surname(person.name or "")
        same = known[1] == surname and known[0][:1] == given[:1]
        if same and person.title == mention.title and _agree(mention, person):
            return person
    return None


def _given_and_surname(name: str) -> tuple[str, str]:
    written = [w for w in _WORD.findall(name.lower()) if len(w) > 1 and w not in ("jr", "sr")]
    return (written[0], written[-1]) if len(written) > 1 else ("", "")


def _by_surname(mention: PersonMention, persons: _Named) -> Person | None:
    tokens = name_tokens(mention.name or "")
    full = _significant(tokens)
    fitting = [p for p in persons.holding(full) if _may_be(tokens, full, p.tokens) and _agree(mention, p)]
    if mention.title:
        same_office = [p for p in fitting if cores(mention.title) & p.core or not p.core]
        fitting = same_office or ([] if len(fitting) > 1 else fitting)
    before = [p for p in fitting if p.first.span.start <= mention.span.start]
    if before:
        return before[-1]
    return fitting[-1] if fitting else None


def _may_be(tokens: frozenset[str], full: frozenset[str], named: frozenset[str]) -> bool:
    """Whether the words fit a name that is known: "J. Roe" is Jane Roe, or a Roe without a given name."""
    others = named - full
    return full <= named and (not others or all(any(o[0] == t for o in others) for t in tokens - full))


def _agree(mention: PersonMention, person: Person) -> bool:
    """Neither says a country that contradicts the other."""
    return not (mention.codes and person.codes) or bool(set(mention.codes) & set(person.codes))


def _same_post(short: str | None, full: str | None) -> bool:
    words, wanted = set(_WORD.findall((full or "").lower())), set(_WORD.findall((short or "").lower()))
    ranked = wanted & _LOWER_RANKS == words & _LOWER_RANKS
    foreign = (
        wanted == {"secretary"} and "foreign secretary" in (full or "").lower()
    )  # he is "the Foreign Secretary" throughout
    return bool(wanted) and wanted <= words and ranked and bool(cores(short)) and not foreign


class _Posts:
    """Who "the Minister" or "his Japanese counterpart" is: last named with that office or of that country;
    where a ministry's own Minister and another's may be meant, its own.
    """

    def __init__(self, bound: Mapping[PersonMention, Person], home: str | None) -> None:
        self._home = home
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
        for place in range(bisect_left(self._starts, mention.span.start) - 1, -1, -1):
            if self._persons[place] in wanted:
                return self._persons[place]
        return fitting[0] if mention.codes or mention.sentence == 0 else None

    def _fitting(self, mention: PersonMention) -> tuple[list[Person], set[Person]]:
        """All who may be meant, and among them those of exactly this title where there are such."""
        key = (mention.title, mention.codes, mention.counterpart, mention.definite)
        if key not in self._holders:
            fitting = [person for person in self._known if _fits(mention, person)]
            title = (mention.title or "").lower()
            exact = {person for person in fitting if (person.title or "").lower() == title}
            wanted = exact or set(fitting)
            own = {person for person in wanted if self._is_own(person)} if not mention.codes else set()
            self._holders[key] = fitting, own or wanted
        return self._holders[key]

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


def _share_titles(bound: dict[PersonMention, Person]) -> None:
    """A counterpart without a title of his own holds the office of the other side's who was named last."""
    last: dict[tuple[str, ...], Person] = {}  # by country, the latest at the end
    for mention, person in sorted(bound.items(), key=lambda pair: pair[0].span.start):
        if mention.counterpart and mention.name and (mention.title or person.title) in (None, "Minister"):
            others = [
                p for codes, p in last.items() if p is not person and not (codes and codes == mention.codes)
            ]
            title = others[-1].title if others else None
            if person.title is None or (title or "").endswith(" Minister"):  # later "Minister X" says less
                person.title = title
        if person.title and mention.name:
            last.pop(person.codes, None)
            last[person.codes] = person
