"""Finds the places where a date can start, and reads it there with the forms that open so.

Most pieces of text between two spaces can start no date, which is found out once for each wording and kept;
a word that opens a new form goes into `START` and `_HINT`.
"""

import re

from app.domain.text import Span
from app.extract.dates.forms import FORMS, MONTH, WEEKDAY, YEAR
from app.extract.dates.mention import DateMention, Partial

START = re.compile(
    rf"(?<![\w/.-])(?:(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})"
    rf"|(?P<number>(?:[12]\d|3[01]|0?[1-9])(?: ?(?:st|nd|rd|th)\b)?"
    rf"(?= ?[-~/.]| \(| to | and | & | until | through | of "
    rf"|,? ?{MONTH})|{YEAR})"
    r"|(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]his |[Ll]ast |[Nn]ext "
    r"|[Pp]ast |[Cc]oming |[Ee]arl(?:y|ier) |[Ll]ate(?:r)? "
    r"|[Mm]id[- ]|day (?:before y|after t)|(?:on )?that |(?:on )?the same "
    r"|[Ss]ince |[Dd]uring |[Uu]ntil |[Bb]y ))"
)
# What `START` needs to match, looked for in a single piece: it may hint at too much, never at too little.
_HINT = re.compile(
    r"(?<![\w/.-])(?:\d|Mon|Tue|Wed|Thu|Fri|Sat|Sun|J(?:an|AN|u[nl]|U[NL])|F(?:eb|EB)|M(?:a[ry]|A[RY])"
    r"|A(?:pr|PR|ug|UG)|S(?:ep|EP)|O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC)|[Tt](?:o[dmn]|his)|[Yy]est|[Ll]a(?:st|te)"
    r"|[Nn]ext|[Pp]ast|[Cc]oming|[Ee]arl|[Mm]id|(?:on|that|the|day)\b|[Ss]ince|[Dd]uring|[Uu]ntil|[Bb]y\b)"
)
_FORMS = {
    opener: tuple(
        (f"date.{name}", re.compile(pattern), reader)
        for name, openers, pattern, reader in FORMS
        if opener in openers.split()
    )
    for opener in START.groupindex
}
_KEPT, _LONGEST = 10_000, 30  # pieces and characters: 2 MB at most


class _Hints(dict[str, tuple[int, ...]]):
    """Where in a piece between spaces a date may start."""

    def __missing__(self, piece: str) -> tuple[int, ...]:
        places = tuple(match.start() for match in _HINT.finditer(piece))
        if len(self) >= _KEPT:
            self.clear()
        if len(piece) <= _LONGEST:
            self[piece] = places
        return places


_HINTS = _Hints()


def find_dates(text: str, span: Span) -> tuple[DateMention, ...]:
    """All dates of a sentence of the folded text, left to right, none overlapping."""
    found: list[DateMention] = []
    piece_at = at = span.start
    for piece in text[span.start : span.end].split(" "):
        for place in _HINTS[piece]:
            if piece_at + place < at:
                continue
            mention = _read(text, piece_at + place, span.end)
            if mention is not None:
                found.append(mention)
                at = mention.span.end
        piece_at += len(piece) + 1
    return tuple(found)


def _read(text: str, start: int, end: int) -> DateMention | None:
    opening = START.match(text, start, end)
    if opening is None:
        return None
    for rule, pattern, reader in _FORMS[opening.lastgroup or ""]:
        match = pattern.match(text, start, end)
        if match is None:
            continue
        first, last, relative, direction = reader(match)
        if _is_real(first) and _is_real(last):
            return DateMention(Span(start, match.end()), rule, first, last, relative, direction)
    return None


def _is_real(day: Partial) -> bool:
    """No 31 June; 29 February passes when the year is unsaid."""
    if day.day is None or day.month is None:
        return day.month is None or 1 <= day.month <= 12
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[day.month - 1]
    if day.month == 2 and day.year is not None and day.day == 29:
        return day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0)
    return 1 <= day.day <= longest
