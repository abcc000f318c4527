"""When a page was published: which of the days it prints is the ministry's own.

The date line beats the dateline, both beat the signature; when a site changed its page counts only where it
says nothing else, and so does the day on which somebody printed it again.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from app.sources.datelines import (
    LineKind,
    PrintedDay,
    beside_days,
    day_of_dateline,
    day_of_line,
    day_of_signature,
    find_days,
)
from app.sources.paragraphs import Paragraph

_MONTH_FIRST = re.compile(
    r"\d{4} \d{1,2}:\d\d [AP]M E[DS]T\b|\bU\.?S\.? Department of State\b|\bState Department\b|\bWashington\b"
)
_OF_SCHEDULE = re.compile(r"(?:time|venue|place|platform)\s*:", re.IGNORECASE)
_DISCLAIMER = re.compile(
    r"\bcontent\b[^.]{0,150}?\bon (?=\d|[A-Z])|\bdistributed by\b[^.]{0,60} on (?=\d|[A-Z])", re.I
)
_PARAGRAPH, _LONGEST_DAY, _FEWEST_PARTS = 120, 40, 3  # characters, characters, parts of a digest
_SEPARATED = re.compile(r"(?:[,|/:(\[]|\s[\u2013\u2014-])\s*(?:[A-Z]\w+,?\s)?$")
_ISSUED = re.compile(
    r"\b(?:communiqu[eé]|statement|declaration|press release)\b.*\([A-Z][^()]+, ?[^()]+\)$", re.I
)
# "Briefing by Minister X, 5 March 2024, Media Centre, Strelsau": when and where it was held.
_SPOKEN = re.compile(
    r"(?:(?:media|press|opening|closing) )?(?:briefing|remarks|speech|address|statement|conference)\b",
    re.IGNORECASE,
)
_VENUE = re.compile(r"(?:, [A-Z][^,.]{2,40}){1,3}")
_FURTHER_LINES = 40
_FIRST_LINES = 6  # of the body: a lead may stand before the date line
_SIGNATURE_LINES = 6
_BEGINNING = 3000  # characters in which a page shows how it writes days
_WEEK = dt.timedelta(days=7)
_DAY_LABEL = re.compile(
    r"(?:date|publish(?:ed|ing)?(?: date| on)?|publication date|posted(?: on)?)\W*", re.IGNORECASE
)
# "No: 47, 22 March 2024, Regarding …": number and day stand before the title.
NUMBER = re.compile(
    r"(?:(?:press release|media release|pr)\s*)?(?:no\.?\s*:?\s*|n\u00ba\s*|[a-z]{1,4}[-/ ])"
    r"\d[\d/-]*\s*(?:,|:|\s[\u2013-](?=\s))\s*",
    re.IGNORECASE,
)
_FRONT = 40  # characters
AFTER_DAY = re.compile(r"\s+(?=[A-Z][^.!?]{20})|\s*[\])]\s*[:\u2013-]?\s*|\s*[:|]\s+|\s+[\u2013-]\s+")


def published_on(
    head: Sequence[Paragraph], chosen: int | None, body: Sequence[Paragraph], text: str
) -> dt.date | None:
    """The day of the date line, else of the dateline, else of the signature; a repost's or update's day
    last.

    A date line below the title is the release's, one above it may be the site's clock.
    """
    title = chosen or 0
    near = [*head[title:], *reversed(head[:title]), *_without_schedule(body[:_FIRST_LINES])]
    known = set(map(id, head))  # lines below the title belong to the body too
    parts = _dates_of_parts([*head, *(line for line in body if id(line) not in known)])
    stamps = [found for found in _stamps(near) if found[0].day not in parts]
    numbers = [line.text.text for line in head if NUMBER.match(line.text.text)]
    datelines = [dated for line in body[:3] if (dated := day_of_dateline(line.text.text))]
    last_lines = reversed(_without_schedule(body)[-_SIGNATURE_LINES:])
    signatures = [found for found in _stamps(last_lines) if found[0].day not in parts]
    ranked = (
        *(day for day, kind in stamps if kind is LineKind.DATE),
        *(days[0] for number in numbers if (days := find_days(number))),
        *(day for line in head[title : title + 1] if (day := day_before(line.text.text))),
        *(day for day, by_agency in datelines if not by_agency),
        *(day for day, kind in signatures if kind is LineKind.DATE),
        *(day for line in reversed(body[-_SIGNATURE_LINES:]) if (day := day_of_signature(line.text.text))),
        *(day for day, by_agency in datelines if by_agency),
        *(day for line in reversed(body[-_SIGNATURE_LINES:]) if (day := _day_of_disclaimer(line.text.text))),
        *(found[0] for found in _stamps(_bare_days(body)) if found[0].day not in parts),
        *_days_at_ends(head, chosen),
        *(day for day, kind in stamps if kind is LineKind.UPDATED),
    )
    return _settled(ranked[0], text) if ranked else None


def day_before(title: str) -> PrintedDay | None:
    """The day that stands before a title: "5 March 2024 - Talks in Strelsau"."""
    days = find_days(title[:_FRONT])
    stands_before = bool(days) and not title[: days[0].span.start].strip("[( ")
    return days[0] if stands_before and AFTER_DAY.match(title, days[0].span.end) else None


def _stamps(lines: Iterable[Paragraph]) -> list[tuple[PrintedDay, LineKind]]:
    return [found for line in lines if (found := day_of_line(line.text.text))]


def _days_at_ends(head: Sequence[Paragraph], chosen: int | None) -> list[PrintedDay]:
    """The days that close lines of the head, the title's last: "Statement by the Office - 5 March 2024".

    In brackets behind a title stands the day of what it tells, but "Communiqué by the Office (Strelsau,
    05/03/2024)" says when and where it was issued.
    """
    beside = [line.text.text for n, line in enumerate(head) if n != chosen]
    title = [] if chosen is None else [head[chosen].text.text]
    title = [text for text in title if text[-1] != ")" or _ISSUED.search(text)]
    found = [_day_at_end(text) for text in (*beside, *title)]
    return [day for day in found if day is not None]


def _day_at_end(text: str) -> PrintedDay | None:
    for day in find_days(text):
        behind = text[day.span.end :].strip(" .)]")
        closes = not behind or (_SPOKEN.match(text) and _VENUE.fullmatch(behind))
        if closes and _SEPARATED.search(text[: day.span.start]):
            return day
    return None


def _bare_days(body: Sequence[Paragraph]) -> list[Paragraph]:
    """Lines further down that hold a day and nothing else: of a letter that the release passes on."""
    lines = _without_schedule(body[:_FURTHER_LINES])
    return [line for line in lines if len(line.text) <= _LONGEST_DAY and not beside_days(line.text.text)]


def _without_schedule(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines without "Date: …" where "Time: …" follows: that is when the press is invited."""
    following = [*(line.text.text for line in lines[1:]), ""]
    return [line for line, after in zip(lines, following, strict=False) if not _OF_SCHEDULE.match(after)]


