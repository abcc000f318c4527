"""Parts of the sitemap."""

import datetime as dt
from xml.etree import ElementTree as ET

import pytest
import sqlalchemy as sa
from starlette.applications import Starlette

from app.settings import Settings
from app.web import sitemap
from app.web.app import create_app
from tests.unit.queries.archive import Fact, Told, day, store
from tests.unit.web.asking import get

FACTS = [
    Fact(key=1, days=day("2024-01-02"), told=(Told(1),)),
    Fact(key=2, days=day("2024-01-31/2024-02-02"), precision="range", told=(Told(2),)),
    Fact(key=3, days=day("2024-02-02"), told=(Told(3, published_on=None),)),
    Fact(key=4, days=None, precision="unknown"),
]


def locations(app: Starlette, path: str) -> list[str]:
    answer = get(app, path)
    assert answer.status_code == 200, path
    return [
        (node.text or "").removeprefix("http://test")
        for node in ET.fromstring(answer.content).iter()
        if node.tag.endswith("loc")
    ]


@pytest.fixture
def app(engine: sa.Engine) -> Starlette:
    store(engine, FACTS)
    return create_app(Settings(), engine)


def test_every_event_and_release_stands_in_one_part_and_none_is_empty(app: Starlette) -> None:
    parts = locations(app, "/sitemap.xml")
    named = [path for part in parts for path in locations(app, part)]
    assert all(locations(app, part) for part in parts)
    assert len(named) == len(set(named))
    assert sum(path.startswith("/events/") for path in named) == 4
    assert sum(path.startswith("/releases/") for path in named) == 3
    assert {"/types/VISIT", "/publishers/kr-mofa", "/countries/KR"} <= set(named)


def test_a_month_with_too_many_is_parted_into_days() -> None:
    days = {dt.date(2024, 1, 1): 30_000, dt.date(2024, 1, 2): 30_000, dt.date(2024, 2, 1): 7}
    assert sitemap._parts("events", days, 1) == [
        "events-2024-01-01",
        "events-2024-01-02",
        "events-2024-02",
        "events-undated",
    ]


@pytest.mark.parametrize("part", ["nope", "events-2024", "events-2024-13", "releases-x", "events-"])
def test_what_is_no_part_is_not_there(app: Starlette, part: str) -> None:
    assert get(app, f"/sitemap/{part}.xml").status_code == 404
