"""RSS and Atom feeds, item by item.

The stream is cut into items as text, so that a feed of any size passes through and a feed cut off in the
middle still gives what came before; feedparser reads each item. The document of an item is its HTML alone,
byte for byte the same however the feed around it changes; title, day and address travel beside it as stated
values.
"""

import codecs
import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_tz
from html import unescape
from typing import IO, Any
from urllib.parse import urljoin

import feedparser

from app.domain.values import Document
from app.errors import AppError, DocumentTooLarge, UnreadableDocument
from app.ingest.refused import FEED, Refused
from app.sources.decoding import check_is_text
from app.sources.markup import is_markup

_CHUNK = 262_144
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}encoding=["']([A-Za-z0-9_.:-]{2,40})["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TOKEN = re.compile(
    r"<!\[CDATA\[|<!--|<(?P<open>(?:[a-zA-Z]\w*:)?(?:item|entry))(?=[\s>])"
    r"|</(?P<close>(?:[a-zA-Z]\w*:)?(?:item|entry))\s*>"
    r"|(?P<end></(?:[a-zA-Z]\w*:)?(?:rss|feed|RDF)\s*>)"
)
_ENDS = {"<![CDATA[": "]]>", "<!--": "-->"}
_LONGEST_TOKEN = 64
_ROOT = re.compile(r"<(?P<name>(?:[a-zA-Z]\w*:)?(?:rss|feed|RDF))(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>")
_ENTITY = re.compile(r"&(?:#\w+|\w+);")
_ISO_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class _Cut:
    """One item's text; `whole` is False for what stood behind the last whole item of a feed that ends too
    early.
    """

    text: str
    whole: bool = True
    too_large: bool = False


def documents_of_feed(
    stream: IO[bytes],
    *,
    name: str,
    source: str | None,
    limit: int,
    base_url: str | None = None,
    encoding: str | None = None,
    first: int = 1,
) -> Iterator[Document | Refused]:
    """The documents of a feed's items, in its order and numbered from `first`."""
    cutter = _Cutter(stream, encoding, 4 * limit)
    for number, cut in enumerate(cutter.items(), start=first):
        where = f"{name}#{number}"
        if cut.too_large:
            yield Refused(where, DocumentTooLarge(where, limit))
        elif not cut.whole:
            message = f"{name} breaks off after {number - 1} items; what follows is no whole item."
            rest = (cutter.opening + cut.text).encode("utf-8", "replace") if cut.text else None
            yield Refused(where, UnreadableDocument(message, subject=name), rest, FEED, base_url, source)
        else:
            yield _document_of_item(cut.text, cutter, where, source, limit, base_url)


def _document_of_item(
    item: str, cutter: "_Cutter", name: str, source: str | None, limit: int, base_url: str | None
) -> Document | Refused:
    try:
        parsed = _parse(cutter.opening + item + cutter.closing).entries
        if not parsed:
            raise UnreadableDocument(f"{name} could not be read as a feed item.", subject=name)
        document = _document(parsed[0], name, source, base_url, cutter.feed_title, cutter.is_atom)
        if len(document.content) > limit:
            return Refused(name, DocumentTooLarge(name, limit))
        check_is_text(document)
    except AppError as error:
        alone = (cutter.opening + item + cutter.closing).encode("utf-8", "replace")
        return Refused(name, error, alone, FEED, base_url, source)
    return document


# feedparser has no types; its results are dicts that also answer to attributes.
def _parse(text: str) -> Any:
    """Read a feed from memory: given a plain string, feedparser would take it for a file or an address."""
    return feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _document(
    entry: Any, name: str, source: str | None, base_url: str | None, feed_title: str | None, is_atom: bool
) -> Document:
    text, is_html = _text(entry)
    if not text.strip():
        message = f"{name} has a title and a link alone; looked for content or description. Ingest its link."
        raise UnreadableDocument(message, subject=name)
    link = entry.get("link")
    return Document(
        name=name,
        content=text.encode("utf-8", "replace"),
        media_type="text/html" if is_html else None,
        encoding="utf-8",
        url=urljoin(base_url or "", link) if link else None,
        source=source,
        stated_title=_plain(entry.get("title")),
        stated_published_on=_published_on(entry, is_atom),
        stated_publisher=feed_title,
    )


def _text(entry: Any) -> tuple[str, bool]:
    """The fullest text of an item, and whether it is HTML."""
    for part in (*entry.get("content", ()), entry.get("summary_detail") or {}):
        value: str = part.get("value") or ""
        if value.strip():
            return value, bool(is_markup(value) or _ENTITY.search(value))
    return "", False


def _plain(title: str | None) -> str | None:
    """A title's text: feeds escape it once or twice, and some put markup into it."""
    if not title:
        return None
    return " ".join(unescape(re.sub(r"<[^<>]+>", "", title)).split()) or None


def _published_on(entry: Any, is_atom: bool) -> dt.date | None:
    """The day as the feed prints it, in the feed's own time zone.

    A ministry whose feed counts in UTC dates an evening statement to the next day: the State Department's
    does from 19 or 20 o'clock in Washington. The feed is believed all the same, for it is the only date
    that comes with an item, and it is the same on every reading. Atom's `updated` is no date of
    publication.
    """
    printed = entry.get("published") or (None if is_atom else entry.get("updated"))
    if not printed:
        return None
    iso = _ISO_DAY.match(printed)
    day = tuple(map(int, iso.groups())) if iso else (parsedate_tz(printed) or (0, 0, 0))[:3]
    try:
        return dt.date(*day)
    except ValueError:
        return None


class _Cutter:
    """Cuts the text of a feed into items; comments and CDATA may hold anything."""

    def __init__(self, stream: IO[bytes], encoding: str | None, limit: int) -> None:
        self._chunks = _texts(stream, encoding)
        self._limit = limit
        self._buffer = ""
        self._at = 0
        self._over = False
        self._inside = False  # an item
        self._dropped = False  # part of the present item, because it is too large
        self.opening = self.closing = ""
        self.feed_title: str | None = None
        self.is_atom = False

    def items(self) -> Iterator[_Cut]:
        ended = False
        while (token := self._next()) is not None:
            if token.group() in _ENDS:
                self._skip_to(_ENDS[token.group()])
            elif token.group("open") and not self._inside:
                if not self.opening:
                    self._read_opening(self._buffer[: token.start()])
                self._forget(token.start())
                self._inside, self._dropped = True, False
            elif token.group("close") and self._inside:
                item = self._buffer[: token.end()]
                too_large = self._dropped or len(item) > self._limit
                yield _Cut("" if too_large else item, too_large=too_large)
                self._forget(token.end())
                self._inside = False
            elif token.group("end") and not self._inside:
                ended = True
        if self._inside or not ended:
            yield _Cut(self._buffer if self._inside and not self._dropped else "", whole=False)

    def _forget(self, before: int) -> None:
        self._buffer, self._at = self._buffer[before:], max(0, self._at - before)

    def _next(self) -> "re.Match[str] | None":
        """The next token; more is read as needed."""
        while True:
            token = _TOKEN.search(self._buffer, self._at)
            if token and (self._over or token.end() < len(self._buffer)):
                self._at = token.end()
                return token
            if self._over:
                return None
            self._at = max(self._at, len(self._buffer) - _LONGEST_TOKEN) if token is None else token.start()
            self._read_more()

    def _skip_to(self, end: str) -> None:
        while (found := self._buffer.find(end, self._at)) < 0:
            if self._over:
                self._at = len(self._buffer)
                return
            self._at = max(self._at, len(self._buffer) - len(end))
            self._read_more()
        self._at = found + len(end)

    def _read_more(self) -> None:
        """The next chunk; what is not needed is forgotten: what lies outside items, or in one past the
        limit.
        """
        if len(self._buffer) > self._limit and not self.opening:
            self._read_opening(self._buffer)
        if self.opening and (not self._inside or len(self._buffer) > self._limit):
            self._dropped = True
            self._forget(self._at)
        more = next(self._chunks, None)
        if more is None:
            self._over = True
        else:
            self._buffer += more

    def _read_opening(self, before: str) -> None:
        """What stands before the first item: the root with its namespaces, and the feed's own title."""
        root = _ROOT.search(before)
        name = root.group("name") if root else "rss"
        is_rss = name.lower().endswith("rss")
        self.is_atom = name.lower().endswith("feed")
        self.opening = (root.group() if root else "<rss>") + ("<channel>" if is_rss else "")
        self.closing = ("</channel>" if is_rss else "") + f"</{name}>"
        feed = _parse(before + self.closing).feed
        self.feed_title = _plain(feed.get("title"))


def _texts(stream: IO[bytes], encoding: str | None) -> Iterator[str]:
    """The stream decoded, chunk by chunk: by its mark, its own declaration, the server's, else UTF-8."""
    chunk = stream.read(_CHUNK)
    declared = _DECLARED.search(chunk[:200])
    name = declared.group(1).decode() if declared else encoding or "utf-8"
    for mark, marked in _MARKS:
        if chunk.startswith(mark):
            name = marked
    try:
        decoder = codecs.getincrementaldecoder(name)("replace")
    except LookupError:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
    while chunk:
        yield decoder.decode(chunk)
        chunk = stream.read(_CHUNK)
    yield decoder.decode(b"", final=True)
