"""The plan of an operation: functions that make its answer from what the resolvers give, level by level.

One function, written for the selection, makes a thing with all its fields; what must be read from the
database below a field is read for all things of a level at once (`values.py`). The order of the answer is
that of the document, as with the general executor.

Below a thing that the record has rows of (an event, a release), fields that say how they are read from a row
(`FromRow`) are: the plan knows what they want of it, so one statement reads it for all things of a level,
and no objects are made. A field that does not say so, or has one below it that does not, goes by its
resolver.
"""

from collections.abc import Mapping
from typing import Any

from graphql import (
    DocumentNode,
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
from app.graphql.compiled.fields import resolved
from app.graphql.compiled.fragments import kept
from app.graphql.compiled.levels import Level, Write
from app.graphql.compiled.rowed import noun_of
from app.graphql.compiled.runs import NotThere, Run
from app.graphql.compiled.selections import Collected, Collector
from app.graphql.compiled.texts import Texts
from app.graphql.compiled.values import Complete, Values, completion, of_several_types
from app.graphql.compiled.views import CardView, Needed, RowView
from app.graphql.context import Context
from app.graphql.prices import PRICES_BY_TYPE
from app.queries.event_cards import CardReader, reader_of
from app.queries.nouns import Noun
from app.queries.reading import Reader
from app.queries.written import Source


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
        self._texts = Texts(self._schema, self._collector, self._arguments, self._source)
        self._is_kept = False  # what is compiled now, with the whole that it stands in
        query = self._schema.query_type
        assert query is not None
        self._project = self._objects(query, [operation.selection_set])
        self.size = self._texts.size

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
        level = Level(self._source)
        for name, each in fields.items():
            if self._is_deep(kind, each):
                level.add(name, self._column(kind, each))
            else:
                level.texts[name] = self._texts.field(kind, each, None, "thing")
        write = level.function()
        return lambda objects, run: write(objects, objects, run)

    def _things(self, kind: GraphQLObjectType, fields: dict[str, Collected], noun: Noun) -> Complete:
        """Things that the record has rows of, from objects that have their keys."""
        view, level = RowView("row", {}), Level(self._source)
        rowed = {name: each for name, each in fields.items() if self._texts.is_rowed(kind, each)}
        for name, each in fields.items():
            if name in rowed:
                level.texts[name] = self._texts.field(kind, each, view, "row")
            elif self._is_deep(kind, each):
                level.add(name, self._column(kind, each))
            else:
                level.texts[name] = self._texts.field(kind, each, None, "thing")
        write, reader = level.function(), reader_of(noun, view.needed)
        if not (isinstance(reader, CardReader) and reader.is_whole):
            return self._of_rows(noun, view.needed, reader, write)
        card = CardView("row", noun, view.needed, self._source)
        with self._texts.again():
            level.texts |= {name: self._texts.field(kind, each, card, "row") for name, each in rowed.items()}
        return self._of_cards(reader, level.function(), self._of_rows(noun, view.needed, reader, write))

    def _of_rows(self, noun: Noun, needed: Needed, reader: Reader | CardReader, write: Write) -> Complete:
        is_plain, root = needed.keys() <= noun.everything.keys(), self._arguments.root

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

    def _of_cards(self, reader: CardReader, write: Write, otherwise: Complete) -> Complete:
        """By their cards, unless one of them has none."""
        root = self._arguments.root

        def project(objects: Values, run: Run) -> Values:
            if not objects:
                return []
            keys = [each.key for each in objects]
            cards = reader.values(run.context.below(root).connection, dict.fromkeys(keys))
            if not all(key in cards for key in keys):
                return otherwise(objects, run)
            return write([cards[key] for key in keys], objects, run)

        return project

    def _column(self, parent: GraphQLObjectType, collected: Collected) -> Complete:
        """A field below which things are read, for all objects at once."""
        kind = self._texts.enter(parent, collected)
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
            for kind in self._texts.possible(get_named_type(parent.fields[name].type))
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
            for possible in self._texts.possible(inner):
                below = self._variables_below(possible, each.inner)
                if below is None:
                    return None
                found |= below
        return found
