"""What a Korean and an English release are compared by: parties, days, round and deed, whatever the language.

A deed that both languages have words for is a row of `_DEEDS`.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.domain.publishers import BY_SLUG
from app.extract.fold import fold
from app.extract.korean import named_in
from app.extract.mentions import Kind

LEAD = 700  # characters of the body in which a release says what it announces

# One deed in the words of both languages, as titles have them.
_DEEDS = {
    "call": ("통화", r"phone|calls? (?:with|between)|sp(?:eaks?|oke) with|video call"),
    "meeting": ("회담|면담|접견|예방|만남|회동|오찬|만찬", r"\bmeet|talks?\b|courtesy call|receives?\b"),
    "consultation": (
        "협의|대화|위원회|공동위|회의|포럼|세미나",
        r"consult|dialogue|committee|commission|conference|forum|meeting",
    ),
    "statement": ("성명|논평|규탄|유감|환영|입장", r"statement|comment|condemn|regret|welcom|position"),
    "condolence": ("애도|조의|위로|조문", r"condol|sympath|mourn"),
    "visit": ("방문|순방|방한|방미|방일|방중|출국", r"\bvisit|\btrip\b|travel"),
    "aid": ("지원|원조|구호|공여", r"\baid\b|assistance|relief|humanitarian|support"),
    "appointment": ("임명|신임장|부임|내정|접수", r"appoint|credential|nominat"),
    "agreement": ("서명|체결|발효|협정|양해각서", r"\bsign|agreement|memorandum|enters? into force|treaty"),
    "sanctions": ("제재", r"sanction"),
    "consular": ("대피|귀국|체류|재외국민|여행경보", r"evacuat|nationals|travel (?:alert|advisory|warning)"),
}  # fmt: skip
_KOREAN_DEEDS = {deed: re.compile(words) for deed, (words, _) in _DEEDS.items()}
_ENGLISH_DEEDS = {deed: re.compile(words, re.IGNORECASE) for deed, (_, words) in _DEEDS.items()}

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?"
_KOREAN_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:월 ?|\.)(\d{1,2})(?:일|\.)")
_ENGLISH_DAYS = (
    re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?!\d)", re.IGNORECASE),
    re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}", re.IGNORECASE),
)
_KOREAN_ROUND = re.compile(r"제?(\d{1,2})차(?!관)")
_ENGLISH_ROUND = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:of|anniversary|century))")
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth", "twentieth"),
)
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a release is compared by; `parties` are codes of countries and organisations, without the own."""

    key: int
    language: str
    published_on: dt.date
    text: str  # title and lead, by which a copy on another board is known
    in_title: frozenset[str]
    parties: frozenset[str]  # in the title and the lead
    days: frozenset[tuple[int, int]]  # month and day, in the lead
    rounds: frozenset[int]  # in the title
    deeds: frozenset[str]  # in the title


def profile_of(
    key: int, language: str, published_on: dt.date, publisher: str, title: str | None, lead: str
) -> Profile:
    """The profile of a Korean or English release; `lead` is how its body begins."""
    listed = BY_SLUG.get(publisher)
    own = frozenset({listed.country} if listed and listed.country else ())
    said = _read(language, title or "", lead[:LEAD])
    text = f"{title or ''}\n{lead[:LEAD]}"
    return Profile(key, language, published_on, text, said.in_title - own, said.parties - own, *said[2:])


class _Said(NamedTuple):
    in_title: frozenset[str]
    parties: frozenset[str]
    days: frozenset[tuple[int, int]]
    rounds: frozenset[int]
    deeds: frozenset[str]


# A release is compared with every one that comes within days of it.
@lru_cache(maxsize=4096)
def _read(language: str, title: str, lead: str) -> _Said:
    read = _KOREAN if language == "ko" else _ENGLISH
    in_title = read.parties(title)
    parties = in_title | read.parties(lead)
    return _Said(in_title, parties, read.days(lead), read.rounds(title), read.deeds(title))


class _Korean:
    def parties(self, text: str) -> frozenset[str]:
        return named_in(text)

    def days(self, text: str) -> frozenset[tuple[int, int]]:
        return frozenset((int(month), int(day)) for month, day in _KOREAN_DAY.findall(text))

    def rounds(self, text: str) -> frozenset[int]:
        return frozenset(int(number) for number in _KOREAN_ROUND.findall(text))

    def deeds(self, text: str) -> frozenset[str]:
        return frozenset(deed for deed, words in _KOREAN_DEEDS.items() if words.search(text))


class _English:
    def parties(self, text: str) -> frozenset[str]:
        # Here, as a server that only tells what was read need not load the dictionaries.
        from app.extract.annotate import annotate

        found: set[str] = set()
        for mention in annotate(fold(text)):
            if mention.kind is not Kind.CAPITAL and mention.kind is not Kind.PLACE:
                found.update(mention.codes, mention.organisations)
        return frozenset(found)

    def days(self, text: str) -> frozenset[tuple[int, int]]:
        behind, before = (pattern.findall(text) for pattern in _ENGLISH_DAYS)
        pairs = [*behind, *((month, day) for day, month in before)]
        return frozenset((_MONTHS.index(month[:3].lower()) + 1, int(day)) for month, day in pairs)

    def rounds(self, text: str) -> frozenset[int]:
        words = (_ORDINALS.index(word.lower()) + 1 for word in _ORDINAL.findall(text))
        return frozenset((*words, *(int(number) for number in _ENGLISH_ROUND.findall(text))))

    def deeds(self, text: str) -> frozenset[str]:
        return frozenset(deed for deed, words in _ENGLISH_DEEDS.items() if words.search(text))


_KOREAN, _ENGLISH = _Korean(), _English()
