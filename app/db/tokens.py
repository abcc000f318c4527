"""Words for the full-text search, the same on both databases: they are made here, not by the database.

Folded (compatibility forms, case, accents of Latin letters), cut at everything that is no letter or digit;
English words become their stem. Korean, Chinese and Japanese stand as overlapping pairs of syllables, so that
a name is found inside a compound and before a particle; the last syllable closes each run by itself, so every
syllable begins one token, and a search for one syllable is a search for a beginning.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

import snowballstemmer

MAX_TOKEN = 60  # characters; longer ones are cut, in texts and in queries alike

ACCENT = r"[\u0300-\u036f]"  # standing for itself behind its letter
WORD = re.compile(
    # U.S., D.P.R.K.: one word as if without points
    rf"(?P<initials>(?<![^\W_])(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![^\W_]))?)"
    # a possessive s is no part of the word
    rf"|(?P<word>[^\W_]+(?:{ACCENT}+[^\W_]*)*)(?:['\u2019]s(?![^\W_]))?"
)
PIECE = re.compile(r"[^\W_]+")
SYLLABLES = "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
SYLLABLES += "\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
RUN = re.compile(rf"(?P<syllables>[{SYLLABLES}]+)|[^{SYLLABLES}]+")
WITHOUT_ACCENT = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "ħ": "h",
        "ŋ": "n",
    }
)


class _Stemmer(threading.local):
    """One a thread: a stemmer keeps the word that it works on, and two words at once would mix."""

    def __init__(self) -> None:
        self.stem = snowballstemmer.stemmer("english").stemWord


_english = _Stemmer()


def runs_of(text: str) -> Iterator[str]:
    """The runs of one script that the words of a text fall into once folded, before stemming."""
    for initials, word in WORD.findall(text):
        yield from split_runs(word or _without_points(initials))


def tokens_of(text: str) -> Iterator[str]:
    """The tokens of a text in order, as they are indexed."""
    words = [word or _without_points(initials) for initials, word in WORD.findall(text)]
    return chain.from_iterable(map(_tokens_of_word, words))


def _without_points(initials: str) -> str:
    return initials.replace(".", "")


@lru_cache(maxsize=65_536)
def _tokens_of_word(word: str) -> tuple[str, ...]:
    found: list[str] = []
    for run in split_runs(word):
        found += [*pairs(run), run[-1]] if is_syllables(run) else [stem(run)]
    return tuple(found)


def split_runs(word: str) -> tuple[str, ...]:
    """A word folded and cut where letters and syllables meet: "한미FTA" is two runs."""
    return tuple(run[0] for piece in PIECE.findall(fold(word)) for run in RUN.finditer(piece))


def fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    word = unicodedata.normalize("NFKC", word).casefold()
    word = unicodedata.normalize("NFKC", word)  # folding case may decompose
    return "".join(map(_without_accent, word)).translate(WITHOUT_ACCENT)


@lru_cache(maxsize=4096)
def _without_accent(letter: str) -> str:
    if "\u0300" <= letter <= "\u036f":
        return ""
    base = unicodedata.normalize("NFD", letter)
    return base[0] if len(base) > 1 and base[0].isascii() else letter


def is_syllables(run: str) -> bool:
    return RUN.match(run[0])["syllables"] is not None  # type: ignore[index]  # RUN matches any character


def pairs(run: str) -> list[str]:
    """Overlapping pairs of syllables; none for a single one."""
    return [run[n : n + 2] for n in range(len(run) - 1)]


@lru_cache(maxsize=65_536)
def stem(run: str) -> str:
    """The stem of an English word, other words as they are; never longer than `MAX_TOKEN`."""
    return str(_english.stem(run))[:MAX_TOKEN] if run.isascii() and run.isalpha() else run[:MAX_TOKEN]
