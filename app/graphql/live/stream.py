"""One running subscription: its document, checked once, and its place in what it reads.

`Streams` makes one wherever a subscription is run: what running it gives is the stream. Its answers are made
in turns, in a worker thread, each turn on one view of the database.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from graphql import ExecutionResult, create_source_event_stream
from strawberry.extensions import SchemaExtension
from strawberry.types.execution import ExecutionContext
from strawberry.types.graphql import OperationType

from app.errors import AppError, Kind
from app.graphql.answers import Answer, Outcome, answer_of
from app.graphql.context import Context
from app.graphql.errors import out_of_time
from app.graphql.limits import LIMITS
from app.graphql.live.source import Source

# What the answers of one turn may cost together: they are held until the client has taken them.
TURN_COST = 2_000


@dataclass(frozen=True)
class Turn:
    """Answers, each for one event, and where to go on."""

    answers: list[Answer]
    position: str
    has_more: bool


class Stream:
    """`executor` is GraphQL's, with document and variables."""

    def __init__(self, executor: Any, source: Source[Any]) -> None:
        self.position = source.start
        self._executor = executor
        self._source = source
        self._measure = executor.context_value.measure
        cost = self._measure.cost - self._measure.once
        self._size = max(1, min(LIMITS.page_size, TURN_COST // max(1, cost)))

    def go_on(self, position: str) -> None:
        """Behind what a client has had already; raises `AppError` for what is no position."""
        self._source.check(position)
        self.position = position

    def read(self, context: Context) -> Turn | None:
        """The next turn; None where the database cannot be read now. Moves nothing: see `position`."""
        with context:
            context.measure, context.validated = self._measure, True
            try:
                portion = self._source.read(context, self.position, self._size)
            except AppError as error:
                if error.kind is not Kind.UNAVAILABLE:
                    raise
                return None
            answers = [self._answer(event, context) for event in portion.events]
        if any(answer.outcome is Outcome.UNAVAILABLE for answer in answers):
            return None
        return Turn(answers, portion.position, portion.has_more)

    def _answer(self, event: Any, context: Context) -> Answer:
        executor = self._executor.build_per_event_executor(event)
        executor.context_value = context
        result = executor.execute_operation(False)
        if context.is_out_of_time:  # then what went wrong in it is no defect
            raise out_of_time(context.seconds)
        return replace(answer_of(result, context), position=self._source.position_of(event))


class Streams(SchemaExtension):
    """Opens a stream where the operation is a subscription, instead of running it."""

    def on_execute(self) -> Iterator[None]:
        execution = self.execution_context
        if execution.operation_type is OperationType.SUBSCRIPTION:
            execution.result = _opened(execution)
        yield


def _opened(execution: ExecutionContext) -> ExecutionResult:
    assert execution.graphql_document is not None  # it is validated
    executor = execution.schema.execution_context_class.build(
        execution.schema._schema,
        execution.graphql_document,
        context_value=execution.context,
        raw_variable_values=execution.variables,
        operation_name=execution.operation_name,
    )
    if isinstance(executor, list):
        return ExecutionResult(None, executor)
    source: Any = create_source_event_stream(executor)
    if isinstance(source, ExecutionResult):
        for error in source.errors or []:
            error.path = None  # it lies before any event, so there is no data for it to lie in
        return source
    opened: Any = Stream(executor, source)
    return ExecutionResult(opened, None)
