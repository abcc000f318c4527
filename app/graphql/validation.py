"""The steps before running: tokens counted, the document measured against the limits, then validated.

Measuring comes first because validation itself is slow on documents that repeat themselves.
"""

from collections.abc import Iterator

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSyntaxError,
    Lexer,
    OperationDefinitionNode,
    Source,
    TokenKind,
    parse,
)
from strawberry.extensions import SchemaExtension

from app.graphql.context import Context
from app.graphql.limits import LIMITS, too_large
from app.graphql.measuring import measure_document

REFUSED_COST = 10  # points for a document that is read and refused
NAME_ONE = "The document has several operations; say which one to run with operationName."


class QueryLimits(SchemaExtension):
    """Holds every operation to the limits, however it arrives."""

    def on_parse(self) -> Iterator[None]:
        context = self.execution_context
        if context.query and context.graphql_document is None:
            context.graphql_document = parse_document(context.query)
        yield

    def on_validate(self) -> Iterator[None]:
        """Errors set here keep validation from starting."""
        context = self.execution_context
        document = context.graphql_document
        if document is not None and not context.context.validated:  # or its plan was tried, and charged
            measures = measure_document(context.schema._schema, document, context.variables or {})
            excesses = [error for each in measures.values() for error in each.excesses(LIMITS)]
            named = context._provided_operation_name is not None
            if not named and _operations(document) > 1:
                excesses.append(GraphQLError(NAME_ONE, extensions={"code": "OPERATION_NOT_FOUND"}))
            context.pre_execution_errors = excesses or None
            context.context.measure = measures.get(context.operation_name or "")
            self._charge(context.context)
        yield

    def _charge(self, context: Context) -> None:
        """What is not run costs little; what is asked for beyond the budget is not run."""
        runs = context.measure is not None and self.execution_context.pre_execution_errors is None
        context.charge(context.measure.cost if runs and context.measure else REFUSED_COST)
        if context.standing is not None and context.standing.refused:
            self.execution_context.pre_execution_errors = [GraphQLError("The budget is used up.")]

    def on_execute(self) -> Iterator[None]:
        self.execution_context.context.validated = True
        yield


def parse_document(source: str) -> DocumentNode:
    try:
        return parse(source, max_tokens=LIMITS.tokens)
    except GraphQLSyntaxError:
        tokens = count_tokens(source)
        if tokens > LIMITS.tokens:
            raise too_large("tokens", tokens, LIMITS.tokens) from None
        raise


def count_tokens(source: str) -> int:
    """How many tokens the document has, up to the first that is none."""
    lexer = Lexer(Source(source))
    count = 0
    try:
        while lexer.advance().kind is not TokenKind.EOF:
            count += 1
    except GraphQLSyntaxError:
        pass  # the parser says so better
    return count


def _operations(document: DocumentNode) -> int:
    return sum(isinstance(each, OperationDefinitionNode) for each in document.definitions)
