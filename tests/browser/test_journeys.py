"""Ways through the site: each step can be shared, reloaded and gone back to, is the same without JavaScript,
and the keyboard is enough for all of it."""

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

# What a reader has before him, in one glance.
STATE = """() => {
    const all = (selector, told) => [...document.querySelectorAll(selector)].map(told);
    const text = one => one.textContent.replace(/\\s+/g, " ").trim();
    const isSet = one => one.value && (one.checked || !["checkbox", "radio"].includes(one.type));
    return {
        events: all("main article h3 a", one => one.getAttribute("href")),
        told: all("h1, #plot-heading, #count, .chips li", text),
        bins: all("#plot .bins a", one => one.getAttribute("href")),
        form: [...document.getElementById("filters").elements].filter(one => one.name && isSet(one))
            .map(one => `${one.name}=${one.value}`).sort(),
    };
}"""


def expect_state(page: Page, expected: object) -> None:
    """Now or soon."""
    with suppress(TimeoutError):
        is_there = f"expected => JSON.stringify(({STATE})()) === JSON.stringify(expected)"
        page.wait_for_function(is_there, arg=expected)
    assert page.evaluate(STATE) == expected


STEPS: dict[str, Callable[[Page], object]] = {
    "lanes=type": lambda page: page.get_by_role("link", name="By type").click(),
    "after=": lambda page: page.locator('main a[rel="next"]').click(),
    "from=": lambda page: page.locator("#plot .bins a").last.click(),
    "country=": lambda page: page.locator('#filters [name="country"]:not(:checked)').first.check(),
    "category=": lambda page: page.locator('#filters [name="category"]:not(:checked)').first.check(),
    "q=": lambda page: page.locator("#q").fill("minister"),
    "^(?!.*from=)": lambda page: page.get_by_role("link", name="Remove the filter From").click(),
}


def test_each_step_can_be_shared_reloaded_and_gone_back_to(visit: Visit, plain_visit: Visit) -> None:
    page = visit.open("/")
    seen = [(page.url, page.evaluate(STATE))]
    for address, take in STEPS.items():
        take(page)
        expect(page).to_have_url(re.compile(address))
        shared = plain_visit.open(page.url.removeprefix(visit.address)).evaluate(STATE)
        expect_state(page, shared)
        seen.append((page.url, shared))
    page.reload()
    expect_state(page, seen[-1][1])
    for move, stops in ((page.go_back, seen[-2::-1]), (page.go_forward, seen[1:])):
        for url, before in stops:
            move()
            expect(page).to_have_url(url)
            expect_state(page, before)
    assert visit.console == []


def test_the_keyboard_is_enough(visit: Visit) -> None:
    page = visit.open("/")
    go_to(page, ".skip").press("Enter")
    go_to(page, "#country-JP").press("Space")
    expect(page).to_have_url(f"{visit.address}/?country=JP")
    expect(page.locator("#country-JP")).to_be_focused()
    go_to(page, "#chip-country-JP").press("Enter")
    expect(page).to_have_url(f"{visit.address}/")
    expect(page.locator("#list-heading")).to_be_focused()
    go_to(page, "main article h3 a").press("Enter")
    expect(page).to_have_url(re.compile("/events/ev_"))
    go_to(page, ".pull figcaption a").press("Enter")
    expect(page).to_have_url(re.compile("/releases/re_.*#ev-"))
    page.go_back()
    go_to(page, 'main a[href^="/corrections/new"]').press("Enter")
    expect(page).to_have_url(re.compile("/corrections/new"))
    go_to(page, "#field").press("ArrowDown")
    go_to(page, "#proposed").press("x")
    go_to(page, "main button").press("Enter")
    expect(page).to_have_url(re.compile(r"/corrections/(?!new)"))


class Focused:
    def __init__(self, page: Page) -> None:
        self._page = page

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)


def go_to(page: Page, selector: str) -> Focused:
    """By Tab alone; wherever the focus stands on the way can be seen."""
    page.wait_for_load_state()
    for _ in range(120):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.checkVisibility()")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return Focused(page)
    raise AssertionError(f"no way by Tab to {selector}")
