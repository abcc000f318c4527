"""Whether two names can be one person's: order, capitals, accents and hyphens never matter.

Middle names and spellings of another alphabet are told apart from the same name, for they need more to speak
for one person: the office. East Asian given names differ by a letter ("Jong-un", "Jong-il"; "Pak" is not
"Park"), so spellings are compared for other names only.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from app.domain.names import EAST_ASIAN_SURNAMES

_NOT_IN_WORD = re.compile(r"[^\w\s]|_")
_SPLITS_WORDS = re.compile(r"[\s,;/()·]+")
_SURNAMES = frozenset(name.casefold() for name in EAST_ASIAN_SURNAMES)
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
FEWEST_BEFORE_GENERATION = 2  # words: "Abdullah II" is told by both of his
_ALIKE = 2  # letters with which a given name and its short form begin
SHORTEST_SPELLED = 4  # letters: shorter words are other names, not other spellings

# One sound in several spellings of one alphabet, most letters first; doubled letters count once.
_SOUNDS = (
    ("tch", "ch"), ("sch", "sh"), ("ph", "f"), ("kh", "h"), ("dj", "j"), ("dh", "d"), ("ck", "k"),
    ("iy", "i"), ("yi", "i"), ("ey", "i"), ("ei", "i"), ("ai", "i"), ("ay", "i"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("y", "i"), ("q", "k"), ("w", "v"),
)  # fmt: skip
# The commonest given name in the world is the one spelt in most ways.
_MUHAMMAD = re.compile(r"m[aou]h[aou]?m+[aeiou]d|mehmed")
_DOUBLED = re.compile(r"(.)\1+")


class Likeness(StrEnum):
    """How two names stand to each other, most alike first."""

    SAME = "same"
    MIDDLE = "middle"  # one has a middle or further name
    SPELLING = "spelling"  # one alphabet's name in two spellings of another
    SURNAME = "surname"  # one is the surname of the other alone
    OTHER = "other"


@lru_cache(maxsize=20_000)
def fold_name(name: str) -> str:
    """A name's words in lower case, without accents, hyphens, dots and apostrophes; order kept."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = (_NOT_IN_WORD.sub("", word) for word in _SPLITS_WORDS.split(plain.casefold()))
    return unicodedata.normalize("NFC", " ".join(word for word in words if word))


def words_of(name: str) -> tuple[str, ...]:
    """The words that tell a person: initials count where there is little else."""
    words = fold_name(name).split()
    whole = [word for word in words if len(word) > 1 or not word.isascii()]
    return tuple(whole if len(whole) > 1 else words)


@lru_cache(maxsize=50_000)
def likeness(one: str, other: str) -> Likeness:
    ours, theirs = words_of(one), words_of(other)
    if not ours or not theirs:
        return Likeness.OTHER
    if _is_same(ours, theirs):
        return Likeness.SAME
    short, long = sorted((ours, theirs), key=len)
    if len(short) == 1:
        return Likeness.SURNAME if short[0] in (long[0], _last_of(long)) else Likeness.OTHER
    if _has_middle(short, long):
        return Likeness.MIDDLE
    return Likeness.SPELLING if _is_spelt_otherwise(ours, theirs) else Likeness.OTHER


def is_short_form(one: str, other: str) -> bool:
    """ "Joe Biden" and "Joseph R. Biden Jr.": one surname, given names that begin alike. It tells one person
    only where an office does, and nothing of East Asian names.
    """
    ours, theirs = words_of(one), words_of(other)
    if min(len(ours), len(theirs)) < len(("given", "surname")) or _SURNAMES & {*ours, *theirs}:
        return False
    return _last_of(ours) == _last_of(theirs) and ours[0][:_ALIKE] == theirs[0][:_ALIKE]


def _last_of(words: tuple[str, ...]) -> str:
    """The surname where it stands last: that of "Joseph R. Biden Jr." is no "Jr."."""
    return words[-2] if len(words) > FEWEST_BEFORE_GENERATION and words[-1] in GENERATIONS else words[-1]


def _is_same(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """The same words in any order; what is one word here may be two there ("Min-ho", "Min ho")."""
    if sorted(ours) == sorted(theirs):
        return True
    left = [word for word in ours if word not in theirs]
    right = [word for word in theirs if word not in ours]
    is_shared = len(left) < len(ours)
    joined = {"".join(left), "".join(left[::-1])}
    return bool(is_shared and left and right) and bool(joined & {"".join(right), "".join(right[::-1])})


def _has_middle(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) == len(long):
        return False
    ends = {long[0], long[-1]}
    inside = ends <= set(short) and set(short) <= set(long)
    return inside or long[: len(short)] == short


def _is_spelt_otherwise(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if len(ours) != len(theirs) or _SURNAMES & {*ours, *theirs}:
        return False
    left = sorted(word for word in ours if word not in theirs)
    right = sorted(word for word in theirs if word not in ours)
    if min(len(word) for word in left + right) < SHORTEST_SPELLED:
        return False
    return sorted(map(sound_of, left)) == sorted(map(sound_of, right))


@lru_cache(maxsize=20_000)
def sound_of(word: str) -> str:
    """A spelling that words of one sound share."""
    if _MUHAMMAD.fullmatch(word):
        return "muhammad"
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", word)
