"""Title, day and publisher of pages from ministries nobody prepared for: `layouts.txt`."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from app.domain.values import Document
from app.sources import read_document

FIRST = (
    "Foreign Minister Ana Strakencz met with her Elbonian counterpart, Tomas Vell, in the capital on Tuesday."
    " The two ministers discussed trade, energy and the situation in the region, and agreed to keep in close "
    "touch."
)
SECOND = (
    "The two sides will hold the next round of talks next year in the capital of Elbonia, at a date to be "
    "agreed between the ministries."
)


class Layout(NamedTuple):
    name: str
    address: str | None
    title: str | None
    day: str | None
    publisher: str | None
    page: str


def read_layouts() -> list[Layout]:
    text = Path(__file__).with_name("layouts.txt").read_text(encoding="utf-8")
    found = []
    for part in re.split(r"^==== ", text, flags=re.MULTILINE)[1:]:
        head, page = part.split("\n----\n", 1)
        name, *rows = head.splitlines()
        address, title, day, publisher = (
            None if (value := row.split(": ", 1)[1]) == "-" else value for row in rows
        )
        page = page.replace("{FIRST}", FIRST).replace("{SECOND}", SECOND)
        found.append(Layout(name, address, title, day, publisher, page))
    return found


LAYOUTS = read_layouts()


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_title_day_and_publisher_are_found_in_the_layout(layout: Layout) -> None:
    release = read_document(Document(layout.name, layout.page.encode(), url=layout.address))
    day = release.published_on.isoformat() if release.published_on else None
    assert (release.title, day, release.publisher) == (layout.title, layout.day, layout.publisher)


@pytest.mark.parametrize(
    "layout", [layout for layout in LAYOUTS if FIRST in layout.page], ids=lambda layout: layout.name
)
def test_the_text_is_kept_whole(layout: Layout) -> None:
    release = read_document(Document(layout.name, layout.page.encode(), url=layout.address))
    assert FIRST in release.text
