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


def read_rows(name: str, columns: str) -> list[list[str]]:
    """All rows of `app/domain/{name}.csv`, comments left out; `columns` is the header the caller unpacks."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        first = next(line for line in lines if not line.startswith("#"))
        header, rows = next(csv.reader([first])), list(csv.reader(lines))
    if header != columns.split():
        raise ValueError(f"{name}.csv has the columns {header}, not {columns.split()}")
    return rows


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several."""
    return tuple(cell.split("|")) if cell else ()


@lru_cache(maxsize=1)
def dictionary_digest() -> str:
    """SHA-256 over every dictionary: two readings with the same digest read with the same words."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
