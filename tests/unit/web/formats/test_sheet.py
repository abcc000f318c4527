"""Rows for spreadsheets."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from app.web.formats import sheet

ITEM = {
    "id": "re_1",
    "url": "https://r.example/releases/re_1",
    "sourceUrl": None,
    "publisher": "kr-mofa",
    "kind": "READOUT",
    "language": "en",
    "heading": "Talks",
    "publishedOn": None,
    "paraphrase": False,
    "updatedAt": "2024-05-01T00:00:00+00:00",
}


def read(heading: str) -> dict[str, str]:
    text = b"".join(sheet.written(sheet.RELEASES, [ITEM | {"heading": heading}]))
    (row,) = csv.DictReader(io.StringIO(text.decode(), newline=""))
    return row


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0")))
def test_a_cell_is_what_it_was_and_no_formula(text: str) -> None:
    cell = read(text)["heading"]
    assert cell.removeprefix("'") == text.removeprefix("'")
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_lists_are_joined() -> None:
    lines = sheet.written({"both": lambda item: item["ids"]}, [{"ids": ["a", None, "b"]}])
    assert list(lines) == [b"both\r\n", b"a;;b\r\n"]
