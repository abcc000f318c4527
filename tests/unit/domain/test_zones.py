"""Time zones that releases name beside a day."""

import zoneinfo

import pytest

from app.domain.zones import ZONES, zone_near


@pytest.mark.parametrize(
    ("sentence", "day", "zone"),
    [
        ("The launches of January 4 and January 10 (EST) were condemned.", "January 4", "America/New_York"),
        ("On November 15, New York time, the committee met.", "November 15", "America/New_York"),
        ("They met from 2:00 PM to 7:30 PM (Eastern Time) on May 31.", "May 31", "America/New_York"),
        ("It began on May 3 at 9:00 KST.", "May 3", "Asia/Seoul"),
        ("It began on May 3 at 9:00 KST, 8 PM EDT.", "May 3", None),
        ("On June 28, local time, in Brussels they met.", "June 28", None),
        ("The BEST time is May 3, and the ETC of it.", "May 3", None),
        ("On May 3 they met. " + "x" * 60 + " Tokyo time", "May 3", None),
    ],
)
def test_zone(sentence: str, day: str, zone: str | None) -> None:
    start = sentence.index(day)
    assert zone_near(sentence, start, start + len(day)) == zone


def test_zones_are_those_of_the_iana_database() -> None:
    assert {zone for zone, _ in ZONES} <= zoneinfo.available_timezones()
