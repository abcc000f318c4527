"""GraphQL over WebSockets, by the protocol graphql-transport-ws: operations of any kind, many on one socket.

`Sockets` decides who may open one, a `Conversation` is one of them. What is wrong with an operation is told
under its id and leaves the socket open; what breaks the protocol closes it.
"""

import asyncio
from contextlib import aclosing, suppress
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from app.access.caller import network_of
from app.graphql.answers import Answer, Outcome, encode
from app.graphql.errors import RequestError, defect
from app.graphql.limits import LIMITS, Limits, too_large
from app.graphql.live.messages import (
    PROTOCOL,
    Complete,
    Goodbye,
    Init,
    Message,
    Ping,
    Subscribe,
    invalid,
    read_message,
)
from app.graphql.live.places import Places
from app.graphql.live.stream import Stream
from app.graphql.operations import Contexts, Operations
from app.graphql.requests import GraphQLRequest


class Sockets:
    """The WebSocket side of /graphql; holds no more of them than the limit says."""

    def __init__(self, operations: Operations, limits: Limits = LIMITS) -> None:
        self._operations = operations
        self._limits = limits
        self.open = Places(limits.sockets, limits.client_sockets)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        socket = WebSocket(scope, receive, send)
        if not _is_own_page(socket, self._operations.base_url):
            await socket.close()  # before the handshake: 403
            return
        address = network_of(socket.client.host if socket.client else None)
        full = None
        if self.open.are_full:
            full = f"{self.open.most:,} WebSockets are open; try again later"
        elif self.open.are_full_for(address):
            full = f"{self.open.most_of_one:,} WebSockets of yours are open; close one first"
        with self.open.take(address):
            await Conversation(socket, self._operations, self._limits).hold(full)


def _is_own_page(connection: HTTPConnection, base_url: str | None) -> bool:
    """Whether the page that asks is one of ours; a program that is no browser names no origin."""
    origin = connection.headers.get("origin")
    own = {connection.headers.get("host", "").lower(), _host_of(base_url or "")} - {""}
    return origin is None or _host_of(origin) in own


def _host_of(address: str) -> str:
    try:
        return urlsplit(address.lower()).netloc
    except ValueError:
        return ""


class Conversation:
    """One socket, from its handshake to its end."""

    def __init__(self, socket: WebSocket, operations: Operations, limits: Limits) -> None:
        self._socket = socket
        self._operations = operations
        self._limits = limits
        self._authorization: str | None = None
        self._running: dict[str, asyncio.Task[None]] = {}

    async def hold(self, full: str | None = None) -> None:
        """Until one of the two has had enough; `full` says why there is no room for it."""
        try:
            await self._greet(full)
            await self._converse()
        except Goodbye as goodbye:
            await self._stop()
            await self._close(goodbye)
        except WebSocketDisconnect:
            pass
        finally:
            await self._stop()

    async def _greet(self, full: str | None) -> None:
        """Until the client has introduced itself."""
        knows_protocol = PROTOCOL in self._socket.scope["subprotocols"]
        await self._socket.accept(PROTOCOL if knows_protocol else None)
        if not knows_protocol:
            raise Goodbye(4406, f"Subprotocol not acceptable; this is {PROTOCOL}")
        if full:
            raise Goodbye(1013, full)
        try:
            async with asyncio.timeout(self._limits.socket_seconds):
                init = await self._await_init()
        except TimeoutError:
            raise Goodbye(4408, "Connection initialisation timeout") from None
        try:
            self._authorization = init.authorization
            await self._admit()
        except RequestError as error:
            raise Goodbye(4403 if error.status == 401 else 1013, error.message) from None
        await self._send({"type": "connection_ack"})

    async def _admit(self) -> Contexts:
        """Anew for each operation: a key may have been revoked since."""
        return await self._operations.admit(self._socket, self._authorization)

    async def _converse(self) -> None:
        while True:
            match await self._receive():
                case Init():
                    raise Goodbye(4429, "Too many initialisation requests")
                case Subscribe(id, request):
                    await self._subscribe(id, request)
                case Complete(id):
                    self._complete(id)
                case other:
                    await self._answer(other)

    async def _await_init(self) -> Init:
        while True:
            match await self._receive():
                case Init() as init:
                    return init
                case Subscribe():
                    raise Goodbye(4401, "Unauthorized")
                case other:
                    await self._answer(other)

    async def _answer(self, message: Message) -> None:
        if isinstance(message, Ping):
            payload = {"payload": message.payload} if message.payload is not None else {}
            await self._send({"type": "pong", **payload})

    async def _receive(self) -> Message:
        message = await self._socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", 1005))
        if message.get("text") is None:
            raise invalid("A message is text.")
        return read_message(message["text"])

    async def _subscribe(self, id: str, request: GraphQLRequest) -> None:
        if id in self._running:
            raise Goodbye(4409, f"Subscriber for {id} already exists")
        if len(self._running) >= self._limits.socket_operations:
            asked = len(self._running) + 1
            error = too_large("socket_operations", asked, self._limits.socket_operations)
            await self._send({"type": "error", "id": id, "payload": [error.formatted]})
            return
        self._running[id] = asyncio.create_task(self._run(id, request))

    def _complete(self, id: str) -> None:
        task = self._running.pop(id, None)
        if task is not None:
            task.cancel()

    async def _run(self, id: str, request: GraphQLRequest) -> None:
        with suppress(WebSocketDisconnect):
            last = await self._send_answers(id, request)
            del self._running[id]  # before the client hears of it: it may use the id again then
            await self._send(last)

    async def _send_answers(self, id: str, request: GraphQLRequest) -> dict[str, Any]:
        """The last message of the operation, after all others are sent."""
        try:
            contexts = await self._admit()
            opened = await self._operations.open(request, contexts, read_only=False)
            if isinstance(opened, Stream):
                async with aclosing(self._operations.follow(opened, contexts)) as answers:
                    async for answer in answers:
                        await self._send_next(id, answer)
            elif opened.outcome is not Outcome.RESULT:
                return {"type": "error", "id": id, "payload": opened.body["errors"]}
            else:
                await self._send_next(id, opened)
        except WebSocketDisconnect:
            raise
        except Exception as failure:
            error = failure if isinstance(failure, RequestError) else defect(failure)
            return {"type": "error", "id": id, "payload": error.body["errors"]}
        return {"type": "complete", "id": id}

    async def _send_next(self, id: str, answer: Answer) -> None:
        await self._send({"type": "next", "id": id, "payload": answer.written})

    async def _send(self, message: dict[str, Any]) -> None:
        try:
            await self._socket.send_text(encode(message).decode())
        except RuntimeError:  # it is closed, be it by the client or by the server
            raise WebSocketDisconnect(1006) from None

    async def _stop(self) -> None:
        """Ends what runs; nothing is sent any more."""
        tasks = list(self._running.values())
        self._running.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _close(self, goodbye: Goodbye) -> None:
        with suppress(WebSocketDisconnect, RuntimeError):  # the client may be faster
            await self._socket.close(goodbye.code, goodbye.reason)
