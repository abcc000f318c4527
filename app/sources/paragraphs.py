"""Paragraphs of a text or page: white space folded, hard-wrapped lines joined, invisible characters gone.

A saved page has its paragraphs between blank lines or one on each line; a text that was wrapped at some
width has lines of similar length that go on in lower case. Both must come out as the paragraphs their
author meant.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.text import MappedText
from app.sources.blocks import blocks_of
from app.sources.datelines import day_of_line
from app.sources.markup import Element
from app.sources.mojibake import repair

# Soft hyphen, zero-width space and joiner marks, byte order mark, direction marks, control characters. The
# joiners U+200C and U+200D stay: they are letters' business in Persian and Hindi.
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f]+"
)
_SPACES = re.compile(r"\s{2,}|[^\S ]")
_LINE_END = re.compile(r"[\r\n\u2028\u2029\f\v\x85](?:(?<=\r)\n)?")

_MARKER = re.compile(
    r"(?:[(\[]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)\]](?=\s|$)"
    r"|[•◦▪‣●○◎◇◆□■△▲▷▶※*°º⚬ㅇ·\u2013—-](?=\s|$|[A-Z가-힣])|[o\u043eㅇ](?=\s))"
)
_BARE_MARKER = re.compile(r"(?:\(?\d{1,2}[.)]|[•◦▪‣●○◎◇◆□■△▲▷▶※*°º⚬ㅇ·o\u043e])$")
_SENTENCE_END = re.compile(r"[.!?:;。][\"'”\u2019)\]]*$")
_OPEN_END = re.compile(r"\s(?:the|of|and|an?|to|in|for|by|with|on|at|from|between|its|his|her|their)$")
# A line that a site prints beside a title: the day, the counter of visits.
_STAMP = re.compile(
    r"\W*(?:(?:date|작성일|등록일)\W*)?\d{4}[-./]\d{1,2}[-./]\d{1,2}\.?(?:\s\d{1,2}:\d\d(?::\d\d)?)?"
    r"(?:\W*(?:hits?|views?|조회수?)\W*[\d,]*)?|\W*(?:date|작성일|등록일)\W*|\W*(?:hits?|views?|조회수?)\W*[\d,]*",
    re.IGNORECASE,
)
# Wrapped texts seen had lines of at most 100 characters; typewriters and mail wrap below 132.
_NARROWEST_WRAP, _WIDEST_WRAP = 40, 132
# Of the lines that continue a paragraph in English prose, some seven in ten begin in lower case; in lists of
# names or headings nearly none do.
_LOWER_SHARE = 0.3
_NOTHING = MappedText.inserted("")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, folded to one line; `tag` is the block element it came from, `linked` its share of
    links.
    """

    text: MappedText
    tag: str = "p"
    linked: float = 0.0

    def __str__(self) -> str:
        return self.text.text


def paragraphs_of_text(raw: str) -> list[Paragraph]:
    """The paragraphs of a plain text."""
    groups = _groups(_lines_of(raw))
    wrapped = _is_wrapped(groups)
    return [Paragraph(joined) for group in groups for joined in _join_lines(group, wrapped)]


def _lines_of(raw: str) -> Iterator[MappedText]:
    whole, start = MappedText.of(raw), 0
    for end, following in (*(match.span() for match in _LINE_END.finditer(raw)), (len(raw), len(raw))):
        line = raw[start:end]
        yield _clean(whole[start:end]) if line and not line.isspace() else _NOTHING
        start = following


def paragraphs_of_markup(root: Element, raw: str, *, furniture: bool = False) -> list[Paragraph]:
    """The paragraphs of a page, without its menus."""
    blocks = blocks_of(root, raw, furniture=furniture)
    cleaned = [(block, _groups([_clean(line) for line in block.lines])) for block in blocks]
    wrapped = _is_wrapped(group for _, groups in cleaned for group in groups)
    return [
        Paragraph(joined, block.tag, block.linked)
        for block, groups in cleaned
        for group in groups
        for joined in _join_lines(group, wrapped)
    ]


def _clean(line: MappedText) -> MappedText:
    if line.text.isprintable() and "  " not in line.text:  # no space but single ones, nothing invisible
        return repair(line.strip())
    if _INVISIBLE.search(line.text):
        line = line.sub(_INVISIBLE, "")
    return repair(line.sub(_SPACES, " ").strip() if _SPACES.search(line.text) else line.strip())


def _groups(lines: Iterable[MappedText]) -> list[list[MappedText]]:
    """Lines between blank lines."""
    groups: list[list[MappedText]] = [[]]
    for line in lines:
        if line.text:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _is_wrapped(groups: Iterable[list[MappedText]]) -> bool:
    """Whether lines were broken at a width, told from how many go on in lower case."""
    continued = lower = 0
    for group in groups:
        if not _NARROWEST_WRAP <= max(len(line) for line in group) <= _WIDEST_WRAP:
            continue
        for line in group[1:]:
            if not _MARKER.match(line.text) and not _STAMP.fullmatch(line.text):
                continued += 1
                lower += line.text[0].islower()
    return continued >= 2 and lower >= _LOWER_SHARE * continued


def _join_lines(group: list[MappedText], wrapped: bool) -> list[MappedText]:
    width = max(len(line) for line in group)
    paragraphs: list[list[MappedText]] = []
    for n, line in enumerate(group):
        if n and _continues(
            group[n - 1].text, line.text, width if wrapped and width <= _WIDEST_WRAP else None
        ):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [lines[0] if len(lines) == 1 else MappedText.join(" ", lines) for lines in paragraphs]


def _is_date_line(line: str) -> bool:
    """ "STRELSAU, 5 MARCH 2024" below a letterhead; the last line of a paragraph ends a sentence."""
    return not _SENTENCE_END.search(line) and day_of_line(line) is not None


def _continues(line: str, following: str, width: int | None) -> bool:
    """Whether the next line goes on with this one's paragraph."""
    if _BARE_MARKER.match(line):
        return True
    if _MARKER.match(following) or _STAMP.fullmatch(following) or _STAMP.fullmatch(line):
        return False
    ended = bool(_SENTENCE_END.search(line))
    if not ended and ((following[0].islower() and len(line) > 12) or _OPEN_END.search(line)):
        return True
    if width is None or _is_date_line(following):
        return False
    first_word = following.split(" ", 1)[0]
    if len(line) + 1 + len(first_word) > width - 4:
        return True
    return not ended and bool(_MARKER.match(line))
