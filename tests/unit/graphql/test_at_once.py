"""Queries that take a moment are run on the event loop, where that is possible; all others in threads."""

from typing import Any

import pytest
import sqlalchemy as sa

from app.access.budgets import Budgets
from app.db.engine import reading, writing
from app.graphql import at_once
from app.graphql.execution import Slots
from app.graphql.prepared import PreparedDocuments
from app.graphql.schema import schema
from app.queries import tables as t
from tests.unit.graphql.serving import Api, facts
from tests.unit.queries.archive import store, withdraw

QUERY = "query($first: Int) { events(first: $first) { nodes { id type countries { country { code } } } } }"


@pytest.fixture
def api(engine: sa.Engine) -> Api:
    return Api.over(engine)


@pytest.fixture
def in_threads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each operation that is given to a thread; on a busy machine too what ran is quick."""
    monkeypatch.setattr(schema, "prepared", PreparedDocuments(schema))
    monkeypatch.setattr(at_once, "QUICK_SECONDS", 60.0)
    monkeypatch.setattr(at_once, "MOST_SECONDS", 60.0)
    given: list[int] = []
    run = Slots.run

    def noted(self: Slots, *how: Any) -> Any:
        given.append(1)
        return run(self, *how)

    monkeypatch.setattr(Slots, "run", noted)
    return given


def test_what_took_a_moment_before_needs_no_thread(api: Api, in_threads: list[int]) -> None:
    first = api.ask(QUERY, first=3)
    for _ in range(3):
        assert api.ask(QUERY, first=3) == first
    assert len(api.ask(QUERY, first=5)["events"]["nodes"]) == 5
    assert len(in_threads) == 1


def test_sees_what_was_written_meanwhile(api: Api, in_threads: list[int]) -> None:
    nodes = "{ events(first: 100) { nodes { id } } }"
    for _ in range(2):
        before = len(api.ask(nodes)["events"]["nodes"])
    with writing(api.engine) as connection:
        withdraw(connection, connection.execute(sa.select(t.event.c.id).limit(1)).scalar_one())
    assert len(api.ask(nodes)["events"]["nodes"]) == before - 1
    assert len(in_threads) == 1


@pytest.mark.parametrize("name", ["QUICK_SECONDS", "MOST_SECONDS"])
def test_what_takes_longer_is_answered_by_a_thread(
    sqlite_engine: sa.Engine, in_threads: list[int], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    api = Api.over(sqlite_engine)
    monkeypatch.setattr(at_once, name, -1.0)
    monkeypatch.setattr(at_once, "STEPS", 1)
    first = api.ask(QUERY, first=3)
    assert api.ask(QUERY, first=3) == first
    assert len(in_threads) == 2
    with reading(api.engine) as connection:  # nobody else is interrupted
        assert connection.execute(sa.select(sa.func.count()).select_from(t.event)).scalar_one() > 1


def test_an_error_is_told_and_charged_once(engine: sa.Engine, in_threads: list[int]) -> None:
    store(engine, facts())
    api = Api(engine, budgets=Budgets(1_000))
    query = "query($after: String) { events(first: 1, after: $after) { nodes { id } } }"
    answers = [api.answer(query, {"after": after}) for after in (None, None, "nonsense")]
    left = [each["extensions"]["rateLimit"]["remaining"] for each in answers]
    assert left[1] - left[2] == pytest.approx(left[0] - left[1], rel=0.4)  # it fills a little meanwhile
    assert answers[2]["errors"][0]["extensions"]["code"] == "INVALID_PAGE"
    assert len(in_threads) == 2


def test_outlasts_a_database_that_fails(api: Api, in_threads: list[int]) -> None:
    for _ in range(2):
        api.ask(QUERY, first=1)
    with writing(api.engine) as connection:
        connection.execute(sa.text("ALTER TABLE event_card RENAME TO card_gone"))
    api.answer(QUERY, {"first": 2})
    with writing(api.engine) as connection:
        connection.execute(sa.text("ALTER TABLE card_gone RENAME TO event_card"))
    assert len(api.ask(QUERY, first=4)["events"]["nodes"]) == 4
    assert len(in_threads) == 2