def _dates_of_parts(lines: Sequence[Paragraph]) -> frozenset[dt.date]:
    """The days that head the parts of a digest, each above a paragraph; none of them is the digest's."""
    found: set[dt.date] = set()
    for line, following in pairwise(lines):
        if len(following.text) >= _PARAGRAPH and len(line.text) <= _LONGEST_DAY and line.linked < 0.5:
            dated = day_of_line(line.text.text)
            found |= {dated[0].day} if dated else set()
    return frozenset(found) if len(found) >= _FEWEST_PARTS else frozenset()


def _day_of_disclaimer(text: str) -> PrintedDay | None:
    """The day in "… published this content on 5 March 2024", as a distributor adds."""
    said = _DISCLAIMER.search(text)
    days = find_days(text[said.end() :]) if said else []
    return days[0] if days and days[0].span.start == 0 else None


def _settled(printed: PrintedDay, text: str) -> dt.date:
    """03/07/2023 is the third of July, unless the paper comes from where months stand first."""
    if printed.swapped is None:
        return printed.day
    written = {day.day for day in find_days(text[:5000]) if day.swapped is None}
    if printed.swapped in written:
        return printed.swapped
    if printed.day in written:
        return printed.day
    told = [
        min((abs(day - other) for other in written), default=None) for day in (printed.swapped, printed.day)
    ]
    if told[0] is not None and told[1] is not None and told[0] < _WEEK < told[1]:
        return printed.swapped  # 10/07/2024 above what happened on October 4, 2024
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
