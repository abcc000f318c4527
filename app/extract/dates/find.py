"""Finds the places where a date can start, and reads it there with the forms that open so.

Most of a text can start no date; a word that opens a new form goes into `START` and `_BEGINNINGS`.
"""

import re
from functools import cache

import ahocorasick

from app.domain.text import Span
from app.extract.dates.forms import FORMS, MONTH, WEEKDAY, YEAR
from app.extract.dates.mention import DateMention, Partial

START = re.compile(
    rf"(?<![\w/.-])(?:(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})"
    rf"|(?P<number>(?:[12]\d|3[01]|0?[1-9])(?: ?(?:st|nd|rd|th)\b)?"
    rf"(?= ?[-~/.]| \(| to | and | & | until | through | of "
    r"|(?:, (?:[12]\d|3[01]|[1-9])){1,4},? and "
    rf"|,? ?{MONTH})|{YEAR})"
    r"|(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]his |[Ll]ast |[Nn]ext "
    r"|[Pp]ast |[Cc]oming |[Ee]arl(?:y|ier) |[Ll]ate(?:r)? "
    r"|[Mm]id[- ]|day (?:before y|after t)|(?:(?:on )?that|That) (?=day|same|very)"
    r"|(?:on )?[Tt]he same |on the (?=\d)|[Ii]n the (?=(?:late |early )?(?:morning|afternoon|evening)\b)"
    r"|(?:on )?[Tt]he (?:previous|preceding|following|next|day) |(?:[Aa]|[Oo]ne) day (?:earlier|later)"
    r"|[Tt]he (?:morning|afternoon|evening|night) before"
    r"|(?:[Ss]ince|[Dd]uring|[Uu]ntil|[Bb]y) (?=[Ee]arly |[Ll]ate |[Mm]id[- ])))"
)
# How everything that `START` matches begins: it may hint at too much, never at too little.
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_WORDS = (
    "this |last |next |past |coming |early |earlier |late |later |mid |mid-|today|yesterday|tomorrow|tonight"
)
_UP_TO = ("since ", "Since ", "during ", "During ", "until ", "Until ", "by ", "By ")
_BESIDE = ("previous", "preceding", "following", "next", "day")
_PARTS = ("morning", "afternoon", "evening")
_BEGINNINGS = (
    *"0123456789",
    *f"Mon Tue Wed Thu Fri Sat Sun {_MONTHS} {_MONTHS.upper()}".split(),
    *f"{_WORDS}|{_WORDS.title()}".split("|"),
    *("day before y", "day after t", "the same ", "The same ", "on the same "),
    *(f"{that} {day}" for that in ("that", "That", "on that") for day in ("day", "same", "very")),
    *(f"{to}{part}" for to in _UP_TO for part in ("early ", "Early ", "late ", "Late ", "mid", "Mid")),
    *(f"{the} {word} " for the in ("the", "The", "on the") for word in _BESIDE),
    *(f"on the {digit}" for digit in "123456789"),
    *(f"{of} the {part}" for of in ("In", "in") for part in (*_PARTS, "late ", "early ")),
    *(f"{the} {part} before" for the in ("the", "The") for part in (*_PARTS, "night")),
    *(f"{one} day {side}" for one in ("a", "A", "one", "One") for side in ("earlier", "later")),
)
_FORMS = {
    opener: tuple(
        (f"date.{name}", re.compile(pattern), reader)
        for name, openers, pattern, reader in FORMS
        if opener in openers.split()
    )
    for opener in START.groupindex
}


