"""Whose release it is: the country (or organisation) that "the Minister" and "the Government" mean.

In this order: the publisher's country where the publisher is listed; a ministry with its country that
stands in a line of its own, as a letterhead or signature does; the country code of the host; who protests
in the title; a ministry that the opening sentences name with its country; the place of a dateline; who does
in the title what a ministry reports of its own; else nobody's. The country a text names most is no clue: a
release that condemns a launch names the one that launched most.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from urllib.parse import urlsplit

from app.domain.codes import OrganizationKind
from app.domain.countries import is_country
from app.domain.publishers import BY_SLUG
from app.domain.text import Span
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
    issuers = _issuers(folded, mentions)
    stated = _lettered(folded, issuers) or mission_in(folded, mentions) or _host_country(release.url)
    stated = stated or _protests_in_title(release, folded, mentions)
    stated = stated or next((country for _, country in issuers), None)
    stated = stated or _of_dateline(release, folded, mentions) or _named_before(folded, mentions)
    return stated or _acts_in_title(release, folded, mentions)


def _issuers(folded: str, mentions: Sequence[Mention]) -> list[tuple[Span, str]]:
    """The ministries at both ends of the text whose country is known, each with it."""
    found = []
    for mention, following in pairwise([*mentions, None]):
        near = mention is not None and (
            mention.span.start < OPENING or mention.span.start > len(folded) - CLOSING
        )
        if mention is None or mention.kind is not Kind.MINISTRY or not near:
            continue
        if mention.codes:
            found.append((mention.span, mention.codes[0]))
        elif following is not None and following.kind is Kind.COUNTRY:
            between = folded[mention.span.end : following.span.start]
            if between.strip() in ("of", "of the", "-", ","):
                found.append((Span(mention.span.start, following.span.end), following.codes[0]))
    return found


def _lettered(folded: str, issuers: Sequence[tuple[Span, str]]) -> str | None:
    """The country of a ministry that a line consists of: what else a line says is about somebody."""
    for span, country in issuers:
        start = folded.rfind("\n", 0, span.start) + 1
        line = folded[start:].split("\n", 1)[0]
        beside = _FURNITURE.sub("", line[: span.start - start] + line[span.end - start :])
        if not any(map(str.isalpha, beside)):
            return country
    return None


# What a letterhead or signature says beside the ministry's name.
_FURNITURE = re.compile(
    r"\b(?:the|of|by|from|press|media|release|statement|source|issued|communications?|information|department|"
    r"office|service|division|spokesperson)\b",
    re.IGNORECASE,
)


def mission_in(folded: str, mentions: Sequence[Mention]) -> str | None:
    """The country of an embassy that a line consists of: "Embassy of Ruritania in Elbonia"."""
    for mention in mentions:
        if mention.kind is not Kind.COUNTRY or mention.span.start > OPENING:
            continue
        before = folded[folded.rfind("\n", 0, mention.span.start) + 1 : mention.span.start]
        if _MISSION.fullmatch(before) and _POSTED.match(folded, mention.span.end):
            return mention.codes[0]
    return None


_MISSION = re.compile(
    r"(?:the )?(?:royal )?(?:embassy|high commission|permanent mission|consulate(?: general)?) of (?:the )?",
    re.IGNORECASE,
)
_POSTED = re.compile(r"(?:(?:,| in| to| -) [^.\n]{1,60})?(?:\n|$)")


def _of_dateline(release: Release, folded: str, mentions: Sequence[Mention]) -> str | None:
    """ "AMMAN, Aug. 1 (Agency) - …": the capital that opens a paragraph, unless it is where they met.

    "QATAR: …": the country, which says nothing of where.
    """
    opens = next((m for m in mentions if m.kind in _OPENING_KINDS and _opens_text(m, release, folded)), None)
    if opens is None:
        return None
    if opens.kind is Kind.COUNTRY:
        shouted = opens.span.of(folded).isupper() and folded.startswith(":", opens.span.end)
        return opens.codes[0] if shouted else None
    if _is_only_place(opens, folded, mentions):
        return None
    paragraph = folded[opens.span.start :].split("\n", 1)[0].casefold()
    told = paragraph.count(opens.span.of(folded).casefold())
    at_home = told == 1 and opens.codes[0] not in _SEATS
    line = _SHOUTED if opens.span.of(folded).isupper() else _DATELINE
    return opens.codes[0] if at_home and line.match(folded, opens.span.end) else None


def _is_only_place(opens: Mention, folded: str, mentions: Sequence[Mention]) -> bool:
    """A line "Strelsau, Ruritania": where remarks were made, which are as often made abroad."""
    behind = next((m for m in mentions if m.span.start > opens.span.start), None)
    if behind is None or behind.kind is not Kind.COUNTRY:
        return False
    between = folded[opens.span.end : behind.span.start]
    return between.strip() == "," and folded.startswith("\n", behind.span.end)


def _opens_text(mention: Mention, release: Release, folded: str) -> bool:
    """Whether the text begins here, or a paragraph of its opening does: an agency's name may stand above."""
    start = mention.span.start
    if not release.body_start <= start < release.body_start + OPENING:
        return False
    return start == release.body_start or folded[start - 1] == "\n"


