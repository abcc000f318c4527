"""What holds for every answer: failures, transport, and the files for machines, on both databases."""

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from starlette.applications import Starlette

from tests.site import Page, page, part
from tests.unit.web.asking import ask, get

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class TestFailures:
    @pytest.mark.parametrize(
        "path",
        [
            "/nope",
            "/events/ev_none",
            "/events/ev_0000000000000",
            "/releases/x",
            "/participants/ev_1",
            "/countries/ZZ",
            "/static/nope.css",
            "/static/../pyproject.toml",
            "/sitemap/nope.xml",
            "/events/x.ics",
        ],
    )
    def test_unknown_is_a_404_page_with_a_way_home(self, app: Starlette, path: str) -> None:
        answer = get(app, path, accept="text/html")
        assert answer.status_code == 404
        assert "/" in Page(answer.text).values("main a", "href")
        assert Page(answer.text).values('meta[name="robots"]', "content") == ["noindex"]

    @pytest.mark.parametrize("name", ["after", "before"])
    def test_a_place_that_is_none_is_named(self, app: Starlette, name: str) -> None:
        answer = get(app, f"/?{name}=garbage", accept="text/html")
        assert answer.status_code == 422
        assert f"“{name}”" in Page(answer.text).text('[role="alert"]')

    def test_a_program_gets_json(self, app: Starlette) -> None:
        answer = get(app, "/events/ev_none", accept="application/json")
        assert answer.json()["error"]["code"] == "NOT_FOUND"
        assert answer.json()["error"]["reference"] == answer.headers["X-Request-ID"]

    def test_a_part_gets_a_part(self, app: Starlette) -> None:
        answer = part(app, "/nope")
        assert answer.status_code == 404
        assert "<html" not in answer.text

    def test_writing_is_not_possible(self, app: Starlette) -> None:
        answer = ask(app, "POST", "/")
        assert answer.status_code == 405
        assert set(answer.headers["Allow"].replace(" ", "").split(",")) == {"GET", "HEAD"}

    def test_the_api_tells_of_too_large_a_request_in_its_own_form(self, app: Starlette) -> None:
        answer = ask(app, "POST", "/graphql", {"Content-Type": "application/json"}, b"x" * 2_000_000)
        assert answer.status_code == 413
        assert answer.json()["errors"][0]["extensions"]["code"] == "REQUEST_TOO_LARGE"


class TestTransport:
    @pytest.mark.parametrize("path", ["/", "/about", "/events.atom", "/events.ics", "/sitemap.xml"])
    def test_compressed_conditional_and_head(self, app: Starlette, path: str) -> None:
        plain = get(app, path, accept_encoding="identity")
        packed = get(app, path, accept_encoding="gzip")
        assert "content-encoding" not in plain.headers
        if len(plain.content) > 500:
            assert packed.headers["Content-Encoding"] == "gzip"
        again = get(app, path, if_none_match=packed.headers["ETag"])
        assert (again.status_code, again.content) == (304, b"")
        assert ask(app, "HEAD", path).status_code == 200

    def test_page_and_part_have_tags_of_their_own(self, app: Starlette) -> None:
        assert get(app, "/").headers["ETag"] != part(app, "/").headers["ETag"]

    def test_a_part_names_no_list_that_only_the_page_has(self, app: Starlette) -> None:
        assert b'<datalist id="all-countries">' in get(app, "/").content
        assert b' data-list="all-countries"' in part(app, "/").content
        assert b' list="' not in part(app, "/").content

    def test_static_files_are_cached_for_ever_under_their_digest(self, app: Starlette) -> None:
        (sheet,) = page(app, "/").values('link[rel="stylesheet"]', "href")
        assert "immutable" in get(app, sheet).headers["Cache-Control"]
        assert "immutable" not in get(app, "/static/site.css").headers["Cache-Control"]

    def test_health(self, app: Starlette) -> None:
        assert get(app, "/healthz").json() == {"status": "ok"}
        assert get(app, "/readyz").json() == {"status": "ready"}


class TestMachineFiles:
    def test_the_feed_to_follow_has_what_the_page_lists(self, app: Starlette) -> None:
        shown = page(app, "/?country=JP")
        (address,) = shown.values('link[type="application/atom+xml"]', "href")
        feed = ET.fromstring(get(app, address).content)
        entries = feed.findall(f"{ATOM}entry")
        ids = [urlsplit(entry.findtext(f"{ATOM}id") or "").path for entry in entries]
        assert sorted(ids) == sorted(shown.events)
        times = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
        assert times == sorted(times, reverse=True)
        for element in (feed, *entries):
            for name in ("id", "title", "updated"):
                assert element.findtext(f"{ATOM}{name}")
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None

    def test_calendar_holds_what_has_a_day_and_says_what_it_leaves_out(self, app: Starlette) -> None:
        text = get(app, "/events.ics").content.decode().replace("\r\n ", "")
        total = page(app, "/").total
        held = text.count("BEGIN:VEVENT")
        assert "newest only" not in text
        left_out = re.search(r"Left out because no date is known: (\d+)", text)
        assert left_out
        assert held + int(left_out[1]) == total
        assert all(len(line.encode()) <= 75 for line in get(app, "/events.ics").text.split("\r\n"))

    def test_an_event_without_a_day_has_no_calendar_and_offers_none(self, app: Starlette) -> None:
        undated = ET.fromstring(get(app, "/sitemap/events-undated.xml").content)
        path = urlsplit(next(undated.iter(f"{SITEMAP}loc")).text or "").path
        assert f"{path}.ics" not in page(app, path).values("a", "href")
        assert get(app, f"{path}.ics").status_code == 404

    def test_sitemap_names_every_event_and_release(self, app: Starlette) -> None:
        index = ET.fromstring(get(app, "/sitemap.xml").content)
        paths = [urlsplit(loc.text or "").path for loc in index.iter(f"{SITEMAP}loc")]
        named = [
            urlsplit(loc.text or "").path
            for path in paths
            for loc in ET.fromstring(get(app, path).content).iter(f"{SITEMAP}loc")
        ]
        assert len(named) == len(set(named))
        assert sum(path.startswith("/events/") for path in named) == page(app, "/").total
        assert "/countries/JP" in named
        rules = get(app, "/robots.txt").text
        assert "Sitemap: https://readout.example/sitemap.xml" in rules
        assert {"Disallow: /graphql?", "Disallow: /ko/graphql?"} <= {*rules.splitlines()}


@pytest.mark.parametrize("prefix", ["", "/ko"])
def test_every_page_names_a_picture_that_is_there(app: Starlette, prefix: str) -> None:
    event, release = page(app, "/").events[0], page(app, "/releases").values(".releases h2 a", "href")[0]
    for path in ("/", "/?country=JP", "/about", "/countries/JP", event, release):
        (address,) = page(app, prefix + path).values('meta[property="og:image"]', "content")
        assert address.startswith(f"https://readout.example{prefix}/")
        answer = get(app, address.removeprefix("https://readout.example"))
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
