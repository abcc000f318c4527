"""How many documents there are behind paths, before any is read: to say how long they will take."""

import gzip
import zlib
from collections.abc import Iterable
from pathlib import Path

from app.ingest.documents import files_of

_LINES = (".jsonl", ".ndjson", ".jsonlines")
_FEEDS = (".xml", ".rss", ".atom")
_STEP = 1 << 20


def count_documents(targets: Iterable[str]) -> int | None:
    """None where something is no file, cannot be read, or holds what only reading it can count."""
    total = 0
    for target in targets:
        for path in files_of(Path(target)):
            counted = _count(path)
            if counted is None:
                return None
            total += counted
    return total


def _count(path: Path) -> int | None:
    name = path.name.lower()
    if name.removesuffix(".gz").endswith(_FEEDS):
        return None
    if not name.removesuffix(".gz").endswith(_LINES):
        return 1
    try:
        with gzip.open(path) if name.endswith(".gz") else path.open("rb") as stream:
            lines, last = 0, b"\n"
            while step := stream.read(_STEP):
                lines += step.count(b"\n")
                last = step
            return lines + (not last.endswith(b"\n"))
    except (OSError, EOFError, zlib.error):
        return None
