"""Whether two accounts tell one event, and why."""

import dataclasses
import datetime as dt
from typing import Any

import pytest

from app.domain.codes import CountryRole, DatePrecision
from app.domain.event_types import EventType
from app.link.account import Account
from app.link.compare import LINKED, SUGGESTED, compare
from tests.unit.link.build import DAY, NEXT, account, launch, minister

BOTH = (minister("Han Seo-jun"), minister("Shinji Kuroda", "JP"))
HOME = (minister("Han Seo-jun"),)
MINISTER_OF_DEFENCE = minister("Oh Sang-min", rank="minister")


def published(key: int, day: dt.date = DAY, **facts: Any) -> Account:
    return account(key, day, precision=DatePrecision.PUBLISHED, **facts)


def sanctions(key: int, target: str) -> Account:
    roles = (("KR", CountryRole.ACTOR), (target, CountryRole.TARGET))
    return dataclasses.replace(account(key, type=EventType.SANCTIONS), countries=roles)


def vote(key: int, kind: str, last: dt.date | None = None) -> Account:
    """One of May 2024: with `last` no day of it is told."""
    precision = DatePrecision.MONTH if last else DatePrecision.DAY
    return account(
        key,
        DAY.replace(day=1) if last else DAY,
        last,
        type=EventType.POLITICAL,
        precision=precision,
        countries=("KR",),
        sentence=f"Number {key}: the {kind} elections must be free.",
    )


def gathering(key: int, sentence: str, **facts: Any) -> Account:
    """A conference of one body."""
    return account(
        key, type=EventType.CONFERENCE, countries=("KR",), organizations=("#1",), sentence=sentence, **facts
    )


def edition(key: int, sentence: str, *countries: str) -> Account:
    """A conference known by its number."""
    return account(
        key,
        type=EventType.CONFERENCE,
        countries=countries,
        sentence=sentence,
        country_of_place="AE",
        place="Dubai",
    )


LINKS = {
    "the same persons in another order": (
        account(people=BOTH),
        account(2, people=(minister("Kuroda Shinji", "JP"), minister("HAN Seo-jun"))),
    ),
    "each side's ministry names its own": (
        account(people=HOME, told_from="KR"),
        account(2, people=BOTH, told_from="JP"),
    ),
    "talks here, a consultation there": (
        account(people=BOTH),
        account(2, people=BOTH, type=EventType.CONSULTATION),
    ),
    "a surname in the same office": (account(people=BOTH), account(2, people=(minister("Han"), BOTH[1]))),
    "a summit without names": (account(type=EventType.SUMMIT), account(2, type=EventType.SUMMIT)),
    "a round of three": (
        account(type=EventType.CONSULTATION, countries=("KR", "JP", "US")),
        account(2, type=EventType.CONSULTATION, countries=("KR", "JP", "US")),
    ),
    "the same sentence on two boards": (
        account(sentence="The two ministers met and talked about fish."),
        account(2, sentence="The two ministers met and  talked about fish"),
    ),
    "the same sentence without a day": (
        account(day=None, sentence="The two ministers will meet and talk about fish.", published_on=DAY),
        account(2, day=None, sentence="The two ministers will meet and talk about fish.", published_on=NEXT),
    ),
    "a vote of a day, and of its month": (vote(1, "general"), vote(2, "", DAY.replace(day=31))),
    "a conference of a body": (
        gathering(1, "The Friends of the Delta met in Busan."),
        gathering(2, "Minister Han chaired the ministerial of the Friends of the Delta."),
    ),
    "an edition, one side with its guests": (
        edition(1, "Ministers gather at COP28 in Dubai.", "AE"),
        edition(2, "We look forward to the 28th climate conference (COP 28) there.", "AE", "KR"),
    ),
    "a launch": (launch(), launch(2)),
    "a launch by the clocks of Washington": (launch(told_from="US"), launch(2, NEXT)),
    "a visit within a visit": (
        account(type=EventType.VISIT, people=BOTH),
        account(2, DAY, NEXT, type=EventType.VISIT, people=BOTH),
    ),
}

APART = {
    "the next day": (account(people=BOTH), account(2, NEXT, people=BOTH)),
    "a call": (account(people=BOTH), account(2, people=BOTH, type=EventType.CALL)),
    "other persons": (account(people=BOTH), account(2, people=(minister("Ryu Hae-won"), BOTH[1]))),
    "another round": (
        account(sentence="The 8th consular consultation was held."),
        account(2, sentence="The 9th consular consultation was held."),
    ),
    "no party in common": (account(), account(2, countries=("US", "FR"))),
    "the next day on the same clocks": (launch(), launch(2, NEXT)),
    "the day before further east": (launch(), launch(2, NEXT, told_from="US")),
    "two events of one release": (account(release=1), account(2, release=1)),
    "another kind of vote in that month": (vote(1, "presidential"), vote(2, "local", DAY.replace(day=31))),
    "another target": (sanctions(1, "KP"), sanctions(2, "IR")),
    "another edition": (edition(1, "COP28 opened.", "AE"), edition(2, "The hosts of COP 29 spoke.", "AE")),
}


@pytest.mark.parametrize(("one", "other"), LINKS.values(), ids=LINKS)
def test_one_event(one: Account, other: Account) -> None:
    found = compare(one, other)
    assert found.score >= LINKED, found.features
    assert found == compare(other, one)


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_what_cannot_be_one_event(one: Account, other: Account) -> None:
    found = compare(one, other)
    assert found.is_vetoed
    assert found.score == 0
    assert found.features[-1].is_veto


MAYBE = {
    "nobody named on one side": (account(people=BOTH), account(2)),
    "only the host, who meets several": (account(people=HOME), account(2, people=BOTH)),
    "as published, a day later": (account(people=BOTH), published(2, NEXT, people=BOTH)),
    "one minister more": (
        account(people=BOTH),
        account(2, people=(*BOTH, minister("Oh Sang-min", rank="minister"))),
    ),
    "two conferences of a body": (
        gathering(1, "A conference on seeds was held in Busan."),
        gathering(2, "A conference on ports opened."),
    ),
    "the third is missing": (account(people=BOTH), account(2, people=BOTH, countries=("KR", "JP", "US"))),
    "beside one edition": (
        account(countries=("AE", "KR"), sentence="They met beside COP28."),
        account(2, countries=("AE", "KR"), sentence="The two talked at COP28 of rice."),
    ),
}


@pytest.mark.parametrize(("one", "other"), MAYBE.values(), ids=MAYBE)
def test_what_a_person_should_decide(one: Account, other: Account) -> None:
    found = compare(one, other)
    assert not found.is_vetoed
    assert found.score < LINKED


def test_a_suggestion_lies_below_a_link() -> None:
    found = compare(account(people=BOTH), account(2))
    assert SUGGESTED <= found.score < LINKED


def test_every_point_has_its_reason() -> None:
    found = compare(account(people=BOTH), account(2, people=BOTH))
    assert [feature.name for feature in found.features][:4] == ["type", "days", "parties", "person"]
    assert all(feature.seen for feature in found.features)
    assert found.score == round(sum(feature.points for feature in found.features), 2)
