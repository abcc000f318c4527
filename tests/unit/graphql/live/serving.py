"""A real server in a thread of its own, and somebody who speaks to it."""

import json
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from app.cli.serve import SERVER

PROTOCOL = Subprotocol("graphql-transport-ws")
PATIENCE = 20  # seconds until a test gives up


@contextmanager
def served(app: ASGIApp, **options: Any) -> Iterator[str]:
    """Host and port of the application, served as `readout serve` does."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(
            uvicorn.Config(app, **SERVER | {"log_config": None, "lifespan": "off"} | options)
        )
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            wait_until(lambda: server.started)
            yield f"127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(PATIENCE)
    assert not thread.is_alive()


def wait_until(condition: Any) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.01)


class Talk:
    """A client that says what it is told to, be it right or wrong."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    def say(self, message: Any) -> None:
        self.connection.send(message if isinstance(message, str | bytes) else json.dumps(message))

    def hear(self) -> dict[str, Any]:
        heard: dict[str, Any] = json.loads(self.connection.recv(timeout=PATIENCE))
        return heard

    def greet(self) -> "Talk":
        self.say({"type": "connection_init"})
        assert self.hear() == {"type": "connection_ack"}
        return self

    def ask(self, id: str, query: str, **variables: Any) -> None:
        self.say({"type": "subscribe", "id": id, "payload": {"query": query, "variables": variables}})

    def farewell(self) -> int:
        """The code with which the server closes; whatever it says before is not looked at."""
        try:
            while True:
                self.connection.recv(timeout=PATIENCE)
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 1006


@contextmanager
def talk(
    host: str,
    protocols: tuple[Subprotocol, ...] = (PROTOCOL,),
    origin: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Iterator[Talk]:
    named: Any = {"subprotocols": list(protocols) or None, "origin": origin, "additional_headers": headers}
    with connect(f"ws://{host}/graphql", **named) as connection:
        yield Talk(connection)
