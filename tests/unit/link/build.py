"""An account in few words."""

import datetime as dt
from typing import Any

from app.domain.codes import CountryRole, DatePrecision, DiplomaticRank
from app.domain.event_types import EventType
from app.link.account import Account, Someone

DAY, NEXT = dt.date(2024, 5, 3), dt.date(2024, 5, 4)
WORDS = "The two sides held talks on the supply of minerals."


def account(key: int = 1, day: dt.date | None = DAY, last: dt.date | None = None, **facts: Any) -> Account:
    """A meeting of Korea and Japan on a day; every account is of another release."""
    countries = facts.pop("countries", ("KR", "JP"))
    precision = DatePrecision.UNKNOWN if day is None else DatePrecision.RANGE if last else DatePrecision.DAY
    usual: dict[str, Any] = {
        "release": key,
        "type": EventType.MEETING,
        "precision": precision,
        "starts_on": day,
        "ends_on": last or day,
        "month_day": None,
        "countries": tuple((code, CountryRole.PARTICIPANT) for code in countries),
        "organizations": (),
        "people": (),
        "place": None,
        "country_of_place": None,
        "sentence": f"{WORDS} It was told as number {key}.",
        "heading": "",
        "told_from": "KR",
        "published_on": day,
    }
    return Account(key=key, **usual | facts)


def launch(key: int = 1, day: dt.date = DAY, **facts: Any) -> Account:
    usual: dict[str, Any] = {
        "type": EventType.MILITARY_ACTIVITY,
        "countries": ("KP",),
        "sentence": f"A ballistic missile was launched, says number {key}.",
    }
    return account(key, day, **usual | facts)


def minister(name: str | None, country: str = "KR", rank: str = "foreign_minister") -> Someone:
    return Someone(name, country, DiplomaticRank(rank))