def find_dates(text: str, span: Span) -> tuple[DateMention, ...]:
    """All dates of a sentence of the folded text, left to right, none overlapping."""
    found: list[DateMention] = []
    at = span.start
    # One pass of an automaton: looking at every piece between spaces took half as long again.
    for start in sorted({last - back for last, back in _beginnings().iter(text, span.start, span.end)}):
        mention = _read(text, start, span.end) if start >= at else None
        if mention is not None and not _counts_back(text, start):
            found.append(mention)
            at = mention.span.end
    if len(found) > 1:  # "On May 3 X met Y in Lima in the morning": of the day that is told
        found = [m for m in found if not text.startswith("in the ", m.span.start)]
    if len(found) == _TWO and _opens_with_year(text, span, *found):
        return (found[1]._replace(relative="in_year", direction=found[0].direction),)
    return tuple(_with_years(text, found))


_TWO = 2


def _opens_with_year(text: str, span: Span, year: DateMention, days: DateMention) -> bool:
    """ "Last year, X visited B from June 22 to 24": the only days of the sentence."""
    opens = year.span.start == span.start and text.startswith(",", year.span.end)
    return opens and _is_of_year(year) and _is_yearless(days)


def _with_years(text: str, found: list[DateMention]) -> list[DateMention]:
    """ "from June 22 to 24 last year", "last year, from June 22 to 24": days of that year, one mention."""
    joined: list[DateMention] = []
    for mention in found:
        before = joined[-1] if joined else None
        between = text[before.span.end : mention.span.start] if before is not None else ""
        if before is not None and _is_yearless(before) and _is_of_year(mention) and between in _BEHIND_DAY:
            joined[-1] = _in_year(before, mention)
        elif before is not None and _is_of_year(before) and _is_yearless(mention) and between in _BEFORE_DAY:
            joined[-1] = _in_year(mention, before)
        else:
            joined.append(mention)
    return joined


_BEHIND_DAY = (" ", ", ", " of ", ", of ")
_BEFORE_DAY = (" from ", ", from ", " on ", ", on ", " between ", ", between ", " (", ", in ", " in ")


def _is_of_year(mention: DateMention) -> bool:
    return mention.relative == "year"


def _is_yearless(mention: DateMention) -> bool:
    unsaid = mention.first.year is None and mention.last.year is None
    return unsaid and mention.relative is None and mention.first.month is not None


def _in_year(days: DateMention, year: DateMention) -> DateMention:
    start, end = min(days.span.start, year.span.start), max(days.span.end, year.span.end)
    return days._replace(span=Span(start, end), relative="in_year", direction=year.direction)


def _counts_back(text: str, start: int) -> bool:
    """ "Fifty years ago today": an anniversary, and no day on which anything was done."""
    return text.endswith(
        ("years ago ", "years ago, ", "years ago on ", "decades ago "), max(start - 14, 0), start
    )


@cache
def _beginnings() -> ahocorasick.Automaton:
    built = ahocorasick.Automaton()
    for beginning in _BEGINNINGS:
        built.add_word(beginning, len(beginning) - 1)
    built.make_automaton()
    return built


def _read(text: str, start: int, end: int) -> DateMention | None:
    opening = START.match(text, start, end)
    if opening is None:
        return None
    mistaken = None
    for rule, pattern, reader in _FORMS[opening.lastgroup or ""]:
        match = pattern.match(text, start, end)
        if match is None:
            continue
        first, last, relative, direction = reader(match)
        if _is_real(first) and _is_real(last):
            return DateMention(Span(start, match.end()), rule, first, last, relative, direction)
        mistaken = mistaken or _month_of(DateMention(Span(start, match.end()), rule, first, last))
    return mistaken


def _month_of(mention: DateMention) -> DateMention | None:
    """Of a day that its month has not ("30 February") the month alone is known."""
    month = mention.first._replace(day=None)
    within = month.month is not None and month == mention.last._replace(day=None) and _is_real(month)
    return mention._replace(first=month, last=month) if within else None


def _is_real(day: Partial) -> bool:
    """No 31 June; 29 February passes when the year is unsaid."""
    if day.day is None or day.month is None:
        return day.month is None or 1 <= day.month <= 12
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[day.month - 1]
    if day.month == 2 and day.year is not None and day.day == 29:
        return day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0)
    return 1 <= day.day <= longest
