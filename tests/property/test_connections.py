"""Whatever requests come on a connection, and however they are cut into pieces on the way, each is answered,
in turn, with its own answer: those that are kept as well as those that are made."""

import itertools
import re
import socket
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import make_url
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from app.db.version import DataVersion
from app.graphql.repeats import REPEAT, Repeat
from app.web.delivery import DeliveryMiddleware
from app.web.kept import Given, KeptAnswers
from app.web.repeating import AT_ONCE, AtOnce, Client
from tests.unit.graphql.live.serving import served

PATIENCE = 5.0  # seconds
ON_THE_WAY = 0.002  # seconds between two pieces
ANSWER = re.compile(
    rb"HTTP/1\.1 200 .*?content-length: (\d+)\r\n(?:[^\r]+\r\n)*\r\n", re.DOTALL | re.IGNORECASE
)


def get(path: str, header: str = "X-Any: 1") -> tuple[bytes, bytes]:
    """A request, and what it is answered with."""
    return f"GET {path} HTTP/1.1\r\nHost: test\r\n{header}\r\n\r\n".encode(), f"GET {path} ".encode()


def post(body: str) -> tuple[bytes, bytes]:
    head = f"Host: test\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return f"POST /graphql HTTP/1.1\r\n{head}\r\n\r\n{body}".encode(), f"POST /graphql {body}".encode()


REQUESTS = [
    get("/a"),
    get("/a", "X-Any: GET /b HTTP/1.1"),
    get("/b"),
    get("/not-kept"),
    post('{"query": "a"}'),
    post('{"query": "b"}'),
    post("GET /b HTTP/1.1\r\nHost: test\r\n\r\n"),
]


async def answer(request: Request) -> PlainTextResponse:
    body = await request.body()
    content = f"{request.method} {request.url.path} ".encode() + body
    request.scope["state"][REPEAT] = Repeat(content)
    kept = {"Cache-Control": "no-store"} if "not" in request.url.path else {}
    return PlainTextResponse(content, headers=kept)


class Counted(AtOnce):
    """Knows how many were answered unread."""

    unread = 0

    def hear(self, scheme: str | None, letters: bytes, client: Client) -> Given | None:
        given = super().hear(scheme, letters, client)
        Counted.unread += given is not None
        return given


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    version = DataVersion(make_url("sqlite://"))
    version.looked(time.monotonic() + 1_000)  # as a watch does all the time
    kept = KeptAnswers(version)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[dict[str, AtOnce]]:
        yield {AT_ONCE: Counted(kept)}

    app = Starlette(
        routes=[Route("/{path}", answer, methods=["GET", "POST"])],
        middleware=[Middleware(DeliveryMiddleware, kept)],
        lifespan=lifespan,
    )
    with served(app, lifespan="on", ws="none") as host:
        yield int(host.rpartition(":")[2])


def answers(port: int, pieces: Sequence[bytes], count: int) -> list[bytes]:
    with closing(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for piece in pieces:
            client.sendall(piece)
            time.sleep(ON_THE_WAY)
        said, found = b"", list[bytes]()
        while len(found) < count:
            said += client.recv(65536)
            while (head := ANSWER.match(said)) and len(said) >= head.end() + int(head[1]):
                end = head.end() + int(head[1])
                found.append(said[head.end() : end])
                said = said[end:]
        assert said == b""
        return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(REQUESTS), min_size=1, max_size=8), st.data())
def test_each_request_has_its_own_answer_in_turn(
    port: int, sent: list[tuple[bytes, bytes]], data: st.DataObject
) -> None:
    letters = b"".join(request for request, _ in sent)
    ends = [sum(len(request) for request, _ in sent[:n]) for n in range(len(sent))]
    cuts = data.draw(
        st.sets(st.one_of(st.sampled_from(ends), st.integers(0, len(letters))), max_size=2 * len(sent))
    )
    places = sorted({0, *cuts, len(letters)})
    pieces = [letters[start:end] for start, end in itertools.pairwise(places)]
    assert answers(port, pieces, len(sent)) == [answer for _, answer in sent]


def test_what_is_asked_again_is_answered_unread(port: int) -> None:
    before = Counted.unread
    request, answer = REQUESTS[0]
    assert answers(port, [request] * 5, 5) == [answer] * 5
    assert Counted.unread > before
