"""The wording of dates: one pattern for each form, tried in order at each place, longest forms first.

A form is a name (it becomes the rule id `date.<name>`), what it may open with (see `START` in `find.py`),
a pattern and a reader that turns the match into partial days. Add a form by adding one row to `FORMS`; the
cases in the tests are the list of what is read. Patterns have no nested repetition, so reading is linear.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from app.domain.text import Span

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}


class Partial(NamedTuple):
    """A day, month or year of which parts may be unsaid."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


class DateMention(NamedTuple):
    """A date as worded: first and last partial day, or a relative word (`relative`, with its
    `direction`).
    """

    span: Span
    rule: str
    first: Partial = Partial()
    last: Partial = Partial()
    relative: str | None = None  # "today", "weekday:0", "month", "week", "year", "same_day"
    direction: int = 0  # -1 last, 0 this, +1 next; for day words the offset

    @property
    def is_day(self) -> bool:
        """Whether it names a day or a range of days."""
        if self.relative:
            return self.relative in ("today", "same_day") or self.relative.startswith("weekday")
        return self.first.day is not None

    @property
    def is_month(self) -> bool:
        return self.relative == "month" or (self.first.month is not None and self.first.day is None)


MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?: ?(?:st|nd|rd|th)\b)?"
_BRACKETED = r"\((?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:[a-z]*day)?\.?\)"
_WB = rf"(?: ?{_BRACKETED})?"  # a weekday in brackets behind the day, as Japan and Korea print it
YEAR = r"(?:19|20)\d\d"
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_WD = rf"(?:{WEEKDAY},? \(?(?:the )?)?"
_TO = r"(?: ?[-~] ?|,? (?:to|until|till|through|thru) (?:the )?)"
_AND = rf"(?:{_TO}|,? (?:and|&) (?:the )?|/)"
_YR = rf"(?:,? ?(?:of )?(?P<y1>{YEAR}))?"
_YR2 = rf"(?:,? ?(?:of )?(?P<y2>{YEAR}))?"


def _number(text: str | None) -> int | None:
    digits = re.match(r"\d+", text or "")
    return int(digits.group()) if digits else None


