"""What the public pages and their machine files promise to visitors and programs, on both databases."""

import datetime as dt
import json
import re

import pytest
from starlette.applications import Starlette

from app.web.pages import folds
from tests.site import HOSTILE, Page, page, part
from tests.unit.web.asking import get

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def release_of(app: Starlette, name: str) -> str:
    """The page of the release that `tests/site.py` calls so."""
    for href in page(app, "/releases").values("main h2 a", "href"):
        if f"https://press.example/{name}" in get(app, href).text:
            return href
    raise AssertionError(name)


def one_of_each(app: Starlette) -> list[str]:
    """A page of every kind."""
    event = page(app, "/").events[0]
    person = next(
        href
        for listed in page(app, "/").events
        for href in page(app, listed).values(".facts a", "href")
        if href.startswith("/participants/")
    )
    pages = ["/", "/?country=JP&type=MEETING", "/releases", "/countries", "/countries/JP", "/about"]
    pages += ["/countries/JP/KR", "/types", "/types/MEETING", "/publishers", "/publishers/kr-mofa", "/plots"]
    pages += ["/about/method", "/accessibility", "/data", "/participants", "/search?q=Japan", "/feeds"]
    return [*pages, event, person, release_of(app, "hostile")]


class TestEveryPage:
    def test_has_the_head_that_was_promised(self, app: Starlette) -> None:
        titles = []
        for path in one_of_each(app):
            shown = page(app, path)
            titles.append(shown.text("head > title"))
            assert shown.values("html", "lang") == ["en"]
            assert shown.values('link[rel="canonical"]', "href") == [f"https://readout.example{path}"]
            assert shown.one('meta[name="description"]').attributes["content"]
            for name in ("og:title", "og:type", "og:url", "og:description"):
                assert shown.one(f'meta[property="{name}"]').attributes["content"]
            assert shown.one('meta[name="viewport"]')
            for icon in shown.values('link[rel="icon"]', "href"):
                assert get(app, icon).status_code == 200
        assert len(set(titles)) == len(titles)

    def test_a_later_page_of_a_list_has_a_title_of_its_own(self, app: Starlette) -> None:
        first = page(app, "/")
        second = page(app, first.values('a[rel="next"]', "href")[0])
        day = dt.date.fromisoformat(second.values("article time", "datetime")[0])
        title = first.text("head > title").removesuffix("Readout")[:-3]
        assert second.text("head > title").startswith(f"{title} ({day.day} {day:%B} {day.year} …)")

    @pytest.mark.parametrize(
        ("path", "told"),
        [
            ("/?country=JP&type=MEETING", []),
            ("/?country=JP&type=MEETING&q=talks", ["nofollow"]),
            ("/search?q=Japan", ["nofollow"]),
            ("/releases?q=Japan", ["nofollow"]),
            ("/participants?q=Kim", ["nofollow"]),
            ("/plots?year=2022", ["nofollow"]),
            ("/nothing-here", ["noindex"]),
        ],
    )
    def test_search_engines_are_told_where_views_have_no_end(
        self, app: Starlette, path: str, told: list[str]
    ) -> None:
        assert Page(get(app, path).text).values('meta[name="robots"]', "content") == told

    def test_has_one_h1_headings_without_gaps_and_ids_once(self, app: Starlette) -> None:
        for path in one_of_each(app):
            shown = page(app, path)
            levels = [int(tag) for tag in re.findall(r"<h([1-6])[ >]", shown.markup)]
            assert levels.count(1) == 1, path
            assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False)), path
            ids = shown.values("[id]", "id")
            assert len(set(ids)) == len(ids), path
            assert shown.one("main")
            assert shown.all("body > *")[0].attributes["href"] == "#main"

    def test_holds_nothing_the_content_policy_would_refuse(self, app: Starlette) -> None:
        for path in one_of_each(app):
            shown = page(app, path)
            assert not shown.all("[style], style"), path
            assert all(
                script.attributes.get("src") or script.attributes["type"] == "application/ld+json"
                for script in shown.all("script")
            ), path
            names = {name for node in shown.all("*") for name in node.attributes}
            assert not [name for name in names if name.startswith("on")], path
            loaded = shown.values("script[src]", "src") + shown.values("link[rel=stylesheet]", "href")
            assert all(url.startswith("/static/") for url in loaded), path

    def test_labels_every_control(self, app: Starlette) -> None:
        shown = page(app, "/?country=JP")
        labelled = set(shown.values("label", "for")) | set(shown.values("label input", "id"))
        assert set(shown.values("form input:not([type=hidden])", "id")) <= labelled

    def test_leads_nowhere_that_is_not_there(self, app: Starlette) -> None:
        known: set[str] = set()
        for path in one_of_each(app):
            known |= {href.partition("#")[0] for href in page(app, path).values("a[href]", "href")}
        own = sorted(href for href in known if href.startswith("/") and "/graphql" not in href)
        failed = [href for href in own if get(app, href).status_code >= 400]
        assert not failed
        assert len(own) > 50