_OPENING_KINDS = frozenset({Kind.CAPITAL, Kind.COUNTRY})
_SEATS = frozenset({"US", "BE"})  # of embassies and missions that write home


_DATELINE = re.compile(r"(?:,? ?[(/:-]|[,.] (?:[A-Z][a-z]{2}|\d))")
_SHOUTED = re.compile(rf"{_DATELINE.pattern}|, [A-Z]")  # "ABU DHABI, H.H. Sheikh X received …"


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


def _protests_in_title(release: Release, folded: str, mentions: Sequence[Mention]) -> str | None:
    """ "Chile Summons Ambassador": the embassy that the text names is then the other side's."""
    titled = _countries_of_title(release, mentions)
    return next((m.codes[0] for m in titled if _PROTESTS.match(folded, m.span.end)), None)


def _acts_in_title(release: Release, folded: str, mentions: Sequence[Mention]) -> str | None:
    """ "Chile Offers Help", "Attack in Peru Condemned by Chile": what ministries report of their own."""
    for mention in _countries_of_title(release, mentions):
        if _ACTS.match(folded, mention.span.end) or _DONE_BY.search(folded[: mention.span.start]):
            return mention.codes[0]
    return None


def _countries_of_title(release: Release, mentions: Sequence[Mention]) -> list[Mention]:
    titled = takewhile(lambda mention: mention.span.start < release.body_start, mentions)
    return [mention for mention in titled if mention.kind is Kind.COUNTRY]


_DOER = r"(?:'s (?:\w+ ){1,3}?| (?:government |strongly |deeply )?)"
_PROTESTS = re.compile(
    rf"{_DOER}(?:summons|expels"
    r"|(?:lodges|files|makes|hands|delivers) (?:\w+ ){0,2}(?:protests?|representations|demarches?|notes?))\b",
    re.IGNORECASE,
)
_ACTS = re.compile(
    rf"{_DOER}"
    r"(?:condemns|condoles|congratulates|deplores|regrets|welcomes|offers|extends|expresses|provides|donates"
    r"|to (?:offer|provide|donate|extend|send))\b",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    r"\b(?:condemned|offered|provided|donated|expressed|welcomed) by (?:the )?$", re.IGNORECASE
)


def _host_country(url: str | None) -> str | None:
    suffix = (urlsplit(url or "").hostname or "").rsplit(".", 1)[-1].lower()
    if suffix in _NEUTRAL or len(suffix) < 2:
        return None
    code = _HOST_SUFFIXES.get(suffix, suffix.upper())
    return code if is_country(code) else None
