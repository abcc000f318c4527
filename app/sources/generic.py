"""Any page or text of a ministry nobody prepared for: title, date line and body by what such pages have in
common.
"""

import datetime as dt
import re
from collections.abc import Sequence

from app.domain.text import MappedText
from app.sources.base import Page, Reading, Source
from app.sources.datelines import LineKind, PrintedDay, day_of_dateline, day_of_line, find_days
from app.sources.furniture import is_menu, without_end
from app.sources.markup import HEADINGS
from app.sources.paragraphs import Paragraph
from app.sources.titles import choose_title

_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s")
_SENTENCE_END = re.compile(r"[.!?:\u3002][\"'\u201d\u2019)\]]*$")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.)+$")  # "in Washington, D.C." ends a title as well as a sentence
# A line with which a reader saved the day beside a repost: "date 2022-09-19 Title".
_SAVED_DAY = re.compile(r"date (\d{4}-\d\d-\d\d)\s*")
# "No: 47, 22 March 2024, Regarding …": number and day stand before the title.
_NUMBER = re.compile(r"(?:press release\s*)?(?:no\.?\s*:?\s*|[a-z]{1,4}[-/ ])\d[\d/-]*\s*,\s*", re.IGNORECASE)
_MONTH_FIRST = re.compile(
    r"\d{4} \d{1,2}:\d\d [AP]M E[DS]T\b|\bU\.?S\.? Department of State\b|\bState Department\b|\bWashington\b"
)
_FIRST_LINES = 6  # of the body: a lead may stand before the date line
_SIGNATURE_LINES = 6
_LONGEST_HEAD = 120  # lines; the longest menu seen before a text took 40
_META_DAYS = ("article:published_time", "dcterms.issued", "dcterms.date", "dc.date.issued", "date", "pubdate")


def recognises(_url: str | None, _text: str) -> bool:
    """Everything; so it stands last."""
    return True


def read(page: Page) -> Reading:
    paragraphs = [paragraph for paragraph in page.paragraphs() if paragraph.text.text]
    saved_day, paragraphs = _without_saved_day(paragraphs)
    start = _first_prose(paragraphs)
    head, body = paragraphs[:start], paragraphs[start:]
    chosen = choose_title(head, body, page.address, page.own_title())
    title = _without_number(head[chosen].text) if chosen is not None else None
    after = [] if chosen is None else [line for line in head[chosen + 1 :] if not _is_left_out(line)]
    if chosen is None:
        after = (
            [line for line in head if not _is_left_out(line) and line.tag not in HEADINGS] if not body else []
        )
    body = without_end([*after, *body])
    published_on = _published_on(head, body, page.text) or saved_day or _page_day(page)
    return Reading(title, published_on, tuple(line.text for line in body))


def _without_saved_day(paragraphs: list[Paragraph]) -> tuple[dt.date | None, list[Paragraph]]:
    if not paragraphs or not (saved := _SAVED_DAY.match(paragraphs[0].text.text)):
        return None, paragraphs
    rest = paragraphs[0].text[saved.end() :]
    days = find_days(saved.group(1))
    return (days[0].day if days else None), ([Paragraph(rest)] if rest.text else []) + paragraphs[1:]


def _first_prose(paragraphs: Sequence[Paragraph]) -> int:
    """Where the body begins: at the first sentence or numbered item that is no menu."""
    for n, paragraph in enumerate(paragraphs[:_LONGEST_HEAD]):
        if _is_prose(paragraph):
            return n
    return min(len(paragraphs), _LONGEST_HEAD)


def _is_prose(paragraph: Paragraph) -> bool:
    text = paragraph.text.text
    if paragraph.tag in HEADINGS or is_menu(text) or day_of_line(text) or paragraph.linked > 0.8:
        return False
    if len(text) > 320:
        return True
    if _NUMBERED.match(text) and len(text) >= 40:
        return True
    abbreviated = bool(_ABBREVIATION.search(text))
    return (
        len(text) >= (160 if abbreviated else 50)
        and text.count(" ") >= 7
        and bool(_SENTENCE_END.search(text))
    )


def _is_left_out(paragraph: Paragraph) -> bool:
    """Lines between title and body that say nothing of the release itself: its date line, links."""
    text = paragraph.text.text
    found = day_of_line(text)
    bare = found is not None and len(text) - (found[0].span.end - found[0].span.start) <= 30
    return bare or is_menu(text) or paragraph.linked > 0.9


def _without_number(title: MappedText) -> MappedText:
    numbered = _NUMBER.match(title.text)
    if not numbered:
        return title
    rest = title[numbered.end() :]
    days = find_days(rest.text)
    if days and days[0].span.start == 0 and len(rest) - days[0].span.end > 8:
        rest = rest[days[0].span.end :]
    return rest[len(rest.text) - len(rest.text.lstrip(" ,:-\u2013")) :]


def _published_on(head: Sequence[Paragraph], body: Sequence[Paragraph], text: str) -> dt.date | None:
    """The day of the date line, else of the dateline, else of the signature; a repost's or update's day
    last.
    """
    stamps = [found for line in (*head, *body[:_FIRST_LINES]) if (found := day_of_line(line.text.text))]
    numbers = [line.text.text for line in head if _NUMBER.match(line.text.text)]
    datelines = [dated for line in body[:3] if (dated := day_of_dateline(line.text.text))]
    last_lines = reversed(body[-_SIGNATURE_LINES:])
    signatures = [signed for line in last_lines if (signed := day_of_line(line.text.text))]
    ranked = (
        *(day for day, kind in stamps if kind is LineKind.DATE),
        *(days[0] for number in numbers if (days := find_days(number))),
        *(day for day, by_agency in datelines if not by_agency),
        *(day for day, kind in signatures if kind is LineKind.DATE),
        *(day for day, by_agency in datelines if by_agency),
        *(day for day, kind in stamps if kind is LineKind.UPDATED),
    )
    return _settled(ranked[0], text) if ranked else None


def _settled(printed: PrintedDay, text: str) -> dt.date:
    """03/07/2023 is the third of July, unless the paper comes from where months stand first."""
    if printed.swapped is None:
        return printed.day
    written = {day.day for day in find_days(text[:5000]) if day.swapped is None}
    if printed.swapped in written:
        return printed.swapped
    if printed.day in written:
        return printed.day
    return printed.swapped if _MONTH_FIRST.search(text[:3000]) else printed.day


def _page_day(page: Page) -> dt.date | None:
    """The day the page states for machines, when it prints none."""
    metas = page.metas()
    for name in _META_DAYS:
        if days := find_days(metas.get(name, "")[:10]):
            return days[0].day
    return None


SOURCE = Source("generic", "Any other page or text", None, recognises, read)
