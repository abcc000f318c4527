"""A sentence as a row of units: what the dictionaries and the date grammar found, and the plain words
between.

People and chunks are parsed over units, never over characters, so a name of four words and a name of one
are the same step, and no pattern can run away.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.text import Span
from app.extract.dates import DateMention
from app.extract.mentions import Kind, Mention

_TOKEN = re.compile(
    r"(?P<poss>'s\b|(?<=s)'(?=[\s,.;)]))"
    r"|(?P<word>[^\W\d_]\.(?:[^\W\d_]\.)*(?=[\s,)])|[^\W\d_]+(?:(?:'(?!s\b)|-)[^\W\d_]+)*)"
    r"|(?P<num>\d[\d,.:]*(?:st|nd|rd|th)?(?<![,.:]))"
    r"|(?P<punct>[^\w\s])"
)


class Sort(StrEnum):
    """What a unit is; a gazetteer unit has the sort MENTION and its own kind beside it."""

    MENTION = "mention"
    DATE = "date"
    CAPITALISED = "capitalised"
    WORD = "word"
    NUMBER = "number"
    MARK = "mark"
    POSSESSIVE = "possessive"


@dataclass(frozen=True, slots=True)
class Unit:
    sort: Sort
    span: Span
    text: str  # folded
    mention: Mention | None = None
    date: DateMention | None = None

    @property
    def kind(self) -> Kind | None:
        return self.mention.kind if self.mention else None

    @property
    def lower(self) -> str:
        return self.text.lower()


def find_units(
    folded: str, span: Span, mentions: Sequence[Mention], dates: Sequence[DateMention]
) -> tuple[Unit, ...]:
    """Units of one sentence; `mentions` and `dates` are those inside it, in order."""
    marked: list[tuple[Span, Mention | None, DateMention | None]] = [(d.span, None, d) for d in dates]
    marked += [(m.span, m, None) for m in mentions if not any(d.span.overlaps(m.span) for d in dates)]
    marked.sort(key=lambda mark: mark[0].start)
    units: list[Unit] = []
    at = span.start
    for where, mention, date in marked:
        if where.start < at:
            continue
        _tokens(folded, at, where.start, units)
        sort = Sort.DATE if date else Sort.MENTION
        units.append(Unit(sort, where, folded[where.start : where.end], mention, date))
        at = where.end
    _tokens(folded, at, span.end, units)
    return tuple(units)


def _tokens(folded: str, start: int, end: int, units: list[Unit]) -> None:
    for match in _TOKEN.finditer(folded, start, end):
        text = match.group()
        name = match.lastgroup
        if name == "word":
            sort = Sort.CAPITALISED if text[0].isupper() else Sort.WORD
        elif name == "poss":
            sort = Sort.POSSESSIVE
        else:
            sort = Sort.NUMBER if name == "num" else Sort.MARK
        units.append(Unit(sort, Span(match.start(), match.end()), text))
