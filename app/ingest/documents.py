"""Whatever a user points at, as a stream of documents: files, folders, addresses, standard input.

What something is, its content says, not its name: a feed, JSON Lines or one document, each compressed with
gzip or not. Everything streams; what cannot be read is handed on as `Refused`, by name and with its bytes,
and nothing else stops. To read another container, add a function beside `_open_stream` that yields `Item`s.
"""

import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from app.domain.values import Document
from app.errors import AppError, DocumentTooLarge, UnreadableDocument
from app.ingest.feeds import documents_of_feed
from app.ingest.fetch import Fetched
from app.ingest.json_lines import documents_of_json_lines
from app.ingest.refused import Refused
from app.sources.decoding import check_is_text

Item = Document | Refused

DEFAULT_MAX_DOCUMENT_BYTES = 10_000_000

_HEAD = 16_384
_GZIP = b"\x1f\x8b"
_FEED = re.compile(rb"<(?:[a-z]\w*:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<!doctype\s+html|<(?:html|head|body)[\s>]", re.IGNORECASE)
_JSON_LINE = re.compile(rb'\s*\{\s*"')
_JSON_SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Fetching(Protocol):
    """What `open_documents` needs of the network."""

    def fetch(self, url: str) -> Fetched: ...


@dataclass(frozen=True, slots=True)
class _Context:
    """What was known of a stream before anybody read it."""

    name: str
    source: str | None
    limit: int
    url: str | None = None
    media_type: str | None = None
    encoding: str | None = None


def open_documents(
    targets: Iterable[str],
    *,
    source: str | None = None,
    max_document_bytes: int = DEFAULT_MAX_DOCUMENT_BYTES,
    fetcher: Fetching | None = None,
    stdin: IO[bytes] | None = None,
) -> Iterator[Item]:
    """The documents behind paths, addresses and "-", in order; each that cannot be read as `Refused`."""
    for target in targets:
        if target == "-":
            if stdin is not None:
                yield from _open_stream(stdin, _Context("standard input", source, max_document_bytes))
        elif _ADDRESS.match(target):
            yield from _open_address(target, _Context(target, source, max_document_bytes), fetcher)
        else:
            for path in files_of(Path(target)):
                yield from _open_file(path, _Context(str(path), source, max_document_bytes))


def files_of(path: Path) -> Iterator[Path]:
    """The file itself, or all files of a folder in order, hidden ones apart."""
    try:
        inside = sorted(path.iterdir()) if path.is_dir() else None
    except OSError:
        inside = None  # opening it will tell why
    if inside is None:
        yield path
        return
    for inner in inside:
        if not inner.name.startswith(".") and not _is_no_file(inner):
            yield from files_of(inner)


def _is_no_file(path: Path) -> bool:
    """Links to folders, which may lead in a circle, and pipes and devices, which may never end."""
    if path.is_dir():
        return path.is_symlink()
    return path.exists() and not path.is_file()


def _open_file(path: Path, context: _Context) -> Iterator[Item]:
    try:
        with path.open("rb") as stream:
            yield from _open_stream(stream, context)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"{context.name} cannot be opened: {reason}."
        yield Refused(context.name, UnreadableDocument(message, subject=context.name))


def _open_address(url: str, context: _Context, fetcher: Fetching | None) -> Iterator[Item]:
    if fetcher is None:
        message = f"{url} was not fetched: no network is to be used here."
        yield Refused(url, UnreadableDocument(message, subject=url))
        return
    try:
        fetched = fetcher.fetch(url)
    except AppError as error:
        yield Refused(url, error)
        return
    with fetched.body as body:
        known = _Context(
            url, context.source, context.limit, fetched.url, fetched.media_type, fetched.encoding
        )
        yield from _open_stream(body, known)


def _open_stream(stream: IO[bytes], context: _Context) -> Iterator[Item]:
    """Recognise what a stream holds and read it as that."""
    try:
        head, stream = _peek(stream)
        if head.startswith(_GZIP):
            head, stream = _peek(gzip.GzipFile(fileobj=stream, mode="rb"))
        if _is_feed(head):
            yield from documents_of_feed(
                stream,
                name=context.name,
                source=context.source,
                limit=context.limit,
                base_url=context.url,
                encoding=context.encoding,
            )
        elif _is_json_lines(head, context):
            yield from documents_of_json_lines(
                stream, name=context.name, source=context.source, limit=context.limit
            )
        else:
            yield _single(stream, context)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        message = f"{context.name} is cut off or damaged inside its compression ({error})."
        yield Refused(context.name, UnreadableDocument(message, subject=context.name))


def _single(stream: IO[bytes], context: _Context) -> Item:
    content = stream.read(context.limit + 1)
    if len(content) > context.limit:
        return Refused(context.name, DocumentTooLarge(context.name, context.limit))
    document = Document(
        name=context.name,
        content=content,
        media_type=context.media_type if context.media_type in _TEXT_TYPES else None,
        encoding=context.encoding,
        url=context.url,
        source=context.source,
    )
    try:
        check_is_text(document)
    except AppError as error:
        return Refused(
            context.name, error, content, document.media_type, url=context.url, source=context.source
        )
    return document


# A server that says "text/plain" often means a page; only what it says of HTML is believed.
_TEXT_TYPES = ("text/html", "application/xhtml+xml")


def _is_feed(head: bytes) -> bool:
    head = _narrow(head)
    found, page = _FEED.search(head), _PAGE.search(head)
    return found is not None and (page is None or found.start() < page.start())


def _is_json_lines(head: bytes, context: _Context) -> bool:
    name = context.name.lower().removesuffix(".gz")
    return name.endswith(_JSON_SUFFIXES) or _JSON_LINE.match(_narrow(head)) is not None


def _narrow(head: bytes) -> bytes:
    """The beginning without a byte order mark, and one byte a character where it was UTF-16."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\x00", b"")[2:]
    return head.removeprefix(b"\xef\xbb\xbf")


def _peek(stream: _Readable) -> tuple[bytes, IO[bytes]]:
    """The beginning of a stream, and a stream that still has it."""
    head = b""
    while len(head) < _HEAD and (more := stream.read(_HEAD - len(head))):
        head += more
    return head, io.BufferedReader(_Rejoined(head, stream))


class _Rejoined(io.RawIOBase):
    """A stream whose beginning was already read."""

    def __init__(self, head: bytes, rest: _Readable) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]  # Buffer is 3.12's
        if self._head:
            size = min(len(buffer), len(self._head))
            buffer[:size] = self._head[:size]
            self._head = self._head[size:]
            return size
        chunk = self._rest.read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)
