"""The plan of an operation: functions that make its answer from what the resolvers give, level by level.

One function, written for the selection, makes a thing with all its fields; what must be read from the
database below a field is read for all things of a level at once (`values.py`). The order of the answer is
that of the document, as with the general executor.

Below a thing that the record has rows of (an event, a release), fields that say how they are read from a row
(`FromRow`) are: the plan knows what they want of it, so one statement reads it for all things of a level,
and no objects are made. A field that does not say so, or has one below it that does not, goes by its
resolver.
"""

from collections.abc import Callable, Mapping
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLField,
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

from app.graphql.compiled.arguments import Arguments, variables_in
from app.graphql.compiled.expressions import completed
from app.graphql.compiled.fields import resolved
from app.graphql.compiled.fragments import kept
from app.graphql.compiled.rowed import (
    Needed,
    from_row,
    has_row,
    has_rows,
    kind_of_row,
    note,
    noun_of,
    of_row,
    type_of_row,
    value_of,
)
from app.graphql.compiled.runs import NotCompiled, NotThere, Run
from app.graphql.compiled.selections import Collected, Collector
from app.graphql.compiled.values import Complete, Values, completion, of_several_types
from app.graphql.context import Context
from app.graphql.prices import PRICES_BY_TYPE
from app.queries.event_cards import reader_of
from app.queries.nouns import Noun
from app.queries.written import Source, entries

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
        self._arguments = Arguments()
        self._source = Source()
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
            return self._mere_objects(kind, fields)
        variables = None if self._is_kept else self._variables_below(kind, sets)
        if variables is not None:
            self._is_kept = True
            complete = kept(self._things(kind, fields, noun), self._arguments.root, sorted(variables))
            self._is_kept = False
            return complete
        return self._things(kind, fields, noun)

    def _mere_objects(self, kind: GraphQLObjectType, fields: dict[str, Collected]) -> Complete:
        """Objects of a type that the record has no rows of."""
        level = _Level(self._source)
        for name, each in fields.items():
            if self._is_deep(kind, each):
                level.add(name, self._column(kind, each))
            else:
                level.texts[name] = self._text(kind, each, None, "thing")
        write = level.function()
        return lambda objects, run: write(objects, objects, run)

    def _things(self, kind: GraphQLObjectType, fields: dict[str, Collected], noun: Noun) -> Complete:
        """Things that the record has rows of, from objects that have their keys."""
        needed: Needed = {}
        level = _Level(self._source)
        for name, each in fields.items():
            if self._is_rowed(kind, each):
                level.texts[name] = self._text(kind, each, needed, "row")
            elif self._is_deep(kind, each):
                level.add(name, self._column(kind, each))
            else:
                level.texts[name] = self._text(kind, each, None, "thing")
        write, reader, root = level.function(), reader_of(noun, needed), self._arguments.root
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
            return write(rows, objects, run)

        return project

    def _column(self, parent: GraphQLObjectType, collected: Collected) -> Complete:
        """A field below which things are read, for all objects at once."""
        kind = self._enter(parent, collected)
        assert kind is not None  # below which nothing would be read
        value = resolved(self._source, kind, collected.node, self._arguments)("thing")
        read = self._source.function("things, a", f"[{value} for thing in things]")
        complete = completion(kind.type, lambda inner: self._read_below(inner, collected.inner))
        return lambda objects, run: complete(read(objects, run.arguments), run)

    def _read_below(self, kind: GraphQLOutputType, sets: list[SelectionSetNode]) -> Complete:
        if is_object_type(kind):
            return self._objects(kind, sets)
        assert is_abstract_type(kind)
        possible = self._schema.get_possible_types(kind)
        return of_several_types({each.name: self._objects(each, sets) for each in possible})

    def _text(
        self, parent: GraphQLObjectType, collected: Collected, needed: Needed | None, thing: str
    ) -> str:
        """The expression of a field and all below it: of a row where it notes what it needs of it, else of
        an object."""
        kind = self._enter(parent, collected)
        if kind is None:
            return repr(parent.name)
        how = from_row(kind)
        if needed is None and has_row(parent) and self._is_rowed(parent, collected):
            needed, thing = {}, f"{thing}.row"
        if needed is None or how is None:
            read = resolved(self._source, kind, collected.node, self._arguments)
        else:
            if how.is_code:
                note(needed, how)
                return completed(self._source, kind.type, value_of(how, thing), None, how.read)
            read = of_row(self._source, how, kind, collected.node, self._arguments)
            needed = note(needed, how)

        def composite(inner: GraphQLOutputType, value: str) -> str:
            return self._text_below(inner, collected.inner, needed, value)

        return completed(self._source, kind.type, read(thing), composite)

    def _text_below(
        self, kind: GraphQLOutputType, sets: list[SelectionSetNode], needed: Needed | None, value: str
    ) -> str:
        if is_object_type(kind):
            fields = self._collector.collect(kind, sets)
            return entries({name: self._text(kind, each, needed, value) for name, each in fields.items()})
        assert is_abstract_type(kind)
        type_name = f"{value}.__strawberry_definition__.name"
        if needed is not None:
            how = kind_of_row(kind)
            assert how is not None  # or it is not rowed
            note(needed, how)
            type_name = type_of_row(self._source, how, value)
        of_types = {
            each.name: self._source.function("value, a", self._text_below(each, sets, needed, "value"))
            for each in self._schema.get_possible_types(kind)
        }
        return f"{self._source.value(of_types)}[{type_name}]({value}, a)"

    def _enter(self, parent: GraphQLObjectType, collected: Collected) -> GraphQLField | None:
        """What is compiled next; None for `__typename`."""
        self.size += 1
        if self.size > MOST_FIELDS:
            raise NotCompiled(f"more than {MOST_FIELDS} fields")
        if parent is self._schema.query_type:
            self._arguments.root = (collected.node.alias or collected.node.name).value
        name = collected.node.name.value
        if name != "__typename" and name not in parent.fields:
            raise NotCompiled(name)  # introspection
        found: GraphQLField | None = parent.fields.get(name)
        return found

    def _is_deep(self, parent: GraphQLObjectType, collected: Collected) -> bool:
        """Whether things are read below a field."""
        name = collected.node.name.value
        if name not in parent.fields:
            return False
        return any(
            noun_of(kind) is not None
            or any(
                self._is_deep(kind, each) for each in self._collector.collect(kind, collected.inner).values()
            )
            for kind in self._possible(get_named_type(parent.fields[name].type))
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


class _Level:
    """The fields of objects of a type: expressions of `row` and `thing`, and columns that are made apart."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.texts: dict[str, str] = {}
        self._columns: list[Complete] = []

    def add(self, name: str, column: Complete) -> None:
        self.texts[name] = f"c{len(self._columns)}"
        self._columns.append(column)

    def function(self) -> Callable[[Values, Values, Run], Values]:
        """Of rows, as many objects and the run: what stands in the answer."""
        names = "".join(f", c{n}" for n in range(len(self._columns)))
        write = self._source.function(
            f"rows, things, a{names}",
            f"[{entries(self.texts)} for row, thing{names} in zip(rows, things{names}, strict=True)]",
        )
        columns = self._columns

        def read(rows: Values, things: Values, run: Run) -> Values:
            made: Values = write(rows, things, run.arguments, *(column(things, run) for column in columns))
            return made

        return read
