"""When a page was published: which of the days it prints is the ministry's own.

The date line beats the dateline, both beat the signature; when a site changed its page counts only where it
says nothing else, and so does the day on which somebody printed it again.
"""

import datetime as dt
import re
from collections.abc import Sequence

from app.sources.base import Page
from app.sources.datelines import LineKind, PrintedDay, day_of_dateline, day_of_line, find_days
from app.sources.paragraphs import Paragraph

_MONTH_FIRST = re.compile(
    r"\d{4} \d{1,2}:\d\d [AP]M E[DS]T\b|\bU\.?S\.? Department of State\b|\bState Department\b|\bWashington\b"
)
_OF_SCHEDULE = re.compile(r"(?:time|venue|place|platform)\s*:", re.IGNORECASE)
_FIRST_LINES = 6  # of the body: a lead may stand before the date line
_SIGNATURE_LINES = 6
_BEGINNING = 3000  # characters in which a page shows how it writes days
_WEEK = dt.timedelta(days=7)
_META_DAYS = ("article:published_time", "dcterms.issued", "dcterms.date", "dc.date.issued", "date", "pubdate")
_DAY_LABEL = re.compile(
    r"(?:date|publish(?:ed|ing)?(?: date| on)?|publication date|posted(?: on)?)\W*", re.IGNORECASE
)
# "No: 47, 22 March 2024, Regarding …": number and day stand before the title.
NUMBER = re.compile(r"(?:press release\s*)?(?:no\.?\s*:?\s*|[a-z]{1,4}[-/ ])\d[\d/-]*\s*,\s*", re.IGNORECASE)


def published_on(
    head: Sequence[Paragraph], chosen: int | None, body: Sequence[Paragraph], text: str
) -> dt.date | None:
    """The day of the date line, else of the dateline, else of the signature; a repost's or update's day
    last.

    A date line below the title is the release's, one above it may be the site's clock.
    """
    title = chosen or 0
    near = [*head[title:], *reversed(head[:title]), *_without_schedule(body[:_FIRST_LINES])]
    stamps = [found for line in near if (found := day_of_line(line.text.text))]
    numbers = [line.text.text for line in head if NUMBER.match(line.text.text)]
    datelines = [dated for line in body[:3] if (dated := day_of_dateline(line.text.text))]
    last_lines = reversed(_without_schedule(body)[-_SIGNATURE_LINES:])
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


def _without_schedule(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines without "Date: …" where "Time: …" follows: that is when the press is invited."""
    following = [*(line.text.text for line in lines[1:]), ""]
    return [line for line, after in zip(lines, following, strict=False) if not _OF_SCHEDULE.match(after)]


def _settled(printed: PrintedDay, text: str) -> dt.date:
    """03/07/2023 is the third of July, unless the paper comes from where months stand first."""
    if printed.swapped is None:
        return printed.day
    written = {day.day for day in find_days(text[:5000]) if day.swapped is None}
    if printed.swapped in written:
        return printed.swapped
    if printed.day in written:
        return printed.day
    if any(abs(other - printed.swapped) < _WEEK for other in _swapped_days(printed, text)):
        return printed.swapped  # 10/02/2025 beside 10/03/2025
    return printed.swapped if _MONTH_FIRST.search(text[:_BEGINNING]) else printed.day


def _swapped_days(printed: PrintedDay, text: str) -> list[dt.date]:
    """The other days of the head that could be read both ways, month first."""
    days = find_days(text[:_BEGINNING])
    return [day.swapped for day in days if day.swapped is not None and day.swapped != printed.swapped]


def labelled_day(lines: Sequence[Paragraph]) -> dt.date | None:
    """The day that a site prints behind the text, under a label; related news have days too, but none."""
    for line, following in zip(lines, (*lines[1:], None), strict=False):
        labelled = _DAY_LABEL.match(line.text.text)
        rest = line.text.text[labelled.end() :] if labelled else ""
        if labelled and not rest and following is not None:
            rest = following.text.text
        if labelled and (found := day_of_line(rest)):
            return found[0].day
    return None


def page_day(page: Page) -> dt.date | None:
    """The day the page states for machines, when it prints none."""
    metas = page.metas()
    for name in _META_DAYS:
        if days := find_days(metas.get(name, "")[:10]):
            return days[0].day
    return None
