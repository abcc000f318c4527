"""The plan of an operation: functions that make its answer from what the resolvers give, level by level.

All values of one level are handled together, so that each field costs one look at what it is, however many
objects have it. The order of the answer is that of the document, as with the general executor.
"""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    OperationDefinitionNode,
    SelectionSetNode,
    is_abstract_type,
    is_leaf_type,
    is_object_type,
)
from graphql.execution.values import VariableValues
from strawberry.schema import Schema

from app.graphql.compiled.fields import Arguments, NotCompiled, Run, Values, reader
from app.graphql.compiled.leaves import writer
from app.graphql.compiled.selections import Collected, Collector
from app.graphql.context import Context

MOST_FIELDS = 1_000  # of a plan, fragments unfolded: what has more is rarely asked, and takes megabytes

Complete = Callable[[Values, Run], Values]  # what resolvers gave in, what stands in the answer out


class Plan:
    """One query, ready to be run with any variables that leave its conditions as they are."""

    def __init__(
        self,
        schema: Schema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        switches: Mapping[str, bool],
    ) -> None:
        self._schema = schema._schema
        self._collector = Collector(self._schema, document, switches)
        self._arguments = Arguments(schema)
        self.size = 0  # fields, those of a fragment each time it is used
        query = self._schema.query_type
        assert query is not None
        self._project = self._object(query, [operation.selection_set])

    def run(self, context: Context, variables: VariableValues) -> dict[str, Any]:
        """The data of the answer; raises whatever keeps it from being a good one."""
        run = Run(self._arguments.read(variables, context))
        data: dict[str, Any] = self._project([None], run)[0]
        return data

    def _object(self, kind: GraphQLObjectType, sets: list[SelectionSetNode]) -> Complete:
        fields = self._collector.collect(kind, sets)
        names = tuple(fields)
        columns = [self._field(kind, each) for each in fields.values()]
        if not columns:
            return lambda objects, _: [{} for _ in objects]

        def project(objects: Values, run: Run) -> Values:
            if not objects:
                return []
            read = [column(objects, run) for column in columns]
            return [dict(zip(names, row, strict=True)) for row in zip(*read, strict=True)]

        return project

    def _field(self, parent: GraphQLObjectType, collected: Collected) -> Complete:
        name = collected.node.name.value
        self.size += 1
        if self.size > MOST_FIELDS:
            raise NotCompiled(f"more than {MOST_FIELDS} fields")
        if parent is self._schema.query_type:
            self._arguments.root = (collected.node.alias or collected.node.name).value
        if name == "__typename":
            return lambda objects, _: [parent.name] * len(objects)
        if name not in parent.fields:
            raise NotCompiled(name)  # introspection
        kind = parent.fields[name]
        read = reader(kind, collected.node, self._arguments)
        complete = self._value(kind.type, collected.inner)
        return lambda objects, run: complete(read(objects, run), run)

    def _value(self, kind: GraphQLOutputType, inner: list[SelectionSetNode]) -> Complete:
        if isinstance(kind, GraphQLNonNull):
            return self._present(kind.of_type, inner)
        return _where_present(self._present(kind, inner))

    def _present(self, kind: GraphQLOutputType, inner: list[SelectionSetNode]) -> Complete:
        """For values none of which may be None."""
        if isinstance(kind, GraphQLList):
            return _no_nulls(_list(self._value(kind.of_type, inner)))
        if is_leaf_type(kind):
            return _no_nulls(_leaf(kind))
        if is_object_type(kind):
            return _no_nulls(self._object(kind, inner))
        assert is_abstract_type(kind)
        possible = self._schema.get_possible_types(kind)
        return _no_nulls(_abstract({each.name: self._object(each, inner) for each in possible}))


def _no_nulls(complete: Complete) -> Complete:
    def check(values: Values, run: Run) -> Values:
        if [value for value in values if value is None]:
            raise ValueError("null where none may be")
        return complete(values, run)

    return check


def _where_present(complete: Complete) -> Complete:
    def spread(values: Values, run: Run) -> Values:
        present = [value for value in values if value is not None]
        if len(present) == len(values):
            return complete(values, run)
        made = iter(complete(present, run))
        return [None if value is None else next(made) for value in values]

    return spread


def _leaf(kind: GraphQLLeafType) -> Complete:
    write = writer(kind)
    return lambda values, _: [write(value) for value in values]


def _list(complete: Complete) -> Complete:
    def flatten(values: Values, run: Run) -> Values:
        made = iter(complete([item for value in values for item in value], run))
        return [list(islice(made, len(value))) for value in values]

    return flatten


def _abstract(projections: dict[str, Complete]) -> Complete:
    """For objects of several types, by the names of these."""

    def complete(values: Values, run: Run) -> Values:
        names = [value.__strawberry_definition__.name for value in values]
        made = {
            name: iter(projections[name]([v for v, of in zip(values, names, strict=True) if of == name], run))
            for name in dict.fromkeys(names)
        }
        return [next(made[name]) for name in names]

    return complete
