"""Asking an ASGI application without a server: `ask(app, "GET", "/path", headers)`."""

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx


def ask(
    app: Any, method: str, path: str, headers: Mapping[str, str] | None = None, content: bytes | None = None
) -> httpx.Response:
    """One request, redirects not followed; an exception of the application is the test's."""

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.request(method, path, headers=headers, content=content)

    return asyncio.run(send())


def get(app: Any, path: str, **headers: str) -> httpx.Response:
    """GET; header names are written with underscores."""
    return ask(app, "GET", path, {name.replace("_", "-"): value for name, value in headers.items()})
