"""Queries that run on the event loop over PostgreSQL: many at once, in time, while somebody waits."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import httpx
import pytest
import sqlalchemy as sa

from app.access.caller import NOBODY
from app.db.engine import writing
from app.graphql import at_once
from app.graphql.context import Context
from app.graphql.errors import RequestError
from app.graphql.interleaved import Interleaved
from app.graphql.requests import GraphQLRequest
from app.graphql.schema import schema
from app.ingest.event_cards import rebuild_cards
from app.queries import tables as t
from tests.unit.db.test_snapshots import closed
from tests.unit.graphql.serving import Api

QUERY = "query($first: Int) { events(first: $first) { nodes { id type accounts { totalCount } } } }"
FIRST = range(1, 41)


@pytest.fixture
def api(postgres_engine: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> Api:
    """In which `QUERY` is known to be quick."""
    monkeypatch.setattr(at_once, "QUICK_SECONDS", 60.0)
    api = Api.over(postgres_engine)
    api.ask(QUERY, first=1)
    return api


async def all_of(api: Api, *meanwhile: Awaitable[Any]) -> list[Any]:
    """The answers to `QUERY` for each of `FIRST`, asked for at once."""
    transport = httpx.ASGITransport(app=api.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:

        async def ask(first: int) -> Any:
            return (
                await client.post("/graphql", json={"query": QUERY, "variables": {"first": first}})
            ).json()

        answers = await asyncio.gather(*map(ask, FIRST), *meanwhile)
    return answers[: len(FIRST)]


def interleaved(engine: sa.Engine, first: int, seconds: float = 10, most: int = 100) -> Any:
    """What one gets that is not run in a thread."""

    async def run() -> Any:
        request = GraphQLRequest(QUERY, {"first": first}, None)
        return await Interleaved(engine, most).run(
            schema, request, Context(engine, "", NOBODY, seconds=seconds)
        )

    return asyncio.run(run())


def test_many_at_once_are_answered_as_one_by_one(api: Api) -> None:
    alone = [api.answer(QUERY, {"first": first}) for first in FIRST]
    assert asyncio.run(all_of(api)) == alone


def test_each_sees_one_state_whoever_writes_meanwhile(api: Api) -> None:
    def write() -> None:
        for n in range(10):
            with writing(api.engine) as connection:
                connection.execute(sa.update(t.event).values(type=("visit", "call")[n % 2]))
                rebuild_cards(connection)

    write()
    for answer in asyncio.run(all_of(api, asyncio.to_thread(write))):
        assert len({node["type"] for node in answer["data"]["events"]["nodes"]}) == 1


def test_is_not_run_in_a_thread(api: Api) -> None:
    assert len(interleaved(api.engine, 3).body["data"]["events"]["nodes"]) == 3


def test_past_its_time_it_is_told_so(api: Api) -> None:
    with api.engine.begin() as holder:
        holder.exec_driver_sql("LOCK TABLE event_card")
        with pytest.raises(RequestError) as failure:
            interleaved(api.engine, 3, seconds=0.3)
    assert failure.value.code == "EXECUTION_TIMEOUT"
    assert interleaved(api.engine, 3) is not None


def test_past_the_queue_it_is_asked_to_come_back(api: Api) -> None:
    with pytest.raises(RequestError) as failure:
        interleaved(api.engine, 3, most=0)
    assert failure.value.code == "OVERLOADED"


def test_a_database_that_cannot_be_had_is_left_to_a_thread(api: Api) -> None:
    with closed(api.engine):
        assert interleaved(api.engine, 3) is None
        assert api.answer(QUERY, {"first": 3})["errors"][0]["extensions"]["code"] == "DATABASE_NOT_READY"
    assert len(api.ask(QUERY, first=3)["events"]["nodes"]) == 3
