"""Offices: the words of titles, their rank, and honorifics.

`offices.csv` lists title heads as texts print them; `portfolios.csv` lists what ministers are in charge of,
from which the usual forms are made ("Minister of Defence", "Defence Minister", "Deputy Defence Minister").
One head may stand in several rows with different countries: a Foreign Secretary is the minister in London,
the senior official in New Delhi. To add an office, add a row; `rank_of` and the person grammar follow.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.domain.codes import DiplomaticRank
from app.domain.tables import read_rows, values


@dataclass(frozen=True, slots=True)
class Office:
    head: str  # the title words as printed: "Minister of Foreign Affairs"
    rank: DiplomaticRank
    takes: bool  # may go on with "of …", "for …", "to …"
    abbreviations: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    country_hint: str | None = None  # the country whose title it is, where only one uses it so
    organisation: str | None = None  # the body it belongs to, as the guide writes it
    note: str = ""


def _read_offices() -> tuple[Office, ...]:
    listed = tuple(_listed())
    known = {office.head for office in listed}
    made = {
        office.head: office
        for portfolio, short in read_rows("portfolios", "portfolio short")
        for office in _of_portfolio(portfolio, values(short))
    }
    return listed + tuple(office for head, office in made.items() if head not in known)


def _listed() -> Iterator[Office]:
    columns = "head rank takes abbreviations plural country_hint organisation note"
    for head, rank, takes, abbreviations, plural, country, organisation, note in read_rows(
        "offices", columns
    ):
        yield Office(
            head=head,
            rank=DiplomaticRank(rank),
            takes=takes == "yes",
            abbreviations=values(abbreviations),
            plurals=values(plural),
            country_hint=country or None,
            organisation=organisation or None,
            note=note,
        )


def _of_portfolio(portfolio: str, shorts: tuple[str, ...]) -> Iterator[Office]:
    """The usual titles of one portfolio: ministers, then their deputies."""
    minister, deputy = DiplomaticRank.MINISTER, DiplomaticRank.VICE_MINISTER
    for title, rank in (("Minister", minister), ("Vice Minister", deputy), ("Deputy Minister", deputy)):
        for tail in (f"of {portfolio}", f"for {portfolio}"):
            yield Office(f"{title} {tail}", rank, takes=False, plurals=(f"{title}s {tail}",))
    for short in shorts:
        yield Office(f"{short} Minister", minister, takes=False, plurals=(f"{short} Ministers",))
        for head in (f"Deputy {short} Minister", f"Vice {short} Minister"):
            yield Office(head, deputy, takes=True, plurals=(f"{head}s",))


OFFICES: tuple[Office, ...] = _read_offices()

_HONORIFICS = read_rows("honorifics", "form note")
HONORIFICS: tuple[str, ...] = tuple(form for form, _ in _HONORIFICS)
NAMES_TOO = frozenset(form for form, note in _HONORIFICS if note.endswith("in capitals a name"))

_ORDER = tuple(DiplomaticRank)  # highest first
_GOVERNORS = frozenset({"of", "to", "for"})
_ARTICLES = frozenset({"the", "his", "her", "their"})
_FOLDED_SIGNS = str.maketrans({"-": " ", "\u2010": " ", "\u2011": " ", "\u2013": " ", "\u2019": "'"})


def countries_of(office: Office) -> tuple[str, ...]:
    """The countries that use this title as theirs, the most usual first; empty where everybody uses it."""
    return _hints().get(office.head, ())


@lru_cache(maxsize=1)
def _hints() -> dict[str, tuple[str, ...]]:
    hints: dict[str, tuple[str, ...]] = {}
    for office in OFFICES:
        if office.country_hint is not None:
            hints[office.head] = (*hints.get(office.head, ()), office.country_hint)
    return hints


def rank_of(title: str, country: str | None = None) -> DiplomaticRank:
    """The rank of a free title: at each word the longest head, of several side by side the highest.

    `country` settles heads whose rank differs by country. A head that another one governs does not count: an
    adviser to the President is no head of state.
    """
    words = _folded(title)
    ranks: list[DiplomaticRank] = []
    at = 0
    while at < len(words):
        size, offices = _head_at(words, at)
        if offices and not _is_governed(words, at):
            own = (office for office in offices if office.country_hint == country)
            ranks.append(next(own, offices[0]).rank)
        at += max(size, 1)
    return min(ranks, key=_ORDER.index, default=DiplomaticRank.OTHER)


def _head_at(words: list[str], start: int) -> tuple[int, list[Office]]:
    """How many words the longest head at this word has, and its offices."""
    heads, longest = _heads()
    for size in range(min(longest, len(words) - start), 0, -1):
        offices = heads.get(_joined(words[start : start + size]))
        if offices:
            return size, offices
    return 0, []


def _is_governed(words: list[str], at: int) -> bool:
    before = at - 1
    if words[before] in _ARTICLES:
        before -= 1
    return before > 0 and words[before] in _GOVERNORS


def _folded(title: str) -> list[str]:
    return title.translate(_FOLDED_SIGNS).casefold().split()


def _joined(words: list[str]) -> str:
    return " ".join(words).rstrip(".,;:")


@lru_cache(maxsize=1)
def _heads() -> tuple[dict[str, list[Office]], int]:
    """Offices by folded head, plural and abbreviation, and the number of words of the longest."""
    heads: dict[str, list[Office]] = {}
    for office in OFFICES:
        for form in {office.head, *office.plurals, *office.abbreviations}:
            heads.setdefault(_joined(_folded(form)), []).append(office)
    return heads, max(len(head.split()) for head in heads)
