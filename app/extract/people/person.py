"""Who is meant by the mentions of a release, and by which words of a name or title one is known again."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from app.domain.text import Span
from app.extract.lexicon import words
from app.extract.people.mentions import PersonMention

WORD = re.compile(r"[a-z0-9]+")
_CORES = words(
    """
    minister president secretary representative ambassador director chancellor premier speaker
    commissioner envoy chairman chairperson chair governor king queen sultan emir prince princess senator
    spokesperson coordinator adviser advisor taoiseach councilor councillor general
    """
)


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
    return frozenset(WORD.findall("".join(c for c in folded if not unicodedata.combining(c))))


@lru_cache(maxsize=4096)
def cores(title: str | None) -> frozenset[str]:
    return frozenset(WORD.findall((title or "").lower())) & _CORES
