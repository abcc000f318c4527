"""Plots of the whole record, and the tables of their numbers, on both databases."""

import csv
import io
from xml.etree import ElementTree as ET

import sqlalchemy as sa
from starlette.applications import Starlette

from app.settings import Settings
from app.web.app import create_app
from tests.site import page
from tests.unit.web.asking import get

SVG = "{http://www.w3.org/2000/svg}"


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
    for href in page(app, "/plots").values('.source a[href$=".csv"]', "href"):
        rows = list(csv.reader(io.StringIO(get(app, href).text)))
        assert len(rows) > 1
        assert len({len(row) for row in rows}) == 1
    assert get(app, "/plots/nope.csv").status_code == 404


def test_each_plot_is_drawn_as_a_file_with_the_links_of_the_page(app: Starlette) -> None:
    shown = page(app, "/plots")
    files = shown.values('.source a[href*=".svg"]', "href")
    assert len(files) == len(shown.all('.source a[href$=".csv"]')) == 5
    pairs, *_others = (ET.fromstring(get(app, href).content) for href in files)
    links = [a.attrib["href"] for a in pairs.iter(f"{SVG}a") if a.find(f"{SVG}rect") is not None]
    drawn = [href.removeprefix("https://readout.example") for href in links]
    assert drawn == shown.values("section:has(#pairs) .grid td a", "href")
    (calendar,) = [href for href in files if "days" in href]
    answer = get(app, calendar)
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "style-src 'sha256-" in answer.headers["content-security-policy"]
    assert answer.text.count("<rect") - 1 == len(shown.all(".almanac svg a"))
    assert get(app, "/plots/nope.svg").status_code == 404


def test_a_plot_of_an_empty_record_says_so(sqlite_engine: sa.Engine) -> None:
    empty = create_app(Settings(), sqlite_engine)
    for name in ("pairs", "types", "countries", "days", "delays"):
        assert "No event has been read yet." in get(empty, f"/plots/{name}.svg").text


def test_another_year_can_be_chosen_and_what_is_none_is_not(app: Starlette) -> None:
    shown = page(app, "/plots")
    other = shown.values(".plots .moves a", "href")[0].partition("#")[0]
    assert page(app, other).text("#calendar").startswith(other.rpartition("=")[2])
    for asked in ("1", "x", "99999", "%00"):
        assert page(app, f"/plots?year={asked}").text("#calendar") == shown.text("#calendar")
