"""What stands in an answer for a field and all below it, as the text of one expression; for fields below
which nothing is read from the database.

Where a field says how it is read from a row (`FromRow`) it is written of the row, as that is seen
(`views.py`), and no object is made; others are asked of an object, by their resolvers.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from graphql import (
    GraphQLField,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    SelectionSetNode,
    get_named_type,
    is_abstract_type,
    is_object_type,
)

from app.graphql.compiled.arguments import Arguments
from app.graphql.compiled.expressions import completed
from app.graphql.compiled.fields import resolved
from app.graphql.compiled.rowed import from_row, has_row, has_rows, kind_of_row, read_by, reader_of_value
from app.graphql.compiled.runs import NotCompiled
from app.graphql.compiled.selections import Collected, Collector
from app.graphql.compiled.views import CardView, RowView, View
from app.graphql.types.columns import FromRow
from app.queries.written import Source, entries

MOST_FIELDS = 1_000  # of a plan, fragments unfolded: what has more is rarely asked, and takes megabytes


class Texts:
    """Of one plan."""

    def __init__(
        self, schema: GraphQLSchema, collector: Collector, arguments: Arguments, source: Source
    ) -> None:
        self._schema = schema
        self._collector = collector
        self._arguments = arguments
        self._source = source
        self.size = 0  # fields written, those of a fragment each time it is used

    @contextmanager
    def again(self) -> Iterator[None]:
        """For fields that were written before, and are not to be counted twice."""
        size, self.size = self.size, 0
        yield
        self.size = size

    def field(self, parent: GraphQLObjectType, collected: Collected, view: View | None, thing: str) -> str:
        """The expression of a field and all below it: of a thing that is seen so where the field says how it
        is read from a row, else of an object."""
        kind = self.enter(parent, collected)
        if kind is None:
            return repr(parent.name)
        how = from_row(kind)
        if view is None and has_row(parent) and self.is_rowed(parent, collected):
            view = RowView(f"{thing}.row", {})
        if view is not None and how is not None:
            return self._of_row(kind, collected, view, how)
        object_of = resolved(self._source, kind, collected.node, self._arguments)
        return completed(
            self._source,
            kind.type,
            object_of(thing),
            lambda inner, text: self._below(inner, collected.inner, view and view.at(text), text),
        )

    def _of_row(self, kind: GraphQLField, collected: Collected, view: View, how: FromRow) -> str:
        if how.is_code:
            return completed(self._source, kind.type, view.value(how), None, how.read)
        reader = reader_of_value(self._source, how, kind, collected.node, self._arguments)
        if how.is_paged and isinstance(view, CardView) and reader is not None:
            nodes = self._nodes_alone(kind, collected)
            if nodes is not None:
                return entries(
                    {name: self._nodes(kind, each, view, how, reader) for name, each in nodes.items()}
                )
        return completed(
            self._source,
            view.kind(how, kind.type),
            read_by(self._source, reader, view.value(how)),
            lambda inner, text: self._below(inner, collected.inner, view.below(how, text), text),
        )

    def _below(
        self, kind: GraphQLOutputType, sets: list[SelectionSetNode], view: View | None, text: str
    ) -> str:
        if is_object_type(kind):
            return self._entries(kind, sets, view, text)
        assert is_abstract_type(kind)
        type_name = f"{text}.__strawberry_definition__.name"
        if view is not None:
            how = kind_of_row(kind)
            assert how is not None  # or it is not rowed
            type_name = f"{self._source.value(how.read)}({view.value(how)})"
            if self._is_alike(kind, sets):
                return self._entries(self.possible(kind)[0], sets, view, text)
        of_types = {
            each.name: self._source.function(
                "value, a", self._entries(each, sets, view and view.at("value"), "value")
            )
            for each in self.possible(kind)
        }
        return f"{self._source.value(of_types)}[{type_name}]({text}, a)"

    def _entries(
        self, kind: GraphQLObjectType, sets: list[SelectionSetNode], view: View | None, text: str
    ) -> str:
        fields = self._collector.collect(kind, sets)
        return entries({name: self.field(kind, each, view, text) for name, each in fields.items()})

    def _is_alike(self, kind: GraphQLNamedType, sets: list[SelectionSetNode]) -> bool:
        """Whether the same is written for a row of any type that an interface stands for."""

        def written(possible: GraphQLObjectType) -> list[tuple[str, int, int]]:
            fields = self._collector.collect(possible, sets)
            return [
                (name, id(each.node), id(from_row(possible.fields[each.node.name.value])))
                for name, each in fields.items()
                if each.node.name.value in possible.fields  # which __typename is not
            ]

        names = {name for each in self.possible(kind) for name in self._collector.collect(each, sets)}
        first, *others = map(written, self.possible(kind))
        return len(first) == len(names) and all(first == other for other in others)

    def _nodes_alone(self, kind: GraphQLField, collected: Collected) -> dict[str, Collected] | None:
        """Of a page the things alone, where nothing else is asked of it."""
        connection = get_named_type(kind.type)
        assert isinstance(connection, GraphQLObjectType)
        fields = self._collector.collect(connection, collected.inner)
        is_there = isinstance(kind.type, GraphQLNonNull)
        return (
            fields if is_there and all(each.node.name.value == "nodes" for each in fields.values()) else None
        )

    def _nodes(
        self, page: GraphQLField, collected: Collected, view: CardView, how: FromRow, reader: str
    ) -> str:
        connection = get_named_type(page.type)
        assert isinstance(connection, GraphQLObjectType)
        listed, row_of, item = view.listed(how)
        return completed(
            self._source,
            connection.fields["nodes"].type,
            f"{reader}.shown({listed}, {row_of})",
            lambda inner, text: self._below(inner, collected.inner, item.at(text), text),
        )

    def enter(self, parent: GraphQLObjectType, collected: Collected) -> GraphQLField | None:
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

    def possible(self, kind: GraphQLNamedType) -> list[GraphQLObjectType]:
        """The types of objects that a value may be of; none for a leaf."""
        if is_abstract_type(kind):
            return list(self._schema.get_possible_types(kind))
        return [kind] if is_object_type(kind) else []

    def is_rowed(self, parent: GraphQLObjectType, collected: Collected) -> bool:
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
            self.is_rowed(each, below)
            for each in self.possible(inner)
            for below in self._collector.collect(each, collected.inner).values()
        )
