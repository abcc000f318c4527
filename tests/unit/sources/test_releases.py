import datetime as dt

import pytest

from app.domain.codes import ReleaseKind
from app.domain.text import Span
from app.domain.values import Document
from app.errors import UnreadableDocument
from app.sources import read_document
from app.sources.decoding import decode

DAY = dt.date(2024, 3, 5)
TITLE = "A Meeting of the Border Commission"
BODY = "The commission met in Strelsau on Monday, and agreed on two crossings."
PAGE = f"{TITLE}\n\n5 March 2024\n\n{BODY}".encode()


def test_canonical_text_is_title_and_body_with_one_blank_line() -> None:
    release = read_document(Document("page.txt", PAGE))
    assert release.text == f"{TITLE}\n\n{BODY}"
    assert release.text[release.body_start :] == BODY


def test_without_a_title_the_body_begins_at_once() -> None:
    release = read_document(Document("page.txt", BODY.encode()))
    assert (release.title, release.body_start, release.text) == (None, 0, BODY)


def test_stated_values_beat_what_is_read() -> None:
    stated = Document("line", PAGE, stated_title="Another Title", stated_published_on=dt.date(2024, 3, 6))
    release = read_document(stated)
    assert (release.title, release.published_on) == ("Another Title", dt.date(2024, 3, 6))


@pytest.mark.parametrize("stated", [TITLE, TITLE.upper(), f"  {TITLE} "])
def test_a_stated_title_that_is_printed_too_stands_once(stated: str) -> None:
    fragment = f"<p>{TITLE}</p><p>{BODY}</p>".encode()
    for document in (
        Document("item", fragment, stated_title=stated, url="https://www.state.gov/a/"),
        Document("page", PAGE, stated_title=stated),
    ):
        assert read_document(document).text.upper().count(TITLE.upper()) == 1


def test_a_stated_title_stands_where_the_page_prints_it() -> None:
    release = read_document(Document("page", PAGE, stated_title=TITLE))
    assert release.mapped.origin(Span(0, len(TITLE))) == Span(0, len(TITLE))


def test_a_stated_title_that_is_not_printed_stands_nowhere() -> None:
    release = read_document(Document("page", PAGE, stated_title="Another Title"))
    assert release.mapped.origin(Span(0, 13)) is None


def test_evidence_is_a_slice_of_the_document() -> None:
    page = "<p>The\n  <b>commission</b> met &amp; agreed\u2019s &ldquo;well&rdquo;.</p>"
    document = Document("page.html", page.encode())
    release = read_document(document)
    start = release.text.index("commission")
    span = release.mapped.origin(Span(start, start + len("commission met & agreed")))
    assert span is not None
    assert decode(document)[span.start : span.end] == "commission</b> met &amp; agreed"


@pytest.mark.parametrize(
    ("url", "stated", "publisher"),
    [
        ("https://www.mofa.go.jp/a", None, "jp-mofa"),
        ("https://www.mofa.go.jp/a", "U.S. Department of State", "jp-mofa"),
        (None, "U.S. Department of State", "us-state"),
        ("https://ministry.example/a", "U.S. Department of State", "us-state"),
        ("https://www.ministry.example/a", "The Ministry", "ministry-example"),
        (None, "The Ministry", "the-ministry"),
        (None, None, "unknown"),
    ],
)
def test_the_publisher_is_owner_of_the_address_else_as_stated(
    url: str | None, stated: str | None, publisher: str
) -> None:
    assert read_document(Document("page", PAGE, url=url, stated_publisher=stated)).publisher == publisher


def test_the_source_knows_its_publisher() -> None:
    assert read_document(Document("page", PAGE, source="us_state")).publisher == "us-state"


def test_paraphrase_is_passed_on() -> None:
    assert read_document(Document("sample", PAGE, paraphrase=True)).paraphrase
    assert not read_document(Document("sample", PAGE)).paraphrase


def test_kind_and_language_are_recognised() -> None:
    release = read_document(Document("page", PAGE, stated_title="Readout of a Meeting"))
    assert (release.kind, release.language) == (ReleaseKind.READOUT, "en")


@pytest.mark.parametrize(
    "page", [b"<html><body></body></html>", b"<script>var a = 1;</script>", b"<p>&nbsp;</p>"]
)
def test_a_page_without_text_is_refused_by_name(page: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"page\.html: looked for a title or a paragraph"):
        read_document(Document("page.html", page, media_type="text/html"))
