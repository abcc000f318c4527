"""Reads the dictionaries: the CSV files that lie beside this module.

A file starts with comment lines (`#`): what it holds, where its content comes from, how ambiguity is
marked. Then a header and rows; a cell that holds several values separates them by `|`. To add an entry, add
a row, sorted as its neighbours are; the tests of the file say what a row must obey.
"""

import csv
import hashlib
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent

Row = dict[str, str]


def read_rows(name: str) -> list[Row]:
    """All rows of `app/domain/{name}.csv`, comments left out, cells stripped."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return [{column: (cell or "").strip() for column, cell in row.items()} for row in rows]


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several."""
    return tuple(value for value in cell.split("|") if value)


@lru_cache(maxsize=1)
def dictionary_digest() -> str:
    """SHA-256 over every dictionary: two readings with the same digest read with the same words."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
