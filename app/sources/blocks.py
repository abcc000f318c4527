"""The text of an HTML tree, block by block, each character with its place in the page.

Furniture is left out: scripts, menus, headers and footers of the site, controls of forms. A block is a list
of lines, cut at `<br>` (and at line ends inside `<pre>`).
"""

import re
from array import array
from dataclasses import dataclass, field
from html import unescape

from app.domain.text import MappedText
from app.sources.markup import BLOCK, HEADINGS, Element
from app.sources.wordlists import words

_NEVER_TEXT = words(
    "script style noscript template svg math iframe object video audio canvas select option button "
    "input textarea figcaption head title xmp noembed noframes datalist map"
)
# Left out unless a paragraph or the page's heading stands inside: some sites wrap the whole page in a form.
_FURNITURE_TAGS = words("nav aside footer header form")
_FURNITURE_ROLES = words("navigation banner contentinfo search complementary menu menubar dialog")
_FURNITURE_WORDS = words(
    "nav navbar navigation gnb lnb snb menu breadcrumb breadcrumbs bread crumb crumbs skip skipnav "
    "skiplink skiplinks cookie cookies share sharing social sns related pagination paging pager sidebar "
    "footer toolbar search newsletter subscribe addthis sharethis hidden invisible"
)
# Named so, an element is furniture whatever sentences stand in it.
_FURNITURE_WITH_PROSE = words("cookie cookies consent breadcrumb breadcrumbs comments pagination")
# A name on one of these is said of the page, not of a part of it.
_FRAMES = words("html body main article")
_ARTICLES = words("main article")
_WORD = re.compile(r"[a-z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Longest run of text (in characters of the page) that menus and banners were seen to hold.
_PROSE_RUN = 80

# The places of a page's characters, made once: for a page of usual length this took a fifth of its reading.
_PLACES = array("q", range(100_001))

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(slots=True)
class Block:
    """One block element's own text: its lines, its tag, and the share of its characters that are links."""

    tag: str
    lines: list[MappedText] = field(default_factory=list)
    linked: float = 0.0


def blocks_of(root: Element, raw: str, *, furniture: bool = False) -> list[Block]:
    """All blocks with text, in order of the page; `furniture` keeps menus too."""
    writer = _Writer(raw)
    articles = 0  # how many of the elements that are open are one
    # (element, index of the next child); a stack of its own, for pages nest deeper than Python calls
    stack: list[tuple[Element, int]] = [(root, 0)]
    articles += root.tag in _ARTICLES
    writer.enter(root)
    while stack:
        element, index = stack.pop()
        if index == len(element.children):
            writer.leave(element)
            articles -= element.tag in _ARTICLES
            continue
        stack.append((element, index + 1))
        child = element.children[index]
        if not isinstance(child, Element):
            writer.text(*child)
        elif child.tag == "br":
            writer.line_break()
        elif not _is_hidden(child) and (furniture or not _is_furniture(child, articles > 0)):
            articles += child.tag in _ARTICLES
            writer.enter(child)
            stack.append((child, 0))
    writer.end_block()
    return writer.blocks


def text_of(element: Element, raw: str) -> MappedText:
    """All text of one element on one line, a `<title>` included."""
    writer = _Writer(raw)
    for part in _runs(element):
        writer.text(*part)
    writer.end_block()
    lines = [line for block in writer.blocks for line in block.lines]
    return MappedText.join(" ", lines).fold_white_space()


def _runs(element: Element) -> list[tuple[int, int]]:
    runs = [child for child in element.children if not isinstance(child, Element)]
    for inner in element.descendants():
        runs.extend(child for child in inner.children if not isinstance(child, Element))
    return sorted(runs)


def _is_hidden(element: Element) -> bool:
    if element.tag in _NEVER_TEXT or "hidden" in element.attributes:
        return True
    return _HIDDEN.search(element.attributes.get("style", "")) is not None


def _is_furniture(element: Element, in_article: bool) -> bool:
    if element.tag == "footer":
        return True
    if element.has_main_heading or element.tag in HEADINGS or element.tag in _FRAMES:
        return False
    names = f"{element.attributes.get('id', '')} {element.attributes.get('class', '')}".lower()
    found = _WORD.findall(names)
    if any(word in _FURNITURE_WITH_PROSE for word in found):
        return True
    if element.longest_run >= _PROSE_RUN:
        return False
    if element.tag == "header" and in_article:
        return False  # title and date of an article stand in a header of its own
    if element.tag in _FURNITURE_TAGS or element.attributes.get("role", "").lower() in _FURNITURE_ROLES:
        return True
    return any(word in _FURNITURE_WORDS for word in found)


class _Writer:
    """Collects text runs into lines and lines into blocks."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.places = _PLACES if len(raw) < len(_PLACES) else array("q", range(len(raw) + 1))
        self.blocks: list[Block] = []
        self.tags = ["p"]
        self.links = 0
        self.preformatted = 0
        self.lines: list[MappedText] = []
        self.parts: list[str] = []
        self.starts, self.ends = array("q"), array("q")
        self.length = self.linked = 0

    def enter(self, element: Element) -> None:
        if element.tag in BLOCK:
            self.end_block()
            self.tags.append(element.tag)
        self.links += element.tag == "a"
        self.preformatted += element.tag == "pre"

    def leave(self, element: Element) -> None:
        if element.tag in BLOCK:
            self.end_block()
            self.tags.pop()
        self.links -= element.tag == "a"
        self.preformatted -= element.tag == "pre"

    def text(self, start: int, end: int) -> None:
        before = self.length
        if self.preformatted:
            last = start
            for match in _LINE_END.finditer(self.raw, start, end):
                self._run(last, match.start())
                self.line_break()
                last = match.end()
            start = last
        self._run(start, end)
        if self.links:
            self.linked += self.length - before

    def _run(self, start: int, end: int) -> None:
        """A run of the page's text, its entities decoded; each stands where its source text stands."""
        raw, last = self.raw, start
        for match in _ENTITY.finditer(raw, start, end):
            decoded = unescape(match.group())
            if decoded == match.group():
                continue
            self._plain(last, match.start())
            self.parts.append(decoded)
            self.starts.extend([match.start()] * len(decoded))
            self.ends.extend([match.end()] * len(decoded))
            self.length += len(decoded)
            last = match.end()
        self._plain(last, end)

    def _plain(self, start: int, end: int) -> None:
        if start < end:
            self.parts.append(self.raw[start:end])
            self.starts.extend(self.places[start:end])
            self.ends.extend(self.places[start + 1 : end + 1])
            self.length += end - start

    def line_break(self) -> None:
        self.lines.append(MappedText("".join(self.parts), self.starts, self.ends))
        self.parts, self.starts, self.ends = [], array("q"), array("q")

    def end_block(self) -> None:
        self.line_break()
        if any(line.text.strip() for line in self.lines):
            share = self.linked / self.length if self.length else 0.0
            self.blocks.append(Block(self.tags[-1], self.lines, share))
        self.lines = []
        self.length = self.linked = 0