class TestList:
    def test_says_how_many_and_lists_them_once_over_all_pages(self, app: Starlette) -> None:
        shown, met = page(app, "/"), []
        total = shown.total
        while True:
            met += shown.events
            following = shown.values('main a[rel="next"]', "href")
            if not following:
                break
            shown = page(app, following[0])
            assert shown.total == total
        assert len(met) == len(set(met)) == total > 20

    def test_previous_page_is_the_page_before(self, app: Starlette) -> None:
        first = page(app, "/")
        second = page(app, first.one('a[rel="next"]').attributes["href"] or "")
        assert page(app, second.one('a[rel="prev"]').attributes["href"] or "").events == first.events

    def test_each_event_has_a_time_or_says_that_there_is_none(self, app: Starlette) -> None:
        for article in page(app, "/").all("main article"):
            times = article.css(".when time")
            assert times or article.css(".when .undated")
            for time in times:
                assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", time.attributes["datetime"] or "")

    def test_shows_its_state_in_every_control(self, app: Starlette) -> None:
        shown = page(app, "/?country=JP&country=KR&type=MEETING&from=2010-01-01&to=2026-12-31&q=minister")
        assert set(shown.values('[name="country"][checked]', "value")) == {"JP", "KR"}
        assert shown.values('[name="type"][checked]', "value") == ["MEETING"]
        given = {name: shown.one(f'[name="{name}"]').attributes["value"] for name in ("from", "to", "q")}
        assert given == {"from": "2010-01-01", "to": "2026-12-31", "q": "minister"}

    def test_keeps_a_filter_the_form_has_no_control_for(self, app: Starlette) -> None:
        assert page(app, "/?status=SCHEDULED").values('[type="hidden"][name="status"]', "value") == [
            "SCHEDULED"
        ]

    @pytest.mark.parametrize(
        ("query", "canonical"),
        [
            ("country=&type=&q=", "/"),
            ("country=kr&unknown=1", "/?country=KR"),
            ("country=Japan", "/?country=JP"),
            ("to=2024-01-01&country=KR&country=JP", "/?country=JP&country=KR&to=2024-01-01"),
        ],
    )
    def test_has_one_address_for_one_filter(self, app: Starlette, query: str, canonical: str) -> None:
        shown = page(app, f"/?{query}")
        assert shown.one('link[rel="canonical"]').attributes["href"] == f"https://readout.example{canonical}"

    def test_counts_of_choices_are_what_choosing_gives(self, app: Starlette) -> None:
        shown = page(app, "/")
        for field in ("category", "type", "country"):
            label = shown.all(f"#facet-{field} li:has(input)")[2]
            box = label.css_first("input")
            assert box is not None
            count = label.css_first(".n")
            assert count is not None
            query = f"{box.attributes['name']}={box.attributes['value']}"
            assert page(app, f"/?{query}").total == int(count.text())

    def test_empty_list_says_which_filter_to_drop_and_what_that_gives(self, app: Starlette) -> None:
        shown = page(app, "/?country=JP&q=zzzzz")
        assert shown.total == 0
        (way,) = shown.all(".empty li a")
        promised = re.search(r"(\d+) events?$", way.text().strip())
        assert promised
        assert page(app, way.attributes["href"] or "").total == int(promised[1])

    def test_words_that_no_event_has_lead_to_the_releases_that_have_them(self, app: Starlette) -> None:
        word = "nuclear weapons"
        shown = page(app, f"/?q={word}")
        assert shown.total == 0
        link = shown.one('.empty a[href^="/releases"]')
        found = page(app, link.attributes["href"] or "")
        assert f"{len(found.all('.releases > li'))} release" in link.text()

    def test_finds_korean_words(self, app: Starlette) -> None:
        assert release_of(app, "korean")
        assert get(app, "/?q=외교장관").status_code == 200

    def test_events_is_the_same_list(self, app: Starlette) -> None:
        assert page(app, "/events?country=JP").events == page(app, "/?country=JP").events


