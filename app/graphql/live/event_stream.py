"""Answers as server-sent events (graphql-sse, distinct connections mode): one `next` each, then `complete`.

Comments in between keep proxies from taking the connection for dead.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.graphql.answers import Answer, Outcome, encode
from app.graphql.errors import RequestError
from app.graphql.negotiation import EVENT_STREAM

HEART_BEAT_SECONDS = 12.0

# Neither stored nor packed on the way; the last is nginx's word for not holding it back.
HEADERS: Mapping[str, str] = {"Cache-Control": "no-cache, no-store, no-transform", "X-Accel-Buffering": "no"}
HEART_BEAT = b":\n\n"
ENDLESS = "endless"  # in the state of a request whose answer has no end: the server need not wait for it
COMPLETE = b"event: complete\ndata:\n\n"  # with a data line: browsers drop an event that has none


class EventStream(Response):
    """Lasts until the answers end or the client goes."""

    def __init__(self, answers: AsyncGenerator[Answer], beat: float = HEART_BEAT_SECONDS) -> None:
        super().__init__(headers=HEADERS, media_type=EVENT_STREAM)
        del self.headers["content-length"]
        self._answers = answers
        self._beat = beat

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope.setdefault("state", {})[ENDLESS] = True
        sending = asyncio.create_task(self._send(send))
        leaving = asyncio.create_task(_gone(receive))
        try:
            await asyncio.wait((sending, leaving), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (sending, leaving):
                task.cancel()
            await asyncio.gather(sending, leaving, return_exceptions=True)
        if not sending.cancelled():
            sending.result()

    async def _send(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        async with aclosing(self._events()) as events:
            async for event in events:
                await send({"type": "http.response.body", "body": event, "more_body": True})
        await send({"type": "http.response.body", "body": COMPLETE, "more_body": False})

    async def _events(self) -> AsyncGenerator[bytes]:
        yield HEART_BEAT
        async with aclosing(self._answers) as answers:
            coming = asyncio.ensure_future(_next_of(answers))
            try:
                while True:
                    done, _ = await asyncio.wait((coming,), timeout=self._beat)
                    if not done:
                        yield HEART_BEAT
                        continue
                    answer = coming.result()
                    if answer is None:
                        return
                    yield event_of(answer)
                    coming = asyncio.ensure_future(_next_of(answers))
            finally:
                coming.cancel()
                await asyncio.gather(coming, return_exceptions=True)


def event_of(answer: Answer) -> bytes:
    """With its position as its id, which a browser that lost the connection sends as Last-Event-ID."""
    id = f"id: {answer.position}\n" if answer.position else ""
    return f"event: next\n{id}data: ".encode() + encode(answer.written) + b"\n\n"


async def _next_of(answers: AsyncIterator[Answer]) -> Answer | None:
    """The next answer, None at the end. Why a stream ends before its time is its last answer."""
    try:
        return await anext(answers, None)
    except RequestError as error:
        return Answer(error.body, Outcome.REQUEST_ERROR)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
