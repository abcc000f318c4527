"""Bodies read before the router: what is asked by POST stands in the body, and an answer is found by it.

Only those of requests to the API that are small, sent as they are, and sent without being asked for it.
"""

import asyncio
from collections.abc import Mapping

from starlette.types import Message, Receive, Scope

from app.graphql.limits import LIMITS

API = "/graphql"
IS_HERE = "body_is_here"  # in the state of a request whose body has come whole, so that nobody waits for it

_NOT_ALONG_WITH = frozenset((b"content-encoding", b"expect", b"authorization"))


def can_be_read(scope: Scope, headers: Mapping[bytes, bytes]) -> bool:
    if scope["method"] != "POST" or scope["path"] != API:
        return False
    length = headers.get(b"content-length", b"")
    return (
        length.isdigit()
        and int(length) <= LIMITS.body_bytes
        and headers.get(b"content-type", b"").startswith(b"application/json")
        and _NOT_ALONG_WITH.isdisjoint(headers)
    )


async def read_ahead(scope: Scope, receive: Receive) -> tuple[bytes | None, Receive]:
    """The body, None where it does not come, and how the application hears of it then."""
    try:
        if IS_HERE in scope["state"]:  # a clock takes as long as finding an answer
            heard = await _hear(receive)
        else:
            async with asyncio.timeout(LIMITS.body_seconds):
                heard = await _hear(receive)
    except TimeoutError:
        return None, _late
    unheard = iter(heard)

    async def again() -> Message:
        return next(unheard, None) or await receive()

    is_whole = heard[-1]["type"] == "http.request"
    return b"".join([message.get("body", b"") for message in heard]) if is_whole else None, again


async def _hear(receive: Receive) -> list[Message]:
    heard = [await receive()]
    while heard[-1].get("more_body", False):
        heard.append(await receive())
    return heard


async def _late() -> Message:
    raise TimeoutError  # of which the API tells in its own form
