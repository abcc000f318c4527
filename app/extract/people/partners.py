"""Which other country a release is about, as its opening and the sentence before say."""

from collections.abc import Sequence

from app.extract.lexicon import words
from app.extract.mentions import Kind
from app.extract.people.scene import COUNTRY_KINDS, PLACE_KINDS, Codes
from app.extract.units import Unit

_WHERE = frozenset({Kind.COUNTRY, Kind.CAPITAL})


def pair_of(opening: Sequence[Sequence[Unit]]) -> Codes:
    """The two countries that the title and the first sentences name, where they are just two."""
    named = (u.mention.codes for row in opening for u in row if u.mention and u.kind in COUNTRY_KINDS)
    codes = tuple(dict.fromkeys(code for found in named for code in found))
    return codes if len(codes) == 2 else ()


def partner_of(opening: Sequence[Sequence[Unit]], home: str | None) -> str | None:
    """The one foreign country of the title and the first sentences, where there is just one."""
    for kinds in (COUNTRY_KINDS, PLACE_KINDS):
        codes = {
            code
            for row in opening
            for unit in (row if kinds is COUNTRY_KINDS else clause_around(row, 0))
            if unit.mention is not None and unit.kind in kinds
            for code in unit.mention.codes
        } - {home}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def last_abroad(row: Sequence[Unit], home: str | None) -> Codes:
    """The last country of a sentence that is not the publisher's own."""
    codes = [unit.mention.codes for unit in row if unit.mention is not None and unit.kind in _WHERE]
    return next((code for code in reversed(codes) if len(code) == 1 and home not in code), ())


def clause_around(row: Sequence[Unit], at: int) -> Sequence[Unit]:
    """The units that stand with one of them, where "and yesterday we …" begins anew."""
    opens = [n for n in range(1, len(row) - 2) if row[n].lower in ("and", "but") and _begins_anew(row, n + 1)]
    start = max((n for n in opens if n <= at), default=0)
    return row[start : next((n for n in opens if n > at), len(row))]


def _begins_anew(row: Sequence[Unit], at: int) -> bool:
    at += row[at].lower == "on"
    at += row[at].date is not None
    return row[min(at, len(row) - 1)].lower in _PRONOUNS


_PRONOUNS = words("i we he she they")
