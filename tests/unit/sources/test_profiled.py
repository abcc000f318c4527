"""The reader that profiles steer."""

import datetime as dt

import pytest

from app.domain.publishers import BY_SLUG
from app.domain.values import Document
from app.sources import read_document
from app.sources.base import Page
from app.sources.profiled import source_of_profile
from app.sources.profiles import PROFILES, Profile

SENTENCE = "The two ministers opened the new bridge over the river between both countries."
PROFILE = Profile(
    "elbonia",
    "kr-mofa",
    layout=(r"dispatch from strelsau",),
    furniture=(r"dispatch from strelsau|voice of the ministry",),
    ends=(r"more dispatches",),
    title=("headline",),
    day=("stamp",),
    body=("lead", "story"),
)
TEXT = f"""Dispatch from Strelsau

A Bridge Is Opened

5 March 2024
Voice of the Ministry

{SENTENCE}

Voice of the Ministry

More dispatches

A Bridge Is Planned
"""
PAGE = f"""<html><body><h1>Ministry</h1><div class="headline">A Bridge Is Opened</div>
<span id="stamp">Day of issue: 5 March 2024</span><p>7 March 2024</p>
<p class="lead">It took three years.</p><div class="story"><p>{SENTENCE}</p><p>Voice of the Ministry</p></div>
<div>A Bridge Is Planned</div></body></html>"""


def test_every_profile_has_a_publisher_and_a_name_of_its_own() -> None:
    assert {profile.publisher for profile in PROFILES} <= set(BY_SLUG)
    assert len({profile.name for profile in PROFILES}) == len(PROFILES)


@pytest.mark.parametrize(
    ("url", "text", "recognised"),
    [
        ("https://www.mofa.go.kr/a", "", True),
        ("https://ministry.example/a", TEXT, False),
        (None, TEXT, True),
        (None, TEXT.replace("\n", "\r\n"), True),
        (None, "In a dispatch from Strelsau the minister wrote.", False),
    ],
)
def test_a_profile_is_recognised_by_its_hosts_else_by_a_whole_line(
    url: str | None, text: str, recognised: bool
) -> None:
    assert source_of_profile(PROFILE).recognises(url, text) is recognised


@pytest.mark.parametrize(
    ("page", "body"), [(TEXT, [SENTENCE]), (PAGE, ["It took three years.", SENTENCE])], ids=["text", "page"]
)
def test_furniture_and_what_follows_the_end_are_left_out(page: str, body: list[str]) -> None:
    reading = source_of_profile(PROFILE).read(Page.open(Document("x", b""), page, page is PAGE))
    assert reading.title is not None
    assert (reading.title.text, reading.published_on) == ("A Bridge Is Opened", dt.date(2024, 3, 5))
    assert [text.text for text in reading.body] == body


def test_a_page_without_the_elements_is_read_by_its_lines() -> None:
    page = PAGE.replace("story", "article-9").replace("lead", "intro")
    reading = source_of_profile(PROFILE).read(Page.open(Document("x", b""), page, True))
    assert SENTENCE in [text.text for text in reading.body]


def test_the_release_bears_the_name_and_the_publisher_of_its_profile() -> None:
    release = read_document(Document("page", f"No: 61, 5 March 2024, On a Bridge\n\n{SENTENCE}".encode()))
    assert (release.source, release.publisher) == ("tr_mfa", "tr-mfa")
