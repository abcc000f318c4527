"""The day of publication as a page states it for machines; it counts where the page prints none.

A day of change is never one, and neither is a day that nobody can have lived. Where several articles of a
page state different days, none of them is the page's.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence

from app.domain.text import MappedText
from app.sources.base import Page
from app.sources.blocks import text_of
from app.sources.datelines import LineKind, day_of_line, find_days
from app.sources.markup import Element
from app.sources.paragraphs import Paragraph, paragraphs_of_markup

_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "dcterms.available",
    "citation_publication_date",
    "publication_date",
    "publish-date",
    "pubdate",
    "date",
)
_ARTICLES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "BlogPosting",
    "Report",
    "WebPage",
    "PressRelease",
)
_INSIDE = ("@graph", "mainEntity")  # where a page's own article stands; lists of others stand elsewhere
_FIRST = dt.date(1970, 1, 2)  # the day before is what machines write for "unknown"
_REACH, _LINES = 200, 20  # characters and lines between the title and its `<time>`
_MOST_TITLES = 3  # a site's name may be a heading too


def machine_day(page: Page) -> dt.date | None:
    """The day a page states for machines, in its own time zone."""
    if page.root is None:
        return None
    metas = page.metas()
    named = (day for name in _METAS if (day := _day(metas.get(name, ""))))
    printed = time_line(page)
    return (
        next(named, None)
        or _agreed(_days_of_data(page, page.root))
        or _agreed(_days_of_properties(page.root))
        or (printed[0] if printed else None)
    )


def time_line(page: Page) -> tuple[dt.date, MappedText] | None:
    """The `<time>` that stands beside the title as a date line, though it may print no year: its day, its
    line.
    """
    times = page.root.find_all("time") if page.root else []
    if page.root is None or not times:
        return None
    lines = paragraphs_of_markup(page.root, page.text, furniture=True)
    near = _near_title(lines)
    for time in times:
        line = next((line.text for line in near if _holds(line.text, time)), None)
        day = _day(time.attributes.get("datetime", "")) if line else None
        if line and day and (text := text_of(time, page.text).text):
            dated = day_of_line(line.text.replace(text, day.isoformat()))
            if dated and dated[0].day == day and dated[1] is LineKind.DATE:
                return day, line
    return None


def _near_title(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines beside the headings that may be the title's, as far as few characters lie between."""
    titles = [n for n, line in enumerate(lines) if line.tag == "h1"][:_MOST_TITLES]
    titles = titles or [n for n, line in enumerate(lines) if line.tag == "h2"][:1]
    around = [
        side
        for title in titles
        for side in (lines[title + 1 : title + 1 + _LINES], lines[max(title - _LINES, 0) : title][::-1])
    ]
    return [
        line
        for side in around
        for n, line in enumerate(side)
        if sum(len(between.text) for between in side[:n]) <= _REACH
    ]


def _holds(line: MappedText, time: Element) -> bool:
    return bool(line) and line.starts[0] < time.end and time.start < line.ends[-1]


def _days_of_properties(root: Element) -> Iterator[dt.date]:
    """`itemprop="datePublished"` wherever it stands, and `<time pubdate>`."""
    for element in root.descendants():
        named = "datePublished" in element.attributes.get("itemprop", "").split()
        if named or (element.tag == "time" and "pubdate" in element.attributes):
            value = element.attributes.get("datetime") or element.attributes.get("content") or ""
            if day := _day(value):
                yield day


def _days_of_data(page: Page, root: Element) -> Iterator[dt.date]:
    """`datePublished` of the articles that JSON-LD describes."""
    for script in root.find_all("script"):
        if script.attributes.get("type", "").strip().lower() != "application/ld+json":
            continue
        written = "".join(page.text[slice(*run)] for run in script.children if not isinstance(run, Element))
        try:
            data = json.loads(written, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _articles(data):
            if isinstance(stated := node.get("datePublished"), str) and (day := _day(stated)):
                yield day


def _articles(data: object) -> Iterator[dict[str, object]]:
    waiting = [data]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            waiting.extend(node[name] for name in _INSIDE if name in node)
            types = node.get("@type")
            if any(kind in _ARTICLES for kind in (types if isinstance(types, list) else [types])):
                yield node


def _agreed(days: Iterable[dt.date]) -> dt.date | None:
    found = set(days)
    return found.pop() if len(found) == 1 else None


def _day(written: str) -> dt.date | None:
    """The day of an instant as written, whatever its offset; none that is still to come, or in doubt."""
    days = find_days(written)
    tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)  # it has begun somewhere
    usable = days and days[0].swapped is None and _FIRST <= days[0].day <= tomorrow
    return days[0].day if usable else None
