"""Who issued a page, told from the lines in which its site or signature names a ministry and nothing more.

"Ministry of Foreign Affairs of the Republic of Elbonia" above the title, "From: Global Affairs Canada" below
it, "Ministry of Foreign Affairs / Strelsau / 5 March 2024" at the end. One that a sentence names is none.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from app.domain.codes import OrganizationKind
from app.domain.countries import COUNTRIES
from app.domain.publishers import PUBLISHERS, Publisher, publisher_of_name, publisher_of_url
from app.sources.datelines import beside_days
from app.sources.paragraphs import Paragraph

_LABEL = re.compile(
    r"^\W*(?:from|source|publisher|author|by|issued by|copyright)\b\s*:?\s*(?:the )?(?:royal )?"
    r"|^\W*(?:press|news) (?:releases?|service|office) (?:of|from) (?:the )?(?:royal )?",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"\W*(?:images?|photos?|pictures?|photographs?)\b", re.IGNORECASE)  # whose they are
_PARTS = re.compile(r"\s+[|/\u2013\u2014\u2022\u00b7-]\s+|\s*[|•]\s*")
_AND_PERSON = re.compile(r"\s+and (?:the |rt |hon).*$", re.IGNORECASE)
_FOREIGN_MINISTRY = re.compile(
    r"(?:ministry|department) (?:of|for) (?:foreign|external) (?:affairs|relations)\b.{0,60}", re.IGNORECASE
)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,3}", re.IGNORECASE)
_LONGEST = 150  # characters of a line that names an issuer
_LAST_LINES = 12  # that a signature or a site's foot may take


def issuer_of(head: Sequence[Paragraph], rest: Sequence[Paragraph]) -> str | None:
    """The slug of the publisher that these lines before and behind the title name; None where none or two
    do.
    """
    lines = [line.text.text for line in (*head, *rest[:_LAST_LINES], *rest[-_LAST_LINES:])]
    named = {found.slug for line in dict.fromkeys(lines) if (found := issuer_of_line(line))}
    named |= {found.slug for a, b in pairwise(lines) if (found := _signed(a, b) or _signed(b, a))}
    return named.pop() if len(named) == 1 else None


def issuer_of_line(text: str) -> Publisher | None:
    """The publisher that a line names and nothing more; its day, label and other offices may stand beside."""
    if len(text) > _LONGEST or text.endswith((".", ":")) or _CREDIT.match(text):
        return None
    named = _LABEL.sub("", beside_days(text))
    whole = publisher_of_name(named) or (publisher_of_url(f"//{named}") if _HOST.fullmatch(named) else None)
    if whole is not None:
        return whole
    parts = [_AND_PERSON.sub("", part) for part in _PARTS.split(named)]
    found = {publisher for part in parts if (publisher := publisher_of_name(part))}
    return found.pop() if len(found) == 1 else None


def _signed(office: str, place: str) -> Publisher | None:
    """Ministry of Foreign Affairs / Strelsau: a ministry without a country, its capital or country beside."""
    if len(place) <= 40 and _FOREIGN_MINISTRY.fullmatch(office.strip(" ,.")):
        return _by_seat().get(beside_days(place).strip(" ,.").casefold())
    return None


@lru_cache(maxsize=1)
def _by_seat() -> dict[str, Publisher]:
    """By capital and by country, the ministry there; a name that two could bear belongs to none."""
    ministries = (p for p in PUBLISHERS if p.country and p.kind is OrganizationKind.FOREIGN_MINISTRY)
    by_country = {ministry.country: ministry for ministry in ministries}
    seats: dict[str, set[str]] = {}
    for country in COUNTRIES.values():
        for name in (*country.names, *country.capitals):
            seats.setdefault(name.casefold(), set()).add(country.code)
    return {
        name: by_country[code]
        for name, codes in seats.items()
        if len(codes) == 1 and (code := next(iter(codes))) in by_country
    }
