"""Response headers that every answer carries, and the id by which one request is told from another.

Pages load scripts and styles of this host alone; nothing inline, nothing framed. A handler that needs another
content policy sets the header itself and is left alone.
"""

import re
import uuid

from starlette.datastructures import Headers, MutableHeaders
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

GIVEN_ID = re.compile(r"[A-Za-z0-9._-]{8,64}", re.ASCII)


class SecurityMiddleware:
    """Adds the headers and the request id; a proxy's own id is kept when it is harmless."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        request_id = _request_id(Headers(scope=scope).get("x-request-id"))
        scope.setdefault("state", {})["request_id"] = request_id

        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers["X-Request-ID"] = request_id
            elif message["type"] == "websocket.accept":
                MutableHeaders(scope=message)["X-Request-ID"] = request_id
            await send(message)

        await self.app(scope, receive, send_secured)


def _request_id(given: str | None) -> str:
    return given if given and GIVEN_ID.fullmatch(given) else uuid.uuid4().hex
