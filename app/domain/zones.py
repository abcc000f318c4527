"""Time zones that releases name beside a day: "May 31 (Eastern Time)", "November 15, New York time".

A day is that of the place where the event is, as the release tells it; a zone says whose day it is and is
never applied to it. Names are those of the IANA database. "Local time" names no zone. To add one, add a row.
"""

import re

NEAR = 40  # characters on either side of the words that say when

_ROWS = (
    ("America/New_York", "E[SD]?T|Eastern (?:Standard |Daylight )?Time|(?:New York|Washington) time"),
    ("America/Los_Angeles", "P[SD]T|Pacific (?:Standard |Daylight )?Time"),
    ("Etc/UTC", "UTC|GMT|Greenwich Mean Time"),
    ("Europe/London", "London time"),
    ("Europe/Brussels", "CES?T|Central European (?:Summer )?Time|Brussels time"),
    ("Europe/Paris", "Paris time"),
    ("Europe/Berlin", "Berlin time"),
    ("Europe/Vienna", "Vienna time"),
    ("Europe/Zurich", "Geneva time"),
    ("Europe/Moscow", "Moscow time"),
    ("Asia/Seoul", "KST|Korean? (?:Standard )?Time|Seoul time|한국 ?시간"),
    ("Asia/Tokyo", "JST|Japan (?:Standard )?Time|Tokyo time"),
    ("Asia/Shanghai", "Beijing time"),
    ("Asia/Singapore", "SGT|Singapore time"),
    ("Australia/Sydney", "AE[SD]T|Canberra time|Sydney time"),
)


def _pattern(names: str) -> re.Pattern[str]:
    """Abbreviations are capitals; only the word "time" is written either way."""
    names = re.sub("[Tt]ime", "[Tt]ime", names)
    return re.compile(rf"(?<![A-Za-z])(?:{names})(?![A-Za-z])")


ZONES = tuple((zone, _pattern(names)) for zone, names in _ROWS)


def zone_near(sentence: str, start: int, end: int) -> str | None:
    """The zone named around the words that say when, at `start` to `end` of the sentence; None where none or
    several are."""
    near = sentence[max(0, start - NEAR) : end + NEAR]
    found = {zone for zone, pattern in ZONES if pattern.search(near)}
    return found.pop() if len(found) == 1 else None
