"""Calendars."""

import datetime as dt
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from app.web.formats import ics
from app.web.formats.entries import Entry

SIGNED = Entry(
    id="ev_1",
    href="/events/ev_1",
    title="Agreement: Japan, Korea; signed",
    type="agreement",
    type_name="Agreement",
    days=(dt.date(2024, 1, 31), dt.date(2024, 2, 1)),
    time="31 January\u20131 February 2024",
    place="Seoul, Room 1",
    summary='It says: "one\\two",\nand more.',
    updated_at=dt.datetime(2024, 2, 2, 12, 30, tzinfo=dt.UTC),
)
UNDATED = Entry(
    "ev_2", "/events/ev_2", "Visit", "visit", "Visit", None, "Undated", None, "", SIGNED.updated_at
)


def unfolded(pieces: Iterable[bytes]) -> list[str]:
    content = b"".join(pieces)
    assert content.endswith(b"\r\n")
    return content.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_a_range_ends_on_the_day_after_its_last() -> None:
    lines = unfolded(ics.write("Readout", "https://readout.example", [SIGNED]))
    assert "DTSTART;VALUE=DATE:20240131" in lines
    assert "DTEND;VALUE=DATE:20240202" in lines
    assert "DTSTAMP:20240202T123000Z" in lines
    assert "URL:https://readout.example/events/ev_1" in lines


def test_marks_of_structure_are_escaped() -> None:
    lines = unfolded(ics.write("Readout", "", [SIGNED]))
    assert "SUMMARY:Agreement: Japan\\, Korea\\; signed" in lines
    assert 'DESCRIPTION:It says: "one\\\\two"\\,\\nand more.' in lines


def test_undated_events_are_left_out_and_counted() -> None:
    lines = unfolded(ics.write("Readout", "", [SIGNED, UNDATED], 1))
    assert lines.count("BEGIN:VEVENT") == 1
    assert "X-WR-CALDESC:Left out because no date is known: 1." in lines


@given(st.text())
def test_lines_are_short_and_fold_back_to_what_they_were(text: str) -> None:
    line = "SUMMARY:" + ics.escape(text)
    folded = ics.fold(line)
    assert all(len(part) <= 75 for part in folded.split(b"\r\n"))
    assert folded.decode().replace("\r\n ", "").removesuffix("\r\n") == line


def test_it_says_how_often_to_ask_again() -> None:
    lines = unfolded(ics.write("Readout", "https://r.example", [SIGNED]))
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in lines
    assert "X-PUBLISHED-TTL:PT6H" in lines
