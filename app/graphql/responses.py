"""From an answer to an HTTP response: JSON in the form the client accepts, and how long it may be kept.

`STATUS` is the one table of status codes. A whole answer to a GET may be kept by anybody who asks each time
whether it still holds; its tag says whether the data are the same, not what it cost to ask. Nothing else is.
"""

import hashlib
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.graphql.answers import Answer, Outcome, encode
from app.graphql.errors import RequestError
from app.graphql.negotiation import GRAPHQL_JSON, PLAIN_JSON

# By media type. A client of plain JSON may take the status for that of an intermediary, so a well-formed
# request is 200 there whatever became of it; one of graphql-response+json knows that we answer.
STATUS = {
    GRAPHQL_JSON: {Outcome.RESULT: 200, Outcome.REQUEST_ERROR: 400, Outcome.UNAVAILABLE: 503},
    PLAIN_JSON: {Outcome.RESULT: 200, Outcome.REQUEST_ERROR: 200, Outcome.UNAVAILABLE: 503},
}
REVALIDATED = "max-age=0, must-revalidate"


def answered(request: Request, answer: Answer, media_type: str) -> Response:
    """The response to a request that was run, or could have been."""
    status = STATUS[media_type][answer.outcome]
    if "data" not in answer.body:
        return _json(answer.body, status, media_type, answer.headers)
    if request.method not in ("GET", "HEAD") or "errors" in answer.body:
        return _json(answer.written, status, media_type, answer.headers)
    whose = "private" if "authorization" in request.headers else "public"
    digest = hashlib.sha256(media_type.encode() + answer.data).hexdigest()[:32]
    headers = {**answer.headers, "ETag": f'W/"{digest}"', "Cache-Control": f"{whose}, {REVALIDATED}"}
    return _json(answer.written, status, media_type, headers)


def refusal(error: RequestError, media_type: str) -> Response:
    """The response to a request that is not run."""
    return _json(error.body, error.status, media_type, error.headers)


def _json(body: dict[str, Any], status: int, media_type: str, headers: dict[str, str]) -> Response:
    return Response(
        encode(body), status, {"Cache-Control": "no-store", **headers}, f"{media_type}; charset=utf-8"
    )
