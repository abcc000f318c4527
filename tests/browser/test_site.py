"""The site in a real browser: with JavaScript and without, by keyboard, on a narrow phone."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, go_back, settle

pytestmark = pytest.mark.browser


def events(page: Page) -> list[str]:
    return [link.get_attribute("href") or "" for link in page.locator("main article h3 a").all()]


def count(page: Page) -> int:
    return int(page.locator('main [role="status"] data').get_attribute("value") or "")


def test_a_box_applies_at_once_without_a_page_load_and_keeps_the_focus(visit: Visit) -> None:
    page = visit.open("/")
    before, status = count(page), page.locator('[role="status"]').element_handle()
    page.locator("#country-JP").check()
    settle(page, f"{visit.address}/?country=JP")
    assert count(page) < before
    assert visit.loads == 1
    expect(page.locator("#country-JP")).to_be_focused()
    expect(page.locator("#country-JP")).to_be_checked()
    assert status.evaluate("node => node.isConnected")
    assert re.match(r"\d+ events?: Events with Japan", page.title())
    assert visit.console == []


def test_back_forward_and_reload_restore_list_count_and_form(visit: Visit) -> None:
    page = visit.open("/")
    at_first = (count(page), events(page))
    page.locator("#country-JP").check()
    settle(page, f"{visit.address}/?country=JP")
    page.locator("#type-MEETING").check()
    settle(page, f"{visit.address}/?country=JP&type=MEETING")
    filtered = (count(page), events(page))
    go_back(page, f"{visit.address}/?country=JP")
    expect(page.locator("#type-MEETING")).not_to_be_checked()
    go_back(page, f"{visit.address}/")
    expect(page.locator("#country-JP")).not_to_be_checked()
    assert (count(page), events(page)) == at_first
    page.go_forward()
    settle(page, f"{visit.address}/?country=JP")
    page.go_forward()
    settle(page, f"{visit.address}/?country=JP&type=MEETING")
    expect(page.locator("#type-MEETING")).to_be_checked()
    page.reload()
    assert (count(page), events(page)) == filtered


def test_words_apply_after_a_pause_and_going_on_typing_makes_no_entries(visit: Visit) -> None:
    page = visit.open("/")
    entries = page.evaluate("history.length")
    page.locator("#q").press_sequentially("meet")
    settle(page, f"{visit.address}/?q=meet")
    page.locator("#q").press_sequentially("ing")
    settle(page, f"{visit.address}/?q=meeting")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#q")).to_have_value("meeting")
    assert page.evaluate("history.length") == entries + 1
    assert visit.loads == 1


def test_a_date_applies_at_once(visit: Visit) -> None:
    page = visit.open("/")
    page.locator("#from").fill("2016-01-01")
    settle(page, f"{visit.address}/?from=2016-01-01")
    expect(page.locator("#from")).to_have_value("2016-01-01")


def test_a_country_typed_by_name_gets_a_box_and_the_field_is_free_again(visit: Visit) -> None:
    page = visit.open("/")
    expect(page.locator("#country-other")).to_have_attribute("list", "all-countries")
    page.locator("#country-other").fill("Iceland")
    page.locator("#country-other").press("Enter")
    settle(page, f"{visit.address}/?country=IS")
    expect(page.locator("#country-IS")).to_be_checked()
    expect(page.locator("#country-other")).to_have_value("")
    expect(page.locator("#country-other")).to_be_focused()
    expect(page.locator("#country-other")).to_have_attribute("list", "all-countries")


def test_removing_a_chip_frees_its_box(visit: Visit) -> None:
    page = visit.open("/")
    page.locator("#country-JP").check()
    settle(page, f"{visit.address}/?country=JP")
    page.get_by_role("link", name="Remove the filter Country: Japan").click()
    settle(page, f"{visit.address}/")
    expect(page.locator("#country-JP")).not_to_be_checked()
    expect(page.locator("#list-heading")).to_be_focused()


def test_days_in_the_wrong_order_are_told_and_leave_list_and_address_alone(visit: Visit) -> None:
    page = visit.open("/?to=2016-01-01")
    before = events(page)
    page.locator("#from").fill("2017-01-01")
    expect(page.get_by_role("alert")).to_contain_text("is before the start")
    assert page.url == f"{visit.address}/?to=2016-01-01"
    assert events(page) == before
    page.locator("#from").fill("2015-01-01")
    settle(page, f"{visit.address}/?from=2015-01-01&to=2016-01-01")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_refused_address_says_so_first_and_a_mended_filter_takes_it_back(visit: Visit) -> None:
    page = visit.open("/?from=notadate")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    page.locator("#from").fill("2016-01-01")
    settle(page, f"{visit.address}/?from=2016-01-01")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_phone_shows_where_most_events_lie_and_leads_to_the_list(browser: Browser, address: str) -> None:
    phone = browser.new_context(viewport={"width": 390, "height": 844})
    page = phone.new_page()
    for path in ("/", "/?to=2018-12-31", "/?country=JP"):
        page.goto(address + path)
        bins = page.locator(".bins a")
        totals = [
            int((one.get_attribute("aria-label") or "").split(": ")[1].split()[0]) for one in bins.all()
        ]
        expect(bins.nth(totals.index(max(totals)))).to_be_in_viewport(ratio=0.9)
    page.get_by_role("link", name="To the events").click()
    expect(page.locator("main article").first).to_be_in_viewport()
    phone.close()


@pytest.mark.parametrize("query", ["", "?lanes=type", "?q=meeting&country=JP"])
def test_a_frame_is_as_high_as_what_is_in_it(visit: Visit, query: str) -> None:
    oembed = f"{visit.address}/oembed?url={quote(f'{visit.address}/{query}')}"
    for width in (960, 360):
        height = visit.page.request.get(f"{oembed}&maxwidth={width}").json()["height"]
        visit.page.set_viewport_size({"width": width, "height": height})
        filled = visit.open(f"/embed/timeline{query}").evaluate("document.querySelector('main').clientHeight")
        assert height - 100 < filled <= height


def test_the_frame_that_a_page_offers_holds_the_drawing_in_any_width(visit: Visit) -> None:
    page = visit.open("/")
    page.locator("#page-code summary").click()
    offered = re.search(r'height="(\d+)"', page.locator("#page-code").inner_text())
    assert offered
    for width in (960, 1120, 1400):
        page.set_viewport_size({"width": width, "height": int(offered[1])})
        visit.open("/embed/timeline")
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
        drawn = page.locator(".plot-scroll")
        assert drawn.evaluate("box => box.scrollWidth <= box.clientWidth")


@pytest.mark.parametrize("scripts", [True, False])
def test_filters_are_folded_on_a_phone_and_beside_the_list_elsewhere(
    browser: Browser, address: str, scripts: bool
) -> None:
    phone = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=scripts)
    page = phone.new_page()
    page.goto(address)
    expect(page.locator("#q")).not_to_be_visible()
    page.get_by_role("link", name="Filter events").click()
    expect(page.locator("#q")).to_be_in_viewport()
    page.goto(f"{address}/?from=notadate")
    expect(page.locator("#from")).to_be_visible()
    phone.close()
    desk = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=scripts)
    page = desk.new_page()
    page.goto(address)
    expect(page.locator("#q")).to_be_visible()
    expect(page.locator(".fold > summary")).not_to_be_visible()
    desk.close()


def test_every_page_leads_to_a_search_of_all_that_is_there(plain_visit: Visit) -> None:
    page = plain_visit.open("/about")
    page.get_by_role("searchbox", name="Search the record").fill("minister")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{plain_visit.address}/search?q=minister")
    expect(page.locator("#q")).to_have_value("minister")
    page.get_by_role("link", name="on the timeline").click()
    expect(page).to_have_url(f"{plain_visit.address}/?q=minister")
    expect(page.locator("main article").first).to_be_visible()


def test_keyboard_alone_skips_to_the_content_and_opens_a_bin(visit: Visit) -> None:
    page = visit.open("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    bins = page.locator('[aria-label^="Timeline:"] svg .bins a')
    expect(bins.first).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.bins a')"):
            break
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$"))
    expect(page.locator("#plot-heading")).to_be_focused()
    assert count(page) == int(label.rpartition(": ")[2].split()[0])
    assert visit.loads == 1


def test_next_page_comes_in_place_and_moves_the_focus_to_the_list(visit: Visit) -> None:
    page = visit.open("/")
    first = events(page)
    page.locator('main a[rel="next"]').click()
    expect(page).to_have_url(re.compile(r"\?after="))
    expect(page.locator("#list-heading")).to_be_focused()
    assert not set(first) & set(events(page))


def test_without_javascript_the_button_gives_the_same_events(visit: Visit, plain_visit: Visit) -> None:
    page, plain = visit.open("/"), plain_visit.open("/")
    page.locator("#country-JP").check()
    settle(page, f"{visit.address}/?country=JP")
    page.locator("#type-MEETING").check()
    settle(page, f"{visit.address}/?country=JP&type=MEETING")
    plain.locator("#country-JP").check()
    plain.locator("#type-MEETING").check()
    with plain.expect_navigation():
        plain.get_by_role("button", name="Apply filters").click()
    assert events(plain) == events(page)
    assert count(plain) == count(page)
    expect(plain.locator("#country-JP")).to_be_checked()


def pages(visit: Visit) -> list[str]:
    """A page of every kind."""
    page = visit.open("/")
    event = events(page)[0]
    release = page.locator("main article .source a").first.get_attribute("href") or ""
    page = visit.open(event)
    people = page.locator('.facts a[href^="/participants/"]')
    person = [people.first.get_attribute("href") or ""] if people.count() else []
    return ["/", "/?q=zzzzz", event, release, "/releases", "/countries", "/countries/JP", "/about", *person]


def test_no_page_logs_an_error_or_asks_another_host(visit: Visit) -> None:
    for path in [*pages(visit), "/graphql"]:
        visit.open(path)
    assert visit.console == []
    assert {url for url in visit.requests if not url.startswith(visit.address)} == set()


def test_a_folded_facet_opens_filled_also_after_a_change_and_stays_open(visit: Visit) -> None:
    page = visit.open("/")
    page.locator("#country-JP").check()
    settle(page, f"{visit.address}/?country=JP")
    page.get_by_text("Prominence").first.click()
    main = page.get_by_role("radio", name="Main subject of the release")
    expect(main).to_be_visible()
    page.locator("#type-MEETING").check()
    settle(page, f"{visit.address}/?country=JP&type=MEETING")
    expect(main).to_be_visible()
    main.check()
    settle(page, f"{visit.address}/?country=JP&type=MEETING&prominence=PRIMARY")
    expect(main).to_be_checked()
    assert visit.loads == 1
    assert visit.console == []


def test_words_searched_for_are_marked(visit: Visit) -> None:
    page = visit.open("/?q=meeting")
    expect(page.locator("article mark").first).to_be_visible()


def test_an_end_before_the_start_marks_its_field_until_it_is_put_right(visit: Visit) -> None:
    page = visit.open("/?from=2024-02-01")
    page.locator("#to").fill("2024-01-01")
    expect(page.locator("#filter-errors [role=alert]")).to_be_visible()
    expect(page.locator("#to")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#to")).to_have_value("2024-01-01")
    page.locator("#to").fill("2024-12-31")
    settle(page, f"{visit.address}/?from=2024-02-01&to=2024-12-31")
    expect(page.locator("[aria-invalid]")).to_have_count(0)


def test_in_print_the_sentences_stand_under_each_fact_and_no_chips(visit: Visit) -> None:
    page = visit.open("/?country=JP")
    first = events(page)[0]
    page.emulate_media(media="print")
    expect(page.locator(".chips")).to_be_hidden()
    visit.open(first)
    expect(page.locator(".fact blockquote").first).to_be_visible()
    page.emulate_media(media="screen")
    expect(page.locator(".fact blockquote").first).to_be_hidden()
