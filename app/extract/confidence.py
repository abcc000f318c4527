"""How sure a reading is, from a table by rule; the longest prefix of the rule id decides.

The levels are the judgement of those who wrote the rules, not a measurement: high where the words leave no
doubt, low where a reading rests on cues alone.
"""

from functools import cache

from app.domain.codes import Confidence
from app.domain.values import Evidence

_TABLE: dict[str, Confidence] = {
    "date.": Confidence.HIGH,
    "date.month": Confidence.MEDIUM,
    "date.published": Confidence.MEDIUM,
    "date.unknown": Confidence.LOW,
    "meetings.": Confidence.HIGH,
    "meetings.conference": Confidence.MEDIUM,
    "visits.": Confidence.HIGH,
    "measures.": Confidence.MEDIUM,
    "security.": Confidence.MEDIUM,
    "statements.": Confidence.MEDIUM,
    "person.": Confidence.HIGH,
    "person.country.list": Confidence.MEDIUM,
    "person.country.setting": Confidence.MEDIUM,
    "person.country.publisher": Confidence.MEDIUM,
    "person.name": Confidence.MEDIUM,
    "person.name_office": Confidence.HIGH,
    "place.": Confidence.HIGH,
    "topic.": Confidence.LOW,
}
_ONE_LOWER = {
    Confidence.HIGH: Confidence.MEDIUM,
    Confidence.MEDIUM: Confidence.LOW,
    Confidence.LOW: Confidence.LOW,
}


def confidence_of(row: Evidence, primary: bool) -> Confidence:
    """The level of one row; the type of an event told in passing is a level less sure."""
    level = _level(row.rule)
    return level if primary or row.supports not in ("type", "event") else _ONE_LOWER[level]


@cache  # of as many rules as the extractor has
def _level(rule: str) -> Confidence:
    prefix = max((key for key in _TABLE if rule.startswith(key)), key=len, default="")
    return _TABLE.get(prefix, Confidence.MEDIUM)
