"""Every list in every format, whole, with the filters of its page, on both databases."""

import csv
import io
import json
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from starlette.applications import Starlette

from tests.contract.test_pages import ATOM
from tests.site import page
from tests.unit.web.asking import get

SITE = "https://readout.example"
LISTS = ["/events", "/countries/JP", "/countries/JP/KR", "/types/MEETING", "/publishers/kr-mofa"]


def items(app: Starlette, path: str) -> Iterator[str]:
    """The ids of a list, page by page."""
    address: str | None = path
    while address:
        told = json.loads(get(app, address.removeprefix(SITE)).content)
        assert set(told) == {"filter", "total", "items", "next"}
        yield from (item["id"] for item in told["items"])
        address = told["next"]


@pytest.mark.parametrize("path", LISTS)
def test_all_formats_hold_the_same_events(app: Starlette, path: str) -> None:
    query = "?q=minister"
    listed = list(items(app, f"{path}.json{query}&first=3"))
    assert len(listed) == len(set(listed)) == json.loads(get(app, f"{path}.json{query}").content)["total"]
    lines = [json.loads(line) for line in get(app, f"{path}.ndjson{query}").text.splitlines()]
    assert [item["id"] for item in lines] == listed
    rows = list(csv.DictReader(io.StringIO(get(app, f"{path}.csv{query}").text)))
    assert [row["id"] for row in rows] == listed
    feed = ET.fromstring(get(app, f"{path}.atom{query}").content)
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert ids == [f"{SITE}/events/{id}" for id in listed[: len(ids)]]
    assert get(app, f"{path}.ics{query}").text.count("BEGIN:VEVENT") <= len(listed)
    drawn = ET.fromstring(get(app, f"{path}.svg{query}").content)
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"


def test_a_feed_leads_on_to_its_end(app: Starlette) -> None:
    address: str | None = "/events.atom"
    met = []
    while address:
        feed = ET.fromstring(get(app, address).content)
        met += [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        address = (links.get("next") or "").removeprefix(SITE) or None
    assert len(met) == len(set(met)) == page(app, "/").total


def test_pages_offer_what_is_there(app: Starlette) -> None:
    event = page(app, "/").events[0]
    for path in ["/?country=JP", *(path for path in LISTS if path != "/events"), event]:
        offered = page(app, path).values(".view-as a", "href")
        assert len(offered) >= 5
        for href in offered:
            assert get(app, href, accept="application/json").status_code == 200, href


@pytest.mark.parametrize(
    "path", ["/events.xls", "/countries/ZZ.csv", "/types/NOPE.json", "/countries/JP/JP.csv"]
)
def test_what_is_not_there_is_told_as_json(app: Starlette, path: str) -> None:
    answer = get(app, path)
    assert answer.status_code == 404
    assert path.endswith("xls") or answer.json()["error"]["code"] == "NOT_FOUND"


def test_a_wrong_filter_is_told_as_json(app: Starlette) -> None:
    answer = get(app, "/events.csv?from=notadate")
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "INVALID_FILTER")


def test_an_event_is_the_same_in_its_own_formats(app: Starlette) -> None:
    href = page(app, "/").events[0]
    item = json.loads(get(app, f"{href}.json").content)
    (row,) = csv.DictReader(io.StringIO(get(app, f"{href}.csv").text))
    linked = json.loads(get(app, f"{href}.jsonld").content)
    feed = ET.fromstring(get(app, f"{href}.atom").content)
    assert item["title"] == row["title"] == linked["name"] == page(app, href).text("h1")
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == item["title"]
    assert urlsplit(item["url"]).path == href
    assert get(app, f"{href}.svg").status_code == 404


def test_the_order_of_two_countries_does_not_matter(app: Starlette) -> None:
    answer = get(app, "/countries/KR/JP")
    assert (answer.status_code, answer.headers["location"]) == (308, "/countries/JP/KR")
    assert list(items(app, "/countries/KR/JP.json")) == list(items(app, "/countries/JP/KR.json"))


@pytest.mark.parametrize("path", ["/events.json", "/events.atom", "/releases.json", "/releases.atom"])
@pytest.mark.parametrize("first", ["0", "-1", "101", "x"])
def test_a_page_without_rows_or_with_too_many_is_refused(app: Starlette, path: str, first: str) -> None:
    assert get(app, f"{path}?first={first}").status_code == 422
