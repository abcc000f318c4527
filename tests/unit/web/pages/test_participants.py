"""The list of people and organisations, and the posts that a page of one tells."""

import datetime as dt

import pytest
import sqlalchemy as sa
from starlette.applications import Starlette

from app.queries.shapes import Post
from app.settings import Settings
from app.web.app import create_app
from app.web.pages import participants
from app.web.pages.participant import post_lines
from app.web.wording import moment
from tests.site import Page
from tests.unit.graphql.test_contrast import CONDEMNED, tell
from tests.unit.web.asking import get


@pytest.fixture
def site(sqlite_engine: sa.Engine) -> Starlette:
    tell(sqlite_engine, "kr-mofa", CONDEMNED)
    return create_app(Settings(), sqlite_engine)


def names(shown: Page) -> list[str]:
    return [link.text() for link in shown.all(".names li a")]


def test_those_in_most_events_stand_before_all_by_name(site: Starlette) -> None:
    shown = Page(get(site, "/participants").text)
    assert {"Han Seo-jun", "Kuroda Shinji"} <= {link.text() for link in shown.all("section:has(#most) a")}
    assert names(shown) == sorted(names(shown))
    assert shown.text(".names [role=status]").startswith(f"{len(names(shown))} people")
    assert all(get(site, href).status_code == 200 for href in shown.values(".names li a", "href"))


def test_names_are_searched(site: Starlette) -> None:
    shown = Page(get(site, "/participants?q=kuroda").text)
    assert names(shown) == ["Kuroda Shinji"]
    assert not shown.all("#most")
    assert "Nobody on record" in Page(get(site, "/participants?q=zzz").text).text(".names")
    assert get(site, f"/participants?q={'x' * 2_000}").status_code == 200


def test_long_lists_come_page_by_page(site: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    everybody = names(Page(get(site, "/participants").text))
    monkeypatch.setattr(participants, "NAMES_A_PAGE", 1)
    seen, path = [], "/participants"
    for _ in everybody:
        shown = Page(get(site, path).text)
        seen += names(shown)
        path = next(iter(shown.values('.pager [rel="next"]', "href")), path)
    assert seen == everybody


def test_a_post_is_told_once_however_it_is_capitalised() -> None:
    days = [dt.date(2024, 5, day) for day in (9, 4, 2)]
    titles = ("SECRETARY", "Secretary", "Press Officer")
    posts = [
        Post(key=1, title=title, rank="other", organization=None, country="US", as_of=day)
        for title, day in zip(titles, days, strict=True)
    ]
    one, other = post_lines(posts)
    assert (one.title, other.title) == ("Secretary", "Press Officer")
    assert (one.since, one.until) == (moment(days[1]), moment(days[0]))
