"""Whose release it is: the country (or organisation) that "the Minister" and "the Government" mean.

In this order: the publisher's country where the publisher is listed; a ministry that the opening lines
name with its country; the country code of the host; else nobody's. The country a text names most is no
clue: a release that condemns a launch names the one that launched most.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from app.domain.codes import OrganizationKind
from app.domain.countries import is_country
from app.domain.publishers import BY_SLUG
from app.domain.values import Release
from app.extract.mentions import Kind, Mention

OPENING = 700  # characters from the start within which an issuer names itself
CLOSING = 200

_HOST_SUFFIXES = {"uk": "GB", "gov": "US", "mil": "US"}


def _is_foreign_ministry(mention: Mention) -> bool:
    return mention.ministry is not None and mention.ministry.kind is OrganizationKind.FOREIGN_MINISTRY


_OWNERS = (Kind.COUNTRY, Kind.DEMONYM)
_NEUTRAL = frozenset({"com", "org", "net", "int", "info", "eu", "tv", "io", "me", "co"})


def home_of(release: Release, folded: str, mentions: Sequence[Mention]) -> str | None:
    listed = BY_SLUG.get(release.publisher)
    if listed is not None and listed.country is not None:
        return listed.country
    stated = _issuer(folded, mentions) or _host_country(release.url)
    return stated or _of_dateline(release, folded, mentions) or _named_before(folded, mentions)


def _issuer(folded: str, mentions: Sequence[Mention]) -> str | None:
    length = len(folded)
    for at, mention in enumerate(mentions):
        near = mention.span.start < OPENING or mention.span.start > length - CLOSING
        if mention.kind is not Kind.MINISTRY or not near:
            continue
        if mention.codes:
            return mention.codes[0]
        following = mentions[at + 1] if at + 1 < len(mentions) else None
        if following is not None and following.kind is Kind.COUNTRY:
            between = folded[mention.span.end : following.span.start]
            if between.strip() in ("of", "of the", "-", ","):
                return following.codes[0]
    return None


def _of_dateline(release: Release, folded: str, mentions: Sequence[Mention]) -> str | None:
    """ "AMMAN, Aug. 1 (Agency) - …": the capital with which the text opens, unless it is where they met."""
    opens = next((m for m in mentions if m.span.start >= release.body_start), None)
    if opens is None or opens.kind is not Kind.CAPITAL or opens.span.start != release.body_start:
        return None
    paragraph = folded[opens.span.start :].split("\n", 1)[0].casefold()
    told = paragraph.count(opens.span.of(folded).casefold())
    at_home = told == 1 and opens.codes[0] not in _SEATS
    return opens.codes[0] if at_home and _DATELINE.match(folded, opens.span.end) else None


_SEATS = frozenset({"US", "BE"})  # of embassies and missions that write home


_DATELINE = re.compile(r"(?:,? ?[(/:-]|[,.] (?:[A-Z][a-z]{2}|\d))")


def _named_before(folded: str, mentions: Sequence[Mention]) -> str | None:
    """ "the Egyptian Ministry of Foreign Affairs", where nothing better says whose release it is."""
    for before, mention in pairwise(mentions):
        if not _is_foreign_ministry(mention) or mention.span.start >= OPENING:
            continue
        if before.kind in _OWNERS:
            between = folded[before.span.end : mention.span.start]
            if between.strip() in ("", "'s"):
                return before.codes[0]
    return None


def _host_country(url: str | None) -> str | None:
    suffix = (urlsplit(url or "").hostname or "").rsplit(".", 1)[-1].lower()
    if suffix in _NEUTRAL or len(suffix) < 2:
        return None
    code = _HOST_SUFFIXES.get(suffix, suffix.upper())
    return code if is_country(code) else None
