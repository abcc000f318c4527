"""The page at /graphql with JavaScript: completion at the cursor by keyboard and pointer, and the history."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def writing(visit: Visit, text: str) -> Page:
    """The page with the text before the cursor; a "|" says where it stands."""
    page = visit.open("/graphql")
    area = page.get_by_label("GraphQL document")
    area.fill("")
    area.press_sequentially(text.replace("|", ""))
    for _ in range(len(text) - 1 - text.index("|") if "|" in text else 0):
        area.press("ArrowLeft")
    return page


def listed(page: Page) -> list[str]:
    return [option.inner_text() for option in page.get_by_role("option").locator("code").all()]


def text(page: Page) -> str:
    return page.get_by_label("GraphQL document").input_value()


COMPLETED = [
    ("{ ev|", ["events", "event", "eventTypes"]),
    ("{ events(|", ["filter", "orderBy", "asOf", "first", "after", "last", "before"]),
    ("{ events(first: 3, fi|", ["filter"]),
    ("{ events(filter: { countries: { |", ["anyOf", "allOf", "noneOf"]),
    ("{ events(filter: { types: [PRO|", ["PROTEST"]),
    ("{ events(first: 3) { totalCount nodes { when { pre|", ["precision"]),
    ("{ mine: ev| }", ["events", "event", "eventTypes"]),
    ("{ limits { maxCost } ev|", ["events", "event", "eventTypes"]),
    ('{ node(id: "x") { ...| } } fragment E on Event { id }', ["on", "E"]),
    ("{ participants { nodes { ... on Person { po|", ["posts"]),
    ("query ($status: EventSta|", ["EventStatus"]),
    ("query ($n: Int) { events(first: |", ["$n"]),
    ("query ($n: Int) { events(first: $|", ["n"]),
    ("{ events @|", ["include", "skip"]),
    ("{ events @skip(if: |", ["true", "false"]),
    ("{ nothing { |", ["__typename"]),
    ("{ # ev|", []),
    ('{ event(by: { id: "ev|', []),
    ("query Ev|", []),
]


def test_what_fits_at_the_cursor_is_known(visit: Visit) -> None:
    page = visit.open("/graphql")
    told: dict[str, list[str]] = page.evaluate(
        """async (texts) => {
            const index = await (await fetch("/graphql/completion.json")).json();
            const named = (text) => completions(index, text.replace("|", ""), text.indexOf("|")).options
                .map((option) => option.name);
            return Object.fromEntries(texts.map((text) => [text, named(text)]));
        }""",
        [written for written, _ in COMPLETED],
    )
    assert {written: told[written][: len(names) or None] for written, names in COMPLETED} == dict(COMPLETED)


def test_list_opens_while_a_name_is_written_and_follows_it(visit: Visit) -> None:
    page = writing(visit, "{ even")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert listed(page)[:3] == ["events", "event", "eventTypes"]
    page.keyboard.type("tT")
    expect(page.get_by_role("option")).to_have_count(1)
    assert listed(page) == ["eventTypes"]
    page.keyboard.type("ypes")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_keys_choose_and_the_focus_stays_in_the_text(visit: Visit) -> None:
    page = writing(visit, "{ even")
    area = page.get_by_label("GraphQL document")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    expect(chosen).to_contain_text("event")
    expect(area).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    expect(area).to_be_focused()
    page.keyboard.press("Enter")
    assert text(page) == "{ event"
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Control+Z")
    assert text(page) == "{ even"


def test_escape_closes_the_list_and_tab_then_leaves_the_text(visit: Visit) -> None:
    page = writing(visit, "{ even")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Variables, as a JSON object")).to_be_focused()
    assert text(page) == "{ even"


def test_control_space_lists_all_and_a_press_takes_one(visit: Visit) -> None:
    page = writing(visit, "{ events() }")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Control+Space")
    page.get_by_role("option").filter(has_text="orderBy").click()
    assert text(page) == "{ events(orderBy: ) }"
    expect(page.get_by_label("GraphQL document")).to_be_focused()


def test_list_stands_at_the_word_and_within_the_window(browser: Browser, address: str) -> None:
    for width in (390, 1440):
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto(f"{address}/graphql")
        area = page.get_by_label("GraphQL document")
        area.fill("{\n" + " " * 40)
        area.press("Control+End")
        area.press_sequentially("even")
        box: Any = page.get_by_role("listbox").bounding_box()
        edges: Any = area.bounding_box()
        assert 0 <= box["x"] <= box["x"] + box["width"] <= width
        assert edges["y"] < box["y"] < edges["y"] + 100
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()


def test_control_enter_runs_the_query_and_it_is_remembered_until_forgotten(visit: Visit) -> None:
    for name in ("One", "Two"):
        page = writing(visit, "")
        page.get_by_label("GraphQL document").fill(f"query {name} {{ limits {{ maxCost }} }}")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("region", name="Answer as JSON")).to_contain_text("maxCost")
    recent = page.get_by_role("region", name="Recent queries")
    expect(recent.get_by_role("link")).to_have_text(["Two", "One"])
    recent.get_by_role("link", name="One").click()
    expect(page).to_have_url(re.compile("query\\+One"))
    expect(recent.get_by_role("link")).to_have_text(["One", "Two"])
    recent.get_by_role("button", name="Forget Two").click()
    expect(recent.get_by_role("link")).to_have_text(["One"])
    recent.get_by_role("button", name="Forget them all").click()
    expect(recent).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0
    page.goto(f"{visit.address}/graphql")
    expect(recent).to_be_hidden()


def test_what_is_remembered_is_shown_as_text(visit: Visit) -> None:
    page = writing(visit, "")
    page.get_by_label("GraphQL document").fill('{ node(id: "<img src=x onerror=alert(1)>") { id } }')
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("region", name="Recent queries").get_by_role("link")).to_contain_text("<img")
    assert visit.console == []


def test_without_javascript_there_is_no_history_and_the_page_works(plain_visit: Visit) -> None:
    page = plain_visit.open("/graphql")
    page.get_by_role("button", name="Run the query").click()
    expect(page.get_by_role("region", name="Answer as JSON")).to_contain_text("totalCount")
    expect(page.get_by_role("heading", name="Recent queries")).to_be_hidden()
