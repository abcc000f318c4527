"""A sentence as a row of units: what the dictionaries and the date grammar found, and the plain words
between.

People and chunks are parsed over units, never over characters, so a name of four words and a name of one
are the same step, and no pattern can run away.
"""

import re
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from app.domain.text import Span
from app.extract.constants import Constant
from app.extract.dates import DateMention
from app.extract.mentions import Kind, Mention

_TOKEN = re.compile(
    r"(?P<poss>'s\b|(?<=s)'(?=[\s,.;)]))"
    r"|(?P<word>[^\W\d_]\.(?:[^\W\d_]\.)*(?=[\s,)])|[^\W\d_]+(?:(?:'(?!s\b)|-)[^\W\d_]+)*)"
    r"|(?P<num>\d[\d,.:]*(?:st|nd|rd|th)?(?<![,.:]))"
    r"|(?P<punct>[^\w\s])"
)


class Sort(Constant):
    """What a unit is; a gazetteer unit has the sort MENTION and its own kind beside it."""

    MENTION: ClassVar["Sort"]
    DATE: ClassVar["Sort"]
    CAPITALISED: ClassVar["Sort"]
    WORD: ClassVar["Sort"]
    NUMBER: ClassVar["Sort"]
    MARK: ClassVar["Sort"]
    POSSESSIVE: ClassVar["Sort"]


class Unit(NamedTuple):
    """What stands in one place of a sentence.

    A named tuple with `lower` and `kind` settled once, because there is one for every word of a release:
    0.7 µs to make against 1.8 µs for a frozen data class, and the words are compared five times each.
    """

    sort: Sort
    span: Span
    text: str  # folded
    lower: str
    kind: Kind | None = None  # of the mention
    mention: Mention | None = None
    date: DateMention | None = None


_SORT_OF_GROUP = {"word": Sort.WORD, "poss": Sort.POSSESSIVE, "num": Sort.NUMBER, "punct": Sort.MARK}
_CAPITALISED = Sort.CAPITALISED


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
        text = where.of(folded)
        units.append(Unit(sort, where, text, text.lower(), mention.kind if mention else None, mention, date))
        at = where.end
    _tokens(folded, at, span.end, units)
    return tuple(units)


def _tokens(folded: str, start: int, end: int, units: list[Unit]) -> None:
    for match in _TOKEN.finditer(folded, start, end):
        text = match.group()
        group = match.lastgroup or ""
        sort = _CAPITALISED if group == "word" and text[0].isupper() else _SORT_OF_GROUP[group]
        units.append(Unit(sort, Span(*match.span()), text, text.lower()))
