"""The lists of countries, types, publishers and participants for programs, on both databases."""

import csv
import io
import json

import pytest
from starlette.applications import Starlette

from tests.site import page
from tests.unit.web.asking import get

PATHS = ("/countries", "/types", "/publishers", "/participants")


@pytest.mark.parametrize("path", PATHS)
def test_json_lines_and_csv_tell_the_same_and_lead_to_pages(app: Starlette, path: str) -> None:
    told = get(app, f"{path}.json").json()
    assert told["filter"] == {}
    assert (told["next"] is None) == (told["total"] == len(told["items"]))
    rows = list(csv.DictReader(io.StringIO(get(app, f"{path}.csv").text)))
    lines = [json.loads(line) for line in get(app, f"{path}.ndjson").text.splitlines()]
    assert len(rows) == len(lines) == told["total"]
    assert lines[: len(told["items"])] == told["items"]
    assert [row["url"] for row in rows[: len(told["items"])]] == [item["url"] for item in told["items"]]
    assert get(app, told["items"][0]["url"].removeprefix("https://readout.example")).status_code == 200
    assert get(app, f"{path}.pdf").status_code == 404


@pytest.mark.parametrize("path", [*PATHS, "/participants?q=Kim"])
def test_the_page_leads_to_them(app: Starlette, path: str) -> None:
    for form in page(app, path).values(".view-as a", "href"):
        assert get(app, form, accept="application/json").status_code == 200, form


def test_participants_come_in_pages_and_by_name(app: Starlette) -> None:
    first = get(app, "/participants.json?first=2").json()
    second = get(app, first["next"].removeprefix("https://readout.example")).json()
    assert len(first["items"]) == 2
    assert not {each["id"] for each in first["items"]} & {each["id"] for each in second["items"]}
    name = first["items"][0]["name"]
    found = get(app, f"/participants.json?q={name.split()[0]}").json()
    assert name in [each["name"] for each in found["items"]]
