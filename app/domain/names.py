"""Words inside names of persons: East Asian surnames, which come first, and particles, which are lower case.

Both steer recognition and order of names, they decide nothing alone: "Kim", "Song" and "An" are surnames in
several countries. Those in `AMBIGUOUS_NAMES` are other words as well ("He", "No", "To"): more must speak
for a name. To add one, add a row to `names.csv`.
"""

import re
import unicodedata

from app.domain.tables import read_rows, values

_ROWS = read_rows("names", "name kind countries ambiguous note")

EAST_ASIAN_SURNAMES: frozenset[str] = frozenset(name for name, kind, *_ in _ROWS if kind == "surname")
AMBIGUOUS_NAMES: frozenset[str] = frozenset(name for name, _, _, ambiguous, _ in _ROWS if ambiguous == "yes")
PARTICLES: frozenset[str] = frozenset(name for name, kind, *_ in _ROWS if kind == "particle")

_LISTED = frozenset(name.casefold() for name in EAST_ASIAN_SURNAMES)
_WORD = re.compile(r"[a-z]+")
_SURNAMES = {
    country: frozenset(name.casefold() for name, _, countries, *_ in _ROWS if country in values(countries))
    for country in ("KR", "VN", "JP", "CN")
}
_SURNAMES["KP"] = _SURNAMES["KR"] | {"ri", "rim", "ro", "ryu", "choe", "pak"}
# How every word of a name sounds where surnames are too many to list.
_SOUNDS = {
    "JP": re.compile(
        r"(?:(?:[kgnhbpmr]y?|sh?|ts?|ch|[zdwyfj])?[aiueo]+h?|n(?![aiueo])|m(?=[mbp])|[kspt](?=[kspt]|ch|sh))+"
    ),
    "CN": re.compile(
        r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:i?a(?:ng?|o)?|u?ai|ua(?:ng?)?|e(?:i|ng?|r)?|i(?:e|n|ng|u|ong)?"
        r"|o(?:ng|u)?|u(?:o|i|n|e)?))+"
    ),
}


_KOREAN = re.compile(r"([A-Z][a-z]+),? [A-Z][a-z]+-[a-z]+")
# Two syllables as Seoul romanises them, the second in lower case: "Sang-hoon", not "Shui-bian" or "Wei-ling".
_SYLLABLE = (
    r"(?:kk?|tt|pp|ss?|ch|sh(?=i)|[gndtrlmbpjh])?"
    r"(?:y?eo|y?ae|y?oo|y?ou|y?ah?|y?uh?|y?oh?|y?e|ee|eu|ai|oi|oe|u?i|wh?(?:oo|ae?|eo|on?|ee?|i))(?:ng|ck|[nmlrkgptb])?"
)
_KOREAN_SHAPE = re.compile(rf"[a-z]+,? {_SYLLABLE}-{_SYLLABLE}")


def is_korean(name: str) -> bool:
    """ "Kim Min-ho": a surname of Korea with a given name hyphenated as Seoul does, as hardly others do."""
    spelt = _KOREAN.fullmatch(name)
    return spelt is not None and spelt[1].casefold() in _SURNAMES["KR"]


def _may_be_korean(name: str, surname: str) -> bool:
    """A given name as Seoul spells it, behind a surname that is not listed, so is of nobody else either."""
    return surname not in _LISTED and _KOREAN_SHAPE.fullmatch(name.casefold()) is not None


def sounds_foreign(name: str, country: str) -> bool:
    """Whether a name can hardly be one of this country: no surname of its few, or words it could not spell.

    Known of Korea, Viet Nam, Japan and China only; elsewhere every name may be at home. Behind an
    unlisted surname a Korean given name speaks for Korea.
    """
    folded = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = _WORD.findall(folded.casefold().replace("\u0111", "d"))
    if not words:
        return False
    if country not in _SURNAMES or _SURNAMES[country] & {words[0], words[-1]}:
        return False
    if country == "KR" and _may_be_korean(name, words[0]):
        return False
    sound = _SOUNDS.get(country)
    return sound is None or any(sound.fullmatch(word) is None for word in words)
