"""Offices: the words of titles, their rank, and honorifics.

`offices.csv` lists title heads as texts print them; `portfolios.csv` lists what ministers are in charge of,
from which the usual forms are made ("Minister of Defence", "Defence Minister", "Deputy Defence Minister").
One head may stand in several rows with different countries: a Foreign Secretary is the minister in London,
the senior official in New Delhi. To add an office, add a row; `rank_of` and the person grammar follow.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.domain.codes import DiplomaticRank
from app.domain.tables import Row, read_rows, values


@dataclass(frozen=True, slots=True)
class Office:
    head: str  # the title words as printed: "Minister of Foreign Affairs"
    rank: DiplomaticRank
    takes: bool  # may go on with "of …", "for …", "to …"
    abbreviations: tuple[str, ...] = ()
    plural: str = ""
    country_hint: str | None = None  # the country whose title it is, where only one uses it so
    organisation: str | None = None  # the body it belongs to, as the guide writes it
    note: str = ""


def _read_offices() -> tuple[Office, ...]:
    listed = tuple(_office(row) for row in read_rows("offices"))
    known = {office.head for office in listed}
    made = (office for row in read_rows("portfolios") for office in _of_portfolio(row))
    return listed + tuple({office.head: office for office in made if office.head not in known}.values())


def _office(row: Row) -> Office:
    return Office(
        head=row["head"],
        rank=DiplomaticRank(row["rank"]),
        takes=row["takes"] == "yes",
        abbreviations=values(row["abbreviations"]),
        plural=row["plural"],
        country_hint=row["country_hint"] or None,
        organisation=row["organisation"] or None,
        note=row["note"],
    )


def _of_portfolio(row: Row) -> list[Office]:
    """The usual titles of one portfolio: ministers, then their deputies."""
    minister, deputy = DiplomaticRank.MINISTER, DiplomaticRank.VICE_MINISTER
    made = []
    for title, rank in (("Minister", minister), ("Vice Minister", deputy), ("Deputy Minister", deputy)):
        for word in ("of", "for"):
            tail = f"{word} {row['portfolio']}"
            made.append(Office(f"{title} {tail}", rank, takes=False, plural=f"{title}s {tail}"))
    for short in values(row["short"]):
        made.append(Office(f"{short} Minister", minister, takes=False, plural=f"{short} Ministers"))
        for title in ("Deputy", "Vice"):
            head = f"{title} {short} Minister"
            made.append(Office(head, deputy, takes=True, plural=f"{head}s"))
    return made


OFFICES: tuple[Office, ...] = _read_offices()

HONORIFICS: tuple[str, ...] = tuple(row["form"] for row in read_rows("honorifics"))

_Heads = dict[str, list[Office]]
_GOVERNED = re.compile(r"\b(?:of|to|for)(?: the| his| her| their)? $")
_FOLDED_SIGNS = str.maketrans({"-": " ", "\u2010": " ", "\u2011": " ", "\u2013": " ", "\u2019": "'"})


def rank_of(title: str, country: str | None = None) -> DiplomaticRank:
    """The rank of a free title: that of the longest head in it; `country` settles heads that differ by it.

    A head that another one governs does not count: an adviser to the President is no head of state.
    """
    heads, pattern = _index()
    text = _folded(title)
    found = list(pattern.finditer(text))
    own = [match for n, match in enumerate(found) if not (n and _GOVERNED.search(text, 0, match.start()))]
    if not own:
        return DiplomaticRank.OTHER
    offices = heads[max(own, key=lambda match: len(match[0]))[0]]
    return next((office for office in offices if office.country_hint == country), offices[0]).rank


def _folded(title: str) -> str:
    return " ".join(title.translate(_FOLDED_SIGNS).casefold().split())


@lru_cache(maxsize=1)
def _index() -> tuple[_Heads, re.Pattern[str]]:
    heads: _Heads = {}
    for office in OFFICES:
        for form in {office.head, office.plural, *office.abbreviations} - {""}:
            heads.setdefault(_folded(form), []).append(office)
    longest_first = sorted(heads, key=len, reverse=True)
    return heads, re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
