"""Which of two countries a word means that both are called by: "Congo", "Dominican".

The one that the text names nearest in words of its own (a full name, a capital); without any, the first of
the dictionary.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from app.domain.countries import COUNTRIES
from app.extract.mentions import Mention


def tell_namesakes(mentions: Sequence[Mention]) -> list[Mention]:
    shared = _shared()
    return [_told(mention, mentions) if mention.entry in shared else mention for mention in mentions]


def _told(shared: Mention, mentions: Sequence[Mention]) -> Mention:
    owners = _shared()[shared.entry]
    telling = [m for m in mentions if m.entry not in _shared() and len(m.codes) == 1 and m.codes[0] in owners]
    if not telling:
        return shared
    nearest = min(telling, key=lambda mention: abs(mention.span.start - shared.span.start))
    return shared._replace(entry=_entry(nearest.codes[0], shared.entry.split(":")[2]), codes=nearest.codes)


@lru_cache(maxsize=1)
def _shared() -> dict[str, frozenset[str]]:
    """The entries of words that several countries have, with their codes."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for country in COUNTRIES.values():
        for word in (*country.names, *country.demonyms, *country.capitals):
            owners[word].add(country.code)
    return {
        _entry(code, word): frozenset(codes)
        for word, codes in owners.items()
        if len(codes) > 1
        for code in codes
    }


def _entry(code: str, word: str) -> str:
    return f"countries:{code}:{word}"
