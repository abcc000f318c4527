"""Failures as GraphQL errors: one stable `extensions.code` each, and which of them is logged.

A failure with a name (`app/errors.py`) keeps its code and its sentence. What a client got wrong has a code
of `CLIENT_CODES`. Anything else is a defect: it is logged once with its trace, and the client is told a
reference.
"""

import secrets
from collections.abc import Mapping
from typing import Any

import structlog
from graphql import ArgumentNode, GraphQLError, GraphQLSyntaxError, Node, ValueNode

from app.access.budgets import Standing
from app.errors import AppError, Kind
from app.graphql.limits import LIMITS

log = structlog.get_logger(__name__)

RETRY_SECONDS = 2
INTERNAL_ERROR = "INTERNAL_ERROR"
# Where the database is and how it fails is the operator's alone; it is logged.
UNAVAILABLE = "The record cannot be read just now; try again in a minute."

CLIENT_CODES = {
    "BAD_REQUEST": "The request is not GraphQL over HTTP; the message says what is wrong with it.",
    "METHOD_NOT_ALLOWED": "Only GET and POST are served, and GET only for queries.",
    "UNSUPPORTED_MEDIA_TYPE": "The body of a POST is application/json in UTF-8.",
    "REQUEST_TOO_LARGE": "The request is larger than `limits.maxBodyBytes`.",
    "REQUEST_TIMEOUT": "The body did not arrive in time.",
    "PERSISTED_QUERY_NOT_FOUND": "No document of that hash or id is known; send its text with it once.",
    "PERSISTED_QUERY_MISMATCH": "The document that was sent has another hash than the request says.",
    "DOCUMENT_NOT_REGISTERED": "This server runs registered documents only, and this is none of them.",
    "GRAPHQL_PARSE_FAILED": "The document is not GraphQL; the message says where.",
    "GRAPHQL_VALIDATION_FAILED": "The document does not fit the schema; the message says where.",
    "OPERATION_NOT_FOUND": "The document has no operation of that name, or several and none is named.",
    "BAD_USER_INPUT": "A variable or argument has a value that its type does not allow.",
    "RATE_LIMITED": (
        "The budget of the address or key is used up, or its subscriptions are; wait for the seconds in "
        "Retry-After."
    ),
    "QUERY_TOO_LARGE": "The request passes a limit; the error tells what was asked and allowed.",
}
SERVER_CODES = {
    "OVERLOADED": "Too many requests are waiting; try again after the seconds in Retry-After.",
    "EXECUTION_TIMEOUT": "The request ran longer than `limits.maxExecutionSeconds`; ask for less at a time.",
    "BEING_RESTORED": (
        "Restoring the record as of an instant takes longer than a request may; it goes on, so send the "
        "same request again after the seconds in Retry-After."
    ),
    INTERNAL_ERROR: "A defect of ours. Quote the reference when reporting it.",
}


