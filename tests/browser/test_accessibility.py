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
