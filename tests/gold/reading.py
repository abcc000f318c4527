"""The annotated releases, and what the program reads from them.

A file holds releases retold in our own words, annotated by hand, one a line; its `gold` has the shape that
`readout extract --jsonl` writes. `score.py` compares the two.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.values import Document, Extraction
from app.extract import extract
from app.extract.records import as_record
from app.sources import read_document
from app.sources.decoding import decode

GOLD = Path(__file__).parent / "dev.jsonl"

Annotated = dict[str, Any]  # a line of JSON


@dataclass(frozen=True, slots=True)
class Read:
    """What the program read from one annotated document: as it is, and as the scorer takes it."""

    extraction: Extraction
    record: Annotated


def annotated(path: Path = GOLD, raw_dir: Path | None = None) -> list[Annotated]:
    """The documents of a file; a text that is not in the file is read from `raw_dir`."""
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for document in documents:
        if document["raw_text"] is None and raw_dir is not None:
            document["raw_text"] = (raw_dir / document["raw_file"]).read_text(encoding="utf-8")
    return documents


def readings(documents: Iterable[Annotated]) -> dict[str, Annotated]:
    """By id, what the program reads from each text and its address, as the scorer takes it."""
    return {id_: read.record for id_, read in read_all(documents).items()}


def read_all(documents: Iterable[Annotated]) -> dict[str, Read]:
    return {document["id"]: _read(document) for document in documents if document["raw_text"] is not None}


def _read(annotated: Annotated) -> Read:
    document = Document(
        name=annotated["id"], content=annotated["raw_text"].encode(), url=annotated["source_url"]
    )
    release = read_document(document)
    extraction = extract(release)
    return Read(extraction, as_record(annotated["id"], release, extraction, decode(document)))
