"""Which of two countries a word means that both are called by: "Congo"; or have a place of: "Palma".

The one that the text names nearest in words of its own (a full name, a capital); without any, the first of
the dictionary. A place is that of the dictionary wherever the text names its country, unless another stands
right behind it ("Baluchistan province of Iran").
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from app.domain.countries import COUNTRIES
from app.domain.places import ELSEWHERE
from app.extract.mentions import Kind, Mention


def tell_namesakes(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    shared = _shared()
    told = [_told(mention, mentions) if mention.entry in shared else mention for mention in mentions]
    return [_placed(folded, mention, mentions) if mention.place is not None else mention for mention in told]


def _placed(folded: str, mention: Mention, mentions: Sequence[Mention]) -> Mention:
    elsewhere = ELSEWHERE.get(mention.place.name, ()) if mention.place is not None else ()
    named = [m for m in mentions if elsewhere and m.kind in _OWNERS and len(m.codes) == 1]
    others = [m for m in named if m.codes[0] in elsewhere]
    behind = [m for m in others if _BEHIND.fullmatch(folded, mention.span.end, m.span.start)]
    if not behind and any(m.codes == mention.codes for m in named):
        return mention
    nearest = min(behind or others, key=lambda m: abs(m.span.start - mention.span.start), default=None)
    return mention._replace(codes=nearest.codes) if nearest is not None else mention


_OWNERS = frozenset({Kind.COUNTRY, Kind.DEMONYM, Kind.CAPITAL})
_BEHIND = re.compile(r"(?: (?:province|region|state|district|governorate))?(?:,| of| in| \() ?(?:the )?")


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