class TestTimeline:
    def test_each_bin_says_its_number_and_leads_to_that_many(self, app: Starlette) -> None:
        shown = page(app, "/")
        drawn = shown.all('[aria-label^="Timeline:"] svg .bins a')
        assert drawn
        for link in drawn:
            number = int((link.attributes["aria-label"] or "").rpartition(": ")[2].split()[0])
            assert page(app, link.attributes["href"] or "").total >= number

    def test_table_says_the_same(self, app: Starlette) -> None:
        shown = page(app, "/")
        drawn = [
            int((a.attributes["aria-label"] or "").rpartition(": ")[2].split()[0])
            for a in shown.all("svg .bins a")
        ]
        told = [int(row.css("td")[0].text()) for row in shown.all("#plot-table tbody tr")]
        assert drawn == told

    def test_zooming_changes_the_days_and_nothing_else(self, app: Starlette) -> None:
        shown = page(app, "/?country=JP")
        for href in shown.values("svg .bins a", "href"):
            assert re.fullmatch(r"/\?country=JP&from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d", href)


class TestParts:
    @pytest.mark.parametrize("query", ["", "?country=JP", "?q=zzzzz", "?type=MEETING&from=2015-01-01"])
    def test_part_occurs_in_its_page(self, app: Starlette, query: str) -> None:
        whole, fragment = get(app, f"/{query}").text, part(app, f"/{query}").text
        assert "<html" not in fragment
        assert "<details" not in fragment
        pieces = re.split(r"</?hx-partial[^>]*>|\A<title>[^<]*</title>", fragment)
        counts = pieces.pop(-2).split()
        assert counts == [n.text() for n in Page(whole).all(".fixed .n")]
        for piece in filter(None, (piece.strip() for piece in pieces)):
            assert piece.replace(" data-focus", "") in whole

    @pytest.mark.parametrize("fold", folds.FOLDS)
    @pytest.mark.parametrize("query", ["", "?country=JP&lanes=type", "?q=zzzzz"])
    def test_what_is_folded_comes_by_itself_as_in_its_page(
        self, app: Starlette, query: str, fold: str
    ) -> None:
        inside = part(app, f"/{query}", hx_source=f"details#{fold}").text
        assert Page(inside).one("hx-partial").attributes["data-hx-target"] == f"#{fold} .within"
        assert (
            re.sub(r"\A<hx-partial[^>]*>|</hx-partial>\Z", "", inside.strip()).strip()
            in get(app, f"/{query}").text
        )

    def test_both_say_that_they_vary(self, app: Starlette) -> None:
        for answer in (get(app, "/"), part(app, "/")):
            assert "HX-Request-Type" in answer.headers["Vary"]

    @pytest.mark.parametrize(
        "headers",
        [
            {"hx_request": "true", "hx_request_type": "full"},
            {"hx_history_restore_request": "true", "hx_request_type": "full"},
            {"hx_request": "true"},
        ],
    )
    def test_all_else_gets_the_page(self, app: Starlette, headers: dict[str, str]) -> None:
        assert "<html" in get(app, "/?country=JP", **headers).text

    def test_a_change_is_pushed_in_its_canonical_form(self, app: Starlette) -> None:
        answer = part(
            app, "/?country=&country=jp&q=", hx_current_url="http://test/", hx_source="form#filters"
        )
        assert answer.headers["HX-Push-Url"] == "/?country=JP"

    def test_typing_on_replaces(self, app: Starlette) -> None:
        answer = part(app, "/?q=missile", hx_current_url="http://test/?q=miss", hx_source="form#filters")
        assert answer.headers["HX-Replace-Url"] == "/?q=missile"
        assert "HX-Push-Url" not in answer.headers

    def test_focus_goes_to_the_heading_of_what_was_acted_on(self, app: Starlette) -> None:
        assert 'id="plot-heading" tabindex="-1" data-focus' in part(app, "/", hx_source="div#plot").text
        assert (
            'id="list-heading" class="hidden" tabindex="-1" data-focus'
            in part(app, "/", hx_source="a#page-next").text
        )
        assert "data-focus" not in part(app, "/", hx_source="form#filters").text


