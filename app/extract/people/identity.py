"""Who is who across a release: short forms bind to the person introduced in full, before or after.

"Minister Cho", "the Vice Minister", "his Japanese counterpart" are mentions; a `Person` is what they
mean. A surname binds only where office and country do not speak against it, so that two Kims of one text
stay two persons.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

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


def identify(mentions: Iterable[PersonMention]) -> dict[PersonMention, Person]:
    """A person for every mention; full names first, then what refers to them."""
    ordered = list(mentions)
    persons: list[Person] = []
    bound: dict[PersonMention, Person] = {}
    for mention in ordered:
        if mention.name and len(_significant(name_tokens(mention.name))) > 1:
            bound[mention] = _bind(mention, _same_name(mention, persons), persons)
    for mention in ordered:
        if mention not in bound and mention.name:
            bound[mention] = _bind(mention, _by_surname(mention, persons), persons)
    for mention in ordered:
        if mention not in bound:
            bound[mention] = _bind(mention, _by_post(mention, bound), persons)
    _share_titles(bound)
    return bound


def _significant(tokens: frozenset[str]) -> frozenset[str]:
    return frozenset(t for t in tokens if len(t) > 1) or tokens


def _bind(mention: PersonMention, known: Person | None, persons: list[Person]) -> Person:
    if known is None:
        tokens = name_tokens(mention.name) if mention.name else frozenset()
        known = Person(mention.name, tokens, mention)
        persons.append(known)
    if mention.title and (known.title is None or (mention.name and len(mention.title) > len(known.title))):
        known.title = mention.title
    if not known.codes and not (known.organisation and mention.name is None):
        known.codes = mention.codes
    known.organisation = known.organisation or mention.organisation
    known.body = known.body or mention.body
    if mention.name and known.name and len(mention.name) > len(known.name):
        known.name, known.tokens = mention.name, name_tokens(mention.name)
    known.spans.append(mention.span)
    return known


def _same_name(mention: PersonMention, persons: list[Person]) -> Person | None:
    tokens = _significant(name_tokens(mention.name or ""))
    for person in persons:
        known = _significant(person.tokens)
        small, big = sorted((tokens, known), key=len)
        if len(small) > 1 and small <= big and _agree(mention, person):
            return person
    return None


def _by_surname(mention: PersonMention, persons: list[Person]) -> Person | None:
    tokens = name_tokens(mention.name or "")
    fitting = [p for p in persons if tokens <= p.tokens and _agree(mention, p)]
    if mention.title:
        same_office = [p for p in fitting if cores(mention.title) & p.core or not p.core]
        fitting = same_office or ([] if len(fitting) > 1 else fitting)
    before = [p for p in fitting if p.first.span.start <= mention.span.start]
    if before:
        return before[-1]
    return fitting[-1] if fitting else None


def _agree(mention: PersonMention, person: Person) -> bool:
    """Neither says a country that contradicts the other."""
    return not (mention.codes and person.codes) or bool(set(mention.codes) & set(person.codes))


def _by_post(mention: PersonMention, bound: dict[PersonMention, Person]) -> Person | None:
    """ "The Minister", "his Japanese counterpart": the person last named with that office or of that
    country.
    """
    if mention.plural:
        return None
    named = [(m, p) for m, p in bound.items() if p.name]
    fitting = []
    for other, person in named:
        if mention.counterpart and mention.codes:
            fits = set(person.codes) == set(mention.codes)
        elif mention.codes:
            fits = set(person.codes) == set(mention.codes) and bool(cores(mention.title) & person.core)
        else:
            fits = mention.definite and _same_post(mention.title, person.title)
        if fits:
            fitting.append((other, person))
    exact = [pair for pair in fitting if (pair[1].title or "").lower() == (mention.title or "").lower()]
    before = [pair for pair in exact or fitting if pair[0].span.start < mention.span.start]
    if before:
        return max(before, key=lambda pair: pair[0].span.start)[1]
    return fitting[0][1] if fitting and (mention.codes or mention.sentence == 0) else None


def _same_post(short: str | None, full: str | None) -> bool:
    words, wanted = set(_WORD.findall((full or "").lower())), set(_WORD.findall((short or "").lower()))
    ranked = wanted & _LOWER_RANKS == words & _LOWER_RANKS
    return bool(wanted) and wanted <= words and ranked and bool(cores(short))


def _share_titles(bound: dict[PersonMention, Person]) -> None:
    """A counterpart without a title of his own holds the office of the person just named before."""
    last: Person | None = None
    for mention, person in sorted(bound.items(), key=lambda pair: pair[0].span.start):
        if (
            mention.counterpart
            and mention.name
            and person.title is None
            and last is not None
            and last is not person
        ):
            person.title = last.title
        if person.title and mention.name:
            last = person
