"""How one release tells one event, as far as it helps to recognise the event elsewhere."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app.domain.codes import CountryRole, DatePrecision, DiplomaticRank, ParticipationRole
from app.domain.event_types import EventType
from app.link import wording

DATED = frozenset((DatePrecision.DAY, DatePrecision.RANGE, DatePrecision.PUBLISHED))

# Levels at which delegations meet: who meets at one level does not meet at another at the same table.
_TIERS = {
    DiplomaticRank.HEAD_OF_STATE: 0,
    DiplomaticRank.HEAD_OF_GOVERNMENT: 0,
    DiplomaticRank.FOREIGN_MINISTER: 1,
    DiplomaticRank.MINISTER: 1,
    DiplomaticRank.VICE_MINISTER: 2,
    DiplomaticRank.SPECIAL_REPRESENTATIVE: 3,
    DiplomaticRank.AMBASSADOR: 3,
    DiplomaticRank.CHARGE_D_AFFAIRES: 3,
    DiplomaticRank.DIRECTOR_GENERAL: 4,
    DiplomaticRank.WORKING_LEVEL: 4,
}


@dataclass(frozen=True, slots=True)
class Someone:
    """Who takes part; without a name a post."""

    name: str | None
    country: str | None
    rank: DiplomaticRank | None

    @property
    def tier(self) -> int | None:
        return _TIERS.get(self.rank) if self.rank else None


@dataclass(frozen=True)
class Account:
    """`key` is the account's own, `release` the release's, `told_from` the country of who issued it."""

    key: int
    release: int
    type: EventType
    precision: DatePrecision
    starts_on: dt.date | None
    ends_on: dt.date | None
    month_day: str | None
    countries: tuple[tuple[str, CountryRole], ...]
    organizations: tuple[str, ...]
    people: tuple[Someone, ...]
    place: str | None
    country_of_place: str | None
    sentence: str
    heading: str  # of a release whose main subject the event is; else empty
    told_from: str | None
    published_on: dt.date | None

    @cached_property
    def parties(self) -> frozenset[str]:
        """Countries and organisations; for an act of force who did it."""
        codes = {code for code, _ in self.countries}
        if self.type is EventType.MILITARY_ACTIVITY:
            codes = {code for code, role in self.countries if role is CountryRole.ACTOR} or codes
        return frozenset((*codes, *self.organizations))

    @cached_property
    def named(self) -> tuple[Someone, ...]:
        return tuple(someone for someone in self.people if someone.name)

    @cached_property
    def words(self) -> frozenset[str]:
        """What the sentence and the heading speak of."""
        return wording.content_words(f"{self.heading}\n{self.sentence}")

    @cached_property
    def folded(self) -> str:
        """The sentence as it reads without capitals and spacing."""
        return wording.folded(self.sentence)

    @cached_property
    def marks(self) -> wording.Marks:
        return wording.marks_of(f"{self.heading}\n{self.sentence}")

    @property
    def is_dated(self) -> bool:
        return self.precision in DATED


def account_of(key: int, release: int, facts: Mapping[str, Any]) -> Account:
    """From the facts that are stored of an account (`app/ingest/tellings.py`)."""
    return Account(
        key=key,
        release=release,
        type=EventType(facts["type"]),
        precision=DatePrecision(facts["precision"]),
        starts_on=_day(facts["starts_on"]),
        ends_on=_day(facts["ends_on"]),
        month_day=facts["month_day"],
        countries=tuple((link["country"], CountryRole(link["role"])) for link in facts["countries"]),
        organizations=tuple(f"#{key}" for key in facts["organizations"]),
        people=tuple(
            Someone(held["name"], held["country"], _rank(held["post"]))
            for held in facts["participations"]
            if held["role"] != ParticipationRole.MENTIONED
        ),
        place=facts["place"],
        country_of_place=facts["country_of_place"],
        sentence=facts["sentence"],
        heading=facts["heading"],
        told_from=facts["told_from"],
        published_on=_day(facts["published_on"]),
    )


def _day(value: Any) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


def _rank(post: Mapping[str, Any] | None) -> DiplomaticRank | None:
    return DiplomaticRank(post["rank"]) if post else None
