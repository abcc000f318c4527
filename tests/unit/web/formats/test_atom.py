"""Feeds."""

import datetime as dt
from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from app.web.formats import atom
from tests.unit.web.formats.test_ics import SIGNED

FEED = atom.Feed(
    "Readout: all events",
    "Events.",
    "https://r.example/",
    "https://r.example/events.atom",
    "https://r.example",
)
NOW = dt.datetime(2024, 3, 1, tzinfo=dt.UTC)
NS = {"a": atom.NAMESPACE}


def test_entry_has_all_that_the_format_asks_for() -> None:
    (entry,) = ET.fromstring(atom.write(FEED, [SIGNED], NOW)).findall("a:entry", NS)
    assert entry.findtext("a:id", None, NS) == "https://r.example/events/ev_1"
    assert entry.findtext("a:title", None, NS) == SIGNED.title
    assert entry.findtext("a:updated", None, NS) == "2024-02-02T12:30:00Z"
    assert entry.findtext("a:summary", None, NS) == SIGNED.summary


def test_feed_is_as_new_as_its_newest_entry_or_as_now() -> None:
    later = replace(SIGNED, updated_at=SIGNED.updated_at + dt.timedelta(days=1))
    assert (
        ET.fromstring(atom.write(FEED, [SIGNED, later], NOW)).findtext("a:updated", None, NS)
        == "2024-02-03T12:30:00Z"
    )
    assert ET.fromstring(atom.write(FEED, [], NOW)).findtext("a:updated", None, NS) == "2024-03-01T00:00:00Z"


@given(st.text())
def test_any_text_gives_a_feed_that_can_be_read(text: str) -> None:
    ET.fromstring(atom.write(FEED, [replace(SIGNED, title=text, summary=text)], NOW))
