"""The drawn timeline in a real browser: brushing by mouse and by keyboard, what a swap leaves in place."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit, go_back, settle

pytestmark = pytest.mark.browser

COUNTS = """() => [...document.querySelectorAll(".fixed input")].map(
    one => [one.checked, one.parentNode.className, one.parentNode.querySelector(".n").textContent])"""
DAYS = re.compile(r"\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$")


def bins(page: Page) -> Locator:
    return page.locator("#plot .bins a")


def centre(one: Locator) -> tuple[float, float]:
    box = one.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def days_of(one: Locator) -> tuple[str, str]:
    found = re.search(r"from=([\d-]+)&to=([\d-]+)", one.get_attribute("href") or "")
    assert found is not None
    return found[1], found[2]


def test_dragging_over_bins_shows_their_days(visit: Visit) -> None:
    page = visit.open("/")
    first, last = bins(page).nth(-3), bins(page).nth(-1)
    start, end = days_of(first)[0], days_of(last)[1]
    page.mouse.move(*centre(first))
    page.mouse.down()
    page.mouse.move(*centre(last), steps=5)
    expect(page.locator(".brush")).to_be_visible()
    page.mouse.up()
    expect(page).to_have_url(f"{visit.address}/?from={start}&to={end}")
    expect(page.locator("#from")).to_have_value(start)
    expect(page.locator("#to")).to_have_value(end)
    expect(page.locator(".brush")).to_have_count(0)
    assert visit.loads == 1
    assert visit.console == []


def test_a_click_without_dragging_is_a_click(visit: Visit) -> None:
    page = visit.open("/")
    start, end = days_of(bins(page).last)
    bins(page).last.click()
    expect(page).to_have_url(f"{visit.address}/?from={start}&to={end}")


def test_shift_and_arrows_choose_days_which_enter_shows(visit: Visit) -> None:
    page = visit.open("/")
    first, last = bins(page).nth(-3), bins(page).nth(-1)
    start, end = days_of(first)[0], days_of(last)[1]
    first.focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".brushed")).to_contain_text(" \N{EN DASH} ")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{visit.address}/?from={start}&to={end}")
    expect(page.locator("#plot-heading")).to_be_focused()
    assert visit.loads == 1


def test_arrows_go_from_bin_to_bin_and_escape_gives_up(visit: Visit) -> None:
    page = visit.open("/")
    bins(page).nth(0).focus()
    page.keyboard.press("ArrowRight")
    expect(bins(page).nth(1)).to_be_focused()
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator(".brush")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".brush")).to_have_count(0)
    assert page.url == f"{visit.address}/"


def test_a_change_of_a_filter_leaves_the_focus_where_it_is(visit: Visit) -> None:
    page = visit.open("/")
    page.locator("#country-JP").check()
    settle(page, f"{visit.address}/?country=JP")
    expect(page.locator("#country-JP")).to_be_focused()


def test_lanes_stay_while_days_and_filters_change(visit: Visit) -> None:
    page = visit.open("/")
    page.get_by_role("link", name="By country").click()
    expect(page).to_have_url(f"{visit.address}/?lanes=country")
    expect(page.locator(".lane-names text").first).to_be_visible()
    page.locator("#country-JP").check()
    expect(page).to_have_url(f"{visit.address}/?country=JP&lanes=country")
    go_back(page, f"{visit.address}/?lanes=country")
    expect(page.get_by_role("link", name="By country")).to_have_attribute("aria-current", "true")


def test_what_is_unfolded_follows_the_filter_and_stays_unfolded(visit: Visit) -> None:
    page = visit.open("/")
    page.get_by_role("link", name="By type").click()
    expect(page).to_have_url(f"{visit.address}/?lanes=type")
    heads = page.locator("#plot-table thead th")
    page.locator("#plot-table summary").click()
    expect(heads.nth(2)).to_have_text("Meeting")
    page.get_by_role("link", name="By country").click()
    expect(heads.nth(2)).to_be_visible()
    expect(heads.nth(2)).to_have_text("South Korea")
    page.locator("#country-JP").check()
    expect(page).to_have_url(f"{visit.address}/?country=JP&lanes=country")
    page.locator("#page-code summary").click()
    expect(page.locator("#page-code pre").first).to_contain_text("country=JP")
    assert visit.console == []


def test_boxes_of_kinds_say_what_the_whole_page_says(visit: Visit) -> None:
    page = visit.open("/")
    page.locator("#type-MEETING").check()
    settle(page, f"{visit.address}/?type=MEETING")
    page.locator("#country-JP").check()
    settle(page, f"{visit.address}/?country=JP&type=MEETING")
    page.locator(".chips a[id^=chip-type]").click()
    settle(page, f"{visit.address}/?country=JP")
    in_place = page.evaluate(COUNTS)
    page.reload()
    assert page.evaluate(COUNTS) == in_place


def test_nothing_shifts_while_the_page_loads(visit: Visit) -> None:
    page = visit.open("/")
    page.wait_for_load_state("networkidle")
    shift = page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value })
                .observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(sum), 200);
        })"""
    )
    assert shift == 0


def test_after_going_back_all_works_as_on_a_page_just_opened(visit: Visit) -> None:
    page = visit.open("/")
    bins(page).last.click()
    expect(page).to_have_url(DAYS)
    go_back(page, f"{visit.address}/")
    start, end = days_of(bins(page).nth(-2))
    bins(page).nth(-2).click()
    expect(page).to_have_url(f"{visit.address}/?from={start}&to={end}")
    go_back(page, f"{visit.address}/")
    first, last = bins(page).nth(-3), bins(page).nth(-1)
    start, end = days_of(first)[0], days_of(last)[1]
    page.mouse.move(*centre(first))
    page.mouse.down()
    page.mouse.move(*centre(last), steps=5)
    page.mouse.up()
    expect(page).to_have_url(f"{visit.address}/?from={start}&to={end}")
    go_back(page, f"{visit.address}/")
    assert page.locator("#filters [data-list]").first.get_attribute("list")
    page.locator("#country-JP").check()
    settle(page, f"{visit.address}/?country=JP")
    told = page.evaluate(COUNTS)
    page.reload()
    assert page.evaluate(COUNTS) == told
    assert visit.console == []


def test_older_events_take_the_focus_without_a_word_on_the_console(visit: Visit) -> None:
    page = visit.open("/")
    page.get_by_role("link", name="Older events").click()
    expect(page.locator("#list-heading")).to_be_focused()
    assert visit.console == []
