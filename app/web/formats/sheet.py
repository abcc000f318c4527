"""Items as CSV (RFC 4180): one row an event or a release, lists joined by `;`.

A cell that a spreadsheet would run as a formula begins with an apostrophe.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from app.web.formats.items import Item

MEDIA_TYPE = "text/csv"
FORMULA = ("=", "+", "-", "@", "\t", "\r")

Columns = Mapping[str, Callable[[Item], Any]]

EVENTS: Columns = {
    "id": lambda item: item["id"],
    "url": lambda item: item["url"],
    "title": lambda item: item["title"],
    "type": lambda item: item["type"],
    "category": lambda item: item["category"],
    "status": lambda item: item["status"],
    "review": lambda item: item["review"],
    "start": lambda item: item["when"]["start"],
    "end": lambda item: item["when"]["end"],
    "precision": lambda item: item["when"]["precision"],
    "edtf": lambda item: item["when"]["edtf"],
    "place": lambda item: item["place"],
    "place_country": lambda item: item["placeCountry"],
    "countries": lambda item: [each["code"] for each in item["countries"]],
    "subject_countries": lambda item: item["subjectCountries"],
    "people": lambda item: [each["name"] or each["post"] for each in item["participations"]],
    "organizations": lambda item: [each["name"] for each in item["organizations"]],
    "topics": lambda item: item["topics"],
    "publishers": lambda item: list(dict.fromkeys(each["release"]["publisher"] for each in item["accounts"])),
    "releases": lambda item: [each["release"]["url"] for each in item["accounts"]],
    "quotes": lambda item: [each["quote"] for each in item["accounts"]],
    "updated_at": lambda item: item["updatedAt"],
}
RELEASES: Columns = {
    "id": lambda item: item["id"],
    "url": lambda item: item["url"],
    "source_url": lambda item: item["sourceUrl"],
    "publisher": lambda item: item["publisher"],
    "kind": lambda item: item["kind"],
    "language": lambda item: item["language"],
    "heading": lambda item: item["heading"],
    "published_on": lambda item: item["publishedOn"],
    "paraphrase": lambda item: item["paraphrase"],
    "updated_at": lambda item: item["updatedAt"],
}


def written(columns: Columns, items: Iterable[Item]) -> Iterator[bytes]:
    """The names of the columns, then a row an item."""
    yield _line(columns)
    for item in items:
        yield _line(_cell(read(item)) for read in columns.values())


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()


def _cell(value: Any) -> str:
    parts = value if isinstance(value, list) else [value]
    text = ";".join("" if part is None else str(part) for part in parts)
    return "'" + text if text.startswith(FORMULA) else text
