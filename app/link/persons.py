"""Whether a name in a release is somebody met before: by name, country and office together.

The same name is the same person unless the offices cannot be of one career (a minister is no director general
in the same year). A further name and another spelling need the office as well, and must fit one person only:
two records of one person are mended more easily than two persons in one record. Of surnames alone tells
`surnames.py`.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.domain.codes import DiplomaticRank
from app.link.names import Likeness, fold_name, is_short_form, likeness, words_of

ONE_YEAR = dt.timedelta(days=366)

SENIOR = frozenset(
    (
        DiplomaticRank.HEAD_OF_STATE,
        DiplomaticRank.HEAD_OF_GOVERNMENT,
        DiplomaticRank.FOREIGN_MINISTER,
        DiplomaticRank.MINISTER,
    )
)
JUNIOR = frozenset((DiplomaticRank.DIRECTOR_GENERAL, DiplomaticRank.WORKING_LEVEL))
# Offices that one person at a time holds in a country, so that a surname will do.
SINGLE = frozenset(
    (DiplomaticRank.HEAD_OF_STATE, DiplomaticRank.HEAD_OF_GOVERNMENT, DiplomaticRank.FOREIGN_MINISTER)
)
_LINKING_WORDS = frozenset("a an and at for from in of on the to with".split())  # noqa: SIM905 (a table)


@dataclass(frozen=True, slots=True)
class Office:
    """`since` and `until` are the first and the last day on which releases attest it."""

    title: str
    rank: DiplomaticRank
    since: dt.date | None
    until: dt.date | None

    @property
    def words(self) -> frozenset[str]:
        return frozenset(fold_name(self.title).split()) - _LINKING_WORDS


@dataclass(frozen=True, slots=True)
class Known:
    """A person met before: every spelling, and the offices that releases attest."""

    key: int
    country: str | None
    names: tuple[str, ...]
    offices: tuple[Office, ...]


def find_person(
    name: str, country: str | None, office: Office | None, known: Iterable[Known]
) -> Known | None:
    """The one person this name, which nobody bore before, is another form of; None if uncertain."""
    if office is None or country is None:
        return None
    fitting = [person for person in known if person.country == country and _fits(name, office, person)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(name: str, office: Office, person: Known) -> bool:
    # a surname alone tells nobody from a brother: it is no name to compare a full one with
    full = [spelling for spelling in person.names if len(words_of(spelling)) > 1]
    alike = any(likeness(name, spelling) in _ALIKE for spelling in full)
    short = office.rank in SINGLE and any(is_short_form(name, spelling) for spelling in full)
    return (alike or short) and any(_is_one_office(office, other) for other in person.offices)


_ALIKE = frozenset((Likeness.SAME, Likeness.MIDDLE, Likeness.SPELLING))


def _is_one_office(one: Office, other: Office) -> bool:
    """The same level about the same time."""
    if one.rank is not other.rank or one.rank is DiplomaticRank.OTHER:
        return False
    return is_about_then(one, other)


def is_about_then(one: Office, other: Office) -> bool:
    if not (one.since and one.until and other.since and other.until):
        return False
    return one.since - ONE_YEAR <= other.until and other.since - ONE_YEAR <= one.until


def opposed(rank: DiplomaticRank) -> frozenset[DiplomaticRank]:
    """Ranks that the same person does not hold within a year of this one."""
    return JUNIOR if rank in SENIOR else SENIOR if rank in JUNIOR else frozenset()


def sort_of(rank: DiplomaticRank) -> str:
    """What tells a namesake of this rank from the one met before."""
    return "senior" if rank in SENIOR else "junior"


def is_namesake(office: Office | None, attested: Collection[Office]) -> bool:
    """Whether who holds this office is somebody else than who holds those, though of the same name."""
    if office is None:
        return False
    others = opposed(office.rank)
    return any(other.rank in others and is_about_then(office, other) for other in attested)
