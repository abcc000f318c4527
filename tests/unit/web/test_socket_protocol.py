"""WebSockets whose client does not read, and the end of a server that has streams open."""

import logging
import socket
import threading
import time
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
import structlog
from starlette.types import Receive, Scope, Send

from app.settings import Settings
from app.web.app import create_app
from app.web.protocol import Patience, PatientProtocol
from app.web.socket_protocol import PatientSockets
from tests.unit.graphql.live.serving import PATIENCE, served, talk, wait_until

LOG = "subscription { changes { cursor } }"
HANDSHAKE = (
    b"GET / HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


class Quick(PatientSockets):
    unread_seconds = 0.3


def test_a_client_that_does_not_read_is_cut() -> None:
    ended = threading.Event()

    async def talkative(_scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        try:
            while True:
                await send({"type": "websocket.send", "text": "x" * 1_000_000})
        except OSError:
            ended.set()

    with (
        served(talkative, ws=Quick) as host,
        socket.create_connection(host.split(":")) as silent,  # type: ignore[arg-type]
    ):
        silent.sendall(HANDSHAKE)
        assert ended.wait(PATIENCE)


def test_a_socket_may_be_silent_for_longer_than_a_request(sqlite_engine: sa.Engine) -> None:
    class Hasty(PatientProtocol):
        patience = Patience(header=0.1, body=0.1)

    with served(create_app(Settings(), sqlite_engine), http=Hasty) as host, talk(host) as client:
        client.greet()
        time.sleep(0.5)
        client.say({"type": "ping"})
        assert client.hear() == {"type": "pong"}


def test_a_server_that_stops_ends_streams_and_sockets(
    sqlite_engine: sa.Engine, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(Settings(), sqlite_engine)
    with caplog.at_level(logging.WARNING), httpx.Client(timeout=PATIENCE) as reader:
        with served(app) as host:
            asked: dict[str, Any] = {"headers": {"Accept": "text/event-stream"}, "json": {"query": LOG}}
            stream = reader.stream("POST", f"http://{host}/graphql", **asked)
            lines = stream.__enter__().iter_lines()
            assert next(lines) == ":"
            conversation = talk(host)
            client = conversation.__enter__().greet()
            client.ask("1", LOG)
        assert client.farewell() == 1012
        with pytest.raises(httpx.RemoteProtocolError):  # cut: an end would tell that there is no more
            list(lines)
        stream.__exit__(None, None, None)
        conversation.__exit__(None, None, None)
    assert not caplog.records


def test_a_socket_has_an_id_that_its_errors_and_the_log_tell(sqlite_engine: sa.Engine) -> None:
    with structlog.testing.capture_logs(processors=[structlog.contextvars.merge_contextvars]) as logs:
        with served(create_app(Settings(), sqlite_engine)) as host, talk(host) as client:
            response = client.connection.response
            assert response is not None
            id = response.headers["X-Request-ID"]
            client.greet().ask("1", "{ nothing }")
            assert client.hear()["payload"][0]["extensions"]["requestId"] == id
            client.say("5")
            assert client.farewell() == 4400
            wait_until(lambda: logs)
        (line,) = logs
    assert (line["request_id"], line["method"], line["status"]) == (id, "WEBSOCKET", 4400)
