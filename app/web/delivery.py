"""The outermost layer: gives what is kept, and makes of any other whole answer what is sent of it.

That is a tag and 304 to who has the answer already (`conditional.py`), compression for who takes it
(`packing.py`), and keeping it for who asks the same (`kept.py`). Streams pass through untouched.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.graphql.repeats import REPEAT, Repeat
from app.graphql.requests import BODY
from app.web.conditional import tag_of
from app.web.kept import Answer, Block, Given, KeptAnswers, Name, State, is_told_by_name, name_of
from app.web.packing import is_taken, pack, pays
from app.web.reading_ahead import can_be_read, read_ahead
from app.web.repeating import again

# What tells one request from another, though the same is asked.
EACH_TIME = (b"ratelimit", b"ratelimit-policy", b"x-request-id")
# What describes a body that is not sent.
LEFT_OUT = (b"content-encoding", b"content-language", b"content-type")


@dataclass(frozen=True, slots=True)
class _Asked:
    """`name` is None for what no kept answer is given to."""

    scope: Scope
    headers: Mapping[bytes, bytes]
    name: Name | None
    state: State
    takes_gzip: bool


class DeliveryMiddleware:
    def __init__(self, app: ASGIApp, kept: KeptAnswers) -> None:
        self._app = app
        self._kept = kept

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        headers = dict(scope["headers"])
        body: bytes | None = b"" if scope["method"] in ("GET", "HEAD") else None
        if can_be_read(scope, headers):
            body, receive = await read_ahead(scope, receive)
            state[BODY] = body
        takes_gzip = is_taken(headers.get(b"accept-encoding", b""))
        name = None if body is None else name_of(scope, headers, body, takes_gzip)
        now = self._kept.now()
        given = None if name is None else again(self._kept, scope, headers, name, now)
        if given is not None:
            await _send(given, send)
            return
        asked = _Asked(scope, headers, name, now, takes_gzip)
        await self._app(scope, receive, _Delivery(asked, self._kept, send).send)


class _Delivery:
    """One answer on its way out."""

    def __init__(self, asked: _Asked, kept: KeptAnswers, send: Send) -> None:
        self._asked = asked
        self._kept = kept
        self._send = send
        self._start: Message | None = None

    async def send(self, message: Message) -> None:
        """Holds the start of what tells its length back until the body is seen to be whole."""
        if message["type"] == "http.response.start" and _has_length(message):
            self._start = message
            return
        start, self._start = self._start, None
        if start is None:
            await self._send(message)
        elif message["type"] != "http.response.body" or message.get("more_body", False):
            await self._send(start)
            await self._send(message)
        else:
            await self._deliver(start, message.get("body", b""))

    async def _deliver(self, start: Message, body: bytes) -> None:
        """Kept is what its handler says can be given again, and of what is got pages, feeds and files."""
        asked = self._asked
        by_itself = None if asked.scope["method"] == "POST" else Repeat(body)
        repeat: Repeat | None = asked.scope["state"].get(REPEAT, by_itself)
        answer = await _answer(start, repeat or Repeat(body), asked)
        if repeat is not None and asked.name is not None and _may_be_kept(answer, asked.scope["method"]):
            self._kept.keep(asked.name, asked.state, answer)
        own = [header for header in start["headers"] if header[0] in EACH_TIME]
        tail = body[len(answer.repeat.head) :]
        await _send(answer.given(tail, own, asked.headers.get(b"if-none-match")), self._send)


async def _answer(start: Message, repeat: Repeat, asked: _Asked) -> Answer:
    same = [header for header in start["headers"] if header[0] not in (*EACH_TIME, b"content-length")]
    headers = MutableHeaders(raw=same)
    packed, tag = None, None
    if asked.takes_gzip and pays(headers.get("content-type", ""), len(repeat.head)):
        packed = await pack(repeat.head)
        headers["content-encoding"] = "gzip"
    headers.add_vary_header("Accept-Encoding")
    if (
        start["status"] == 200
        and asked.scope["method"] != "POST"
        and "no-store" not in headers.get("cache-control", "")
    ):
        tag = headers.setdefault("etag", tag_of(repeat.head)).encode()
        headers.setdefault("cache-control", "no-cache")
    unchanged = Block([header for header in headers.raw if header[0] not in LEFT_OUT])
    return Answer(start["status"], Block(headers.raw), unchanged, tag, packed, repeat)


async def _send(given: Given, send: Send) -> None:
    await send({"type": "http.response.start", "status": given.status, "headers": given.headers})
    await send({"type": "http.response.body", "body": given.body})


def _may_be_kept(answer: Answer, method: str) -> bool:
    """By POST an answer is for nobody to keep but for us."""
    vary = Headers(raw=list(answer.headers.pairs))["vary"]
    return (answer.status == 200) and (answer.tag is not None or method == "POST") and is_told_by_name(vary)


def _has_length(start: Message) -> bool:
    return any(name == b"content-length" for name, _ in start["headers"])
