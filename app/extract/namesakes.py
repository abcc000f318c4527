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
from app.domain.places import ELSEWHERE, PLACES, Place, PlaceKind
from app.extract.mentions import Kind, Mention


def tell_namesakes(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    shared = _shared()
    parts = [
        _part_of(folded, at, mentions) if mention.entry in _parts() else mention
        for at, mention in enumerate(mentions)
    ]
    told = [_told(mention, mentions) if mention.entry in shared else mention for mention in parts]
    return [_placed(folded, mention, mentions) if mention.place is not None else mention for mention in told]


def _part_of(folded: str, at: int, mentions: Sequence[Mention]) -> Mention:
    """ "Georgia, the United States", "the State of Georgia", "Atlanta and Clarkston, Georgia": a part of
    another country.
    """
    mention = mentions[at]
    place = _parts()[mention.entry]
    before, behind = mentions[at - 1] if at else None, mentions[at + 1 : at + 2]
    owned = any(m.codes == (place.country,) and m.kind is Kind.COUNTRY for m in behind)
    owned = owned and _WITHIN.fullmatch(folded, mention.span.end, behind[0].span.start) is not None
    near = before is not None and mention.span.start - before.span.end < _NEAR
    if near and before is not None and before.kind is Kind.PLACE and before.codes == (place.country,):
        owned = True
    if not owned and not folded[: mention.span.start].lower().endswith(_PART):
        return mention
    return mention._replace(kind=Kind.PLACE, codes=(place.country or "",))


_NEAR = 30  # characters from a town to its state
_WITHIN = re.compile(r",? (?:\()?(?:the )?")
_PART = ("state of ", "province of ", "region of ")


@lru_cache(maxsize=1)
def _parts() -> dict[str, Place]:
    """Regions that are called as a country is, by the entry of the country."""
    regions = {place.name: place for place in PLACES if place.kind is PlaceKind.REGION and place.country}
    return {
        _entry(country.code, name): regions[name]
        for country in COUNTRIES.values()
        for name in country.names
        if name in regions
    }


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
