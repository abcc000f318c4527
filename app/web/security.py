"""Response headers that every answer carries, and the id by which one request is told from another.

Pages load scripts and styles of this host alone; nothing inline, nothing framed. A handler that needs another
content policy sets the header itself and is left alone.
"""

import random
import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send


def content_policy(**sources: str) -> str:
    """The content policy of pages, with other sources for some kinds: `content_policy(font_src="data:")`."""
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        **{kind.replace("_", "-"): allowed for kind, allowed in sources.items()},
    }
    return "; ".join(f"{kind} {allowed}" for kind, allowed in policy.items())


HEADERS = {
    "Content-Security-Policy": content_policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}

GIVEN_ID = re.compile(rb"[A-Za-z0-9._-]{8,64}")
_HEADERS = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]


class SecurityMiddleware:
    """Adds the headers and the request id; a proxy's own id is kept when it is harmless."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        given = next((value for name, value in scope["headers"] if name == b"x-request-id"), None)
        id = request_id(given)
        scope.setdefault("state", {})["request_id"] = id

        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                names = {name for name, _ in headers}
                headers += [header for header in _HEADERS if header[0] not in names]
                message["headers"] = [*headers, (b"x-request-id", id.encode())]
            elif message["type"] == "websocket.accept":
                message["headers"] = [*message.get("headers", ()), (b"x-request-id", id.encode())]
            await send(message)

        await self.app(scope, receive, send_secured)


def request_id(given: bytes | None) -> str:
    """That of a proxy, or a new one: it is no secret, so it need not be hard to guess."""
    return given.decode() if given and GIVEN_ID.fullmatch(given) else f"{random.getrandbits(128):032x}"
