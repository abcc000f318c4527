"""No violation of WCAG 2.2 AA that axe can find and nothing that scrolls sideways: on a phone, a tablet and a
desk, in light and dark, in every state that a reader can meet.

All rules are tried on every page at two of these, in the states of a list at all six those that depend on how
a page is drawn.
"""

from collections.abc import Iterable
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PHONE = 305  # 320 less a scrollbar that takes room
WIDTHS, SCHEMES = (1440, 768, PHONE), ("light", "dark")
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DRAWN = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"]
FULLY = ((1440, "light"), (PHONE, "dark"))

STATES = {
    "home": "/",
    "filtered": "/?country=JP&type=MEETING",
    "unfolded": "/?level=MINISTER&prominence=PRIMARY&topic=sanctions",
    "empty": "/?country=JP&q=zzzzz",
    "refused": "/?from=notadate",
    "missing": "/nope",
    "event": "/events/{event}",
    "release": "/releases/{release}",
    "patterns": "/patterns",
}
PAGES = {
    "searched": "/?q=meeting",
    "zoomed": "/?from=2016-01-01&to=2016-12-31",
    "lanes": "/?lanes=country",
    "person": "/participants/{person}",
    "people": "/participants",
    "releases": "/releases",
    "no releases": "/releases?q=zzzzz",
    "countries": "/countries",
    "country": "/countries/JP",
    "pair": "/countries/JP/KR",
    "types": "/types",
    "type": "/types/MEETING",
    "publishers": "/publishers",
    "publisher": "/publishers/kr-mofa",
    "plots": "/plots",
    "search": "/search?q=Japan",
    "feeds": "/feeds?country=JP",
    "about": "/about",
    "method": "/about/method",
    "accessibility": "/accessibility",
    "data": "/data",
    "API": "/graphql",
    "report": "/corrections/new?id={event}",
    "Korean": "/ko/?country=JP",
    "embedded": "/embed/timeline",
}


def violations(page: Page, views: Iterable[tuple[int, str]] = FULLY) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for width, scheme in views:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # a literal
        rules = ALL if (width, scheme) in FULLY else {"type": "rule", "values": DRAWN}
        wrong = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response
        found += [
            (width, scheme, rule["id"], [node["target"] for node in rule["nodes"]][:3])
            for rule in wrong["violations"]
        ]
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [(width, scheme, "scrolls sideways", wide)] if wide > width else []
    return found


@pytest.fixture(scope="module")
def subjects(browser: Browser, address: str) -> dict[str, str]:
    """The id of an event with a person in it, of a release that tells it, of the person."""
    context = browser.new_context()
    events = context.request.get(f"{address}/events.json").json()["items"]
    context.close()
    event = next(each for each in events if each["participations"])
    release, person = event["accounts"][0]["release"], event["participations"][0]
    return {"event": event["id"], "release": release["id"], "person": person["id"]}


@pytest.mark.parametrize("path", STATES.values(), ids=STATES)
def test_axe_finds_nothing_in_light_and_dark_at_any_width(
    visit: Visit, subjects: dict[str, str], path: str
) -> None:
    assert violations(visit.open(path.format(**subjects)), product(WIDTHS, SCHEMES)) == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_on_other_pages(visit: Visit, subjects: dict[str, str], path: str) -> None:
    assert violations(visit.open(path.format(**subjects))) == []


def test_axe_finds_nothing_in_a_report_with_errors_its_receipt_and_one_too_many(
    visit: Visit, subjects: dict[str, str]
) -> None:
    page = visit.open(f"/corrections/new?id={subjects['event']}")
    page.locator("form.proposal").evaluate("form => { form.noValidate = true }")
    page.get_by_role("button", name="Send to the editors").click()
    assert page.get_by_role("alert").count() == 1
    assert violations(page) == []
    for status in (200, 429):
        while _send(visit, subjects["event"]) != status:
            pass
        assert violations(page) == []


def _send(visit: Visit, event: str) -> int:
    """Reports an error; the status of the answer, which is one too many after some."""
    page = visit.open(f"/corrections/new?id={event}")
    page.locator("#field").select_option(index=1)
    page.locator("#proposed").fill("3 March 2022")
    with page.expect_navigation() as navigation:
        page.get_by_role("button", name="Send to the editors").click()
    return navigation.value.status


def test_axe_finds_nothing_where_more_contrast_is_wanted(visit: Visit) -> None:
    visit.page.emulate_media(contrast="more")
    assert violations(visit.open("/patterns")) == []


def test_forced_colours_reach_the_drawing_and_a_button_keeps_an_edge(visit: Visit) -> None:
    visit.page.emulate_media(forced_colors="active", color_scheme="dark")
    page = visit.open("/?lanes=category")
    style = "(node, name) => getComputedStyle(node)[name]"
    for place, name, expected in (
        (".drawing", "backgroundColor", "rgb(0, 0, 0)"),
        (".drawing text", "fill", "rgb(255, 255, 255)"),
        (".lane-names", "backgroundImage", "none"),
        ("#filters button", "borderTopWidth", "1px"),
    ):
        assert page.locator(place).first.evaluate(style, name) == expected, place
