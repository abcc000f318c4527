"""Reading the change log."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.errors import InvalidPage
from app.ingest.withdraw import withdraw_release
from app.queries import shapes
from app.queries.changes import list_changes
from app.queries.filters import EventFilter
from tests.build import DAY, LATEST, on, store
from tests.unit.ingest.test_links import meeting, tell_japanese, tell_korean, told

VISIT = "Minister Han Seo-jun met Minister Kuroda Shinji in Busan on May 9."


def pages(engine: sa.Engine, filter: EventFilter | None = None, size: int = 2) -> Iterator[shapes.ChangePage]:
    since = None
    while True:
        with reading(engine) as connection:
            page = list_changes(connection, since, filter, size)
        yield page
        since = page["next"]
        if not page["has_more"]:
            return


def everything(engine: sa.Engine, filter: EventFilter | None = None, size: int = 2) -> list[shapes.Change]:
    return [change for page in pages(engine, filter, size) for change in page["items"]]


def test_reading_on_meets_every_change_once(engine: sa.Engine) -> None:
    tell_korean(engine)
    tell_japanese(engine)
    by_two, at_once = everything(engine), everything(engine, size=100)
    assert by_two == at_once
    assert {change["noun"] for change in at_once} == {"release", "event", "participant"}
    *_, last = pages(engine)
    tell_korean(engine, "One more paragraph.", now=LATEST)
    with reading(engine) as connection:
        new = list_changes(connection, last["next"], None, 100)["items"]
    assert {(change["noun"], change["kind"]) for change in new} >= {("release", "updated")}
    assert at_once + new == everything(engine, size=100)


def test_a_filter_passes_what_matches_and_tombstones(engine: sa.Engine) -> None:
    release = tell_korean(engine)
    other = told(VISIT, 7)
    later: dict[str, Any] = {"when": on(DAY + dt.timedelta(days=6)), "place": "Busan"}
    store(engine, other, [meeting(other, VISIT, "Han Seo-jun", "Kuroda Shinji", **later)])
    korean = EventFilter(countries_any=("KR",))
    assert [change["kind"] for change in everything(engine, korean)] == ["created", "created"]
    *_, last = pages(engine, EventFilter(countries_any=("FR",)))
    assert last["items"] == []
    with writing(engine) as connection:
        withdraw_release(connection, release, "retracted", LATEST)
    with reading(engine) as connection:
        (gone,) = list_changes(connection, last["next"], EventFilter(countries_any=("FR",)), 10)["items"]
    assert (gone["noun"], gone["kind"], gone["replaced_by"]) == ("event", "deleted", None)


def test_nothing_new_keeps_the_position(engine: sa.Engine) -> None:
    with reading(engine) as connection:
        empty = list_changes(connection, None, None, 10)
        assert (empty["items"], empty["has_more"]) == ([], False)
        assert list_changes(connection, empty["next"], None, 10)["next"] == empty["next"]


def test_a_place_that_the_log_has_not_reached_is_an_error(
    engine: sa.Engine, sqlite_engine: sa.Engine
) -> None:
    tell_korean(sqlite_engine)
    *_, last = pages(sqlite_engine)
    with reading(engine) as connection, pytest.raises(InvalidPage, match="without since"):
        list_changes(connection, last["next"], None, 10)


@pytest.mark.parametrize(("since", "size"), [("x", 1), ("bmV3ZXN0OjE6NQ", 1), (None, -1), (None, 101)])
def test_what_is_no_position_or_size(engine: sa.Engine, since: str | None, size: int) -> None:
    with reading(engine) as connection, pytest.raises(InvalidPage):
        list_changes(connection, since, None, size)