class TestWrongValues:
    @pytest.mark.parametrize(
        ("query", "field"),
        [("from=notadate", "from"), ("to=2024-02-30", "to"), ("from=2024-02-01&to=2024-01-01", "to")],
    )
    def test_are_refused_beside_their_field(self, app: Starlette, query: str, field: str) -> None:
        answer = get(app, f"/?{query}&country=JP")
        shown = Page(answer.text)
        assert answer.status_code == 422
        assert shown.one('[role="alert"]')
        assert shown.values('[aria-invalid="true"]', "name") == [field]
        assert not shown.one(f'[name="{field}"]').attributes.get("value") or field == "to"
        assert shown.values('[name="country"][checked]', "value") == ["JP"]

    def test_part_is_the_summary_and_marks_the_field(self, app: Starlette) -> None:
        answer = part(app, "/?from=notadate")
        assert answer.status_code == 422
        assert Page(answer.text).one('[role="alert"]')
        assert Page(answer.text).values('[aria-invalid="true"]', "name") == ["from"]
        assert "<article" not in answer.text

    @pytest.mark.parametrize(
        "query",
        [
            "country=ZZ",
            "type=NOPE",
            "after=nonsense",
            "after=%00",
            "q=%00%01",
            "q=%22%27%3B--",
            "q=" + "x" * 600,
            "from=0001-01-01&to=9999-12-31",
            "from=9999-12-31",
            "to=0001-01-01",
            "country=%F0%9F%87%B0",
            "participant=pt_x",
            "q=%25_*%28",
        ],
    )
    def test_never_break_the_page(self, app: Starlette, query: str) -> None:
        for answer in (get(app, f"/?{query}"), part(app, f"/?{query}"), get(app, f"/events.atom?{query}")):
            assert answer.status_code in (200, 422)


