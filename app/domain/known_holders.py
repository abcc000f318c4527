"""Holders of offices whom everybody knows, so that releases leave their country out: "President Macron".

A name is found by all its words, whatever stands between or around them. To add a holder, add a row to
`known_holders.csv`.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Set
from functools import lru_cache

from app.domain.tables import read_rows

_WORD = re.compile(r"[a-z0-9]+")


def country_of_holder(kind: str, words: Set[str]) -> str | None:
    """The country of the leader, minister, secretary or spokesperson whose name has these folded words."""
    by_word = _by_word()
    for word in sorted(words):
        for known, country in by_word.get((kind, word), ()):
            if known <= words:
                return country
    return None


@lru_cache(maxsize=1)
def _by_word() -> dict[tuple[str, str], list[tuple[frozenset[str], str]]]:
    """By kind and each word of the name: all its words, and the country."""
    found: dict[tuple[str, str], list[tuple[frozenset[str], str]]] = defaultdict(list)
    for name, kind, country in read_rows("known_holders", "name kind country"):
        known = _folded(name)
        for word in known:
            found[kind, word].append((known, country))
    return found


def _folded(name: str) -> frozenset[str]:
    bare = unicodedata.normalize("NFKD", name.replace("-", "").replace("'", "")).lower()
    return frozenset(_WORD.findall("".join(c for c in bare if not unicodedata.combining(c))))