def _month(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


Reading = tuple[Partial, Partial, str | None, int]
Match = re.Match[str]


def _two_days(match: Match) -> Reading:
    """`m1 d1 (y1) to m2 d2 (y2)`; a part said once holds for both."""
    part = match.groupdict()
    last_month = _month(part["m2"]) if part.get("m2") else None
    first_month = _month(part["m1"]) if part.get("m1") else last_month
    last_year = _number(part.get("y2"))
    first_year = _number(part.get("y1"))
    first_day, last_day = _number(part["d1"]), _number(part["d2"])
    last_month = last_month or first_month
    if first_year is None and last_year is not None:
        crosses = first_month is not None and last_month is not None and first_month > last_month
        first_year = last_year - 1 if crosses else last_year
    return (
        Partial(first_year, first_month, first_day),
        Partial(last_year or first_year, last_month, last_day),
        None,
        0,
    )


def _one_day(match: Match) -> Reading:
    part = match.groupdict()
    day = Partial(_number(part.get("y1")), _month(part["m1"]), _number(part["d1"]))
    return day, day, None, 0


def _numeric(match: Match) -> Reading:
    part = match.groupdict()
    day = Partial(int(part["y1"]), int(part["m1"]), int(part["d1"]))
    return day, day, None, 0


def _two_numeric(match: Match) -> Reading:
    part = match.groupdict()
    first = Partial(int(part["y1"]), int(part["m1"]), _number(part["d1"]))
    return first, Partial(int(part["y2"]), int(part["m2"]), _number(part["d2"])), None, 0


def _slashed(match: Match) -> Reading:
    """Day first, as everywhere but in the United States, unless only the other order is a day."""
    day, month, year = int(match["d1"]), int(match["m1"]), int(match["y1"])
    if month > 12:
        day, month = month, day
    found = Partial(year, month, day)
    return found, found, None, 0


def _month_year(match: Match) -> Reading:
    month = Partial(_number(match.groupdict().get("y1")), _month(match["m1"]))
    return month, month, None, 0


def _directed_month(match: Match) -> Reading:
    month = Partial(None, _month(match["m1"]))
    word = match["dir"].lower()
    return month, month, "named_month", {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[word]


def _year(match: Match) -> Reading:
    year = Partial(int(match["y1"]))
    return year, year, None, 0


def _day_word(match: Match) -> Reading:
    word = match.group().lower()
    offset = -1 if "yesterday" in word or "last night" in word else 1 if "tomorrow" in word else 0
    offset *= 2 if word.startswith("day ") else 1  # "day before yesterday"
    return Partial(), Partial(), "today", offset


def _period(match: Match) -> Reading:
    words = match.group().lower().split()
    direction = (
        -1 if {"last", "past", "previous"} & set(words) else 1 if {"next", "coming"} & set(words) else 0
    )
    return Partial(), Partial(), words[-1], direction


def _same_day(_: Match) -> Reading:
    return Partial(), Partial(), "same_day", 0


def _bare_month(match: Match) -> Reading:
    month = Partial(None, _month(match["m1"] or match["m1b"]))
    return month, month, None, 0


def _weekday(match: Match) -> Reading:
    word = (match["dir"] or "").strip().lower()
    return (
        Partial(),
        Partial(),
        f"weekday:{WEEKDAYS[match['wd'].lower()]}",
        {"last": -1, "this past": -1, "next": 1}.get(word, 0),
    )


FORMS: tuple[tuple[str, str, str, Callable[[Match], Reading]], ...] = (
    (
        "range.dotted",
        "number",
        rf"(?P<d1>{_DAY})\.(?P<m1>1[0-2]|0?[1-9])\.(?P<y1>{YEAR}){_TO}"
        rf"(?P<d2>{_DAY})\.(?P<m2>1[0-2]|0?[1-9])\.(?P<y2>{YEAR})(?!\d)",
        _two_numeric,
    ),
    (
        "iso",
        "number",
        rf"(?P<y1>{YEAR})[-.](?P<m1>1[0-2]|0?[1-9])[-.](?P<d1>3[01]|[12]\d|0?[1-9])(?![\d-])",
        _numeric,
    ),
    (
        "dotted",
        "number",
        rf"(?P<d1>3[01]|[12]\d|0?[1-9])\.(?P<m1>1[0-2]|0?[1-9])\.(?P<y1>{YEAR})(?!\d)",
        _numeric,
    ),
    (
        "slashed",
        "number",
        rf"(?P<d1>3[01]|[12]\d|0?[1-9])/(?P<m1>3[01]|[12]\d|0?[1-9])/(?P<y1>{YEAR})(?!\d)",
        _slashed,
    ),
    (
        "range.month_day_month_day",
        "weekday month",
        rf"{_WD}(?P<m1>{MONTH}) ?(?:the )?(?P<d1>{_DAY}){_WB}{_YR}{_TO}"
        rf"{_WD}(?P<m2>{MONTH}) ?(?P<d2>{_DAY}){_WB}(?![\d:]){_YR2}",
        _two_days,
    ),
    (
        "range.day_month_day_month",
        "weekday number",
        rf"{_WD}(?P<d1>{_DAY}){_WB} (?:of )?(?P<m1>{MONTH}){_YR}{_TO}"
        rf"{_WD}(?P<d2>{_DAY}){_WB} (?:of )?(?P<m2>{MONTH}){_YR2}",
        _two_days,
    ),
    (
        "range.weekdays_in_brackets",
        "weekday month",
        rf"(?P<m1>{MONTH}) (?P<d1>{_DAY}) ?{_BRACKETED},? and "
        rf"(?P<m2>(?P=m1)) (?P<d2>{_DAY}) ?{_BRACKETED}{_YR2}",
        _two_days,
    ),
    (
        "range.day_day_month",
        "weekday number",
        rf"{_WD}(?P<d1>{_DAY}){_WB}{_AND}{_WD}(?P<d2>{_DAY}){_WB} (?:of )?(?P<m2>{MONTH}){_YR2}",
        _two_days,
    ),
    (
        "range.month_days",
        "weekday month",
        rf"{_WD}(?P<m1>{MONTH}) ?(?P<d1>{_DAY}){_WB}(?:, {_DAY}){{1,4}},? and (?P<d2>{_DAY}){_WB}"
        rf"(?![\d:%]|,\d{{3}}){_YR2}",
        _two_days,
    ),
    (
        "range.month_day_day",
        "weekday month",
        rf"{_WD}(?P<m1>{MONTH}) ?(?P<d1>{_DAY}){_WB}{_AND}{_WD}(?P<d2>{_DAY}){_WB}"
        rf"(?![\d:%]|,\d{{3}}| (?:years?|countries|percent|a\.m|p\.m|o.clock)){_YR2}",
        _two_days,
    ),
    (
        "day.day_month",
        "weekday number",
        rf"{_WD}(?P<d1>{_DAY}){_WB}[ -]?(?:of )?(?P<m1>{MONTH})(?![a-z])-?{_YR}",
        _one_day,
    ),
    (
        "day.month_day",
        "weekday month",
        rf"{_WD}(?P<m1>{MONTH}) ?(?:the )?(?P<d1>{_DAY}){_WB}(?![\d:%]|,\d{{3}}){_YR}",
        _one_day,
    ),
    (
        "month.directed",
        "word",
        rf"(?P<dir>[Ll]ast|[Pp]ast|[Tt]his|[Nn]ext|[Cc]oming) (?P<m1>{MONTH})(?![a-z])",
        _directed_month,
    ),
    ("month.year", "month", rf"(?P<m1>{MONTH}),? (?:of )?(?P<y1>{YEAR})", _month_year),
    (
        "month.alone",
        "word month",
        rf"(?:(?<=[Ii]n )|(?<=of ))(?:early |late |mid[- ])?(?P<m1>{MONTH})(?![a-z])"
        rf"|(?:[Ss]ince |[Dd]uring |[Uu]ntil |[Bb]y )?"
        rf"(?:[Ee]arly |[Ll]ate |[Mm]id[- ])(?P<m1b>{MONTH})(?![a-z])",
        _bare_month,
    ),
    (
        "month.relative",
        "word",
        r"(?:earlier|later|late|early)? ?(?:this|last|next|past|coming) month\b",
        _period,
    ),
    (
        "week.relative",
        "word",
        r"(?:earlier|later|late|early)? ?(?:this|last|next|past|coming) week\b",
        _period,
    ),
    ("year.relative", "word", r"(?:earlier|later|late|early)? ?(?:this|last|next|coming) year\b", _period),
    (
        "day.same",
        "word",
        r"(?:on )?(?:the|that) same (?:day|date)\b|(?:on )?that (?:very )?day\b"
        r"|later (?:the|that) (?:same )?day\b",
        _same_day,
    ),
    (
        "day.relative",
        "word",
        r"(?:day before yesterday|day after tomorrow)\b"
        r"|(?:[Ee]arlier |[Ll]ater )?(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b"
        r"(?:,? (?=(?:the )?\d))?"
        r"|[Tt]his (?:morning|afternoon|evening)\b|[Ll]ast night\b",
        _day_word,
    ),
    (
        "day.weekday",
        "weekday word",
        rf"(?:(?<=[Oo]n )|(?P<dir>[Ll]ast |[Tt]his (?:past )?|[Nn]ext |[Ee]arly |[Ll]ate ))"
        rf"(?P<wd>{WEEKDAY})\b(?! ?\d)",
        _weekday,
    ),
    (
        "year.alone",
        "number word",
        rf"(?:(?<=[Ii]n )|(?<=of ))(?:early |late |mid[- ])?(?P<y1>{YEAR})(?![\d-])",
        _year,
    ),
)
