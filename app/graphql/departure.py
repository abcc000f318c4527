"""A client that goes away before its answer: what is done for it is told to stop."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from starlette.requests import Request

from app.graphql.errors import RequestError

A = TypeVar("A")
R = TypeVar("R")

QUICK_SECONDS = 0.1  # in which nobody looks for the client: that is dearer than all else here
CLIENT_GONE = 499  # nobody reads it; the log shows it, as nginx's does


def while_present(request: Request, run: Callable[[A], Awaitable[R]]) -> Callable[[A], Awaitable[R]]:
    """The same work, cancelled when the client disconnects. Only for when the body has been read."""

    async def watched(asked: A) -> R:
        work = asyncio.ensure_future(run(asked))
        try:
            await asyncio.wait((work,), timeout=QUICK_SECONDS)
            if not work.done():
                await _until_departure(request, work)
        finally:
            if not work.done():
                work.add_done_callback(_look_at)
                work.cancel()
        if not work.done():
            raise RequestError(CLIENT_GONE, "BAD_REQUEST", "The client went away before its answer.")
        return work.result()

    return watched


async def _until_departure(request: Request, work: asyncio.Future[Any]) -> None:
    """Comes back when the client is gone or the work done."""
    gone = asyncio.create_task(_departure(request))
    try:
        await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
    finally:
        gone.cancel()


async def _departure(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _look_at(work: asyncio.Future[Any]) -> None:
    """So that a failure nobody waits for is not reported as overlooked."""
    if not work.cancelled():
        work.exception()
