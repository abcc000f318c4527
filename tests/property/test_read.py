"""Any bytes give a release or a named error, and what a release says stands in its document."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.text import Span
from app.domain.values import Document, Release
from app.errors import AppError
from app.ingest.documents import open_documents
from app.sources import SOURCES, canonical_url, read_document, release_identity
from app.sources.decoding import decode

TAGS = st.sampled_from(
    (
        *(
            "<p>",
            "</p>",
            "<div class='a>b'>",
            "</div>",
            "<br>",
            "<b>",
            "</b>",
            "<li>",
            "<script>",
            "</script>",
        ),
        *("<!--", "-->", "<h1>", "</h1>", "&amp;", "&#8217;", "&nbsp;", "&bogus;", "<", ">", "<a href='"),
        *("<title>", "</title>", "<nav>", "</nav>", "<pre>", "<form>", "<td>", "<![CDATA[", "]]>"),
    )
)
LINES = st.sampled_from(
    (
        *("바로가기 메뉴", "Press Releases", "Date", "2024-01-17", "hit", "184", "KOR", "List", "", "o item"),
        *("• Date : 2019-09-20 18:25:47", "1. The Minister met her counterpart.", "22.03.2024", "※"),
        *("Office of the Spokesperson", "No: 4, 1 May 2024, On", "Home > News", "date 2022-09-19 X"),
        "Strelsau, 4 March 2024 \u2013 The Minister met her counterpart from Elbonia today.",
    )
)
WORDS = st.text(max_size=30)
PAGES = st.lists(TAGS | WORDS | LINES, max_size=40).map("".join)
TEXTS = st.lists(LINES | WORDS, max_size=30).map("\n".join)
NAMES = st.none() | st.sampled_from([source.name for source in SOURCES])
URLS = st.none() | st.sampled_from(
    ["https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=1", "https://www.state.gov/a/", "https://a.example/b"]
)
CONTENTS = st.binary(max_size=400) | (PAGES | TEXTS).map(lambda text: text.encode("utf-8", "replace"))


unhurried = settings(deadline=None)  # machines share their cores
KEYS = st.sampled_from(("url", "title", "published_on", "text", "raw_html", "source"))


def read(document: Document) -> Release | None:
    """The release, or None for what is refused by name."""
    try:
        return read_document(document)
    except AppError as error:
        return None if error.subject else pytest.fail(f"{error} names nothing")


@unhurried
@given(content=CONTENTS, source=NAMES, url=URLS)
def test_any_bytes_give_a_release_or_a_named_error(
    content: bytes, source: str | None, url: str | None
) -> None:
    document = Document("any", content, url=url, source=source)
    if release := read(document):
        assert release.text.strip() == release.text
        assert release.text[: release.body_start].strip() == (release.title or "")
        assert "\n\n\n" not in release.text
        assert release_identity(release) == release_identity(read_document(document))


@unhurried
@given(text=PAGES | TEXTS, data=st.data())
def test_what_a_release_says_stands_in_its_document(text: str, data: st.DataObject) -> None:
    document = Document("any", text.encode("utf-8", "replace"))
    release = read(document)
    if release is None:
        return
    raw = decode(document)
    start = data.draw(st.integers(0, len(release.text) - 1))
    end = data.draw(st.integers(start + 1, len(release.text)))
    origin = release.mapped.origin(Span(start, end))
    if origin is not None:
        assert 0 <= origin.start < origin.end <= len(raw)
        for character in set(release.text[start:end]) & set("0123456789"):
            assert character in raw[origin.start : origin.end]


@unhurried
@given(content=CONTENTS)
def test_any_input_is_opened_or_refused(content: bytes) -> None:
    for prefix in (b"", b"<rss><channel><item>", b'{"text": ', b"\x1f\x8b"):
        for item in open_documents(["-"], stdin=io.BytesIO(prefix + content), max_document_bytes=200):
            assert item.name.startswith("standard input")


@unhurried
@given(record=st.dictionaries(KEYS, st.none() | st.integers() | WORDS))
def test_any_object_on_a_line_is_a_document_or_refused(record: dict[str, object]) -> None:
    (item,) = open_documents(["-"], stdin=io.BytesIO(json.dumps(record | {"id": 1}).encode()))
    assert item.name == "standard input:1"


@unhurried
@given(url=st.text(max_size=60) | st.builds("https://{}/{}?{}".format, WORDS, WORDS, WORDS))
def test_a_canonical_address_is_its_own(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)
