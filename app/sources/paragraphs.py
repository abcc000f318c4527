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
from app.sources.markup import Element
from app.sources.mojibake import repair
from app.sources.wrapping import continues, width_of

# Soft hyphen, zero-width space and joiner marks, byte order mark, direction marks, control characters. The
# joiners U+200C and U+200D stay: they are letters' business in Persian and Hindi.
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f]+"
)
_SPACES = re.compile(r"\s{2,}|[^\S ]")
_LINE_END = re.compile(r"[\r\n\u2028\u2029\f\v\x85](?:(?<=\r)\n)?")
_HYPHEN = re.compile(r"\w-$")  # "Inter-" above "Governmental"
_NOTHING, _SPACE = MappedText.inserted(""), MappedText.inserted(" ")


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
    width = width_of([[line.text for line in group] for group in groups])
    return [Paragraph(joined) for group in groups for joined in _join_lines(group, width)]


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
    width = width_of([[line.text for line in group] for _, groups in cleaned for group in groups])
    return [
        Paragraph(joined, block.tag, block.linked)
        for block, groups in cleaned
        for group in groups
        for joined in _join_lines(group, width)
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


def _join_lines(group: list[MappedText], width: int | None) -> list[MappedText]:
    paragraphs: list[list[MappedText]] = []
    for line in group:
        parts = paragraphs[-1] if paragraphs else []
        if parts and continues(parts[-1].text, line.text, width, alone=len(parts) == 1):
            parts += [line] if _HYPHEN.search(parts[-1].text) and line.text[0].isalpha() else [_SPACE, line]
        else:
            paragraphs.append([line])
    return [lines[0] if len(lines) == 1 else MappedText.join("", lines) for lines in paragraphs]
