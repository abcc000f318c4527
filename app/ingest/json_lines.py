"""JSON Lines: one object a line, read one line at a time.

Keys: `url` (or `source_url`), `title`, `published_on`, `source`, `paraphrase`, and the text as `raw_html`,
`html`, `raw_text` or `text` (the first of these that is there). Others are ignored.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import IO

from app.domain.addresses import is_web_address
from app.domain.values import Document
from app.errors import AppError, DocumentTooLarge, UnreadableDocument
from app.ingest.refused import JSON_LINE, Refused
from app.sources import SOURCES
from app.sources.decoding import check_is_text

# The text of a document, best first: HTML keeps what a text made from it may have lost.
_TEXTS = (("raw_html", "text/html"), ("html", "text/html"), ("raw_text", None), ("text", None))
# A line holds the text twice at most (HTML and text), each character at most twice its size as an escape.
_LINE_FACTOR = 4
_LINE_ROOM = 65_536
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_SOURCE_NAMES = frozenset(source.name for source in SOURCES)


def documents_of_json_lines(
    stream: IO[bytes], *, name: str, source: str | None, limit: int, first: int = 1
) -> Iterator[Document | Refused]:
    """The document of each line; a bad line is refused by its number, counted from `first`."""
    longest = _LINE_FACTOR * limit + _LINE_ROOM
    number = first - 1
    while line := stream.readline(longest):
        number += 1
        where = f"{name}:{number}"
        if len(line) == longest and not line.endswith(b"\n"):
            while (rest := stream.readline(longest)) and not rest.endswith(b"\n"):
                pass
            yield Refused(where, DocumentTooLarge(where, limit))
        elif line.strip():
            yield _document_of_line(line, where, source, limit)


def _document_of_line(line: bytes, name: str, source: str | None, limit: int) -> Document | Refused:
    try:
        document = document_of_record(read_record(line, name), name, source=source)
        if len(document.content) > limit:
            return Refused(name, DocumentTooLarge(name, limit))
        check_is_text(document)
    except AppError as error:
        return Refused(name, error, line, JSON_LINE, source=source)
    return document


def read_record(line: bytes, name: str) -> dict[str, object]:
    """The object on a line of JSON, or `UnreadableDocument`."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"{name} is not UTF-8 (byte {error.start + 1}).", subject=name) from error
    except RecursionError as error:
        raise UnreadableDocument(f"{name} is nested too deeply to be a release.", subject=name) from error
    except ValueError as error:
        raise UnreadableDocument(f"{name} is not JSON: {error}.", subject=name) from error
    if not isinstance(record, dict):
        kind = {list: "an array", str: "a string", type(None): "null"}.get(
            type(record), "a number or a truth value"
        )
        raise UnreadableDocument(f"{name} is {kind}; looked for a JSON object.", subject=name)
    return record


def document_of_record(record: dict[str, object], name: str, *, source: str | None = None) -> Document:
    """The document in one object; a `source` given here beats the one the object names."""
    text, media_type = _text(record, name)
    reads, publisher = source_or_publisher(_string(record, "source", name))
    return Document(
        name=name,
        content=_LONE_SURROGATE.sub("\ufffd", text).encode(),
        media_type=media_type,
        encoding="utf-8",
        url=_address(record, name),
        source=source or reads,
        stated_title=_string(record, "title", name),
        stated_published_on=_day(record, name),
        stated_publisher=publisher,
        paraphrase=record.get("paraphrase") is True,
    )


def source_or_publisher(named: str | None) -> tuple[str | None, str | None]:
    """What `source` says: the name of one of ours, else who published it."""
    slug = (named or "").strip().lower().replace("-", "_")
    return (slug, None) if slug in _SOURCE_NAMES else (None, named or None)


def _text(record: dict[str, object], name: str) -> tuple[str, str | None]:
    for key, media_type in _TEXTS:
        text = _string(record, key, name)
        if text and text.strip():
            return text, media_type
    keys = ", ".join(key for key, _ in _TEXTS)
    raise UnreadableDocument(f"{name} has no text; looked for {keys}.", subject=name)


def _string(record: dict[str, object], key: str, name: str) -> str | None:
    value = record.get(key)
    if value is None or isinstance(value, str):
        return value or None
    raise UnreadableDocument(f"{name}: {key} is {str(value)[:40]!r}; looked for a string.", subject=name)


def _address(record: dict[str, object], name: str) -> str | None:
    url = _string(record, "url", name) or _string(record, "source_url", name)
    if url is None:
        return None
    if not is_web_address(url.strip()):
        raise UnreadableDocument(f"{name}: url {url[:80]!r} is no web address.", subject=name)
    return url.strip()


def _day(record: dict[str, object], name: str) -> dt.date | None:
    """`published_on`: a day, or a moment whose day it is."""
    given = _string(record, "published_on", name)
    if given is None:
        return None
    try:
        return dt.datetime.fromisoformat(given.strip()).date()
    except ValueError as error:
        message = f"{name}: published_on {given[:40]!r} is no date (looked for YYYY-MM-DD)."
        raise UnreadableDocument(message, subject=name) from error
