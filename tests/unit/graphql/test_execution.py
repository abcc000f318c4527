"""Slots, time, and what is told when something of ours fails."""

import asyncio
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
import strawberry
import structlog

from app.db.engine import make_engine
from app.errors import InvalidFilter
from app.graphql.answers import Answer, Outcome
from app.graphql.context import Context, Info
from app.graphql.errors import RequestError
from app.graphql.execution import Slots, run_operation
from app.graphql.limits import LIMITS
from app.graphql.requests import GraphQLRequest
from app.graphql.schema import Schema
from tests.databases import Databases
from tests.unit.graphql.serving import Api

ENDLESS = (
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1e12) SELECT max(x) FROM n"
)


@strawberry.type
class Query:
    @strawberry.field
    def defect(self) -> str | None:
        raise RuntimeError("the secret of the house")

    @strawberry.field
    def mistake(self) -> str | None:
        raise InvalidFilter("from", "soon", "is not a day.")

    @strawberry.field
    def fine(self) -> str:
        return "fine"

    @strawberry.field
    def large(self, bytes: int) -> str:
        return "x" * bytes

    @strawberry.field
    def endless(self, info: Info) -> str:
        return str(info.context.connection.execute(sa.text(ENDLESS)).scalar_one())


SCHEMA = Schema(query=Query)


@pytest.fixture
def context(sqlite_engine: sa.Engine) -> Context:
    return Context(sqlite_engine, "https://readout.example")


def test_named_failure_keeps_code_and_sentence_and_leaves_the_rest(context: Context) -> None:
    answer = run_operation(SCHEMA, GraphQLRequest("{ mistake fine }"), context, read_only=True)
    assert answer.outcome is Outcome.RESULT
    assert answer.body["data"] == {"mistake": None, "fine": "fine"}
    (error,) = answer.body["errors"]
    assert error == {
        "message": "from: 'soon' is not a day.",
        "locations": [{"line": 1, "column": 3}],
        "path": ["mistake"],
        "extensions": {"code": "INVALID_FILTER", "subject": "from"},
    }


def test_defect_is_masked_and_logged_once_with_its_reference(context: Context) -> None:
    with structlog.testing.capture_logs() as logs:
        answer = run_operation(SCHEMA, GraphQLRequest("{ defect fine }"), context, read_only=True)
    (error,) = answer.body["errors"]
    assert error["extensions"]["code"] == "INTERNAL_ERROR"
    assert "secret" not in str(answer.body)
    (entry,) = logs
    assert entry["reference"] == error["extensions"]["reference"]
    assert entry["reference"] in error["message"]
    assert str(entry["exc_info"]) == "the secret of the house"


