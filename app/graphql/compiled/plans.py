"""The plan of an operation: functions that make its answer from what the resolvers give, level by level.

All values of one level are handled together, so that each field costs one look at what it is, however many
objects have it. The order of the answer is that of the document, as with the general executor.

Below a thing that the record has rows of (an event, a release), fields that say how they are read from a row
(`FromRow`) are: the plan knows what they want of it, so one statement reads it for all things of a level, and
no objects are made. A field that does not say so, or has one below it that does not, goes by its resolver.
"""

from collections.abc import Mapping
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    is_abstract_type,
    is_object_type,
)
from graphql.execution.values import VariableValues
from strawberry.schema import Schema

from app.graphql.compiled.fields import (
    Arguments,
    NotCompiled,
    NotThere,
    Run,
    Values,
    object_reader,
    variables_in,
)
from app.graphql.compiled.fragments import kept
from app.graphql.compiled.rowed import (
    Needed,
    from_row,
    has_rows,
    kind_of_row,
    note,
    noun_of,
    row_reader,
    types_of_rows,
)
from app.graphql.compiled.selections import Collected, Collector
from app.graphql.compiled.values import Complete, completion, of_several_types
from app.graphql.context import Context
from app.graphql.prices import PRICES_BY_TYPE
from app.queries.nouns import Noun
from app.queries.reading import Reader

MOST_FIELDS = 1_000  # of a plan, fragments unfolded: what has more is rarely asked, and takes megabytes


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
        self._is_kept = False  # what is compiled now, with the whole that it stands in
        query = self._schema.query_type
        assert query is not None
        self._project = self._objects(query, [operation.selection_set])

    def run(self, context: Context, variables: VariableValues) -> dict[str, Any]:
        """The data of the answer; raises whatever keeps it from being a good one."""
        run = Run(context, variables.coerced, self._arguments.read(variables, context))
        data: dict[str, Any] = self._project([None], run)[0]
        return data

    def _objects(self, kind: GraphQLObjectType, sets: list[SelectionSetNode]) -> Complete:
        fields = self._collector.collect(kind, sets)
        noun = noun_of(kind)
        if noun is None:
            return _dicts({name: self._field(kind, each, None) for name, each in fields.items()})
        variables = None if self._is_kept else self._variables_below(kind, sets)
        if variables is not None:
            self._is_kept = True
            complete = kept(self._things(kind, fields, noun), self._arguments.root, sorted(variables))
            self._is_kept = False
            return complete
        return self._things(kind, fields, noun)

    def _things(self, kind: GraphQLObjectType, fields: dict[str, Collected], noun: Noun) -> Complete:
        """Things that the record has rows of, from objects that have their keys."""
        needed: Needed = {}
        rowed = {name: self._is_rowed(kind, each) for name, each in fields.items()}
        columns = {
            name: self._field(kind, each, needed if rowed[name] else None) for name, each in fields.items()
        }
        reader, root = Reader(noun, needed), self._arguments.root
        is_plain = needed.keys() <= noun.everything.keys()

        def project(objects: Values, run: Run) -> Values:
            if not objects:
                return []
            keys = [each.key for each in objects]
            try:
                if is_plain and (not needed or all(each.family.has_rows for each in objects)):
                    rows = [each.row for each in objects]
                else:
                    found = reader.read(run.context.below(root).connection, dict.fromkeys(keys))
                    rows = [found[key] for key in keys]
            except KeyError:
                raise NotThere(keys) from None
            made = [column(rows if rowed[name] else objects, run) for name, column in columns.items()]
            if not made:
                return [{} for _ in objects]
            return [dict(zip(columns, values, strict=True)) for values in zip(*made, strict=True)]

        return project

    def _rows(self, kind: GraphQLObjectType, sets: list[SelectionSetNode], needed: Needed) -> Complete:
        fields = self._collector.collect(kind, sets)
        return _dicts({name: self._field(kind, each, needed) for name, each in fields.items()})

    def _field(self, parent: GraphQLObjectType, collected: Collected, needed: Needed | None) -> Complete:
        """From rows where it notes what it needs of them, else from objects."""
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
        how = from_row(kind)
        if needed is None or how is None:
            read = object_reader(kind, collected.node, self._arguments)
        else:
            read = row_reader(how, kind, collected.node, self._arguments)
            needed = note(needed, how)
        complete = completion(kind.type, lambda inner: self._composite(inner, collected.inner, needed))
        return lambda objects, run: complete(read(objects, run), run)

    def _composite(
        self, kind: GraphQLOutputType, sets: list[SelectionSetNode], needed: Needed | None
    ) -> Complete:
        if is_object_type(kind):
            return self._objects(kind, sets) if needed is None else self._rows(kind, sets, needed)
        assert is_abstract_type(kind)
        possible = self._schema.get_possible_types(kind)
        if needed is None:
            return of_several_types(
                _types_of_objects, {each.name: self._objects(each, sets) for each in possible}
            )
        how = kind_of_row(kind)
        assert how is not None  # or it is not rowed
        note(needed, how)
        return of_several_types(
            types_of_rows(how), {each.name: self._rows(each, sets, needed) for each in possible}
        )

    def _variables_below(self, kind: GraphQLObjectType, sets: list[SelectionSetNode]) -> set[str] | None:
        """Those on which depends what hangs on a thing; None where it has lists of its own, or is no data."""
        found: set[str] = set()
        for each in self._collector.collect(kind, sets).values():
            name = each.node.name.value
            if name == "__typename":
                continue
            inner = get_named_type(kind.fields[name].type) if name in kind.fields else None
            if inner is None or inner.name in PRICES_BY_TYPE:
                return None
            found |= variables_in(each.node.arguments)
            for possible in self._possible(inner):
                below = self._variables_below(possible, each.inner)
                if below is None:
                    return None
                found |= below
        return found

    def _possible(self, kind: GraphQLNamedType) -> list[GraphQLObjectType]:
        """The types of objects that a value may be of; none for a leaf."""
        if is_abstract_type(kind):
            return list(self._schema.get_possible_types(kind))
        return [kind] if is_object_type(kind) else []

    def _is_rowed(self, parent: GraphQLObjectType, collected: Collected) -> bool:
        """Whether a field is read from rows, with all that is asked below it."""
        name = collected.node.name.value
        if name == "__typename":
            return True
        if name not in parent.fields:
            return False
        kind = parent.fields[name]
        if from_row(kind) is None and has_rows(parent):
            return False
        inner = get_named_type(kind.type)
        if is_abstract_type(inner) and not kind_of_row(inner):
            return False
        return all(
            self._is_rowed(each, below)
            for each in self._possible(inner)
            for below in self._collector.collect(each, collected.inner).values()
        )


def _dicts(columns: Mapping[str, Complete]) -> Complete:
    if not columns:
        return lambda objects, _: [{} for _ in objects]

    def project(objects: Values, run: Run) -> Values:
        if not objects:
            return []
        made = [column(objects, run) for column in columns.values()]
        return [dict(zip(columns, values, strict=True)) for values in zip(*made, strict=True)]

    return project


def _types_of_objects(values: Values) -> list[str]:
    return [value.__strawberry_definition__.name for value in values]
