"""A client that goes away: its query is told to stop, and its slot is free."""

import asyncio
from typing import Any

import pytest
from starlette.requests import Request

from app.graphql.departure import CLIENT_GONE, while_present
from app.graphql.errors import RequestError
from app.graphql.execution import Slots


def request(leaves: asyncio.Event) -> Request:
    """A request whose body is read, of a client that leaves with the event."""
    begun = False

    async def receive() -> dict[str, Any]:
        nonlocal begun
        if not begun:
            begun = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await leaves.wait()
        return {"type": "http.disconnect"}

    return Request({"type": "http", "method": "GET", "headers": []}, receive)


def test_work_of_a_client_that_left_is_told_to_stop_and_its_slot_is_free() -> None:
    slots = Slots(slots=1)

    async def leave() -> None:
        leaves, loop = asyncio.Event(), asyncio.get_running_loop()
        done = asyncio.Event()

        def work() -> None:  # as a query does: runs until it is told to stop
            asyncio.run_coroutine_threadsafe(done.wait(), loop).result(20)

        async def run(_asked: str) -> None:
            await slots.run(work, done.set)

        asking = asyncio.ensure_future(while_present(request(leaves), run)("query"))
        await asyncio.sleep(0.05)
        assert slots.under_way == 1
        leaves.set()
        with pytest.raises(RequestError) as failure:
            await asking
        assert failure.value.status == CLIENT_GONE
        assert done.is_set()
        while slots.under_way:
            await asyncio.sleep(0.01)

    asyncio.run(asyncio.wait_for(leave(), 30))


def test_work_of_a_client_that_stays_comes_to_its_end_or_failure() -> None:
    async def run(asked: str) -> str:
        await asyncio.sleep(0)
        if asked == "wrong":
            raise RequestError(400, "BAD_REQUEST", "wrong")
        return asked.upper()

    async def stay() -> None:
        ask = while_present(request(asyncio.Event()), run)
        assert await ask("query") == "QUERY"
        with pytest.raises(RequestError, match="wrong"):
            await ask("wrong")

    asyncio.run(stay())


def test_work_that_waits_for_a_slot_is_never_begun_once_its_client_left() -> None:
    slots, begun = Slots(slots=1), []

    async def leave() -> None:
        leaves, held = asyncio.Event(), asyncio.Event()
        loop = asyncio.get_running_loop()

        def hold() -> None:
            asyncio.run_coroutine_threadsafe(held.wait(), loop).result(20)

        async def run(_asked: str) -> None:
            await slots.run(lambda: begun.append("work"), lambda: None)

        holding = asyncio.create_task(slots.run(hold, lambda: None))
        await asyncio.sleep(0.05)
        asking = asyncio.ensure_future(while_present(request(leaves), run)("query"))
        await asyncio.sleep(0.05)
        leaves.set()
        with pytest.raises(RequestError):
            await asking
        held.set()
        await holding

    asyncio.run(asyncio.wait_for(leave(), 30))
    assert begun == []
