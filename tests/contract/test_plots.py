"""Plots of the whole record, and the tables of their numbers, on both databases."""

import csv
import io

from starlette.applications import Starlette

from tests.site import page
from tests.unit.web.asking import get


def test_every_number_leads_to_as_many_events(app: Starlette) -> None:
    shown = page(app, "/plots")
    cells = [(int(node.text()), node.attributes["href"] or "") for node in shown.all(".grid td a")]
    assert len(cells) > 10
    for count, href in cells[:4] + cells[-4:]:
        found = page(app, href)
        assert (
            found.total if found.all('main [role="status"] data') else _told(found.text(".summary"))
        ) == count
    squares = shown.values(".almanac a", "href")
    assert squares
    assert page(app, squares[0]).total >= 1


def test_a_country_is_not_held_against_itself_and_says_its_code(app: Starlette) -> None:
    grid = page(app, "/plots").one("section:has(#pairs) .grid")
    rows = [[cell.text().strip() for cell in row.css("td")] for row in grid.css("tbody tr")]
    assert [row[place] for place, row in enumerate(rows)] == ["\N{EN DASH}"] * len(rows)
    heads = [head.text() for head in grid.css("thead th")][1:]
    assert [code.text() for code in grid.css("tbody th .n")] == heads


def _told(summary: str) -> int:
    return int(summary.split()[0])


def test_tables_hold_the_numbers_of_the_plots(app: Starlette) -> None:
    for href in page(app, "/plots").values(".source a", "href"):
        rows = list(csv.reader(io.StringIO(get(app, href).text)))
        assert len(rows) > 1
        assert len({len(row) for row in rows}) == 1
    assert get(app, "/plots/nope.csv").status_code == 404


def test_another_year_can_be_chosen_and_what_is_none_is_not(app: Starlette) -> None:
    shown = page(app, "/plots")
    other = shown.values(".plots .moves a", "href")[0].partition("#")[0]
    assert page(app, other).text("#calendar").startswith(other.rpartition("=")[2])
    for asked in ("1", "x", "99999", "%00"):
        assert page(app, f"/plots?year={asked}").text("#calendar") == shown.text("#calendar")
