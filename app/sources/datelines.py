"""Days as press releases print them in their heads and signatures.

This is no grammar of event dates (that is the extractor's): whole days only, in the forms met on
ministries' pages.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from app.domain.text import Span

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier enero januar janeiro gennaio ocak januari janúar stycznia ledna "
            "января січня",
            "february feb février fevrier febrero februar fevereiro febbraio şubat februari febrúar lutego "
            "února февраля лютого",
            "march mar mars marzo märz março mart maart maret marca března марта березня",
            "april apr avril abril aprile nisan apríl kwietnia dubna апреля квітня",
            "may mai mayo maio maggio may\u0131s mei maj maí maja května мая травня",
            "june jun juin junio juni junho giugno haziran júní czerwca června июня червня",
            "july jul juillet julio juli julho luglio temmuz júlí lipca července июля липня",
            "august aug août aout agosto ağustos augustus agustus augusti ágúst sierpnia srpna "
            "августа серпня",
            "september sep sept septembre septiembre setembro settembre eylül września září сентября вересня",
            "october oct octobre octubre oktober outubro ottobre ekim október października října "
            "октября жовтня",
            "november nov novembre noviembre novembro kas\u0131m nóvember listopada listopadu ноября "
            "листопада",
            "december dec décembre decembre diciembre dezember dezembro dicembre aral\u0131k desember "
            "grudnia prosince декабря грудня",
        ),
        start=1,
    )
    for name in names.split()
}


def _any_of(names: Iterable[str]) -> str:
    """An expression for these names, long ones first; it looks only at those that begin as the text does."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_letter.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