def test_database_that_cannot_be_read_is_unavailable_not_a_defect(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/missing/readout.db")
    with structlog.testing.capture_logs() as logs:
        response = Api(engine).post('{"query": "{ events { totalCount } }"}')
    assert response.status_code == 503
    (error,) = response.json()["errors"]
    assert error["extensions"] == {"code": "DATABASE_NOT_READY"}
    assert "unable to open" not in error["message"]
    assert "data" not in response.json()
    assert [(entry["event"], "unable to open" in entry["reason"]) for entry in logs] == [
        ("unavailable", True)
    ]


def test_an_answer_past_the_limit_is_refused_with_what_it_would_be(context: Context) -> None:
    def ask(size: int) -> Answer:
        request = GraphQLRequest(f"{{ large(bytes: {size}) }}")
        return run_operation(SCHEMA, request, context, read_only=True)

    around = len('{"large":""}')
    assert ask(LIMITS.answer_bytes - around).outcome is Outcome.RESULT
    refused = ask(LIMITS.answer_bytes - around + 1)
    assert refused.outcome is Outcome.REQUEST_ERROR
    assert "data" not in refused.body
    assert refused.body["errors"][0]["extensions"] == {
        "code": "QUERY_TOO_LARGE",
        "limit": "answer_bytes",
        "asked": LIMITS.answer_bytes + 1,
        "allowed": LIMITS.answer_bytes,
    }


def test_statement_past_its_time_is_ended(context: Context) -> None:
    slots = Slots(seconds=0.2)

    async def ask() -> None:
        await slots.run(
            lambda: run_operation(SCHEMA, GraphQLRequest("{ endless }"), context, read_only=True),
            context.stop,
        )

    with pytest.raises(RequestError) as failure:
        asyncio.run(ask())
    assert (failure.value.status, failure.value.code) == (503, "EXECUTION_TIMEOUT")
    until = time.monotonic() + 5
    while slots.under_way and time.monotonic() < until:
        time.sleep(0.01)
    assert slots.under_way == 0


def test_statement_past_its_time_is_ended_on_postgresql(postgres_engine: sa.Engine) -> None:
    slots, context = Slots(seconds=0.2), Context(postgres_engine, "")
    schema = Schema(query=Query)

    async def ask() -> None:
        await slots.run(
            lambda: run_operation(schema, GraphQLRequest("{ endless }"), context, read_only=True),
            context.stop,
        )

    with pytest.raises(RequestError):
        asyncio.run(ask())
    until = time.monotonic() + 5
    while slots.under_way and time.monotonic() < until:
        time.sleep(0.01)
    assert slots.under_way == 0


def test_read_after_the_time_is_refused_and_not_logged(sqlite_engine: sa.Engine) -> None:
    context = Context(sqlite_engine, "", seconds=0)
    request = GraphQLRequest("{ endless }")
    with structlog.testing.capture_logs() as logs, pytest.raises(RequestError) as failure:
        run_operation(SCHEMA, request, context, read_only=True)
    assert failure.value.code == "EXECUTION_TIMEOUT"
    assert logs == []


def test_requests_past_the_queue_are_asked_to_come_back() -> None:
    slots = Slots(slots=1, waiting=1)
    release = threading.Event()

    async def ask() -> list[object]:
        running = [asyncio.create_task(slots.run(release.wait, lambda: None)) for _ in range(3)]
        await asyncio.sleep(0.05)
        release.set()
        return await asyncio.gather(*running, return_exceptions=True)

    first, second, third = asyncio.run(ask())
    assert (first, second) == (True, True)
    assert isinstance(third, RequestError)
    assert (third.status, third.code, third.headers) == (503, "OVERLOADED", {"Retry-After": "2"})


def test_event_loop_is_free_while_a_query_runs() -> None:
    slots = Slots(slots=1)

    async def ask() -> float:
        task = asyncio.create_task(slots.run(lambda: time.sleep(0.3), lambda: None))
        await asyncio.sleep(0.01)
        began = time.perf_counter()
        await asyncio.sleep(0.01)
        waited = time.perf_counter() - began
        await task
        return waited

    assert asyncio.run(ask()) < 0.25


def test_one_request_sees_one_state_of_the_database(databases: Databases) -> None:
    api = Api.over(databases.create("sqlite"))
    context = Context(api.engine, "")
    with context:
        counted = sa.text("SELECT count(*) FROM event")
        before = context.connection.execute(counted).scalar_one()
        with api.engine.begin() as other:
            other.execute(sa.text("UPDATE event SET withdrawn_at = created_at"))
        seen = context.connection.execute(sa.text("SELECT count(*) FROM event WHERE withdrawn_at IS NULL"))
        assert seen.scalar_one() == before
    databases.drop(api.engine)


def test_who_gets_the_connection_next_is_not_interrupted(sqlite_engine: sa.Engine) -> None:
    told: list[str] = []
    context = Context(sqlite_engine, "http://readout.example")
    with context:
        driver = SimpleNamespace(interrupt=lambda: told.append("interrupted"))
        used: Any = SimpleNamespace(connection=SimpleNamespace(dbapi_connection=driver))
        context._connection = used
    context.stop()
    assert told == []
