"""Which event of a new reading is which stored one."""

import datetime as dt
from typing import Any

import pytest

from app.ingest.matching import Told, match_events

DAY, NEXT = dt.date(2024, 5, 3), dt.date(2024, 5, 4)


def told(sentence: str = "The ministers met in Seoul.", **facts: Any) -> Told:
    image = {
        "type": "meeting",
        "starts_on": DAY,
        "ends_on": facts.get("starts_on", DAY),
        "month_day": None,
        "place": "Seoul",
        "countries": [{"country": code} for code in facts.pop("countries", ("KR", "JP"))],
    }
    return Told(image | facts, sentence)


UNDATED: dict[str, Any] = {"starts_on": None, "ends_on": None}

SAME = {
    "nothing changed": (told(), told()),
    "another day": (told(), told(starts_on=NEXT)),
    "another sentence": (told(), told("Talks took place yesterday.")),
    "other countries": (told(), told(countries=("KR", "CN"))),
    "another type": (told(), told(type="consultation")),
    "a day found": (told(**UNDATED), told()),
    "no day, other words": (told(**UNDATED), told("A meeting is planned in Seoul.", **UNDATED)),
    "a range that holds the day": (told(), told(starts_on=DAY, ends_on=NEXT)),
}

OTHER = {
    "another counterpart in another sentence": (
        told(countries=("KR", "JP")),
        told("An envoy was received.", countries=("KR", "CN"), place=None),
    ),
    "nothing but the type": (
        told(countries=("KR", "JP")),
        told("Envoys talked elsewhere.", countries=("US", "FR"), starts_on=NEXT, place="Paris"),
    ),
    "another type in other words": (
        told(),
        told("A statement was issued by them.", type="statement", place=None),
    ),
}


@pytest.mark.parametrize(("old", "new"), SAME.values(), ids=SAME)
def test_the_same_event(old: Told, new: Told) -> None:
    assert match_events([old], [new]) == {0: 0}


@pytest.mark.parametrize(("old", "new"), OTHER.values(), ids=OTHER)
def test_another_event(old: Told, new: Told) -> None:
    assert match_events([old], [new]) == {}


def test_the_most_alike_belong_together_in_any_order() -> None:
    old = [told(), told("They signed an agreement.", type="agreement"), told(starts_on=NEXT)]
    new = [old[2], old[0], old[1]]
    assert match_events(old, new) == {0: 2, 1: 0, 2: 1}


def test_each_stored_event_is_found_once() -> None:
    assert match_events([told()], [told(), told()]) == {0: 0}
