"""The page of a release, its versions and its files."""

import json

import sqlalchemy as sa
from starlette.applications import Starlette

from app.settings import Settings
from app.web.app import create_app
from tests.build import LATER, event, release, store
from tests.site import Page
from tests.unit.web.asking import get


def corrected(engine: sa.Engine) -> tuple[Starlette, str]:
    store(engine, release("They met on May 3.", "It rained."))
    store(engine, release("They met on May 4.", "It rained."), now=LATER)
    app = create_app(Settings(), engine)
    (href,) = Page(get(app, "/releases").text).values("main h2 a", "href")
    return app, href


def test_shows_what_changed_between_versions_and_nothing_else(sqlite_engine: sa.Engine) -> None:
    app, href = corrected(sqlite_engine)
    shown = Page(get(app, href).text)
    assert [node.text() for node in shown.all(".diff del, .diff ins")] == ["3.", "4."]
    assert "It rained" not in shown.text(".diff")


def test_says_what_its_marks_mean_where_it_has_some(sqlite_engine: sa.Engine) -> None:
    app, href = corrected(sqlite_engine)
    assert not Page(get(app, href).text).all("mark")
    words = "They met on May 5."
    told = release(words, "It rained.", url="https://www.mofa.go.kr/eng/2")
    store(sqlite_engine, told, [event(told, words)])
    app = create_app(Settings(), sqlite_engine)
    marked = next(href for href in Page(get(app, "/").text).values(".event .source a", "href"))
    assert [mark.text() for mark in Page(get(app, marked).text).all(".aside mark")] == [
        "Marked",
        "underlined",
    ]


def test_its_text_is_a_file(sqlite_engine: sa.Engine) -> None:
    app, href = corrected(sqlite_engine)
    told = json.loads(get(app, f"{href}.json").content)
    assert (
        told["text"] == get(app, f"{href}.txt").text == "Talks with Japan\n\nThey met on May 4.\n\nIt rained."
    )
    assert get(app, f"{href}.pdf").status_code == 404


def test_the_list_is_filtered_by_its_form_and_says_so_to_programs(sqlite_engine: sa.Engine) -> None:
    app, href = corrected(sqlite_engine)
    assert Page(get(app, "/releases?q=May&publisher=kr-mofa").text).values("main h2 a", "href") == [href]
    none = Page(get(app, "/releases?published_from=2030-01-01").text)
    assert "No release matches" in none.text(".releases")
    assert none.one("#published_from").attributes["value"] == "2030-01-01"
    for form in none.values(".view-as a", "href"):
        assert get(app, form, accept="application/json").status_code == 200
    told = json.loads(get(app, "/releases.json?publisher=kr-mofa").content)
    assert (told["filter"], told["total"], told["next"]) == ({"publisher": ["kr-mofa"]}, 1, None)
    assert get(app, "/releases.csv").text.count("\r\n") == 2
    assert get(app, "/releases.atom").text.count("<entry>") == 1
    assert len(get(app, "/releases.ndjson").text.splitlines()) == 1


def test_a_period_that_ends_before_it_begins_is_refused_in_the_form(sqlite_engine: sa.Engine) -> None:
    app, _ = corrected(sqlite_engine)
    answer = get(app, "/releases?published_from=2024-01-01&published_to=2023-01-01&publisher=kr-mofa")
    found = Page(answer.text)
    assert answer.status_code == 422
    assert "Published to: “2023-01-01” is before the start" in found.text('[role="alert"]')
    assert found.values('[aria-invalid="true"]', "name") == ["published_to"]
    assert found.values("#published_from, #published_to", "value") == ["2024-01-01", "2023-01-01"]
    assert found.values("option[selected]", "value") == ["kr-mofa"]


def test_an_empty_list_says_which_filter_to_drop(sqlite_engine: sa.Engine) -> None:
    app, _ = corrected(sqlite_engine)
    found = Page(get(app, "/releases?q=May&published_from=2030-01-01").text)
    assert len(found.all(".chips li")) == 3
    (way,) = found.all(".empty a")
    assert (way.text(), way.attributes["href"]) == (
        "Drop Published from “1 January 2030”: 1 release",
        "/releases?q=May",
    )


def test_a_release_found_by_words_shows_them(sqlite_engine: sa.Engine) -> None:
    app, _ = corrected(sqlite_engine)
    found = Page(get(app, "/releases?q=rained").text)
    assert [mark.text() for mark in found.all(".releases mark")] == ["rained"]
    assert not Page(get(app, "/releases").text).all(".releases mark")
