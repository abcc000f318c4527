"""The sample archive: retold releases, marked as such, each with its address; read without a refusal."""

import json

import pytest

from app.domain.publishers import BY_SLUG
from app.domain.values import Document
from app.ingest.documents import open_documents
from app.settings import bundled
from app.sources import read_document
from tests.gold.reading import annotated

ARCHIVE = bundled("samples") / "releases.jsonl"
LINES = [json.loads(line) for line in ARCHIVE.read_text(encoding="utf-8").splitlines()]
ITEMS = list(open_documents([str(ARCHIVE)]))


def test_every_line_is_a_marked_paraphrase_with_its_address() -> None:
    for line in LINES:
        assert set(line) == {"url", "source", "raw_text", "paraphrase"}
        assert line["paraphrase"] is True
        assert line["url"].startswith(("https://", "http://"))


def test_no_release_stands_twice() -> None:
    assert len({line["url"] for line in LINES}) == len(LINES)


def test_texts_are_the_annotated_ones() -> None:
    assert {(d["source_url"], d["raw_text"]) for d in annotated()} == {
        (li["url"], li["raw_text"]) for li in LINES
    }


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item.name))
def test_release_is_read_with_its_listed_publisher(item: object) -> None:
    assert isinstance(item, Document)
    release = read_document(item)
    assert release.paraphrase
    assert release.publisher in BY_SLUG
    assert release.text[release.body_start :].strip()
