"""The files themselves: comments that name sources, rows in order."""

import csv
import re

import pytest

from app.domain.tables import FOLDER, dictionary_digest, read_rows, values

NAMES = sorted(path.stem for path in FOLDER.glob("*.csv"))


def table(name: str) -> list[list[str]]:
    lines = (FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.reader(line for line in lines if not line.startswith("#")))


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"country_labels"}))
def test_a_dictionary_says_where_it_comes_from(name: str) -> None:
    text = (FOLDER / f"{name}.csv").read_text(encoding="utf-8")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert any("Sources:" in line for line in comments)
    assert all(len(line) <= 120 for line in comments)


@pytest.mark.parametrize("name", NAMES)
def test_cells_are_complete_and_clean(name: str) -> None:
    header, *rows = table(name)
    assert rows
    for row in rows:
        assert len(row) == len(header)
        for cell in row:
            assert all(value and value == value.strip() for value in values(cell))


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("countries", "code"),
        ("organisations", "code"),
        ("masks", "text"),
        ("offices", "head"),
        ("ministries", "name"),
    ],
)
def test_rows_are_sorted(name: str, column: str) -> None:
    header, *rows = table(name)
    keys = [row[header.index(column)].casefold() for row in rows]
    assert keys == sorted(keys)


def test_a_cell_of_several_values_is_split() -> None:
    assert values("a|b c") == ("a", "b c")
    assert values("") == ()


def test_digest_names_the_state_of_all_dictionaries() -> None:
    assert re.fullmatch("[0-9a-f]{64}", dictionary_digest())


def test_a_file_with_other_columns_is_refused() -> None:
    with pytest.raises(ValueError, match=r"topics\.csv has the columns"):
        read_rows("topics", "slug label")
