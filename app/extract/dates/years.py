"""The year of a release that has no day of publication: what its text tells of it, and never a guess.

In this order: the full dates of what happens in it, when they agree on a year or the first has the latest
(what lies further back is told in passing); a year that is said to be this one or the next ("this year's
chair, 2016"); one that is tied to an event ("the 2012 Seoul Declaration"); so many years since another; what
is still to come ("the next round, in November 2016"), before which the days of the release lie.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from app.extract.dates.mention import DateMention
from app.extract.lexicon import NUMBERS

_YEAR = re.compile(r"(?<![^\W_])(?:19|20)\d\d\b")
# What ties a year to an event, on either side of it.
_NAMES_BEHIND = re.compile(
    r" (?:(?:[A-Z][\w'.-]+ ){1,4}(?:Forum|Summit|Meeting|Conference|Dialogue|Session|Declaration|Congress"
    r"|Program(?:me)?|Symposium|Seminar|Workshop|Festival|Expo|Games|Exercise|Fair|Course)"
    r"|resolution (?:of|adopted by) the )"
)
_NAMES_BEFORE = re.compile(
    r"(?:Declaration|Summit|Forum|Games|Olympics|Conference|Expo|\b(?!UNSCR|RES)[A-Z]{4,}"
    r"|(?:first|second|latter) half of) $"
)
_NO_EVENT = re.compile(r" (?:initiative|process|agenda|strategy|plan|goals|vision|bid)\b", re.IGNORECASE)
_REACH = 40  # characters before a year in which such words stand
# "since May 3, 2011", "the October 3, 2020 ceasefire": of what is gone by.
_OF_THE_PAST = re.compile(r"\b(?:[Ss]ince|[Tt]he|[Ii]ts|[Tt]heir) $")
_AHEAD = re.compile(
    r"\b(?:next|will|upcoming|forthcoming|scheduled|planned|slated|expected"
    r"|to (?:be held|take place|host|hold|meet))\b"
)
_AWAY = 100  # characters of a sentence between such words and the day, and behind an anniversary
_HALF = re.compile(r"\b(first|second|latter) half of $")
_DIRECTED = re.compile(
    r"\b(?P<to>[Tt]his|[Nn]ext|[Ll]ast) year(?:'s(?: [\w-]+){1,4})?,? \(?(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<year_before>(?:19|20)\d\d),? \(?(?P<to_behind>this|next|last) year\b"
)
_DIRECTION = {"this": 0, "next": 1, "last": -1}
_NUMBER = rf"\d{{1,3}}|{'|'.join(NUMBERS)}"
_SINCE = re.compile(
    r"\b(?:[Tt]his year|[Mm]ark\w*|[Cc]elebrat\w+)\b[^.\n]{0,80}?\b(\d{1,3})(?:st|nd|rd|th) anniversary"
    rf"|\b({_NUMBER}) years (?:have passed )?(?:since|after)\b"
)
_LATEST = 2100


def year_told(text: str, mentions: Sequence[DateMention]) -> tuple[int | None, dt.date | None]:
    """The year; or else the day before which, within a year, the days of the text lie. `text` is folded."""
    for years in (_of_full_dates(text, mentions), _directed(text), _of_names(text), _since(text)):
        told = list(years)
        if told:
            return (told[0] if told[0] == max(told) else None), None
    return None, min(_to_come(text, mentions), default=None)


def _of_full_dates(text: str, mentions: Sequence[DateMention]) -> Iterator[int]:
    for mention in mentions:
        first, start = mention.first, mention.span.start
        gone_by = _OF_THE_PAST.search(text, max(0, start - _REACH), start)
        if first.day is not None and first.year is not None and not gone_by:
            yield first.year


def _of_names(text: str) -> Iterator[int]:
    """ "the 2012 Seoul Declaration", "in the latter half of 2012": the year is that of the event."""
    for year in _YEAR.finditer(text):
        start = year.start()
        before = _NAMES_BEFORE.search(text, max(0, start - _REACH), start)
        named = before and not _NO_EVENT.match(text, year.end())
        if not named and not _NAMES_BEHIND.match(text, year.end()):
            continue
        if not (_HALF.search(text, max(0, start - _REACH), start) and _lies_ahead(text, start)):
            yield int(year.group())


def _directed(text: str) -> Iterator[int]:
    for found in _DIRECTED.finditer(text):
        to, year = found["to"] or found["to_behind"], found["year"] or found["year_before"]
        yield int(year) - _DIRECTION[to.lower()]


def _since(text: str) -> Iterator[int]:
    """ "This year marks the 30th anniversary of the ties set up in 1992"; an ordinal alone tells nothing."""
    for found in _SINCE.finditer(text):
        away = found.end() + _AWAY
        stops = (text.find(stop, found.end(), away) for stop in (". ", "\n"))
        end = min((at for at in stops if at >= 0), default=away)
        years = [int(year.group()) for year in _YEAR.finditer(text, found.start(), end)]
        if len(years) == 1 and "next year" not in text[found.start() : end]:
            number = found[1] or found[2]
            year = years[0] + (NUMBERS.get(number) or int(number))
            if year < _LATEST:
                yield year


def _to_come(text: str, mentions: Sequence[DateMention]) -> Iterator[dt.date]:
    """The first days of months and halves of a year that lie ahead of the release."""
    for mention in mentions:
        first = mention.first
        is_month = first.year is not None and first.month is not None and first.day is None
        if is_month and _lies_ahead(text, mention.span.start):
            yield dt.date(first.year or 1, first.month or 1, 1)
    for year in _YEAR.finditer(text):
        half = _HALF.search(text, max(0, year.start() - _REACH), year.start())
        if half and _lies_ahead(text, year.start()):
            yield dt.date(int(year.group()), 1 if half[1] == "first" else 7, 1)


def _lies_ahead(text: str, at: int) -> bool:
    away = max(0, at - _AWAY)
    start = max(away, text.rfind("\n", away, at), text.rfind(". ", away, at))
    return _AHEAD.search(text, start, at) is not None and not text.endswith("since ", start, at)
