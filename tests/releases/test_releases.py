"""Example documents of every source with the release expected of each, all in our own words.

`<source>/<name>.txt` or `.html` is the document, `<name>.json` beside it what was stated with it and what
must come out. A failing report from outside becomes a document here first, then a fix.
"""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.values import Document, Release
from app.sources import SOURCES, read_document
from app.sources.decoding import decode

HERE = Path(__file__).parent
EXAMPLES = sorted(path for path in HERE.glob("*/*") if path.suffix in (".txt", ".html"))


def read_example(path: Path) -> tuple[Document, Release, dict[str, Any]]:
    example = json.loads(path.with_suffix(".json").read_text())
    stated = example["stated"]
    day = stated.get("published_on")
    document = Document(
        path.name,
        path.read_bytes(),
        url=stated.get("url"),
        stated_title=stated.get("title"),
        stated_published_on=dt.date.fromisoformat(day) if day else None,
    )
    return document, read_document(document), example["release"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_release_is_the_expected_one(path: Path) -> None:
    _, release, expected = read_example(path)
    got = {
        "source": release.source,
        "publisher": release.publisher,
        "url": release.url,
        "title": release.title,
        "published_on": release.published_on.isoformat() if release.published_on else None,
        "kind": release.kind.value,
        "language": release.language,
        "body": release.text[release.body_start :].split("\n\n"),
    }
    assert got == expected


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_character_stands_where_the_map_says(path: Path) -> None:
    document, release, _ = read_example(path)
    raw = decode(document)
    for character, start, end in zip(release.text, release.mapped.starts, release.mapped.ends, strict=True):
        if start >= 0 and not character.isspace():
            assert raw[start:end] == character or raw[start] == "&"


@pytest.mark.parametrize("source", [source.name for source in SOURCES])
def test_every_source_has_examples(source: str) -> None:
    assert [path for path in EXAMPLES if path.parent.name == source]
