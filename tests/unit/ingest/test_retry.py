"""What was refused is opened again as what it was: a document, a line, a feed's item."""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa

from app.domain.values import Document, Extraction, Release
from app.errors import UnreadableDocument
from app.ingest.documents import Item, open_documents
from app.ingest.outcomes import Result, Summary
from app.ingest.pipeline import ingest
from app.ingest.preparing import Reader
from app.ingest.refused import JSON_LINE, Refused
from app.ingest.retry import count_refused, refused_documents
from app.sources import read_document
from tests.doubles import clock
from tests.stored import count

LINE = '{"url": "https://www.mofa.go.kr/eng/1", "title": "Talks", "text": "They met on May 3."}'
FEED = """<rss version="2.0"><channel><title>News</title>
<item><title>Talks</title><link>https://www.state.gov/1</link><pubDate>Fri, 3 May 2024 10:00:00 GMT</pubDate>
<description>{words}</description></item></channel></rss>"""


def nothing(_: Release) -> Extraction:
    return Extraction(())


def refuse(arrived: Document) -> Release:
    raise UnreadableDocument(f"{arrived.name}: not understood yet.")


def run(engine: sa.Engine, items: Any, **doubles: Any) -> Summary:
    reader = Reader(doubles.pop("read", read_document), doubles.pop("extract", nothing))
    return ingest(engine, items, now=clock, reader=reader, **doubles)


def opened(tmp_path: Any, name: str, content: str | bytes) -> list[Item]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(open_documents([str(path)]))


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("page.txt", "Talks with Japan\n\nThey met on May 3.", None),
        ("lines.jsonl", LINE, "Talks"),
        ("feed.xml", FEED.format(words="They met on May 3."), "Talks"),
    ],
)
def test_a_document_refused_by_its_reader_is_read_with_all_that_was_stated(
    engine: sa.Engine, tmp_path: Any, name: str, content: str, title: str | None
) -> None:
    assert run(engine, opened(tmp_path, name, content), read=refuse).counts == {Result.REFUSED: 1}
    read: list[Release] = []

    def better(arrived: Document) -> Release:
        read.append(read_document(arrived))
        return read[-1]

    assert run(engine, refused_documents(engine), read=better).counts == {Result.NEW: 1}
    assert count_refused(engine) == 0
    assert count(engine, "document") == 1
    if title:
        assert read[0].title == title
        assert read[0].url is not None
    if name == "feed.xml":
        assert read[0].published_on == dt.date(2024, 5, 3)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lines.jsonl", "[1, 2]\n"),
        ("lines.jsonl", "\n\n[1, 2]\n"),
        ("lines.jsonl", '{"title": "Talks", "published_on": "soon", "text": "They met."}\n'),
        ("feed.xml", FEED.format(words="")),
        ("feed.xml", FEED.format(words="They met.")[:-60]),
        ("binary.txt", b"%PDF-1.7 \0\0\0"),
        ("empty.txt", ""),
    ],
)
def test_what_still_cannot_be_opened_stays_refused_once(
    engine: sa.Engine, tmp_path: Any, name: str, content: str | bytes
) -> None:
    first = run(engine, opened(tmp_path, name, content))
    assert first.counts == {Result.REFUSED: 1}
    again = run(engine, refused_documents(engine))
    assert again.counts == {Result.REFUSED: 1}
    assert again.refused == first.refused
    assert count(engine, "document") == count_refused(engine) == 1
    assert count(engine, "release") == 0


def test_a_line_that_can_be_opened_now_replaces_what_was_kept_of_it(engine: sa.Engine, tmp_path: Any) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(LINE)
    (item,) = open_documents([str(path)])
    assert isinstance(item, Document)
    error = UnreadableDocument("a name was not known yet")
    run(engine, [Refused(item.name, error, LINE.encode(), JSON_LINE)])
    assert run(engine, refused_documents(engine)).counts == {Result.NEW: 1}
    assert count_refused(engine) == 0
    assert count(engine, "document") == 1
