"""`readout extract` and `readout explain`: read releases without a database."""

import json
import sys
from collections.abc import Iterable
from typing import Any, BinaryIO

import click

from app.cli import FAILED
from app.cli.options import source_option
from app.domain.values import Document, Extraction, Release
from app.errors import AppError, UnreadableDocument
from app.extract import extract
from app.extract.explain import explain
from app.extract.records import as_record
from app.ingest.json_lines import read_record, source_or_publisher
from app.settings import Settings
from app.sources import read_document
from app.sources.decoding import decode

Line = dict[str, Any]  # a JSON object from outside: checked field by field below


@click.command("extract")
@click.argument("file", type=click.File("rb"), default="-")
@click.option(
    "--jsonl", is_flag=True, help="Read JSON lines {id, raw_text, url, source}; write one for each."
)
@click.option("--url", help="Address the document came from.")
@source_option
def extract_command(file: BinaryIO, jsonl: bool, url: str | None, source: str | None) -> None:
    """Print the release in FILE (- for standard input) and its events as JSON."""
    if jsonl:
        if url is not None:
            raise click.UsageError("With --jsonl each line has its own url.")
        sys.exit(FAILED if write_lines(file, source) else 0)
    document = _document(file, url, source)
    release, extraction = _read(document)
    record = as_record(None, release, extraction, decode(document))
    about = {
        "url": release.url,
        "publisher": release.publisher,
        "source": release.source,
        "kind": release.kind.value,
        "language": release.language,
        "text": release.text,
    }
    del record["id"]
    click.echo(json.dumps(about | record, ensure_ascii=False, indent=2))


@click.command("explain")
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--url", help="Address the document came from.")
@source_option
def explain_command(file: BinaryIO, url: str | None, source: str | None) -> None:
    """Say why each field of each event in FILE was read, and what was dropped."""
    release, extraction = _read(_document(file, url, source))
    click.echo(explain(release, extraction), nl=False)


def _document(file: BinaryIO, url: str | None, source: str | None) -> Document:
    return Document(name=getattr(file, "name", "-"), content=file.read(), url=url, source=source)


def _read(document: Document) -> tuple[Release, Extraction]:
    limit = Settings.from_environment().max_document_bytes
    try:
        release = read_document(document, limit=limit)
    except AppError as error:
        raise click.ClickException(error.message) from error
    return release, extract(release)


def write_lines(lines: Iterable[bytes], source: str | None = None) -> int:
    """One line of output for each line of input, in order, flushed at once; returns how many failed.

    A `source` given here beats the one a line names.
    """
    limit = Settings.from_environment().max_document_bytes
    failed = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        answer = _answer(line, number, source, limit)
        failed += "error" in answer
        click.echo(json.dumps(answer, ensure_ascii=False).encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    return failed


def _answer(line: bytes, number: int, source: str | None, limit: int) -> Line:
    given: Line = {}
    try:
        given = read_record(line, f"line {number}")
        return _record(given, number, source, limit)
    except AppError as error:
        failure = {"code": error.code, "message": error.message}
    except Exception as error:  # a defect in one document must not cost the others their reading
        failure = {"code": "DEFECT", "message": f"line {number}: {type(error).__name__}: {error}"}
    return {"id": given.get("id"), "error": failure}


def _record(given: Line, number: int, source: str | None, limit: int) -> Line:
    text = given.get("raw_text")
    if not isinstance(text, str):
        raise UnreadableDocument(f"line {number}: raw_text is missing or no text.")
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableDocument(f"line {number}: raw_text holds half a character.") from error
    url = given.get("url") or given.get("source_url")
    named = given.get("source")
    reads, publisher = source_or_publisher(named if isinstance(named, str) else None)
    document = Document(
        name=str(given.get("id") or f"line {number}"),
        content=content,
        encoding="utf-8",
        url=url if isinstance(url, str) else None,
        source=source or reads,
        stated_publisher=publisher,
    )
    release = read_document(document, limit=limit)
    return as_record(given.get("id"), release, extract(release), text)
