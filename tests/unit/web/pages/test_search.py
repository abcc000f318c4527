"""The search page: what is found for words, and what is offered where nothing is."""

import pytest
import sqlalchemy as sa
from starlette.applications import Starlette

from app.settings import Settings
from app.web.app import create_app
from tests.build import ARCHIVE, store
from tests.site import Page
from tests.unit.web.asking import get


@pytest.fixture
def site(sqlite_engine: sa.Engine) -> Starlette:
    for told, events in ARCHIVE:
        store(sqlite_engine, told, events)
    return create_app(Settings(), sqlite_engine)


def searched(site: Starlette, words: str, status: int = 200, below: str = "") -> Page:
    answer = get(site, f"{below}/search?q={words}")
    assert answer.status_code == status
    return Page(answer.text)


def test_before_anything_is_searched_for_it_says_how(site: Starlette) -> None:
    shown = searched(site, "")
    assert shown.text("h1") == "Search the record"
    assert "All words must occur" in shown.text(".prose")
    assert not shown.all("[role=status]")
    assert not shown.all('meta[name="robots"]')


def test_people_countries_events_and_releases_are_found_and_marked(site: Starlette) -> None:
    shown = searched(site, "cho")
    assert shown.values("section:has(#people) a", "href")[0].startswith("/participants/pt_")
    assert {mark.text().casefold() for mark in shown.all("main mark")} == {"cho"}
    (everything,) = shown.values("section:has(#events) .pager a", "href")
    assert everything == "/?q=cho"
    assert len(Page(get(site, everything).text).events) >= len(shown.events) > 0
    assert shown.text("[role=status]").startswith(f"{len(Page(get(site, everything).text).events)} event")
    assert len(shown.all('meta[name="robots"]')) == 1


def test_two_countries_that_are_named_lead_to_their_relation(site: Starlette) -> None:
    links = searched(site, "south+korea+and+kazakhstan").values("section:has(#countries) a", "href")
    assert links == ["/countries/KR/KZ", "/countries/KR", "/countries/KZ"]
    assert searched(site, "Kazak").values("section:has(#countries) a", "href") == ["/countries/KZ"]


def test_who_is_named_beside_a_country_is_found(site: Starlette) -> None:
    shown = searched(site, "cho+kazakhstan")
    assert "Cho Hana" in shown.text("section:has(#people)")
    assert shown.values("section:has(#countries) a", "href") == ["/countries/KZ"]


def test_kinds_of_events_and_topics_are_found_by_name(site: Starlette) -> None:
    assert "/types/VISIT" in searched(site, "visits").values("section:has(#kinds) a", "href")
    assert "/?topic=cyber" in searched(site, "cyber").values("section:has(#topics) a", "href")


def test_where_nothing_has_the_words_names_spelled_alike_are_offered(site: Starlette) -> None:
    shown = searched(site, "Chu+Hanna")
    assert shown.text("[role=status]") == "Nothing matches these words."
    assert "Cho Hana" in shown.text(".empty")
    assert "Kazakhstan" in searched(site, "Kazahkstan").text(".empty")
    assert "Did you mean" not in searched(site, "%3F%3F").text(".empty")


def test_too_many_words_are_refused_in_the_page(site: Starlette) -> None:
    shown = searched(site, "x" * 501, status=422)
    assert "500 characters" in shown.text("[role=alert]")
    assert shown.one("#q").attributes["aria-invalid"] == "true"


def test_it_speaks_korean(site: Starlette) -> None:
    shown = searched(site, "%EC%B9%B4%EC%9E%90%ED%9D%90%EC%8A%A4%ED%83%84", below="/ko")
    assert shown.values("section:has(#countries) a", "href") == ["/ko/countries/KZ"]
    assert "검색 결과" in shown.text("h1")


def test_every_page_has_the_field_that_leads_here(site: Starlette) -> None:
    assert Page(get(site, "/countries").text).values(".seek form", "action") == ["/search"]
    assert "/search?q={searchTerms}" in get(site, "/opensearch.xml").text
