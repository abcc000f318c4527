"""GraphiQL in a real browser: whole from our own files, and all its parts at work over the API."""

import json
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def started(visit: Visit, address: str = "/graphiql") -> Page:
    page = visit.open(address)
    expect(page.get_by_label("Execute query")).to_be_visible()
    return page


def write(page: Page, editor: str, text: str) -> None:
    page.locator(f"{editor} .CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def answer(page: Page) -> str:
    return str(page.evaluate("document.querySelector('.result-window .CodeMirror').CodeMirror.getValue()"))


def test_query_runs_with_variables_and_headers(visit: Visit) -> None:
    page = started(visit)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.headers.get("x-request-id", "")))
    write(page, ".graphiql-query-editor", "query Ask($n: Int) { events(first: $n) { nodes { id } } }")
    write(page, ".graphiql-editor-tool .graphiql-editor:not(.hidden)", '{"n": 2}')
    expect(page.get_by_role("tab", name="Ask")).to_be_visible()  # GraphiQL has read what was written
    page.get_by_role("button", name="Headers").click()
    write(page, ".graphiql-editor-tool .graphiql-editor:not(.hidden)", '{"X-Request-ID": "from-graphiql"}')
    page.keyboard.press("Control+Enter")
    expect(page.locator(".result-window")).to_contain_text("nodes")
    assert len(json.loads(answer(page))["data"]["events"]["nodes"]) == 2
    assert "from-graphiql" in asked


def test_subscription_shows_each_change_as_it_comes(visit: Visit) -> None:
    page = started(visit)
    write(page, ".graphiql-query-editor", "subscription Follow { changes { kind } }")
    expect(page.get_by_role("tab", name="Follow")).to_be_visible()  # GraphiQL has read what was written
    page.keyboard.press("Control+Enter")
    expect(page.locator(".result-window")).to_contain_text("CREATED")
    page.get_by_label("Stop query").click()
    expect(page.get_by_label("Execute query")).to_be_visible()
    assert visit.errors == []


def test_names_are_completed_from_the_schema(visit: Visit) -> None:
    page = started(visit)
    write(page, ".graphiql-query-editor", "{ ")
    page.keyboard.press("Control+Space")
    expect(page.locator(".CodeMirror-hint", has_text="eventTypes")).to_be_visible()


def test_schema_can_be_read(visit: Visit) -> None:
    page = started(visit)
    page.get_by_label("Show Documentation Explorer").click()
    panel = page.locator(".graphiql-doc-explorer")
    panel.get_by_role("link", name="Query").click()
    expect(panel).to_contain_text("Events, newest first: the timeline.")


def test_query_of_the_address_is_taken_over(visit: Visit) -> None:
    page = started(visit, "/graphiql?query=" + quote("{ limits { maxCost } }"))
    expect(page.locator(".graphiql-query-editor")).to_contain_text("maxCost")


def test_everything_comes_from_this_host_and_keeps_to_the_policy(visit: Visit) -> None:
    page = started(visit)
    for label in ("Open settings dialog", "Open short keys dialog"):
        page.get_by_label(label).click()
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
    page.get_by_label("Show History").click()
    page.get_by_label("Execute query").click()
    expect(page.locator(".result-window")).to_contain_text("totalCount")
    assert visit.errors == []
    assert {url for url in visit.requests if not url.startswith((visit.address, "data:"))} == set()


def test_without_javascript_the_page_leads_to_one_that_works(plain_visit: Visit) -> None:
    page = plain_visit.open("/graphiql")
    page.get_by_role("link", name="The page at /graphql").click()
    expect(page.get_by_role("button", name="Run the query")).to_be_visible()
