"""Who issued a page, told from the lines in which its site or signature names a ministry and nothing more.

"Ministry of Foreign Affairs of the Republic of Elbonia" above the title, "From: Global Affairs Canada" below
it, "Ministry of Foreign Affairs / Strelsau / 5 March 2024" at the end; a state's news agency signs behind the
dateline ("Strelsau, 5 March 2024, RNA --"). One that a sentence names is none.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from app.domain.codes import OrganizationKind
from app.domain.countries import COUNTRIES
from app.domain.publishers import PUBLISHERS, Publisher, publisher_of_name, publisher_of_url
from app.sources.datelines import beside_days, find_days
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
    r"(?:(?:federal|royal) )?(?:ministry|department|secretariat) (?:of|for) (?:\w+(?:,|,? and)? ){0,3}?"
    r"(?:foreign|external|international) (?:(?:and|&) \w+ )?(?:affairs|relations)\b.{0,60}",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:the )?(?:(?:federal |democratic |islamic |arab |socialist )*(?:republic|kingdom|state|government|"
    r"commonwealth|sultanate) of )+(?:the )?",
    re.IGNORECASE,
)
_BY_AGENCY = re.compile(r"[^.]{0,60}?(?:^|[\s,(/])([A-Z]{3,5})\)?\s*[-\u2013\u2014]{1,2}\s")
_OF_MINISTRY = re.compile(
    r"(?:press )?(?:statement|comment|commentary|communiqu[eé]|press release|announcement|position|note)"
    r" (?:of|by|from) (?:the )?(?P<name>.+?)(?: (?:on|regarding|concerning|about|following|in|to)\b.*)?",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,3}", re.IGNORECASE)
_LONGEST = 150  # characters of a line that names an issuer
_OPENING = 2  # paragraphs that may begin with a dateline
_LONGEST_SEAT = 50  # characters of a seat and a day
_LAST_LINES = 12  # that a signature or a site's foot may take


def issuer_of(title: str, head: Sequence[Paragraph], rest: Sequence[Paragraph]) -> str | None:
    """The slug of the publisher that these lines before and behind the title name, or the title; None where
    none or two do.
    """
    lines = [line.text.text for line in (*head, *rest[:_LAST_LINES], *rest[-_LAST_LINES:])]
    named = {found.slug for line in dict.fromkeys(lines) if (found := issuer_of_line(line))}
    named |= {found.slug for a, b in pairwise(lines) if (found := _signed(a, b) or _signed(b, a))}
    named |= {found.slug for line in lines if (found := _signed(*_office_and_seat(line)))}
    if not named:
        opening = [agency for line in rest[:_OPENING] if (agency := _agency(line.text.text))]
        ministries = (*opening[:1], _of_statement(title), _signed_from_seat(title, rest))
        named = {found.slug for found in ministries if found}
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
        seat = beside_days(place).strip(" ,.")
        return _by_seat().get(seat.casefold()) or _by_seat().get(_STATE.sub("", seat).casefold())
    return None


def _office_and_seat(line: str) -> tuple[str, str]:
    """ "Ministry of Foreign Affairs, Strelsau, 5 March 2024" on one line."""
    office, _, seat = beside_days(line).strip(" ,.").rpartition(",")
    return (office, seat.strip()) if len(line) <= _LONGEST else ("", "")


def _signed_from_seat(title: str, rest: Sequence[Paragraph]) -> Publisher | None:
    """ "Strelsau / 5 March 2024" as the last lines: the ministry at that seat, where the text speaks of its
    country. A joint text may be signed in another's capital.
    """
    last = [line.text.text for line in rest[-2:]]
    seat = beside_days(" ".join(last)).strip(" ,.") if sum(map(len, last)) <= _LONGEST_SEAT else ""
    found = _by_seat().get(seat.casefold()) if find_days(" ".join(last)) else None
    if found is None or found.country is None or "joint" in title.casefold():
        return None
    country = COUNTRIES[found.country]
    text = " ".join((title, *(line.text.text for line in rest[:-2])))
    return found if any(name in text for name in (*country.names, *country.demonyms)) else None


def _agency(text: str) -> Publisher | None:
    """The state's news agency that signs behind the dateline with its initials."""
    signed = _BY_AGENCY.match(text)
    found = publisher_of_name(signed.group(1)) if signed else None
    return found if found is not None and found.kind is OrganizationKind.GOVERNMENT_BODY else None


def _of_statement(title: str) -> Publisher | None:
    """ "Statement of the Ministry of Foreign Affairs of Elbonia on the attack"."""
    stated = _OF_MINISTRY.fullmatch(title)
    return publisher_of_name(stated.group("name")) if stated else None


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
