"""No violation of WCAG 2.2 AA that axe can find: in light and dark, on a phone, a tablet and a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PATHS = {
    "plain": "/",
    "filtered": "/?country=JP&type=MEETING",
    "zoomed": "/?from=2016-01-01&to=2016-12-31",
    "empty": "/?country=JP&q=zzzzz",
    "refused": "/?from=notadate",
    "missing": "/nope",
    "patterns": "/patterns",
}


OTHERS = [
    "/releases",
    "/countries",
    "/countries/JP",
    "/countries/JP/KR",
    "/types",
    "/types/MEETING",
    "/publishers",
    "/publishers/kr-mofa",
    "/plots",
    "/about",
    "/about/method",
    "/accessibility",
    "/data",
    "/ko/?country=JP",
    "/embed/timeline",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_axe_finds_nothing(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # a literal
    page = context.new_page()
    found = {}
    for name, path in PATHS.items():
        page.goto(address + path)
        violations = Axe().run(page, options=OPTIONS).response["violations"]
        found[name] = [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in violations]
    context.close()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_axe_finds_nothing_on_other_pages_and_none_scrolls_sideways(browser: Browser, address: str) -> None:
    width = 320
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark")
    page = context.new_page()
    page.goto(address)
    event = page.locator("main article h3 a").first.get_attribute("href") or ""
    page.goto(address + event)
    release = page.locator(".pull figcaption a").first.get_attribute("href") or ""
    person = page.locator('.facts a[href^="/participants/"]').first.get_attribute("href") or "/countries/KR"
    found = {}
    for path in [*OTHERS, event, release, person]:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        violations = Axe().run(page, options=OPTIONS).response["violations"]
        found[path] = [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in violations]
    context.close()
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
