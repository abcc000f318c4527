"""A sentence as a row of units: what the dictionaries and the date grammar found, and the plain words
between.

People and chunks are parsed over units, never over characters, so a name of four words and a name of one
are the same step, and no pattern can run away.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar, NamedTuple

from app.domain.text import Span
from app.extract.constants import Constant
from app.extract.dates import DateMention
from app.extract.mentions import Kind, Mention

_TOKEN = re.compile(
    r"(?P<poss>'[sS]\b|(?<=[sS])'(?=[\s,.;)]))"
    r"|(?P<word>[^\W\d_]\.(?:[^\W\d_]\.)*(?=[\s,)]|[A-Z][a-z])|[^\W\d_]+(?:(?:'(?![sS]\b)|-)[^\W\d_]+)*(?:-\d{1,2}\b)?)"
    r"|(?P<num>\d[\d,.:]*(?:st|nd|rd|th|ST|ND|RD|TH)?(?<![,.:]))"
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
    marked += [(m.span, m, None) for m in mentions if not (dates and _in_date(m.span, dates))]
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


def said_in(units: Sequence[Unit]) -> frozenset[str]:
    """All words of a sentence in lower case: what is not there need not be looked for."""
    return frozenset(" ".join([unit.lower for unit in units]).split())


def _in_date(span: Span, dates: Sequence[DateMention]) -> bool:
    return any(date.span.overlaps(span) for date in dates)


Token = tuple[int, int, Sort, str, str]  # start and end in its piece, sort, text, lower case


def _read(text: str, start: int, end: int) -> tuple[Token, ...]:
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        word, group = match.group(), match.lastgroup or ""
        sort = _CAPITALISED if group == "word" and word[0].isupper() else _SORT_OF_GROUP[group]
        tokens.append((*match.span(), sort, word, word.lower()))
    return tuple(tokens)


class _Pieces(dict[str, tuple[Token, ...]]):
    """The tokens of pieces between spaces, kept: nearly all of a release were met before."""

    def __init__(self, behind: str) -> None:
        super().__init__()
        self._behind = behind  # what follows the piece in the text, because the pattern looks there

    def __missing__(self, piece: str) -> tuple[Token, ...]:
        text = piece + self._behind
        tokens = _read(text, 0, len(text))
        if len(self) >= _KEPT:
            self.clear()
        if len(piece) <= _LONGEST:
            self[piece] = tokens
        return tokens


_KEPT, _LONGEST = 10_000, 30  # pieces and characters: 5 MB at most
_BEFORE_SPACE, _AT_END = _Pieces(" "), _Pieces("")


def _tokens(folded: str, start: int, end: int, units: list[Unit]) -> None:
    """Adds the units of plain text, in which a space ends every token."""
    if start == end:
        return
    if folded.startswith(("s'", "S'"), max(start - 1, 0)):  # a possessive, which the letter before tells
        units.extend(_unit(0, token) for token in _read(folded, start, end))
        return
    *pieces, last = folded[start:end].split(" ")
    rows = [_BEFORE_SPACE[piece] for piece in pieces]
    rows.append(_AT_END[last])
    starts = accumulate([len(piece) + 1 for piece in pieces], initial=start)
    make = tuple.__new__
    # What `_unit` does, without the call: it is made for every word of a release.
    units += [
        make(Unit, (sort, make(Span, (at + first, at + behind)), text, lower, None, None, None))
        for at, tokens in zip(starts, rows, strict=True)
        for first, behind, sort, text, lower in tokens
    ]


def _unit(at: int, token: Token) -> Unit:
    first, behind, sort, text, lower = token
    return Unit(sort, Span(at + first, at + behind), text, lower)
