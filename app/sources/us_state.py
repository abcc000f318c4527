"""United States Department of State: items of its feed, and pages of state.gov.

An item's HTML begins with who speaks ("Office of the Spokesperson", "Thomas J. Bell, Secretary of
State"), often the place, and holds inline scripts now and then; the title and the day come with the feed.
All of it is text of the release: a change of the speaker alone is a revision too.
"""

import re

from app.domain.addresses import host_of, is_within, with_host, with_slash
from app.domain.codes import ReleaseKind
from app.domain.text import MappedText
from app.sources import generic
from app.sources.base import Page, Reading, Source
from app.sources.blocks import text_of
from app.sources.datelines import find_days
from app.sources.kinds import kind_of
from app.sources.markup import Element
from app.sources.paragraphs import paragraphs_of_markup

NAME = "us_state"
HOSTS = ("state.gov",)

_OFFICE = re.compile(r"\bOffice of the Spokesperson\b|\battributable to (?:Department )?Spokesperson\b")
_SPEAKER = re.compile(
    r".{3,60}, (?:Acting )?(?:Deputy |Under |Assistant )?Secretary (?:of|for) .{3,60}"
    r"|.{3,60}, Department Spokesperson"
)
_BEGINNING = 600


def recognises(url: str | None, text: str) -> bool:
    host = host_of(url)
    return is_within(host, HOSTS) if host is not None else bool(_OFFICE.search(text[:_BEGINNING]))


def read(page: Page) -> Reading:
    if page.root is not None and (content := page.root.find_all(classed="entry-content")):
        return _read_page(page, page.root, content[0])
    if not page.document.stated_title and (page.root is None or page.root.find_all("h1")):
        return generic.read(page)
    return _reading(page, None, [paragraph.text for paragraph in page.paragraphs()])


def canonical_url(url: str) -> str:
    """The site answers with and without "www" and the last slash, and sends both to one form."""
    return with_slash(with_host(url, "www.state.gov") if host_of(url) == "state.gov" else url)


def _read_page(page: Page, root: Element, content: Element) -> Reading:
    """A whole page: the title in its heading, who and when beside it, the text in `entry-content`."""
    title = text_of(root.find_one(NAME, "h1"), page.text)
    authors = [text_of(found, page.text) for found in root.find_all(classed="article-meta__author-bureau")]
    body = [paragraph.text for paragraph in paragraphs_of_markup(content, page.text)]
    reading = _reading(page, title, [*authors, *body])
    dates = [text_of(found, page.text).text for found in root.find_all(classed="article-meta__publish-date")]
    days = find_days(dates[0]) if dates else []
    day = days[0].day if days else generic.read(page).published_on
    return Reading(title, day, reading.body, reading.kind)


def _reading(page: Page, title: MappedText | None, body: list[MappedText]) -> Reading:
    body = [text for text in body if text.text]
    named = title.text if title else page.document.stated_title
    kind = kind_of(named, page.address, "\n\n".join(text.text for text in body))
    if kind is ReleaseKind.PRESS_RELEASE and body and _SPEAKER.fullmatch(body[0].text):
        kind = ReleaseKind.STATEMENT  # the Secretary's own words; the office's are media notes
    return Reading(title, None, tuple(body), kind)


SOURCE = Source(NAME, "United States Department of State", "us-state", recognises, read, canonical_url, HOSTS)
