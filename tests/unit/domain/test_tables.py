"""The files themselves: comments that name sources, rows in order."""

import re

import pytest

from app.domain.tables import FOLDER, dictionary_digest, read_rows, values

NAMES = sorted(path.stem for path in FOLDER.glob("*.csv"))


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"country_labels"}))
def test_a_dictionary_says_where_it_comes_from(name: str) -> None:
    text = (FOLDER / f"{name}.csv").read_text(encoding="utf-8")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert any("Sources:" in line for line in comments)
    assert all(len(line) <= 120 for line in comments)


@pytest.mark.parametrize("name", NAMES)
def test_cells_are_complete_and_clean(name: str) -> None:
    rows = read_rows(name)
    assert rows
    for row in rows:
        assert None not in row
        assert all("||" not in cell and not cell.startswith("|") for cell in row.values())


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
    keys = [row[column].casefold() for row in read_rows(name)]
    assert keys == sorted(keys)


def test_a_cell_of_several_values_is_split() -> None:
    assert values("a|b c") == ("a", "b c")
    assert values("") == ()


def test_digest_names_the_state_of_all_dictionaries() -> None:
    assert re.fullmatch("[0-9a-f]{64}", dictionary_digest())
