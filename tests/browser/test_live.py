"""What is read in while somebody looks at the list is offered to him, and moves nothing."""

import datetime as dt

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.build import event, release, store

pytestmark = pytest.mark.browser


def test_new_events_are_counted_and_come_when_asked_for(visit: Visit, archive: sa.Engine) -> None:
    page = visit.open("/?country=IS")
    before = page.locator("main article h3 a").count()
    pill = page.locator("#live a")
    expect(pill).to_be_hidden()
    with page.expect_response(lambda answer: "/graphql" in answer.url):
        page.wait_for_timeout(0)
    sentence = "The Minister met the Minister of Iceland on May 3."
    told = release(sentence, url="https://www.mofa.go.kr/eng/view.do?seq=77")
    store(archive, told, [event(told, sentence, countries=("KR", "IS"))], now=dt.datetime.now(dt.UTC))
    expect(pill).to_have_text("1 new event")
    assert page.locator("main article h3 a").count() == before
    pill.click()
    expect(page.locator("main article h3 a")).to_have_count(before + 1)
    expect(pill).to_be_hidden()
    assert visit.loads == 1
    assert visit.console == []
