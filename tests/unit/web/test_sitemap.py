"""Parts of the sitemap."""

import datetime as dt
from xml.etree import ElementTree as ET

import pytest
import sqlalchemy as sa
from starlette.applications import Starlette

from app.db.keys import keys_below
from app.settings import Settings
from app.web import sitemap
from app.web.app import create_app
from tests.unit.queries.archive import ORGANISATIONS, PEOPLE, PUBLISHERS, Fact, Told, day, store
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


def test_every_page_of_the_record_stands_in_one_part_and_none_is_empty(app: Starlette) -> None:
    parts = locations(app, "/sitemap.xml")
    named = [path for part in parts for path in locations(app, part)]
    assert all(locations(app, part) for part in parts)
    assert len(named) == len(set(named))
    assert sum(path.startswith("/events/") for path in named) == 4
    assert sum(path.startswith("/releases/") for path in named) == 3
    assert sum(path.startswith("/participants/") for path in named) == len(PEOPLE) + len(ORGANISATIONS) + len(
        PUBLISHERS
    )
    assert {"/types/VISIT", "/publishers/kr-mofa", "/countries/KR", "/countries/JP/KR"} <= set(named)


def test_a_month_with_too_many_is_parted_into_days() -> None:
    days = {dt.date(2024, 1, 1): 30_000, dt.date(2024, 1, 2): 30_000, dt.date(2024, 2, 1): 7}
    assert sitemap._parts("events", days, 1) == [
        "events-2024-01-01",
        "events-2024-01-02",
        "events-2024-02",
        "events-undated",
    ]


def test_many_participants_are_parted_by_the_letters_of_their_ids() -> None:
    few, some, many = (sitemap._lettered("participants", count) for count in (25_000, 25_001, 6_400_000))
    assert few == ["participants"]
    assert some == [
        f"participants-{letter}" for letter in "01234567"
    ]  # a key has 63 bits: the first letter 3
    assert len(many) == 8 * 32
    for parts in (few, some, many):
        bounds = [keys_below(part.partition("-")[2]) for part in parts]
        ends = [-1, *(last for _, last in filter(None, bounds))]
        assert [first for first, _ in filter(None, bounds)] == [end + 1 for end in ends[:-1]]
        assert ends[-1] == 2**63 - 1


@pytest.mark.parametrize(
    "part",
    ["nope", "events-2024", "participants-8", "participants-i", "events-2024-13", "releases-x", "events-"],
)
def test_what_is_no_part_is_not_there(app: Starlette, part: str) -> None:
    assert get(app, f"/sitemap/{part}.xml").status_code == 404
