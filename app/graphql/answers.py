"""What GraphQL says to an operation, and how it is written as JSON."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

import orjson
from graphql import ExecutionResult, GraphQLError

from app.errors import AppError
from app.graphql.context import Context
from app.graphql.errors import format_error, is_unavailable
from app.graphql.limits import LIMITS, too_large


class Outcome(StrEnum):
    """What became of a well-formed request."""

    RESULT = "result"  # with data, be it null or in part
    REQUEST_ERROR = "request error"  # not run: the document or its variables are wrong
    UNAVAILABLE = "unavailable"  # the database cannot be read now


@dataclass(frozen=True)
class Answer:
    """What GraphQL says: `body` has no entry `data` where nothing was run (a request error).

    `data` is that entry as it is sent, which may be millions of bytes: they are written in the worker thread,
    and not again by the event loop. `position` is where an event of a subscription stands: what it goes on
    behind after an interruption. `is_common`: whoever asks the same of the same data gets the same data.
    """

    body: dict[str, Any]
    outcome: Outcome
    headers: dict[str, str] = field(default_factory=dict)
    position: str | None = None
    data: bytes = b""
    is_common: bool = False

    @property
    def written(self) -> dict[str, Any]:
        """The body to encode."""
        return {**self.body, "data": orjson.Fragment(self.data)} if "data" in self.body else self.body


class Executed(Protocol):
    """The result of running, GraphQL's own or Strawberry's."""

    @property
    def data(self) -> dict[str, Any] | None: ...

    @property
    def errors(self) -> list[GraphQLError] | None: ...


def answer_of(result: Executed, context: Context) -> Answer:
    data = encode(result.data)
    if len(data) > LIMITS.answer_bytes:
        result = ExecutionResult(None, [too_large("answer_bytes", len(data), LIMITS.answer_bytes)])
    errors = result.errors or []
    formatted = [format_error(error, context.validated) for error in errors]
    if any(is_unavailable(error) for error in errors):
        return Answer({"errors": formatted}, Outcome.UNAVAILABLE)
    body: dict[str, Any] = {"errors": formatted} if formatted else {}
    if _was_run(result, errors):
        body["data"] = result.data
    if context.measure is not None:
        body["extensions"] = {"cost": {"asked": context.measure.cost, "allowed": LIMITS.cost}}
    outcome = Outcome.RESULT if "data" in body else Outcome.REQUEST_ERROR
    is_common = outcome is Outcome.RESULT and not errors and not context.is_personal
    if context.standing is None:
        return Answer(body, outcome, data=data, is_common=is_common)
    body.setdefault("extensions", {})["rateLimit"] = context.standing.told  # last: see `repeats.py`
    return Answer(body, outcome, context.standing.headers, data=data, is_common=is_common)


def refused(error: AppError) -> Answer:
    """What ends a subscription that cannot go on."""
    cause = GraphQLError(error.message, original_error=error)
    return Answer({"errors": [format_error(cause, validated=True)]}, Outcome.REQUEST_ERROR)


def _was_run(result: Executed, errors: list[GraphQLError]) -> bool:
    """Whether there is a result, be it null: an error below a path comes from running."""
    return result.data is not None or any(error.path is not None for error in errors)


def encode(body: dict[str, Any] | None) -> bytes:
    """Copied, since orjson gives its whole buffer: 8 kB for 600 bytes, which is kept with what is kept."""
    return bytes(memoryview(orjson.dumps(body, option=orjson.OPT_NON_STR_KEYS)))
