"""HTML as a tree that knows where each piece of text stands in the page, and helpers that select from it.

Evidence must be an exact slice of what was published, and no HTML library at hand reports positions for
text, so the page is cut into tags and text runs here, in one pass and in linear time. The tree is as
forgiving as a browser where ministries' pages need it: unclosed paragraphs and list items, stray end tags,
tags cut off at the end. Helpers find exactly one element or raise `LayoutChanged`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from app.errors import LayoutChanged
from app.sources.wordlists import words

VOID = words("area base br col embed hr img input link meta param source track wbr")
RAW_TEXT = words("script style textarea title xmp iframe noembed noframes")
BLOCK = words(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section "
    "summary table tbody td tfoot th thead title tr ul"
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

# What an opening tag closes when it is still open: a paragraph ends where the next block begins.
_ENDS_ALSO = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "tr": frozenset(("tr", "td", "th")),
    "td": frozenset(("td", "th")),
    "th": frozenset(("td", "th")),
    "option": frozenset(("option",)),
}
_SCOPES = words("table ul ol dl select body html")

# How far up a start tag looks for what it closes; deeper nesting of unclosed tags is nothing a ministry
# wrote.
_LOOK_UP = 64

_TAG_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]*+([^\s=/>][^\s=/>]*+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
_MARKUP = re.compile(
    r"<!doctype\s+html|<html[\s>]|<(?:body|p|div|br|span|table|ul|ol|li|h[1-6]|article|section|strong|em)\b[^<>]*>",
    re.IGNORECASE,
)


class Element:
    """One element: `children` are elements and (start, end) pairs of text, in order of the page."""

    __slots__ = ("attributes", "children", "end", "has_main_heading", "longest_run", "start", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], start: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.start = start
        self.end = start
        self.children: list[Element | tuple[int, int]] = []
        self.longest_run = 0  # of text inside, links apart: tells prose from menus
        self.has_main_heading = tag == "h1"

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def descendants(self) -> Iterator["Element"]:
        """All elements inside, in order of the page."""
        waiting = [child for child in reversed(self.children) if isinstance(child, Element)]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def find_all(self, *tags: str, classed: str | None = None) -> list["Element"]:
        """Elements inside with one of these tags (any, if none is given) and that class."""
        return [
            element
            for element in self.descendants()
            if (not tags or element.tag in tags) and (classed is None or classed in element.classes)
        ]

    def find_one(self, source: str, *tags: str, classed: str | None = None) -> "Element":
        """The one such element; anything else means that the ministry changed its pages."""
        found = self.find_all(*tags, classed=classed)
        if len(found) != 1:
            wanted = "/".join(tags) or "element"
            wanted = f"one {wanted}.{classed}" if classed else f"one {wanted}"
            raise LayoutChanged(source, wanted, f"{len(found)} of them")
        return found[0]


def is_markup(text: str) -> bool:
    """Whether a text is HTML; prose in which some words stand between angle brackets is not."""
    head = text[:200_000]
    return bool(_MARKUP.search(head)) and ("</" in head or re.search(r"<(?:br|p)\b", head, re.I) is not None)


def parse(raw: str) -> Element:
    """The page as a tree."""
    return _Parser(raw).parse()


class _Parser:
    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.root = Element("#root", {}, 0)
        self.open = [self.root]
        self.counts: Counter[str] = Counter()

    def parse(self) -> Element:
        raw, at = self.raw, 0
        while (bracket := raw.find("<", at)) >= 0:
            self._text(at, bracket)
            after = self._token(bracket)
            if after is None:  # a bare "<" is text
                self._text(bracket, bracket + 1)
                at = bracket + 1
            else:
                at = after
                if self.open[-1].tag in RAW_TEXT:
                    at = self._raw_text(at)
        self._text(at, len(raw))
        while len(self.open) > 1:
            self._close_last(len(raw))
        self.root.end = len(raw)
        return self.root

    def _token(self, at: int) -> int | None:
        """Read what begins with the "<" at this place; where it ends, or None when it is no tag."""
        raw = self.raw
        following = raw[at + 1 : at + 2]
        if following == "!" or following == "?":
            comment = raw.startswith("<!--", at)
            end = raw.find("-->" if comment else ">", at + (4 if comment else 2))
            return len(raw) if end < 0 else end + (3 if comment else 1)
        if following == "/":
            name = _TAG_NAME.match(raw, at + 2)
            end = raw.find(">", at + 2)
            end = len(raw) if end < 0 else end + 1
            if name:
                self._end_tag(name.group().lower(), at)
            return end
        name = _TAG_NAME.match(raw, at + 1)
        return self._start_tag(name.group().lower(), at, name.end()) if name else None

    def _start_tag(self, tag: str, at: int, after_name: int) -> int:
        attributes, end, closed = self._attributes(after_name)
        self._end_implied(tag, at)
        element = Element(tag, attributes, end)
        self.open[-1].children.append(element)
        if tag in VOID or (closed and tag not in RAW_TEXT):
            return end
        self.open.append(element)
        self.counts[tag] += 1
        return end

    def _attributes(self, at: int) -> tuple[dict[str, str], int, bool]:
        """Attributes from here to the end of the tag, that end, and whether the tag closes itself."""
        raw = self.raw
        found: dict[str, str] = {}
        while match := _ATTRIBUTE.match(raw, at):
            name, value = match.group(1).lower(), match.group(2) or ""
            if value[:1] in ('"', "'") and len(value) > 1 and value[0] == value[-1]:
                value = value[1:-1]
            found.setdefault(name, unescape(value) if "&" in value else value)
            at = match.end()
        end = raw.find(">", at)
        end = len(raw) if end < 0 else end
        return found, min(end + 1, len(raw)), raw[end - 1 : end] == "/"

    def _end_implied(self, tag: str, at: int) -> None:
        if tag in BLOCK and self.counts["p"]:
            for depth in range(1, min(_LOOK_UP, len(self.open))):
                tag_above = self.open[-depth].tag
                if tag_above == "p":
                    self._close(depth, at)
                    break
                if tag_above in BLOCK:
                    break
        ends = _ENDS_ALSO.get(tag)
        if ends and any(self.counts[other] for other in ends):
            found = 0
            for depth in range(1, min(_LOOK_UP, len(self.open))):
                tag_above = self.open[-depth].tag
                if tag_above in _SCOPES:
                    break
                if tag_above in ends:
                    found = depth
            self._close(found, at)

    def _end_tag(self, tag: str, at: int) -> None:
        """Close the element, unless none is open or an inline tag would close a block around it."""
        if not self.counts[tag]:
            return
        if tag not in BLOCK:
            for depth in range(1, min(_LOOK_UP, len(self.open))):
                if self.open[-depth].tag == tag:
                    self._close(depth, at)
                    return
                if self.open[-depth].tag in BLOCK:
                    return
            return
        while self.open[-1].tag != tag:
            self._close_last(at)
        self._close_last(at)

    def _close(self, depth: int, at: int) -> None:
        for _ in range(depth):
            self._close_last(at)

    def _close_last(self, at: int) -> None:
        element = self.open.pop()
        element.end = at
        self.counts[element.tag] -= 1
        above = self.open[-1]
        if element.tag != "a":
            above.longest_run = max(above.longest_run, element.longest_run)
        above.has_main_heading = above.has_main_heading or element.has_main_heading

    def _raw_text(self, at: int) -> int:
        """The inside of a script and its like, in which "<" means nothing."""
        tag = self.open[-1].tag
        end = re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE).search(self.raw, at)
        stop = end.start() if end else len(self.raw)
        self._text(at, stop)
        return stop

    def _text(self, start: int, end: int) -> None:
        if start < end:
            element = self.open[-1]
            element.children.append((start, end))
            if element.tag not in RAW_TEXT:
                element.longest_run = max(element.longest_run, end - start)
