"""The pages in another language: the same record at the same addresses below its code."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from starlette.applications import Starlette

from tests.contract.test_pages import one_of_each
from tests.site import Page, page, part
from tests.unit.web.asking import get

SITE = "https://readout.example"
ATOM = "{http://www.w3.org/2005/Atom}"
KOREAN = re.compile("[가-힣]")


def test_every_page_is_there_and_stays_in_its_language(app: Starlette) -> None:
    for path in one_of_each(app):
        shown = page(app, f"/ko{path}")
        assert shown.values("html", "lang") == ["ko"], path
        links = {href for href in shown.values("a[href]", "href") if href.startswith("/")}
        neutral = {href for href in links if not href.startswith("/ko/")}
        assert all("." in href or href.startswith("/graphql") for href in neutral), path
        for words in (*shown.values('meta[name="description"]', "content"), shown.text("main")):
            assert KOREAN.search(words or ""), path
        for href in links:
            assert get(app, href, accept="text/html").status_code < 400, href


def test_each_names_the_others_and_its_own_address(app: Starlette) -> None:
    for path in ("/", "/countries/JP", page(app, "/").events[0]):
        for prefix in ("", "/ko"):
            shown = page(app, prefix + path)
            named = dict(
                zip(
                    shown.values("link[hreflang]", "hreflang"),
                    shown.values("link[hreflang]", "href"),
                    strict=True,
                )
            )
            assert named == {"en": SITE + path, "ko": f"{SITE}/ko{path}", "x-default": SITE + path}
            assert shown.values('link[rel="canonical"]', "href") == [SITE + prefix + path]


def test_lists_hold_the_same_events_under_the_same_filters(app: Starlette) -> None:
    query = "?country=JP&type=MEETING"
    english, korean = page(app, f"/{query}"), page(app, f"/ko/{query}")
    assert [href.removeprefix("/ko") for href in korean.events] == english.events
    assert korean.total == english.total
    assert "일본" in korean.text("h1")
    assert "회담" in korean.text("h1")


def test_words_names_and_days_are_in_the_language_and_quotations_are_not(app: Starlette) -> None:
    event = page(app, "/").events[0]
    english, korean = page(app, event), page(app, f"/ko{event}")
    assert korean.text("#facts") != english.text("#facts")
    assert "년" in korean.text(".dateline")
    assert korean.text(".pull blockquote") == english.text(".pull blockquote")
    assert korean.values(".pull blockquote", "lang") == ["en"]


def test_names_and_offices_as_releases_write_them_are_marked_as_english(app: Starlette) -> None:
    *_, person, _release = one_of_each(app)
    for path in (person, "/participants"):
        name = page(app, path).all("h1" if path == person else ".names li a")[0].text()
        korean = page(app, f"/ko{path}")
        assert name in [node.text() for node in korean.all('main [lang="en"]')], path
        assert not page(app, path).all('main span[lang="en"]')
    assert page(app, f"/ko{person}").all('#posts + ul [lang="en"]')


def test_a_part_and_its_address_stay_in_the_language(app: Starlette) -> None:
    answer = part(app, "/ko/?country=JP", hx_current_url="http://test/ko/")
    assert answer.headers["HX-Push-Url"] == "/ko/?country=JP"
    assert all(href.startswith("/ko/") for href in Page(answer.text).values("article h3 a", "href"))
    assert answer.headers["Content-Language"] == "ko"


@pytest.mark.parametrize("path", ["/countries/jp", "/countries/KR/JP"])
def test_what_is_sent_on_stays_in_the_language(app: Starlette, path: str) -> None:
    assert get(app, f"/ko{path}").headers["location"] == f"/ko{get(app, path).headers['location']}"


def test_what_is_not_there_is_told_in_the_language(app: Starlette) -> None:
    answer = get(app, "/ko/nope", accept="text/html")
    assert answer.status_code == 404
    assert "찾을 수 없습니다" in answer.text
    assert get(app, "/xx/").status_code == 404


def test_what_is_for_programs_is_the_same_in_all(app: Starlette) -> None:
    assert json.loads(get(app, "/ko/events.json").content) == json.loads(get(app, "/events.json").content)


def test_feeds_and_calendars_speak_the_language_about_the_same_events(app: Starlette) -> None:
    english, korean = (ET.fromstring(get(app, f"{prefix}/events.atom").content) for prefix in ("", "/ko"))
    assert korean.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "ko"
    assert [id.text for id in korean.iter(f"{ATOM}id")][1:] == [id.text for id in english.iter(f"{ATOM}id")][
        1:
    ]
    for entry in korean.iter(f"{ATOM}entry"):
        assert KOREAN.search(entry.findtext(f"{ATOM}title") or "")
        assert str(entry.find(f"{ATOM}link").attrib["href"]).startswith(f"{SITE}/ko/events/")  # type: ignore[union-attr]
    assert {link.attrib["href"] for link in korean.findall(f"{ATOM}link[@rel='self']")} == {
        f"{SITE}/ko/events.atom"
    }
    calendar = get(app, "/ko/events.ics").text
    assert f"URL:{SITE}/ko/events/ev_" in calendar
    assert all(KOREAN.search(line) for line in calendar.splitlines() if line.startswith("SUMMARY:"))
    assert KOREAN.search(get(app, "/ko/events.svg").text)


def test_ministries_have_their_korean_names(app: Starlette) -> None:
    shown = page(app, "/ko/publishers").text("main")
    assert "외교부" in shown or "외무성" in shown
    assert "Ministry" not in shown


def test_the_api_is_explored_in_the_language_with_the_schema_marked_as_english(app: Starlette) -> None:
    shown = page(app, "/ko/graphql?query={events{totalCount}}")
    assert shown.text("h1") == "기록 질의"
    assert shown.values("form.query", "action") == ["/ko/graphql"]
    assert "totalCount" in shown.text(".answer")
    assert shown.values(".examples", "lang") == ["en"]
    assert page(app, "/ko/graphql?type=Event").values(".lede", "lang") == ["en"]
