"""Documents read once: parsed, found valid, measured, and compiled for each of their operations.

What a document says does not change, so a second request with it begins at its variables. Only queries that
may be run as they stand are kept; what is wrong with others is told by the steps of the general executor.
"""

import math
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    get_operation_ast,
    specified_rules,
)
from graphql.execution.values import VariableValues
from strawberry.schema import Schema
from strawberry.schema.schema import validate_document

from app.graphql.bounded import Bounded
from app.graphql.compiled.plans import Plan
from app.graphql.compiled.runs import NotCompiled
from app.graphql.compiled.selections import switches_of
from app.graphql.compiled.variables import Variables
from app.graphql.limits import LIMITS, Measure
from app.graphql.measuring import measure_document
from app.graphql.outlines import outline
from app.graphql.validation import parse_document

KEPT_BYTES = 16_000_000  # of documents, and as much of plans
BYTES_PER_CHARACTER = 150  # of a document and its tree; seen with tracemalloc: 70 to 120
BYTES_PER_FIELD = 2_600  # of a plan, fragments unfolded; seen: 1,100 to 2,600
MOST_MEASURES = 64  # of one document, for as many kinds of variables


class Prepared:
    """A valid document and one operation of it, a query."""

    def __init__(
        self,
        schema: Schema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        name: str,
        plans: "Bounded[Plan | NotCompiled]",
    ) -> None:
        self._schema = schema
        self._document = document
        self._operation = operation
        self._name = name
        self.seconds = math.inf  # of a processor, which it took when it ran last
        self._measures: dict[Any, Measure | None] = {}
        self._plans = plans

    @cached_property
    def _switches(self) -> tuple[str, ...]:
        return switches_of(self._document)  # which is valid only after it was measured

    @cached_property
    def _variables(self) -> Variables:
        return Variables(self._schema._schema, self._operation.variable_definitions or ())

    def measure(self, variables: Mapping[str, Any]) -> Measure | None:
        """What it asks for; None where anything in the document asks for too much."""
        kind = tuple(sorted((name, outline(value)) for name, value in variables.items()))
        if kind not in self._measures:
            if len(self._measures) >= MOST_MEASURES:
                self._measures.clear()
            self._measures[kind] = self._measured(variables)
        return self._measures[kind]

    def variables(self, given: Mapping[str, Any]) -> VariableValues | None:
        """As the operation declares them; None where they are not."""
        return self._variables.read(given)

    def plan(self, variables: VariableValues) -> Plan:
        """For the conditions as the variables have them; raises `NotCompiled`."""
        switches = {name: variables.coerced[name] for name in self._switches}
        if None in switches.values():
            raise NotCompiled("a condition that is null")
        name = f"{''.join(str(int(each)) for each in switches.values())}\n{self._name}"
        known = self._plans.find(name)
        if known is None:
            known = self._compiled(switches)
            size = known.size if isinstance(known, Plan) else 1
            self._plans.keep(name, known, BYTES_PER_FIELD * size + len(name))
        if isinstance(known, NotCompiled):
            raise NotCompiled(*known.args)
        return known

    def _compiled(self, switches: Mapping[str, bool]) -> Plan | NotCompiled:
        try:
            return Plan(self._schema, self._document, self._operation, switches)
        except NotCompiled as refused:
            return refused.with_traceback(None)

    def _measured(self, variables: Mapping[str, Any]) -> Measure | None:
        measures = measure_document(self._schema._schema, self._document, variables)
        if any(measure.excesses(LIMITS) for measure in measures.values()):
            return None
        return measures[self._operation.name.value if self._operation.name else ""]


class PreparedDocuments:
    """Those of one process, within a bound of bytes."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._kept: Bounded[Prepared] = Bounded(KEPT_BYTES)
        self._plans: Bounded[Plan | NotCompiled] = Bounded(KEPT_BYTES)

    def known(self, text: str, operation_name: str | None) -> Prepared | None:
        """What was prepared before, and is kept."""
        return self._kept.find(_name(text, operation_name))

    def find(self, text: str, operation_name: str | None) -> Prepared | None:
        """None for whatever is no valid query that can be compiled."""
        name = _name(text, operation_name)
        known = self._kept.find(name)
        if known is None:
            known = self._prepare(name, text, operation_name)
            if known is not None:
                self._kept.keep(name, known, BYTES_PER_CHARACTER * len(text))
        return known

    def _prepare(self, name: str, text: str, operation_name: str | None) -> Prepared | None:
        try:
            document = parse_document(text)
        except GraphQLError:
            return None
        operation = get_operation_ast(document, operation_name or None)
        if operation is None or operation.operation is not OperationType.QUERY:
            return None
        prepared = Prepared(self._schema, document, operation, name, self._plans)
        fits = prepared.measure({}) is not None  # first, since validating is slow on what repeats itself
        return prepared if fits and self._is_valid(document) else None

    def _is_valid(self, document: DocumentNode) -> bool:
        return not validate_document(self._schema._schema, document, tuple(specified_rules))


def _name(text: str, operation_name: str | None) -> str:
    return f"{operation_name or ''}\n{text}"
