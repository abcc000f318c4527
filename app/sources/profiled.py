"""Reads the pages of the ministries that have a profile: their own furniture out, then by what pages have in
common.
"""

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache, partial

from app.domain.addresses import host_of, is_within
from app.domain.publishers import BY_SLUG
from app.sources import generic
from app.sources.base import Page, Reading, Source
from app.sources.blocks import text_of
from app.sources.datelines import day_of_line, find_days
from app.sources.furniture import without_end
from app.sources.markup import Element
from app.sources.paragraphs import Paragraph, paragraphs_of_markup
from app.sources.profiles import PROFILES, Profile
from app.sources.publication import published_on

_BEGINNING = 3000  # characters in which the layout of a page shows
_PROSE = 160  # characters; no line of a ministry's foot was seen to be longer
_SENTENCE = re.compile(r".{50,}[.?!][\"'\u201d\u2019]?$")


def source_of_profile(profile: Profile) -> Source:
    publisher = BY_SLUG[profile.publisher]
    return Source(
        profile.name,
        publisher.name,
        profile.publisher,
        partial(_recognises, publisher.hosts, _lines(profile.layout)),
        partial(_read, profile),
        hosts=publisher.hosts,
    )


@lru_cache(maxsize=64)
def _lines(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One of the patterns as a whole line."""
    return re.compile(rf"^[ \t]*(?:{'|'.join(patterns) or '(?!)'})[ \t]*$", re.IGNORECASE | re.MULTILINE)


def _recognises(hosts: tuple[str, ...], layout: re.Pattern[str], url: str | None, text: str) -> bool:
    host = host_of(url)
    if host is not None:
        return is_within(host, hosts)
    return layout.search(text[:_BEGINNING].replace("\r", "")) is not None


def _read(profile: Profile, page: Page) -> Reading:
    if page.root is not None and (reading := _by_elements(profile, page, page.root)):
        return reading
    area = _first(page.root, profile.area) if page.root else None
    lines = paragraphs_of_markup(area, page.text) if area else page.paragraphs()
    return generic.read_lines(page, _without_furniture(profile, lines))


def _by_elements(profile: Profile, page: Page, root: Element) -> Reading | None:
    """Title, day and text where the profile says they stand; None where the text does not."""
    parts = [found for name in profile.body for found in _all(root, name)[:1]]
    lines = [line for part in parts for line in paragraphs_of_markup(part, page.text)]
    body = without_end(_without_furniture(profile, lines))
    headings = [found for name in profile.title for found in _all(root, name)] or root.find_all("h1")
    if not body or not headings:
        return None
    day = _printed_day(profile, page, root) or published_on([], None, body, page.text)
    return Reading(text_of(headings[0], page.text), day, tuple(line.text for line in body))


def _printed_day(profile: Profile, page: Page, root: Element) -> dt.date | None:
    for name in profile.day:
        for element in _all(root, name):
            if days := find_days(text_of(element, page.text).text):
                return days[0].day
    return None


def _first(root: Element, names: Sequence[str]) -> Element | None:
    return next((found for name in names for found in _all(root, name)), None)


def _all(root: Element, name: str) -> list[Element]:
    """Elements of that class or id."""
    return [
        element
        for element in root.descendants()
        if name in element.classes or element.attributes.get("id") == name
    ]


def _without_furniture(profile: Profile, lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines without the ministry's own furniture; a day that stands there is kept, for it is needed."""
    furniture, ends = _lines(profile.furniture), _lines(profile.ends)
    kept = [line for line in lines if not furniture.search(line.text.text) or day_of_line(line.text.text)]
    long = max((n for n, line in enumerate(kept) if len(line.text) > _PROSE), default=-1)
    first = next((n for n, line in enumerate(kept) if _SENTENCE.match(line.text.text)), len(kept))
    after = range(max(long, first) + 1, len(kept))
    end = next((n for n in after if ends.search(kept[n].text.text)), len(kept))
    return kept[:end]


SOURCES = tuple(source_of_profile(profile) for profile in PROFILES)
