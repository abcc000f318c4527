"""Running one operation: in a worker thread, in one of few slots, within its time, on one view of the data.

Resolvers are plain functions that run in that thread, so nothing here ever holds up the event loop. What
takes too long is told to stop; its slot is free again when the thread has really ended. Readers and writers
have slots of their own, so that neither waits for the other.
"""

import asyncio
import contextvars
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from graphql import ExecutionResult
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from app.access.caller import HOW_TO_SEND
from app.graphql.answers import Answer, answer_of
from app.graphql.context import Context
from app.graphql.errors import RequestError, out_of_budget, out_of_time, overloaded
from app.graphql.identity import without_key
from app.graphql.limits import LIMITS
from app.graphql.live.stream import Stream
from app.graphql.pasts import Unrestored
from app.graphql.requests import GraphQLRequest
from app.graphql.schema import Schema

T = TypeVar("T")

SUBSCRIBE_THIS_WAY = (
    "A subscription has more than one answer: send it over a WebSocket (graphql-transport-ws), or with "
    "Accept: text/event-stream."
)


class Slots:
    """A few threads, and before them a queue that is served in order and does not grow past its bound."""

    def __init__(
        self,
        slots: int = LIMITS.execution_slots,
        waiting: int = LIMITS.waiting_requests,
        seconds: float = LIMITS.execution_seconds,
    ) -> None:
        self._threads = ThreadPoolExecutor(slots, thread_name_prefix="graphql")
        self._room = slots + waiting
        self.seconds = seconds
        self._under_way: set[Future[Any]] = set()

    @property
    def under_way(self) -> int:
        """How many requests run or wait."""
        return len(self._under_way)

    async def run(self, work: Callable[[], T], stop: Callable[[], None], left: float | None = None) -> T:
        """The result of `work`; `stop` is called when it has not come within `seconds`, or what is `left`."""
        if self.under_way >= self._room:
            raise overloaded(f"{self._room} requests are running or waiting")
        future = self._threads.submit(contextvars.copy_context().run, work)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        seconds = self.seconds if left is None else left
        try:
            return await in_time(asyncio.wrap_future(future), seconds, stop)
        except TimeoutError:
            raise out_of_time(self.seconds) from None


async def in_time(future: asyncio.Future[T], seconds: float, stop: Callable[[], None]) -> T:
    """Its result; `stop` is called where it does not come in time, or nobody waits for it any more."""
    try:
        async with asyncio.timeout(seconds):  # unlike wait_for it never swallows a cancellation
            return await future
    except (TimeoutError, asyncio.CancelledError):
        stop()
        raise


def run_operation(schema: Schema, request: GraphQLRequest, context: Context, *, read_only: bool) -> Answer:
    """Runs in the worker thread; raises `RequestError` where the operation may not be run this way."""
    answer = _execute(schema, request, context, read_only, _allowed(context, read_only))
    assert isinstance(answer, Answer)  # a stream comes of a subscription only
    return answer


def open_operation(
    schema: Schema, request: GraphQLRequest, context: Context, *, read_only: bool
) -> Answer | Stream:
    """The same for where there is a way to send more than one answer."""
    allowed = _allowed(context, read_only) | {OperationType.SUBSCRIPTION}
    return _execute(schema, request, context, read_only, allowed)


def _allowed(context: Context, read_only: bool) -> set[OperationType]:
    may_write = not read_only and context.caller.key is not None
    return {OperationType.QUERY, OperationType.MUTATION} if may_write else {OperationType.QUERY}


def _execute(
    schema: Schema, request: GraphQLRequest, context: Context, read_only: bool, allowed: set[OperationType]
) -> Answer | Stream:
    with context:
        answer = answer_from_plan(schema, request, context)
        if answer is not None:
            return answer
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
        _check(context)
        stream: Any = result.data
        return stream if isinstance(stream, Stream) else answer_of(result, context)


def answer_from_plan(
    schema: Schema,
    request: GraphQLRequest,
    context: Context,
    thread_time: Callable[[], float] = time.thread_time,
) -> Answer | None:
    """The answer of a query that goes well; else None, for the general executor to say what is wrong."""
    began = thread_time()
    prepared = schema.prepared.find(request.query, request.operation_name)
    if prepared is None:
        return None
    measure, variables = prepared.measure(request.variables), prepared.variables(request.variables)
    if measure is None or variables is None:
        return None
    context.measure, context.validated = measure, True
    context.charge(measure.cost)
    _check(context)
    try:
        data = prepared.plan(variables).run(context, variables)
    except Exception:
        _check(context)
        context.doubt()
        return None
    _check(context)
    answer = answer_of(ExecutionResult(data, None), context)
    prepared.seconds = thread_time() - began
    return answer


def _check(context: Context) -> None:
    if context.is_out_of_time:
        raise out_of_time(context.seconds)
    if context.standing is not None and context.standing.refused:
        raise out_of_budget(context.standing, context.measure.cost if context.measure else 0)
    if context.unrestored:
        raise Unrestored(frozenset(context.unrestored))


def _not_this_way(kind: OperationType, read_only: bool) -> RequestError:
    if kind is OperationType.MUTATION and read_only:
        return RequestError(
            405, "METHOD_NOT_ALLOWED", "GET is for queries; send a mutation by POST.", {"Allow": "POST"}
        )
    if kind is OperationType.MUTATION:
        return without_key(f"A mutation needs an API key with the scope for it. {HOW_TO_SEND}")
    return RequestError(400, "BAD_REQUEST", SUBSCRIBE_THIS_WAY)
