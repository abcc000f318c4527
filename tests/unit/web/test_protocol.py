"""Clients that dawdle, against a real server with little patience: cut, told so, and in nobody's way."""

import asyncio
import re
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.web.kept import Block, Given
from app.web.protocol import Patience, PatientProtocol
from app.web.reading_ahead import IS_HERE
from app.web.repeating import AT_ONCE

SOON = Patience(header=0.3, body=0.3, unread=1.0)
IDLE = 1  # second; uvicorn counts in whole ones
PATIENCE = 20.0  # seconds after which a test gives up; the machine may be busy
LARGE = 30_000_000  # bytes: more than the system takes off our hands

POST = b"POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 100\r\n\r\n"
GET = b"GET /%s HTTP/1.1\r\nHost: test\r\n\r\n"


class Quick(PatientProtocol):
    patience = SOON


async def echo(request: Request) -> Response:
    return Response(await request.body())


async def is_here(request: Request) -> Response:
    return Response(str(IS_HERE in request.scope["state"]))


async def large(_request: Request) -> Response:
    return Response(b"x" * LARGE)


async def slow(_request: Request) -> Response:
    await asyncio.sleep(3 * SOON.header)
    return Response("slow")


async def early(_request: Request) -> Response:
    """Answers without reading the body."""
    return Response("no", status_code=405)


class Keeping:
    """As if something were kept for one address and all bodies, and all requests for it were noted."""

    def __init__(self) -> None:
        self.noted: dict[bytes, Given] = {}

    def find(self, scope: Any, body: bytes) -> tuple[Given, bytes] | None:
        content = b"kept " + body
        length = (b"content-length", b"%d" % len(content))
        given = Given(200, Block([]), [length], content)
        return (given, body) if scope["path"] == "/kept" else None

    def note(self, letters: bytes, heard: bytes) -> None:
        again = b"noted " + heard
        length = (b"content-length", b"%d" % len(again))
        self.noted[letters] = Given(200, Block([]), [length], again)

    def hear(self, _scheme: str, letters: bytes, _client: Any) -> Given | None:
        return self.noted.get(letters)


@asynccontextmanager
async def lifespan(_app: Starlette) -> AsyncIterator[dict[str, Any]]:
    yield {AT_ONCE: Keeping()}


ROUTES = [
    Route("/echo", echo, methods=["GET", "POST"]),
    Route("/is-here", is_here, methods=["POST"]),
    Route("/large", large),
    Route("/slow", slow),
    Route("/early", early, methods=["POST"]),
]


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        Starlette(routes=ROUTES, lifespan=lifespan),
        http=Quick,
        ws="none",
        log_config=None,
        timeout_keep_alive=IDLE,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield int(listener.getsockname()[1])
    server.should_exit = True
    thread.join(PATIENCE)


def connect(port: int) -> closing[socket.socket]:
    client = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    client.settimeout(PATIENCE)
    return closing(client)


def heard(client: socket.socket) -> bytes:
    """Everything until the server closes; a reset is a way to close."""
    parts = []
    try:
        while part := client.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def drip(client: socket.socket, content: bytes, every: float = 0.05) -> bool:
    """Whether the server cut the connection before everything was sent."""
    try:
        for n in range(len(content)):
            client.sendall(content[n : n + 1])
            time.sleep(every)
    except OSError:
        return True
    return False


def test_a_request_is_answered_and_the_connection_kept(port: int) -> None:
    with connect(port) as client:
        for _ in range(3):
            client.sendall(GET % b"echo")
            assert client.recv(65536).startswith(b"HTTP/1.1 200")


def test_requests_sent_at_once_are_answered_in_turn(port: int) -> None:
    with connect(port) as client:
        client.sendall(GET % b"echo" * 3)
        assert heard(client).count(b"HTTP/1.1 200") == 3


def test_what_is_kept_is_given_at_once_and_in_turn(port: int) -> None:
    post = POST.replace(b"echo", b"kept") + b"x" * 100
    with connect(port) as client:
        client.sendall(GET % b"kept" + post + GET % b"echo" + GET % b"kept" + post)
        said = heard(client)
    # The last two waited for another, and went on to the application.
    assert re.findall(rb"HTTP/1.1 (\d+)", said) == [b"200"] * 3 + [b"404"] * 2
    assert said.count(b"kept ") == 2
    assert b"date: " in said.lower()


def test_a_body_that_comes_later_is_part_of_what_is_asked(port: int) -> None:
    with connect(port) as client:
        client.sendall(POST.replace(b"echo", b"kept"))
        time.sleep(0.05)
        client.sendall(b"x" * 100)
        assert client.recv(65536).startswith(b"HTTP/1.1 404")  # nothing was kept for its head alone


def test_after_what_was_kept_the_connection_is_kept_as_long_as_after_other_answers(port: int) -> None:
    with connect(port) as client:
        client.sendall(GET % b"kept")
        assert client.recv(65536).endswith(b"kept ")
        time.sleep(2 * SOON.header)
        client.sendall(GET % b"kept")
        assert client.recv(65536).endswith(b"kept ")
        began = time.monotonic()
        assert heard(client) == b""
        assert time.monotonic() - began > SOON.header


def test_what_was_given_at_once_is_given_to_the_same_letters_unread(port: int) -> None:
    post = POST.replace(b"echo", b"kept") + b"y" * 100
    with connect(port) as client:
        said = []
        for sent in (GET % b"kept", post, post, post.replace(b"y", b"z"), post):
            client.sendall(sent)
            said.append(client.recv(65536).partition(b"\r\n\r\n"))
        client.sendall(post[:-1])
        client.sendall(b"y")  # in two parts, of which neither is known
        time.sleep(0.05)
        said.append(client.recv(65536).partition(b"\r\n\r\n"))
        assert heard(client) == b""  # and closed in time, when nothing else comes
    told = [body[:6] for _, _, body in said]
    assert told == [b"kept ", b"kept y", b"noted ", b"kept z", b"noted ", b"Not Fo"]
    assert len({head for head, _, body in said if body.startswith(b"noted ")}) == 1
    assert b"date: " in said[2][0].lower()