class TestEventPage:
    def test_quotes_exactly_and_leads_to_the_sentence(self, app: Starlette) -> None:
        for href in page(app, "/").events[:8]:
            shown = page(app, href)
            for figure in shown.all(".pull"):
                quoted = figure.css_first("blockquote")
                link = figure.css_first("figcaption a")
                assert quoted is not None
                assert link is not None
                address, _, anchor = (link.attributes["href"] or "").partition("#")
                release = page(app, address)
                assert anchor in release.values("mark[id], .anchor", "id")
                assert " ".join(quoted.text().split()) in _plain(release)

    def test_each_field_has_a_form_to_report_an_error_in_it(self, app: Starlette) -> None:
        shown = page(app, page(app, "/").events[0])
        fields = shown.values(".facts .report-link", "href")
        assert len(fields) == len(shown.all(".facts dt"))
        for href in fields:
            assert page(app, href).values("select option[selected]", "value") == [href.rpartition("=")[2]]

    def test_is_cited_with_its_source_and_its_address(self, app: Starlette) -> None:
        href = page(app, "/").events[0]
        cited = page(app, href).text(".cite")
        assert f"https://readout.example{href}" in cited
        assert page(app, href).text("h1") in cited

    def test_every_fact_with_words_of_its_own_leads_to_them(self, app: Starlette) -> None:
        shown = page(app, page(app, "/").events[0])
        assert shown.all(".fact details blockquote mark")
        for href in shown.values(".fact .rule a", "href"):
            address, _, anchor = href.partition("#")
            assert anchor in page(app, address).values("[id]", "id")

    def test_json_ld_says_no_more_than_is_known(self, app: Starlette) -> None:
        listed = [page(app, "/"), page(app, "/?q=consultation")]
        for href in {event for shown in listed for event in shown.events}:
            shown = page(app, href)
            told = json.loads(shown.one('script[type="application/ld+json"]').text())
            assert told["@type"] == "Event"
            assert told["name"] == shown.text("h1")
            assert told.get("location", {"name": "none"}).keys() & {"name", "url"}
            times = shown.values(".dateline time", "datetime")
            assert told.get("startDate") == (times[0] if times else None)

    @pytest.mark.parametrize("prefix", ["", "/ko"])
    def test_the_first_page_says_how_the_site_is_searched(self, app: Starlette, prefix: str) -> None:
        (told,) = page(app, f"{prefix}/").all('script[type="application/ld+json"]')
        site = json.loads(told.text())
        base = f"https://readout.example{prefix}"
        assert (site["@type"], site["url"]) == ("WebSite", f"{base}/")
        address = site["potentialAction"]["target"]["urlTemplate"].replace("{words}", "Japan")
        assert address.startswith(f"{base}/search?")
        assert page(app, address.removeprefix("https://readout.example")).values("#q", "value") == ["Japan"]
        assert not page(app, f"{prefix}/?country=JP").all('script[type="application/ld+json"]')

    def test_what_is_shown_with_a_link_says_of_a_paraphrase_that_it_is_one(self, app: Starlette) -> None:
        for href in page(app, "/").events:
            shown = page(app, href)
            told = json.loads(shown.one('script[type="application/ld+json"]').text())["description"]
            names = ('meta[name="description"]', 'meta[property="og:description"]')
            for description in (told, *(text for name in names for text in shown.values(name, "content"))):
                assert len(description) < 400
                first = shown.all(".pull")[0]
                assert ("paraphrase" in description) == bool(first.css(".paraphrase"))

    def test_has_a_calendar_entry_where_there_is_a_day(self, app: Starlette) -> None:
        for href in page(app, "/").events[:5]:
            links = page(app, href).values('a[type="text/calendar"]', "href")
            for link in links:
                assert "BEGIN:VEVENT" in get(app, link).text


class TestReleasePage:
    def test_text_of_a_ministry_stays_text(self, app: Starlette) -> None:
        shown = page(app, release_of(app, "hostile"))
        assert "<img src=x" not in shown.markup
        assert "alert(1)</script>" not in shown.markup.replace("&lt;/script&gt;", "")
        assert "</p></body>." in shown.text(".text")
        assert "<img src=x onerror=alert(1)>" in _plain(shown)
        assert HOSTILE.splitlines()[0] in shown.text("h1")

    def test_original_opens_at_the_sentence(self, app: Starlette) -> None:
        shown = page(app, release_of(app, "hostile"))
        (link,) = shown.values(".read a[rel=external]", "href")
        assert link.startswith("https://press.example/hostile#:~:text=")

    def test_paraphrase_is_marked_wherever_it_is_quoted_and_leads_to_no_sentence(
        self, app: Starlette
    ) -> None:
        paths = ["/", "/countries/KR", "/releases", *page(app, "/").events[:3]]
        paths += [
            href
            for href in page(app, "/releases").values("main h2 a", "href")
            if href != release_of(app, "hostile")
        ][:2]
        for path in paths:
            shown = page(app, path)
            if not shown.all(".paraphrase"):
                continue
            assert "retell an official release in our own words" in shown.markup
            assert ":~:text" not in shown.markup
        assert page(app, "/").all(".paraphrase")

    def test_text_has_the_language_of_the_release(self, app: Starlette) -> None:
        shown = page(app, release_of(app, "korean"))
        assert shown.one(".text").attributes["lang"] == "ko"
        assert shown.one("h1").attributes["lang"] == "ko"


def _plain(shown: Page) -> str:
    """The words of a release without the numbers behind marked sentences."""
    return Page(re.sub(r'<a class="ref".*?</a>', "", shown.markup)).text("article")
