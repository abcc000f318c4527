"""Whom a Korean text names: countries and organisations by their Korean names, alone and in compounds.

Particles stick to a name ("미국은"), other words may begin as it does ("인도적" is "humanitarian", no India):
a short name counts where a particle, a word of diplomacy or nothing of Korean follows, an ambiguous one where
a word of diplomacy does. Compounds shorten names to a syllable: "한-미", "한미일", "한-아세안".
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.domain.countries import COUNTRIES
from app.domain.organisations import ORGANISATIONS, scored_code

_HANGUL = "[\uac00-\ud7a3]"
_JOINT = "[-\u2010-\u2015\u00b7\u2027\u2219\u30fb\uff65\u318d\u2024]"
_SYLLABLES = {
    **{"한": "KR", "북": "KP", "미": "US", "일": "JP", "중": "CN", "러": "RU", "영": "GB", "독": "DE"},
    **{"불": "FR", "호": "AU", "인": "IN", "몽": "MN", "태": "TH", "베": "VN", "캐": "CA", "필": "PH"},
}
_UNJOINED = (
    "한미일|한일중|한중일|한미|한일|한중|한러|한영|한독|한불|한몽|한호|한베|"
    "미중|미일|미러|중일|중러|북미|북중|북러|미북|남북"
)
_SHORT_ORGANISATIONS = {"아세안": "ASEAN", "유엔": "UN", "나토": "NATO", "믹타": "MIKTA"}
_CODES = "ASEAN|EU|UN|NATO|MIKTA|APEC|OECD|OSCE|IAEA|G20|G7|WTO"
_LATIN = re.compile(f"(?<![A-Za-z])({_CODES})(?![A-Za-z])")
# Seats of government are places as often as governments.
_SEATS = frozenset("서울 평양 베이징 워싱턴 테헤란".split())  # noqa: SIM905 (a list of words)
# Means, shipbuilding, to dry, arrogance, to go, a resistance …: words before they are countries.
_AMBIGUOUS = "수단|조선|타이|말리|오만|가나|저지|건지|통가|피지|남극|기니|차드"
_DIPLOMACY = (
    "외교|외무|정부|대통령|총리|장관|차관|대사|국방|정상|측|당국|의회|공화국|"
    "양국|특사|대표|국민|간|관계|국장|방문|통상|국왕|왕세자"
)
_PARTICLES = "은|는|이|가|을|를|의|에|에서|와|과|와의|과의|도|로|으로|및|내|군|산|인"
_AFTER_SHORT = f"(?!{_HANGUL})|(?=(?:{_PARTICLES})(?!{_HANGUL})|{_DIPLOMACY})"
_SUBJECTS = "협의|동맹|회담|공동|고위|전략|영사|경제|수교|북핵|안보|대화|협력|양자|3"
_AFTER_COMPOUND = f"(?!{_HANGUL})|(?={_DIPLOMACY}|{_SUBJECTS})"


def named_in(text: str) -> frozenset[str]:
    """Codes of the countries and of the scored organisations that a Korean text names."""
    return frozenset(_codes(text))


def _codes(text: str) -> Iterator[str]:
    names, ambiguous, joined, unjoined = _patterns()
    for pattern in (names, ambiguous):
        for match in pattern.finditer(text):
            yield _names()[match.group(1)]
    for match in joined.finditer(text):
        for part in re.split(_JOINT, match.group()):
            yield from _parts(part)
    for match in unjoined.finditer(text):
        yield from _parts(match.group())
    for match in _LATIN.finditer(text):
        yield match.group(1)


def _parts(part: str) -> Iterator[str]:
    """A part of a compound: a whole name, or syllables of which each is a country."""
    if part in _names():
        yield _names()[part]
    elif part == "남북":
        yield from ("KR", "KP")
    else:
        yield from (_SYLLABLES[syllable] for syllable in part if syllable in _SYLLABLES)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Codes by Korean name."""
    found = {name: country.code for country in COUNTRIES.values() for name in country.names_ko}
    for organisation in ORGANISATIONS.values():
        code = scored_code(organisation.code)
        if organisation.name_ko and code:
            found.setdefault(organisation.name_ko, code)
    return {name: code for name, code in (found | _SHORT_ORGANISATIONS).items() if name not in _SEATS}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    longest_first = sorted(_names(), key=len, reverse=True)
    plain = [name for name in longest_first if name not in _AMBIGUOUS.split("|")]
    long = "|".join(re.escape(name) for name in plain if len(name) > 2)
    short = "|".join(re.escape(name) for name in plain if len(name) <= 2)
    syllables = "".join(_SYLLABLES)
    part = f"(?:{long}|{short}|{_AMBIGUOUS}|{_CODES}|[{syllables}]{{1,3}})"
    begins = "(?<![0-9\uac00-\ud7a3])"
    return (
        # A long name first: where "인도네시아" stands, "인도" does not.
        re.compile(f"{begins}((?:{long})|(?:{short})(?:{_AFTER_SHORT}))"),
        re.compile(rf"{begins}(?=({_AMBIGUOUS})\s?(?:{_DIPLOMACY}))"),
        re.compile(f"{begins}{part}(?:{_JOINT}{part})+(?:{_AFTER_COMPOUND})"),
        re.compile(f"{begins}(?:{_UNJOINED})(?:{_AFTER_COMPOUND})"),
    )