def test_two_requests_that_come_together_are_not_taken_for_one(port: int) -> None:
    with connect(port) as client:
        client.sendall(GET % b"echo")
        client.recv(65536)
        two = (GET % b"kept").replace(b"test", b"two") + (GET % b"echo")
        for _ in range(2):
            client.sendall(two)
            time.sleep(0.05)
            said = client.recv(65536)
            assert said.count(b"HTTP/1.1 200") == 2
            assert b"noted" not in said


def test_who_will_close_the_connection_is_answered_as_ever(port: int) -> None:
    with connect(port) as client:
        client.sendall((GET % b"kept").replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        assert heard(client).startswith(b"HTTP/1.1 404")


def test_a_connection_that_says_nothing_is_closed_in_silence(port: int) -> None:
    with connect(port) as client:
        assert heard(client) == b""


def test_half_of_the_headers_is_told_that_time_is_up(port: int) -> None:
    with connect(port) as client:
        client.sendall(b"GET /echo HTTP/1.1\r\nHost: te")
        said = heard(client)
    assert said.startswith(b"HTTP/1.1 408 Request Timeout\r\n")
    assert b"connection: close" in said.lower()


def test_dripping_headers_do_not_lengthen_the_wait(port: int) -> None:
    with connect(port) as client:
        assert drip(client, b"GET /echo HTTP/1.1\r\nX-Long: " + b"a" * 200)


def test_dripping_after_an_answer_is_cut_as_well(port: int) -> None:
    with connect(port) as client:
        client.sendall(GET % b"echo")
        assert client.recv(65536).startswith(b"HTTP/1.1 200")
        assert drip(client, b"GET /echo HTTP/1.1\r\nX-Long: " + b"a" * 200)


def test_headers_without_end_are_refused(port: int) -> None:
    with connect(port) as client:
        client.sendall(b"GET /echo HTTP/1.1\r\nX-Long: " + b"a" * 70_000)
        assert heard(client).startswith(b"HTTP/1.1 431 ")


def test_who_sends_half_of_the_next_request_gets_the_answer_to_the_first(port: int) -> None:
    with connect(port) as client:
        client.sendall(GET % b"slow" + (GET % b"echo")[:20])
        said = heard(client)
    assert said.count(b"HTTP/1.1") == 2
    assert said.index(b"HTTP/1.1 200") < said.index(b"slow") < said.index(b"HTTP/1.1 408")


def test_line_breaks_between_requests_keep_no_connection_open(port: int) -> None:
    with connect(port) as client:
        client.sendall(GET % b"echo")
        assert client.recv(65536).startswith(b"HTTP/1.1 200")
        client.sendall(b"\r\n")
        assert heard(client) == b""


def test_a_body_that_stays_away_is_told_that_time_is_up(port: int) -> None:
    with connect(port) as client:
        client.sendall(POST + b"half")
        said = heard(client)
    assert said.startswith(b"HTTP/1.1 408 Request Timeout\r\n")
    assert said.count(b"HTTP/1.1") == 1


def test_a_dripping_body_does_not_lengthen_the_wait(port: int) -> None:
    with connect(port) as client:
        client.sendall(POST)
        assert drip(client, b"x" * 90)


def test_of_a_body_that_came_with_its_headers_it_is_known_that_it_is_here(port: int) -> None:
    head = POST.replace(b"echo", b"is-here")
    with connect(port) as client:
        client.sendall(head + b"x" * 100)
        assert client.recv(65536).endswith(b"True")
        client.sendall(head)
        assert client.recv(65536).endswith(b"False")


def test_a_body_nobody_waits_for_is_cut_after_the_answer(port: int) -> None:
    with connect(port) as client:
        client.sendall(POST.replace(b"echo", b"early"))
        began = time.monotonic()
        assert heard(client).startswith(b"HTTP/1.1 405")
        assert time.monotonic() - began < PATIENCE / 2


def test_an_answer_nobody_reads_is_dropped(port: int) -> None:
    with connect(port) as client:
        client.sendall(GET % b"large")
        time.sleep(SOON.unread + 1)
        assert len(heard(client)) < LARGE


def test_an_answer_that_is_read_comes_whole_however_large(port: int) -> None:
    with connect(port) as client:
        client.sendall(GET % b"large")
        assert len(heard(client)) > LARGE


def test_answers_nobody_reads_to_requests_sent_at_once_are_dropped(port: int) -> None:
    with connect(port) as client:
        client.sendall(GET % b"large" * 5)
        time.sleep(SOON.unread + 1)
        assert len(heard(client)) < LARGE


def test_others_are_served_while_many_dawdle(port: int) -> None:
    dawdlers = [socket.create_connection(("127.0.0.1", port)) for _ in range(200)]
    try:
        for n, each in enumerate(dawdlers):
            each.sendall((GET % b"echo")[:20] if n % 2 else POST)
        with connect(port) as client:
            client.sendall(GET % b"echo")
            assert client.recv(65536).startswith(b"HTTP/1.1 200")
        for each in dawdlers:
            each.settimeout(PATIENCE)
            heard(each)
    finally:
        for each in dawdlers:
            each.close()


@pytest.fixture(autouse=True)
def nothing_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Slow clients are no failure of ours."""
    yield
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