class RequestError(Exception):
    """A request that is answered without running anything: status, code, sentence, further headers."""

    told: Mapping[str, object] = {}  # what stands in the answer beside the error

    def __init__(self, status: int, code: str, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers or {}

    @property
    def body(self) -> dict[str, Any]:
        """The answer; without `data`, since nothing was run."""
        body: dict[str, Any] = {
            "errors": [{"message": self.message, "extensions": traced({"code": self.code})}]
        }
        return {**body, "extensions": dict(self.told)} if self.told else body


def overloaded(what: str) -> RequestError:
    return RequestError(
        503,
        "OVERLOADED",
        f"{what}; try again in {RETRY_SECONDS} seconds.",
        {"Retry-After": str(RETRY_SECONDS)},
    )


def out_of_time(seconds: float) -> RequestError:
    return RequestError(
        503,
        "EXECUTION_TIMEOUT",
        f"The limit of one request is {seconds:g} seconds; this one took longer. Ask for less.",
        {"Retry-After": str(RETRY_SECONDS)},
    )


def being_restored() -> RequestError:
    return RequestError(
        503,
        "BEING_RESTORED",
        "The record as of that instant is still being restored; send the same request again in "
        f"{RETRY_SECONDS} seconds.",
        {"Retry-After": str(RETRY_SECONDS)},
    )


def unavailable(error: AppError) -> RequestError:
    """A failure of the database outside any field."""
    log.warning("unavailable", code=error.code, reason=error.message)
    return RequestError(503, error.code, UNAVAILABLE, {"Retry-After": str(RETRY_SECONDS)})


def out_of_budget(standing: Standing, cost: int) -> RequestError:
    seconds = "1 second" if standing.wait == 1 else f"{standing.wait} seconds"
    error = RequestError(
        429,
        "RATE_LIMITED",
        f"The limit is {standing.budget:,} points of cost a minute, and {standing.remaining:,} are left; "
        f"this request asks for {cost:,}. Try again in {seconds}.",
        standing.headers,
    )
    error.told = {"cost": {"asked": cost, "allowed": LIMITS.cost}, "rateLimit": standing.told}
    return error


def out_of_subscriptions(most: int) -> RequestError:
    return RequestError(
        429,
        "RATE_LIMITED",
        f"The limit is {most:,} subscriptions of one address or API key, and so many of yours are running; "
        "end one before you begin another.",
        {"Retry-After": str(RETRY_SECONDS)},
    )


def format_error(error: GraphQLError, validated: bool) -> dict[str, Any]:
    """The error as the client sees it; `validated` where the document had passed validation."""
    cause = cause_of(error)
    if isinstance(cause, AppError) and cause.kind is Kind.UNAVAILABLE:
        log.warning("unavailable", code=cause.code, reason=cause.message)
        return _formatted(error, UNAVAILABLE, {"code": cause.code})
    if isinstance(cause, AppError):
        return _formatted(error, cause.message, {"code": cause.code, **_subject(cause)})
    if "code" in (error.extensions or {}):
        return _formatted(error, error.message, dict(error.extensions or {}))
    code = _client_code(error, cause, validated)
    if code is not None:
        return _formatted(error, error.message, {"code": code})
    return _formatted(error, *_masked(error, cause))


def defect(cause: BaseException) -> RequestError:
    """A failure of ours outside any field, logged; the client is told the reference."""
    reference = secrets.token_hex(6)
    log.error("graphql_failed", reference=reference, exc_info=cause)
    return RequestError(500, INTERNAL_ERROR, _report(reference))


def cause_of(error: GraphQLError) -> BaseException | None:
    """The exception behind the error that is not GraphQL's own."""
    cause: BaseException | None = error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause


def is_unavailable(error: GraphQLError) -> bool:
    cause = cause_of(error)
    return isinstance(cause, AppError) and cause.kind is Kind.UNAVAILABLE


def _client_code(error: GraphQLError, cause: BaseException | None, validated: bool) -> str | None:
    if isinstance(error, GraphQLSyntaxError):
        return "GRAPHQL_PARSE_FAILED"
    if cause is not None:
        return None
    if error.path is None:
        return "BAD_USER_INPUT" if validated else "GRAPHQL_VALIDATION_FAILED"
    # Below a path GraphQL itself blames either a value the client wrote or a value we returned.
    first: Node | None = error.nodes[0] if error.nodes else None
    return "BAD_USER_INPUT" if isinstance(first, ArgumentNode | ValueNode) else None


def _masked(error: GraphQLError, cause: BaseException | None) -> tuple[str, dict[str, Any]]:
    reference = secrets.token_hex(6)
    log.error(
        "graphql_failed",
        reference=reference,
        path=error.path,
        exc_info=cause or error,
    )
    return _report(reference), {"code": INTERNAL_ERROR, "reference": reference}


def _report(reference: str) -> str:
    return f"Something went wrong on our side. Please report it with the reference {reference}."


def _subject(cause: AppError) -> dict[str, str]:
    return {"subject": cause.subject} if cause.subject is not None else {}


def _formatted(error: GraphQLError, message: str, extensions: dict[str, Any]) -> dict[str, Any]:
    formatted: dict[str, Any] = {"message": message}
    if error.locations:
        formatted["locations"] = [location.formatted for location in error.locations]
    if error.path is not None:
        formatted["path"] = error.path
    return {**formatted, "extensions": traced(extensions)}


def traced(extensions: dict[str, Any]) -> dict[str, Any]:
    """With the id of the request, from where the log has it too; a program inside has none."""
    request_id = structlog.contextvars.get_contextvars().get("request_id")
    return {**extensions, "requestId": request_id} if request_id else extensions
