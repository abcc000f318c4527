"""Properties of the extractor: it reads any text and any bytes, quotes exactly, and repeats itself."""

import datetime as dt
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.text import MappedText, Span
from app.domain.values import Document, Extraction, Release
from app.errors import UnreadableDocument
from app.extract import extract
from app.extract.explain import explain
from app.extract.records import as_record
from app.sources import read_document
from app.sources.decoding import decode

_WORDS = """
Minister Foreign Han Ji-won met with Korea Japan U.S. in Seoul on May 3 , . ; ( ) 's visit to the and of
launch missile will condemn agreement signed UN 2019 today counterpart Mr. " - who which by call talks not
President Ambassador of Peru Peruvian summoned appointed sanctions aid earthquake from until yesterday 12
H.E. Dr. Sokolin SATO Ichiro summit ASEAN G7 held would cancelled if she he they two sides ministers joint
"""
WORDS = st.sampled_from(_WORDS.split())
SENTENCES = st.lists(WORDS, max_size=60).map(" ".join)
TEXTS = st.one_of(st.text(max_size=300), SENTENCES, st.lists(SENTENCES, max_size=6).map("\n\n".join))


def release_of(title: str | None, body: str, published_on: dt.date | None) -> Release:
    text = f"{title}\n\n{body}" if title else body
    return Release(
        source="generic",
        publisher="kr-mofa",
        url=None,
        title=title,
        published_on=published_on,
        mapped=MappedText.of(text),
        body_start=len(title) + 2 if title else 0,
    )


def spans(extraction: Extraction) -> list[Span]:
    """Every span of a reading."""
    found = [event.span for event in extraction.events]
    found += [row.span for event in extraction.events for row in event.evidence]
    found += [event.when.span for event in extraction.events if event.when.span is not None]
    return found + [stance.span for stance in extraction.stances]


@settings(max_examples=300, deadline=None)
@given(
    title=st.one_of(st.none(), st.lists(WORDS, min_size=1, max_size=12).map(" ".join)),
    body=TEXTS,
    published_on=st.one_of(st.none(), st.dates()),
)
def test_any_text_is_read_and_every_span_lies_in_it(
    title: str | None, body: str, published_on: dt.date | None
) -> None:
    release = release_of(title, body, published_on)
    extraction = extract(release)
    for span in spans(extraction):
        assert 0 <= span.start < span.end <= len(release.text)
    for event in extraction.events:
        assert event.place is None or event.place in release.text
        rows = [(row.supports, row.rule) for row in event.evidence]
        assert len(set(rows)) == len(rows)
        for person in event.participants:  # capitals may have become small letters
            for word in (person.name or "").casefold().split():
                assert word in release.text.casefold()
    explain(release, extraction)


@settings(max_examples=200, deadline=None)
@given(title=st.one_of(st.none(), SENTENCES), body=TEXTS)
def test_a_text_is_read_the_same_way_twice(title: str | None, body: str) -> None:
    release = release_of(title, body, dt.date(2019, 10, 17))
    assert repr(extract(release)) == repr(extract(release))


@settings(max_examples=200, deadline=None)
@given(
    content=st.one_of(
        st.binary(max_size=400),
        st.builds(
            lambda text, code: text.encode(code, "replace"),
            TEXTS,
            st.sampled_from(("utf-8", "utf-16", "cp949")),
        ),
        st.builds(lambda text: f"<html><body><p>{text}</p></body></html>".encode(), TEXTS),
    )
)
def test_any_bytes_are_read_with_exact_quotes_or_refused(content: bytes) -> None:
    document = Document(name="bytes", content=content)
    try:
        release = read_document(document)
    except UnreadableDocument:
        return
    original = decode(document)
    record = as_record(None, release, extract(release), original)
    for told in (*record["events"], *record["stances"]):
        assert told["evidence"] in original
        assert told["evidence"].strip()
    assert json.loads(json.dumps(record, ensure_ascii=False)) == record