_MONTH = rf"(?P<month>{_any_of(_MONTHS)})\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")  # most lines hold none, and need no look at the forms
# Where a page's markup is lost, the hour is stuck to the year: "14 July 202310:20".
_END = r"(?:(?!\d)|(?=\d\d:\d\d))"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}\s?[-/.]\s?(?P<month>0?[1-9]|1[0-2])\s?[-/.]\s?{_DAY}(?!\d)\.?",
        rf"(?<!\d){_YEAR}\s?[년年]\s?(?P<month>0?[1-9]|1[0-2])\s?[월月]\s?{_DAY}\s?[일日]",
        rf"(?<![\d-]){_DAY}(?:st|nd|rd|th|er|º|\.)?,?\s*(?:of\s+|de\s+|day\s+of\s+)?[-\u2013]?"
        rf"{_MONTH}[\s,]*[-\u2013]?(?:de\s+|del\s+)?{_YEAR}{_END}",
        rf"\b{_MONTH}[\s,]*{_DAY}(?:st|nd|rd|th)?\s*[,.]?\s*{_YEAR}{_END}",
        r"\b\d{1,4}-(?P<day>\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<year>20\d\d)(?!\d)",  # behind a number
        r"(?<![\d./-])(?P<first>\d{1,2})(?P<separator>[./-]|\. )(?P<second>\d{1,2})(?P=separator)"
        rf"{_YEAR}{_END}",
    )
)


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day and where it is printed; `swapped` is the other reading of 03/07/2023, None where there is
    none.
    """

    span: Span
    day: dt.date
    swapped: dt.date | None = None


def find_days(text: str) -> tuple[PrintedDay, ...]:
    """All whole days in a line, in order."""
    return _days_in(text) if _ANY_YEAR.search(text) else ()


@lru_cache(maxsize=256)  # title, body, date and issuer each ask the same lines
def _days_in(text: str) -> tuple[PrintedDay, ...]:
    found = sorted(_all_days(text), key=lambda day: (day.span.start, -day.span.end))
    kept: list[PrintedDay] = []
    for day in found:
        if not kept or day.span.start >= kept[-1].span.end:
            kept.append(day)
    return tuple(kept)


def _all_days(text: str) -> Iterator[PrintedDay]:
    for form in _FORMS:
        for match in form.finditer(text):
            parts = match.groupdict()
            year = int(parts["year"])
            if "first" in parts:
                first, second = int(parts["first"]), int(parts["second"])
                days = [day for day in (_date(year, second, first), _date(year, first, second)) if day]
            else:
                month = parts["month"].lower()
                day = _date(year, int(month) if month.isdigit() else _MONTHS[month], int(parts["day"]))
                days = [day] if day else []
            if days:
                dotted = parts.get("separator") in (".", ". ")  # the day first, wherever it is written so
                other = days[1] if len(days) > 1 and days[1] != days[0] and not dotted else None
                yield PrintedDay(Span(*match.span()), days[0], other)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


# What may stand beside the day in a date line.
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?:\bat\s+)?\(?\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\b\.?)?"
    r"(?:\s*\(?\b(?:[A-Z]{2,4}T|GMT|UTC|local time)\b\)?)?"
    r"(?:\s*[+-]\d\d:?\d\d)?\)?|\b\d{1,2}\s?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:(?:posted|published|written)\s+by\s+[\w.]+(?:\s[A-Z]\w+)?|date(?:\s+of\s+(?:publication|issue|release))?|(?:first\s+)?published(?:\s+on)?|posted(?:\s+on)?|"
    r"release(?:d)?(?:\s+(?:date|on))?|submitted(?:\s+on)?|issued(?:\s+on)?|publication|publish(?:ed)?\s+date|press\s+releases?|"
    r"news\s+(?:release|item|story|article)|media\s+(?:release|statement)|press\s+statement|statement\s+issued|"
    r"for\s+immediate\s+release|created|uploaded(?:\s+on)?|dated?|type|"
    r"(?:\d+\s*)?min(?:ute)?s?\s+read|"
    r"reading time\W*\d+\s*min\w*|(?:views?|hits?|read)\W*\d[\d,]*|in\s+(?:news|press\s+releases?)|"
    r"작성일|등록일|게시일|no\.?\s*:?\s*\d[\d/-]*)\b\s*:?|번호|\bby\s+[\w.]+(?:\s\w+)?\s*$",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:last\s+)?(?:updated?|modified|reviewed|distributed)\b|\b수정일", re.IGNORECASE)
_BARS = re.compile(r"\s[|\u2022\u00b7]\s")
_POSTED_ON = re.compile(r"\b((?:posted|published|issued|released|uploaded|added)\b.*)\bon\s*$", re.IGNORECASE)
_SEE_ALL = re.compile(r"\W*\b(?:see|show) (?:all|previous) (?:updates|versions)\W*$", re.IGNORECASE)
_LABELLED = re.compile(r"\b(?:date|dated|ngày|tanggal)\s*:\s*$", re.IGNORECASE)
_LONGEST_LABELLED = 80  # characters of a line in which the number stands beside the date
_ISSUED = re.compile(r"\b(?:issued|published|released|posted)\b[^.]{0,80}\bon\s*$", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"\b(?:ministry|minist[eè]re|ministerio|department|office|embassy|consulate|mission|government|secretariat|"
    r"council|commission|affairs|spokesperson|bureau|directorate|presidency|press service)\b",
    re.IGNORECASE,
)
# Words of titles that end in a date; no place or office is called so.
_HAPPENING = re.compile(
    r"\b(?:visits?|meetings?|meets?|talks?|calls?|schedule|briefings?|remarks|statement|speech|address|message|"
    r"summit|conference|sessions?|launch(?:es)?|attacks?|anniversary|day|dialogue|consultations?|readout|interview|"
    r"transcript|declaration|communiqu[eé]|agreement|resolution|elections?|sanctions|condolences?|forum|round|week|"
    r"digest|bulletin|report|weekly|regarding|about|between|with|to|at|by|on)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_READABLE = re.compile("[a-z\u00c0-\u024f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]", re.IGNORECASE)
_LONGEST_LABEL = 40  # characters of a label in a script whose words the expression above cuts to pieces
# "Republic of Türkiye Ministry of Foreign Affairs", "Ottawa, Ontario"; longer lines with a date were titles.
_MOST_WORDS_OF_OFFICE = 12
_MOST_WORDS_OF_PLACE = 5


class LineKind(Enum):
    """What a line says of its day, the best first."""

    DATE = 1  # a date line, or "issued … on"
    UPDATED = 2  # when the page was last changed


@lru_cache(maxsize=4096)
def day_of_line(text: str) -> tuple[PrintedDay, LineKind] | None:
    """The day of a line that is a date line, with its label, weekday, hour and place, and nothing more."""
    if len(text) > 200:
        return None
    text = _SEE_ALL.sub("", text)
    if parts := _BARS.split(text)[1:] and _BARS.split(text):
        dated = [found for part in parts if (found := day_of_line(part))]
        if len(dated) == 1:
            return dated[0]
    updated = _UPDATED.search(text)
    if updated and (published := day_of_line(text[: updated.start()])):
        return published  # "Published on May 3, 2023, updated on May 4, 2023"
    days = find_days(text)
    if not days:
        return None
    day = days[0]
    if _LABELLED.search(text[: day.span.start]) and len(text) <= _LONGEST_LABELLED:
        return day, LineKind.DATE
    if _ISSUED.search(text[: day.span.start]) and len(text) - day.span.end <= 2:
        return day, LineKind.DATE
    if any(other.day != day.day for other in days[1:]):
        return None
    kind = LineKind.UPDATED if updated else LineKind.DATE
    return (day, kind) if is_name(beside_days(text)) else None


@lru_cache(maxsize=1024)
def beside_days(text: str) -> str:
    """What a line says beside its days, weekday, hour and label: a place or an office, in a date line."""
    rest = text
    for printed in reversed(find_days(text)):
        before = _POSTED_ON.sub(r"\1", rest[: printed.span.start])
        rest = before + " " + rest[printed.span.end :]
    rest = _CLOCK.sub(" ", _WEEKDAY.sub(" ", rest))
    return _LABEL.sub(" ", _UPDATED.sub(" ", rest)).strip(" \t-\u2013\u2014|/,;:\u2022\u00b7")


def is_office(text: str) -> bool:
    """Whether a line is the name of an office or ministry, and nothing more."""
    return is_name(text) and bool(_INSTITUTION.search(text))


def is_name(text: str) -> bool:
    """Whether a text is the name of a place, a person or an office, and nothing more (or nothing at all)."""
    words = _WORD.findall(text)
    if not words or (not _READABLE.search(text) and len(text) <= _LONGEST_LABEL):
        return True
    if len(words) > _MOST_WORDS_OF_OFFICE:
        return False
    if not all(word[0].isupper() or len(word) <= 3 or not word.isascii() for word in words):
        return False
    short = len(words) <= _MOST_WORDS_OF_PLACE
    return (short or bool(_INSTITUTION.search(text))) and not _HAPPENING.search(text)


def tells_of_deed(text: str) -> bool:
    """Whether a line has a word for what happens, as titles have and names of people and places have not."""
    return _HAPPENING.search(text) is not None


# A stop may stand before the dash: "Strelsau, March 5, 2024.- The Minister …".
_AFTER_DATELINE = re.compile(r"\s*[)\]]\s|\s*(?:\.?\s*[-\u2013\u2014]|[:|/]|\([A-Z])")
_PLACE_BEHIND = re.compile(
    r",\s[^\W\d_][^,.;:]{1,30}\s[-\u2013\u2014]{1,2}\s"
)  # "05.03.2024, Strelsau \u2013 The Minister"
# "Brussels 14.11.2022 The Union …": no sentence goes on so behind a day in figures.
_AFTER_STOP = re.compile(r"\.\s+[A-Z]")  # "Strelsau. 5 March 2024. The Minister …"
_AFTER_FIGURES = re.compile(r"\s+[\"\u201c\u2018]?[A-Z]")
_AGENCY = re.compile(
    r"\b(?:(?i:sputnik|kuna|xinhua|tass|yonhap|anadolu|reuters|interfax|urdupoint|irna|bernama)"
    r"|AA|AFP|AP|APP|ANI|PTI|RIA|WAM|SPA)\b"
)
_SIGNED = re.compile(r"[.!?\u201d\"]\s+(?:[A-Z][\w'\u2019-]+(?:\s[A-Z][\w'\u2019-]+)?\s?,?\s)?$")
_END_OF_BRACKET = re.compile(r"[^()]{0,60}\)\s+[A-Z]")  # "(May 23, 2014, Strelsau) The …"
_DATELINE_REACH = 70


def day_of_dateline(text: str) -> tuple[PrintedDay, bool] | None:
    """The day before the first sentence ("Ottawa, May 5, 2020 — The …"), and whether an agency wrote it."""
    for day in find_days(text[: _DATELINE_REACH + 30]):
        before = text[: day.span.start]
        after = _AFTER_DATELINE.match(text, day.span.end)
        if not after and not before:
            # "5 March 2024 The Minister …", "5 March 2024, Strelsau - The Minister …"
            after = _AFTER_FIGURES.match(text, day.span.end) or _PLACE_BEHIND.match(text, day.span.end)
        if not after and before and is_name(before):
            figures = day.span.of(text).count(".") == 2
            after = (_AFTER_FIGURES if figures else _AFTER_STOP).match(text, day.span.end)
            after = after or _PLACE_BEHIND.match(text, day.span.end)  # "Strelsau, 5 March 2024, SPA -- The …"
        if not after and before.lstrip()[:1] == "(":
            after = _END_OF_BRACKET.match(text, day.span.end)
        if day.span.start > _DATELINE_REACH or not after:
            return None
        place = _WEEKDAY.sub(" ", re.sub(r"\([^)]*\)?", " ", before))
        agency = bool(_AGENCY.search(text[: after.end() + 40]))
        return (day, agency) if agency or is_name(_LABEL.sub(" ", place)) else None
    return None


def day_of_signature(text: str) -> PrintedDay | None:
    """The day behind the last sentence of a text: "… in the region. Strelsau, 5 March 2024"."""
    tail = text[-_DATELINE_REACH:]
    for day in find_days(tail):
        if not tail[day.span.end :].strip(" .") and _SIGNED.search(tail[: day.span.start]):
            return day
    return None
