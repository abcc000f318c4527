"""Answers of any length: a short one is sent whole, with its tag; a long one goes out as it is made.

Nothing is left out of either. What is made in pieces is read in pieces too, each from a reading of its own,
so that a slow client holds no transaction open. The tag of a long one is that of the record it is made from,
for its bytes are known when they are sent.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from app import __version__
from app.db.engine import reading
from app.db.notices import end_of_log
from app.web.conditional import matches, tag_of
from app.web.packing import is_taken, packed

WHOLE_BYTES = 250_000


def respond(
    request: Request,
    engine: sa.Engine,
    pieces: Iterable[bytes],
    media_type: str,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The pieces as one answer; to HEAD what tells whether it is whole; to who has it nothing."""
    tag = _tag(request, engine)
    if matches(request.headers.get("if-none-match", "").encode(), tag.encode()):
        return Response(status_code=304, headers=_told(tag, headers))
    coming = iter(pieces)
    begun = _begin(coming)
    following = next(coming, None)
    if following is None:
        return Response(b"".join(begun), headers=dict(headers or {}), media_type=media_type)
    told = _told(tag, headers)
    if request.method == "HEAD":
        return StreamingResponse(iter(()), headers=told, media_type=media_type)
    rest: Iterator[bytes] = chain(begun, (following,), coming)
    if is_taken(request.headers.get("accept-encoding", "").encode()):
        told["Content-Encoding"] = "gzip"
        rest = packed(rest)
    return StreamingResponse(rest, headers=told, media_type=media_type)


def _told(tag: str, headers: Mapping[str, str] | None) -> dict[str, str]:
    return {**(headers or {}), "ETag": tag, "Vary": "Accept-Encoding", "Cache-Control": "no-cache"}


def _tag(request: Request, engine: sa.Engine) -> str:
    """Another with each change of the record, version of the program, and address."""
    with reading(engine) as connection:
        state = f"{__version__} {end_of_log(connection)} {request.url}"
    return tag_of(state.encode())


def _begin(coming: Iterator[bytes]) -> list[bytes]:
    begun, size = [], 0
    for piece in coming:
        begun.append(piece)
        size += len(piece)
        if size >= WHOLE_BYTES:
            break
    return begun
