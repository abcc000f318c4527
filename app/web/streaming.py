"""Answers of any length: a short one is sent whole, with its tag; a long one goes out as it is made.

Nothing is left out of either. What is made in pieces is read in pieces too, each from a reading of its own,
so that a slow client holds no transaction open.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from app.web.packing import is_taken, packed

WHOLE_BYTES = 250_000


def respond(
    request: Request, pieces: Iterable[bytes], media_type: str, headers: Mapping[str, str] | None = None
) -> Response:
    """The pieces as one answer; to HEAD as much of it as tells whether it is whole."""
    coming = iter(pieces)
    begun = _begin(coming)
    following = next(coming, None)
    if following is None:
        return Response(b"".join(begun), headers=dict(headers or {}), media_type=media_type)
    told = {**(headers or {}), "Vary": "Accept-Encoding", "Cache-Control": "no-cache"}
    if request.method == "HEAD":
        return StreamingResponse(iter(()), headers=told, media_type=media_type)
    rest: Iterator[bytes] = chain(begun, (following,), coming)
    if is_taken(request.headers.get("accept-encoding", "").encode()):
        told["Content-Encoding"] = "gzip"
        rest = packed(rest)
    return StreamingResponse(rest, headers=told, media_type=media_type)


def _begin(coming: Iterator[bytes]) -> list[bytes]:
    begun, size = [], 0
    for piece in coming:
        begun.append(piece)
        size += len(piece)
        if size >= WHOLE_BYTES:
            break
    return begun
