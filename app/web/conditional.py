"""Conditional GETs: an ETag for every whole answer, and 304 to who has it already.

The tag is a weak one, the digest of the body before compression: the same for gzip and plain, another for
page and fragment, which share an address; a handler that knows better sets its own. Streams, and what is not
to be kept, pass through untouched.
"""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# What describes a body that is not sent.
LEFT_OUT = ("content-encoding", "content-language", "content-length", "content-type")


class ConditionalMiddleware:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        answer = _Answer(Headers(scope=scope).get("if-none-match"), send)
        await self.app(scope, receive, answer.send)


class _Answer:
    """Holds the start back until the body is seen to be whole."""

    def __init__(self, known: str | None, send: Send) -> None:
        self.known = known
        self.onward = send
        self.start: Message | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _may_be_kept(message):
            self.start = message
            return
        if self.start is not None:
            start, self.start = self.start, None
            if message["type"] == "http.response.body" and not message.get("more_body", False):
                message = self._tagged(start, message)
            await self.onward(start)
        await self.onward(message)

    def _tagged(self, start: Message, body: Message) -> Message:
        """Gives the start its tag, or turns the answer into a 304; returns the body to send."""
        headers = MutableHeaders(scope=start)
        tag = headers.get("etag") or f'W/"{hashlib.sha256(body.get("body", b"")).hexdigest()[:32]}"'
        headers["ETag"] = tag
        headers.setdefault("Cache-Control", "no-cache")
        if not matches(self.known, tag):
            return body
        start["status"] = 304
        headers.add_vary_header("Accept-Encoding")  # as where the body is sent, and compressed
        for name in LEFT_OUT:
            del headers[name]
        return {"type": "http.response.body", "body": b""}


def _may_be_kept(start: Message) -> bool:
    return start["status"] == 200 and "no-store" not in Headers(raw=start["headers"]).get("cache-control", "")


def matches(known: str | None, tag: str) -> bool:
    """Whether an `If-None-Match` names the tag; weak and strong compare alike (RFC 9110, 13.1.2)."""
    if known is None:
        return False
    given = [item.strip().removeprefix("W/") for item in known.split(",")]
    return "*" in given or tag.removeprefix("W/") in given
