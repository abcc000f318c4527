import datetime as dt
import io
import json

import pytest

from app.domain.values import Document
from app.errors import DocumentTooLarge, UnreadableDocument
from app.ingest.json_lines import document_of_record, documents_of_json_lines
from app.ingest.refused import Refused
from app.sources import read_document

LIMIT = 1000
TEXT = "The commission met in Strelsau on Monday, and agreed on two crossings."


def read(*lines: bytes, source: str | None = None) -> list[Document | Refused]:
    stream = io.BytesIO(b"\n".join(lines))
    return list(documents_of_json_lines(stream, name="a.jsonl", source=source, limit=LIMIT))


def line(**record: object) -> bytes:
    return json.dumps(record).encode()


def one(**record: object) -> Document:
    (document,) = read(line(**record))
    assert isinstance(document, Document)
    return document


def refusal(content: bytes) -> Refused:
    (refused,) = read(content)
    assert isinstance(refused, Refused)
    return refused


def test_a_line_becomes_a_document() -> None:
    document = one(
        url="https://ministry.example/a",
        title="A Meeting",
        published_on="2024-03-05",
        text=TEXT,
        source="Ministry of Ruritania",
        paraphrase=True,
        id="ignored",
    )
    assert document == Document(
        name="a.jsonl:1",
        content=TEXT.encode(),
        media_type=None,
        encoding="utf-8",
        url="https://ministry.example/a",
        source=None,
        stated_title="A Meeting",
        stated_published_on=dt.date(2024, 3, 5),
        stated_publisher="Ministry of Ruritania",
        paraphrase=True,
    )


@pytest.mark.parametrize(
    ("record", "content", "media_type"),
    [
        (
            {"raw_html": "<p>A</p>", "html": "<p>B</p>", "raw_text": "C", "text": "D"},
            b"<p>A</p>",
            "text/html",
        ),
        ({"html": "<p>B</p>", "raw_text": "C", "text": "D"}, b"<p>B</p>", "text/html"),
        ({"raw_html": " ", "raw_text": "C", "text": "D"}, b"C", None),
        ({"raw_html": None, "text": "D"}, b"D", None),
    ],
)
def test_the_fullest_text_is_taken(record: dict[str, object], content: bytes, media_type: str | None) -> None:
    document = one(**record)
    assert (document.content, document.media_type) == (content, media_type)


@pytest.mark.parametrize(
    ("given", "named", "source", "publisher"),
    [
        ("kr_mofa", None, "kr_mofa", None),
        ("KR_MOFA", None, "kr_mofa", None),
        ("KR MOFA", None, None, "KR MOFA"),
        ("kr_mofa", "generic", "generic", None),
        (None, "generic", "generic", None),
    ],
)
def test_source_names_a_module_or_a_publisher(
    given: str | None, named: str | None, source: str | None, publisher: str | None
) -> None:
    (document,) = read(line(text=TEXT, source=given), source=named)
    assert isinstance(document, Document)
    assert (document.source, document.stated_publisher) == (source, publisher)


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2024-03-05", dt.date(2024, 3, 5)),
        ("2024-03-05T23:30:00+09:00", dt.date(2024, 3, 5)),
        ("2024-03-05T23:30:00Z", dt.date(2024, 3, 5)),
        (None, None),
        ("", None),
    ],
)
def test_days_and_moments_are_days(given: str | None, day: dt.date | None) -> None:
    assert one(text=TEXT, published_on=given).stated_published_on == day


def test_source_url_stands_in_for_url() -> None:
    assert one(text=TEXT, source_url="https://ministry.example/a").url == "https://ministry.example/a"


def test_places_in_the_text_of_a_line_hold_whatever_the_text_holds() -> None:
    text = "\ufeffLone \ud83d surrogate, pair \U0001f600, nul-free \u200b text: The commission met."
    (document,) = read(json.dumps({"raw_text": text}).encode())
    assert isinstance(document, Document)
    assert len(document.content.decode()) == len(text)
    release = read_document(document)
    start = release.text.index("commission")
    assert text[release.mapped.starts[start] : release.mapped.ends[start + 9]] == "commission"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "a.jsonl:1 is not JSON"),
        (b"The commission met.", "a.jsonl:1 is not JSON"),
        (b"[1, 2]", "a.jsonl:1 is an array; looked for a JSON object"),
        (b'"text"', "a.jsonl:1 is a string"),
        (b"12", "a.jsonl:1 is a number"),
        (b"null", "a.jsonl:1 is null"),
        (b'{"text": "caf\xe9"}', "a.jsonl:1 is not UTF-8"),
        (b"[" * 5_000, "a.jsonl:1 is nested too deeply"),
        (b'{"title": "A Meeting"}', "a.jsonl:1 has no text; looked for raw_html, html, raw_text, text"),
        (b'{"text": " "}', "a.jsonl:1 has no text"),
        (b'{"text": 12}', "a.jsonl:1: text is '12'; looked for a string"),
        (b'{"text": "T", "title": ["A"]}', "a.jsonl:1: title is"),
        (b'{"text": "T", "published_on": "2024-13-05"}', "published_on '2024-13-05' is no date"),
        (b'{"text": "T", "published_on": "yesterday"}', "published_on 'yesterday' is no date"),
        (b'{"text": "T", "published_on": 20240305}', "published_on is '20240305'; looked for a string"),
        (b'{"text": "T", "url": "ministry"}', "url 'ministry' is no web address"),
        (b'{"text": "T", "url": "file:///etc/passwd"}', "is no web address"),
        (b'{"text": "\\u0000\\u0001\\u0002\\u0003"}', "a.jsonl:1 is binary"),
    ],
)
def test_a_bad_line_is_refused_by_its_number_with_its_bytes(content: bytes, message: str) -> None:
    refused = refusal(content)
    assert isinstance(refused.error, UnreadableDocument)
    assert message in refused.error.message
    assert refused.name == "a.jsonl:1"
    assert refused.content == content


def test_a_bad_line_stops_nothing() -> None:
    found = read(line(text=TEXT), b"{", b"", line(text=TEXT))
    assert [type(item) for item in found] == [Document, Refused, Document]
    assert [item.name for item in found] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:4"]


def test_a_text_past_the_limit_is_refused() -> None:
    refused = refusal(line(text="x" * (LIMIT + 1)))
    assert isinstance(refused.error, DocumentTooLarge)
    assert refused.content is None


def test_a_line_of_any_length_is_passed_by() -> None:
    found = read(line(text="x" * 1_000_000), line(text=TEXT), line(text="y" * 300_000))
    assert [type(item) for item in found] == [Refused, Document, Refused]


def test_a_limit_counts_the_text_and_not_its_escapes() -> None:
    (document,) = read(json.dumps({"text": "가" * (LIMIT // 3)}).encode())
    assert isinstance(document, Document)


def test_a_record_in_memory_is_read_alike() -> None:
    assert document_of_record({"raw_text": TEXT, "url": None}, "line 1").content == TEXT.encode()
