"""Running one operation: in a worker thread, in one of few slots, within its time, on one view of the data.

Resolvers are plain functions that run in that thread, so nothing here ever holds up the event loop. What
takes too long is told to stop; its slot is free again when the thread has really ended.
"""

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

import orjson
from graphql import GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.schema import Schema
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from app.access.budgets import Standing
from app.access.caller import HOW_TO_SEND
from app.graphql.context import Context
from app.graphql.errors import RequestError, format_error, is_unavailable
from app.graphql.identity import without_key
from app.graphql.limits import LIMITS, Measure, too_large
from app.graphql.requests import GraphQLRequest

T = TypeVar("T")

RETRY_SECONDS = 2


class Slots:
    """A few threads, and a queue in front of them that does not grow past its bound."""

    def __init__(self, slots: int = LIMITS.execution_slots, waiting: int = LIMITS.waiting_requests) -> None:
        self._threads = ThreadPoolExecutor(slots, thread_name_prefix="graphql")
        self._room = slots + waiting
        self._under_way: set[Future[Any]] = set()

    @property
    def under_way(self) -> int:
        """How many requests run or wait."""
        return len(self._under_way)

    async def run(self, work: Callable[[], T], stop: Callable[[], None], seconds: float) -> T:
        """The result of `work`; `stop` is called when it has not come in time."""
        if self.under_way >= self._room:
            raise RequestError(
                503,
                "OVERLOADED",
                f"{self._room} requests are running or waiting; try again in {RETRY_SECONDS} seconds.",
                {"Retry-After": str(RETRY_SECONDS)},
            )
        future = self._threads.submit(contextvars.copy_context().run, work)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        try:
            async with asyncio.timeout(seconds):  # unlike wait_for it never swallows a cancellation
                return await asyncio.wrap_future(future)
        except TimeoutError:
            stop()
            raise out_of_time(seconds) from None
        except asyncio.CancelledError:  # nobody waits for it any more
            stop()
            raise


class Outcome(StrEnum):
    """What became of a well-formed request."""

    RESULT = "result"  # with data, be it null or in part
    REQUEST_ERROR = "request error"  # not run: the document or its variables are wrong
    UNAVAILABLE = "unavailable"  # the database cannot be read now


@dataclass(frozen=True)
class Answer:
    """What GraphQL says: `body` has no entry `data` where nothing was run (a request error)."""

    body: dict[str, Any]
    outcome: Outcome
    headers: dict[str, str] = field(default_factory=dict)


def run_operation(schema: Schema, request: GraphQLRequest, context: Context, *, read_only: bool) -> Answer:
    """Runs in the worker thread; raises `RequestError` where the operation may not be run this way."""
    may_write = not read_only and context.caller.key is not None
    allowed = {OperationType.QUERY, OperationType.MUTATION} if may_write else {OperationType.QUERY}
    with context:
        try:
            result = schema.execute_sync(
                request.query,
                variable_values=request.variables,
                context_value=context,
                operation_name=request.operation_name,
                allowed_operation_types=allowed,
            )
        except InvalidOperationTypeError as error:
            raise _not_this_way(error.operation_type, read_only) from None
        except (CannotGetOperationTypeError, MissingQueryError):
            raise RequestError(
                400,
                "OPERATION_NOT_FOUND",
                f"The document has no operation named {request.operation_name!r}."
                if request.operation_name
                else "The document has no operation.",
            ) from None
        if context.is_out_of_time:
            raise out_of_time(context.seconds)
        if context.standing is not None and context.standing.refused:
            raise out_of_budget(context.standing, context.measure)
        return _answer(result, context)


def out_of_time(seconds: float) -> RequestError:
    return RequestError(
        503,
        "EXECUTION_TIMEOUT",
        f"The limit of one request is {seconds:g} seconds; this one took longer. Ask for less.",
        {"Retry-After": str(RETRY_SECONDS)},
    )


def out_of_budget(standing: Standing, measure: Measure | None) -> RequestError:
    cost = measure.cost if measure is not None else 0
    return RequestError(
        429,
        "RATE_LIMITED",
        f"The limit is {standing.budget:,} points of cost a minute, and {standing.remaining:,} are left; "
        f"this request asks for {cost:,}. Try again in {standing.wait} seconds.",
        standing.headers,
    )


def _not_this_way(kind: OperationType, read_only: bool) -> RequestError:
    if kind is OperationType.MUTATION and read_only:
        return RequestError(
            405, "METHOD_NOT_ALLOWED", "GET is for queries; send a mutation by POST.", {"Allow": "POST"}
        )
    if kind is OperationType.MUTATION:
        return without_key(f"A mutation needs an API key with the scope for it. {HOW_TO_SEND}")
    return RequestError(400, "BAD_REQUEST", "Subscriptions are not offered over a plain HTTP request.")


def _answer(result: ExecutionResult, context: Context) -> Answer:
    size = len(orjson.dumps(result.data, option=orjson.OPT_NON_STR_KEYS))
    if size > LIMITS.answer_bytes:
        result = ExecutionResult(data=None, errors=[too_large("answer_bytes", size, LIMITS.answer_bytes)])
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
    if context.standing is None:
        return Answer(body, outcome)
    body.setdefault("extensions", {})["rateLimit"] = context.standing.told
    return Answer(body, outcome, context.standing.headers)


def _was_run(result: ExecutionResult, errors: list[GraphQLError]) -> bool:
    """Whether there is a result, be it null: an error below a path comes from running."""
    return result.data is not None or any(error.path is not None for error in errors)
