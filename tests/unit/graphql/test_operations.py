"""Readers and writers in queues of their own: neither waits for the other, and none is lost."""

import asyncio
import datetime as dt
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from app.access.api_keys import create_key
from app.access.caller import Caller, Scope
from app.db.engine import make_engine, writing
from app.graphql.answers import Answer
from app.graphql.context import Context
from app.graphql.errors import RequestError
from app.graphql.execution import Slots
from app.graphql.limits import LIMITS
from app.graphql.operations import Contexts, Operations
from app.graphql.requests import GraphQLRequest
from tests.stored import count

INGEST = "mutation($input: ReleaseIngestInput!) { releaseIngest(input: $input) { created } }"
TEXT = "Minister meets counterpart\n\nThe Minister met with the Foreign Minister of Japan on {:%B %d, %Y}."
NEW_YEAR = dt.date(2024, 1, 1)
ADDRESS = "https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq="


class Desk:
    """One process's door, and somebody with a key before it. `run` is for inside an event loop."""

    def __init__(self, engine: sa.Engine, waiting: int, slots: Slots | None = None) -> None:
        with writing(engine) as connection:
            key = create_key(connection, "Somebody", tuple(Scope), None, dt.datetime.now(dt.UTC))[0]
        self.engine = engine
        self.operations = Operations(engine, slots=slots, limits=replace(LIMITS, waiting_mutations=waiting))
        self.caller = Caller(key=key.id, scopes=frozenset(Scope))

    async def run(self, query: str, **variables: Any) -> Answer:
        contexts = Contexts(
            self.caller, lambda seconds: Context(self.engine, "", self.caller, seconds=seconds)
        )
        begun = self.operations.begin(GraphQLRequest(query, variables), contexts, read_only=False)
        return begun if isinstance(begun, Answer) else await self.operations.finish(begun)

    def ingest(self, number: int) -> Coroutine[Any, Any, Answer]:
        text = TEXT.format(NEW_YEAR + dt.timedelta(days=number))
        release = {"url": f"{ADDRESS}{number}", "publisher": "kr-mofa", "text": text}
        return self.run(INGEST, input=release)


async def with_writer_held(engine: sa.Engine, writes: list[Any], read: Any) -> tuple[list[Any], Any]:
    """What the writes come to, and what a read says while all of them wait for another writer."""
    other = make_engine(engine.url.render_as_string(hide_password=False))
    with writing(other):
        waiting = [asyncio.create_task(write) for write in writes]
        await asyncio.sleep(0.05)
        said = await read
    other.dispose()
    return await asyncio.gather(*waiting, return_exceptions=True), said


def test_sixty_releases_at_once_are_all_stored_and_keep_no_reader_waiting(engine: sa.Engine) -> None:
    desk = Desk(engine, waiting=60)
    writes = [desk.ingest(number) for number in range(60)]
    answers, said = asyncio.run(with_writer_held(engine, writes, desk.run("{ releases { totalCount } }")))
    assert said.body["data"] == {"releases": {"totalCount": 0}}
    assert [answer.body["data"]["releaseIngest"]["created"] for answer in answers] == [True] * 60
    assert count(engine, "release") == 60


def test_writers_past_their_queue_are_asked_to_come_back_and_readers_are_not(engine: sa.Engine) -> None:
    desk = Desk(engine, waiting=1)
    writes = [desk.ingest(number) for number in range(3)]
    (*answers, refused), said = asyncio.run(with_writer_held(engine, writes, desk.run("{ __typename }")))
    assert said.body["data"] == {"__typename": "Query"}
    assert [answer.body["data"]["releaseIngest"]["created"] for answer in answers] == [True, True]
    assert isinstance(refused, RequestError)
    assert (refused.status, refused.code, refused.headers) == (503, "OVERLOADED", {"Retry-After": "2"})
    assert count(engine, "release") == 2


def test_writers_do_not_wait_for_readers(engine: sa.Engine) -> None:
    slots = Slots(slots=1, waiting=0, seconds=5)
    desk = Desk(engine, waiting=1, slots=slots)

    async def write() -> tuple[Answer, int]:
        done = asyncio.Event()
        loop = asyncio.get_running_loop()
        read = asyncio.create_task(
            slots.run(lambda: asyncio.run_coroutine_threadsafe(done.wait(), loop).result(5), lambda: None)
        )
        await asyncio.sleep(0)
        with pytest.raises(RequestError, match="running or waiting"):
            await desk.run("{ never: __typename }")  # what took a moment before would not wait
        answer, still_reading = await desk.ingest(1), slots.under_way
        done.set()
        await read
        return answer, still_reading

    answer, still_reading = asyncio.run(write())
    assert answer.body["data"] == {"releaseIngest": {"created": True}}
    assert still_reading == 1
