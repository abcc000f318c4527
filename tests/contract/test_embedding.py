"""The timeline within other sites, and searching from the address bar, on both databases."""

import re
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from starlette.applications import Starlette

from tests.site import Page, page
from tests.unit.web.asking import get

SITE = "https://readout.example"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_the_embedded_timeline_alone_may_be_framed(app: Starlette) -> None:
    answer = get(app, "/embed/timeline?country=JP&lanes=type")
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src 'none'" in policy
    assert "set-cookie" not in answer.headers
    assert "frame-ancestors 'none'" in get(app, "/?country=JP").headers["Content-Security-Policy"]
    shown = Page(answer.text)
    assert not shown.all("script")
    assert shown.one("base").attributes["target"] == "_top"
    assert shown.values("h1 a", "href") == ["/?country=JP&lanes=type"]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?country=JP&type=MEETING",
        "/countries/JP",
        "/countries/JP/KR",
        "/types/MEETING",
        "/publishers/kr-mofa",
    ],
)
def test_a_page_leads_to_its_frame(app: Starlette, path: str) -> None:
    (address,) = page(app, path).values('link[type="application/json+oembed"]', "href")
    told = get(app, address).json()
    assert (told["version"], told["type"]) == ("1.0", "rich")
    (source,) = Page(told["html"]).values("iframe", "src")
    framed = page(app, source.removeprefix(SITE))
    assert framed.all(".plot")
    (snippet,) = [node.text() for node in page(app, path).all(".curl code") if "iframe" in node.text()]
    assert source in Page(snippet).values("iframe", "src")


def test_a_page_in_another_language_has_a_frame_in_it(app: Starlette) -> None:
    told = get(app, f"/oembed?url={quote(SITE + '/ko/countries/JP?type=MEETING')}").json()
    (source,) = Page(told["html"]).values("iframe", "src")
    assert source.startswith(f"{SITE}/ko/embed/timeline?")
    assert page(app, source.removeprefix(SITE)).text("h1 a").startswith(told["title"])


def test_a_page_names_the_frame_in_its_own_language(app: Starlette) -> None:
    (address,) = page(app, "/ko/countries/JP").values('link[type="application/json+oembed"]', "href")
    assert get(app, address).json()["title"].startswith("일본")


def test_an_event_is_quoted_in_other_sites(app: Starlette) -> None:
    event = page(app, "/").events[0]
    (address,) = page(app, event).values('link[type="application/json+oembed"]', "href")
    told = get(app, address).json()
    assert told["title"] == page(app, event).text("h1")
    quoted = Page(told["html"])
    assert quoted.text("blockquote") == page(app, event).all(".pull blockquote")[0].text()
    assert quoted.values("a", "href") == [SITE + event]
    missing = f"/oembed?url={quote(SITE + '/events/ev_0000000000000')}"
    assert get(app, missing, accept="application/json").status_code == 404


def test_the_frame_is_no_larger_than_asked(app: Starlette) -> None:
    told = get(app, f"/oembed?url={quote(SITE + '/')}&maxwidth=300&maxheight=x").json()
    assert told["width"] == 300
    assert 'width="300"' in told["html"]
    assert get(app, f"/oembed?url={quote(SITE + '/')}&maxheight=200").json()["height"] == 200


def test_a_frame_is_as_high_as_its_drawing(app: Starlette) -> None:
    heights = {
        (query, width): get(app, f"/oembed?url={quote(SITE + '/' + query)}&maxwidth={width}").json()["height"]
        for query in ("", "?lanes=type")
        for width in (960, 360)
    }
    assert heights["?lanes=type", 960] > heights["", 960] < heights["", 360]
    offered = " ".join(node.text() for node in page(app, "/feeds").all("code"))
    found = re.search(r'width="100%" height="(\d+)"', offered)
    assert found
    assert int(found[1]) >= heights["", 960]


@pytest.mark.parametrize("url", ["", "https://elsewhere.example/", f"{SITE}/about", f"{SITE}/countries/ZZ"])
def test_what_has_no_timeline_has_no_frame(app: Starlette, url: str) -> None:
    assert get(app, f"/oembed?url={quote(url)}", accept="application/json").status_code == 404


def test_oembed_is_given_as_json_alone(app: Starlette) -> None:
    assert get(app, f"/oembed?url={quote(SITE + '/')}&format=xml").status_code == 501


def test_browsers_can_search_here(app: Starlette) -> None:
    (address,) = page(app, "/").values('link[rel="search"]', "href")
    described = ET.fromstring(get(app, address).content)
    templates = [url.get("template") or "" for url in described.iter(f"{OPENSEARCH}Url")]
    assert len(templates) == 2
    for template in templates:
        path = template.replace("{searchTerms}", "minister").removeprefix(SITE)
        assert get(app, path).status_code == 200
