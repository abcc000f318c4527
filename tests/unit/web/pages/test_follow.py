"""The page that says how to follow a list, and to take it along."""

import shlex
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
import sqlalchemy as sa
from starlette.applications import Starlette

from app.settings import Settings
from app.web.app import create_app
from tests.build import ARCHIVE, store
from tests.site import Page
from tests.unit.web.asking import get

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://readout.example"


@pytest.fixture
def site(sqlite_engine: sa.Engine) -> Starlette:
    for told, events in ARCHIVE:
        store(sqlite_engine, told, events)
    return create_app(Settings(base_url=BASE), sqlite_engine)


def test_what_it_offers_is_the_list_under_its_filter(site: Starlette) -> None:
    shown = Page(get(site, "/feeds?country=KR").text)
    assert shown.text("h1") == "Follow: Events with South Korea"
    for format in ("atom", "ics", "json", "ndjson", "csv", "svg"):
        (address,) = shown.values(f'h3 a[href*="/events.{format}"]', "href")
        assert address in shown.text("main")
        assert get(site, address.removeprefix(BASE)).status_code == 200
    (subscription,) = shown.values('a[href^="webcal:"]', "href")
    assert subscription == "webcal://readout.example/events.ics?country=KR"
    (command,) = [code.text() for code in shown.all("pre code") if "event-stream" in code.text()]
    asked = parse_qs(urlsplit(shlex.split(command)[-1]).query)["query"][0]
    assert asked.startswith("subscription { changes(since: ")
    assert 'anyOf: ["KR"]' in asked


def test_who_follows_the_feed_meets_what_was_changed_last_first(site: Starlette) -> None:
    (address,) = Page(get(site, "/feeds").text).values('h3 a[href*="/events.atom"]', "href")
    assert address == f"{BASE}/events.atom?order=updated"
    feed = ET.fromstring(get(site, address.removeprefix(BASE)).content)
    updated = [str(entry.findtext(f"{ATOM}updated")) for entry in feed.findall(f"{ATOM}entry")]
    assert updated == sorted(updated, reverse=True)
    by_day = ET.fromstring(get(site, "/events.atom").content)
    assert len(by_day.findall(f"{ATOM}entry")) == len(updated)
    (here,) = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert here == address


def test_it_says_what_no_calendar_can_hold(site: Starlette) -> None:
    told = Page(get(site, "/feeds").text).text("main")
    undated = get(site, "/events.json").json()["total"] - get(site, "/events.ics").text.count("BEGIN:VEVENT")
    assert (f"{undated} event" in told) if undated else ("holds all of them" in told)


def test_each_list_leads_to_it_with_what_narrows_it(site: Starlette) -> None:
    assert Page(get(site, "/countries/KR").text).values('.view-as a[href^="/feeds"]', "href") == [
        "/feeds?country_all=KR"
    ]
    assert "/feeds" in Page(get(site, "/about").text).values("footer a", "href")


def test_what_cannot_be_meant_is_said_and_left_out(site: Starlette) -> None:
    answer = get(site, "/feeds?country=KR&from=soon")
    assert answer.status_code == 422
    shown = Page(answer.text)
    assert "“soon” is not a day" in shown.text("[role=alert]")
    assert shown.text("h1") == "Follow: Events with South Korea"


def test_feeds_of_a_korean_page_are_korean(site: Starlette) -> None:
    shown = Page(get(site, "/ko/feeds").text)
    assert f"{BASE}/ko/events.atom?order=updated" in shown.values("h3 a", "href")
    assert f"{BASE}/events.json" in shown.values("h3 a", "href")
