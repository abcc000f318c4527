"""What an operation asks for: its cost, its depth, how much is written.

A document is measured before it is validated, in one walk that remembers each fragment: the work grows with
the document as written, never with what its fragments unfold to. Cost counts the fields an answer could hold:
each field is one point, times the rows of the lists it lies in; `prices.py` says what costs otherwise.
"""

from collections.abc import Hashable, Mapping
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLCompositeType,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLOutputType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    Node,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    is_composite_type,
    value_from_ast_untyped,
)
from graphql.utilities import type_from_ast

from app.graphql.limits import DEFAULT_PAGE_SIZE, LIMITS, Measure
from app.graphql.outlines import outline
from app.graphql.prices import price_of, price_of_argument, usual_rows


def measure_document(
    schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any]
) -> dict[str, Measure]:
    """What each operation asks for, by its name ("" for one without). Variables are given as they came, or
    as their `outline`: two that have the same are measured alike.
    """
    fragments = {each.name.value: each for each in _definitions(document, FragmentDefinitionNode)}
    written = _written_fields(document)
    measures = {}
    for operation in _definitions(document, OperationDefinitionNode):
        root = schema.get_root_type(operation.operation)
        meter = _Meter(schema, fragments, _outlines(operation, variables))
        measure = meter.selections(operation.selection_set, root, rows=1)
        measure.directives += len(operation.directives or ())
        measure.fields = written
        measure.definitions = len(document.definitions)
        measures[operation.name.value if operation.name else ""] = measure
    return measures


def _definitions(document: DocumentNode, kind: type[Any]) -> list[Any]:
    return [each for each in document.definitions if isinstance(each, kind)]


def _written_fields(document: DocumentNode) -> int:
    count = 0
    waiting: list[Node] = list(document.definitions)
    while waiting:
        node = waiting.pop()
        count += isinstance(node, FieldNode)
        selection_set = getattr(node, "selection_set", None)
        if selection_set is not None:
            waiting.extend(selection_set.selections)
    return count


def _outlines(operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> dict[str, Hashable]:
    defaults = {
        each.variable.name.value: value_from_ast_untyped(each.default_value)
        for each in operation.variable_definitions or ()
        if each.default_value is not None
    }
    return {name: outline(value) for name, value in {**defaults, **variables}.items()}


class _Meter:
    """Walks one operation; a fragment is measured once for each number of rows it is used under."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: dict[str, Hashable],
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._variables = variables
        self._known: dict[tuple[str, int], Measure] = {}

    def selections(self, selection_set: SelectionSetNode, parent: Any, rows: int) -> Measure:
        total = Measure()
        for node in selection_set.selections:
            total.directives += len(node.directives or ())
            self._add_selection(total, node, parent, rows)
        return total

    def _add_selection(self, total: Measure, node: SelectionNode, parent: Any, rows: int) -> None:
        if isinstance(node, FieldNode):
            total.aliases += node.alias is not None
            self._add_field(total, node, parent, rows)
        elif isinstance(node, InlineFragmentNode):
            narrowed = self._condition(node) or parent
            total.add(self.selections(node.selection_set, narrowed, rows))
        elif isinstance(node, FragmentSpreadNode):
            total.add(self._fragment(node.name.value, rows))

    def _add_field(self, total: Measure, node: FieldNode, parent: Any, rows: int) -> None:
        name = node.name.value
        definition = self._schema.get_field(parent, name) if is_composite_type(parent) else None
        parent_name = parent.name if parent else ""
        named: Any = get_named_type(definition.type) if definition else None
        # The fields of a connection that hold its rows; elsewhere a field happens once for its parent.
        times = 1
        if parent_name.endswith(_HOLDS_ROWS) and name in ("nodes", "edges"):
            times = rows
        elif definition is not None and _is_list(definition.type):
            times = self._list_rows(node, definition, parent_name)
        total.cost += price_of(parent_name, name, named.name if named else "")
        arguments = self._arguments_price(node, definition)
        total.cost += arguments
        total.once += arguments if parent_name == "Subscription" else 0
        total.depth = max(total.depth, 1)
        if node.selection_set is None:
            return
        inner_rows = self._asked_rows(node, definition)
        inner = self.selections(node.selection_set, named, inner_rows)
        total.add(inner, times=times, deeper=0 if name.startswith("__") or _introspects(parent_name) else 1)

    def _fragment(self, name: str, rows: int) -> Measure:
        key = (name, rows)
        if key not in self._known:
            self._known[key] = Measure()  # a fragment inside itself adds nothing; validation refuses it
            fragment = self._fragments.get(name)
            if fragment is not None:
                measured = self.selections(fragment.selection_set, self._condition(fragment), rows)
                measured.directives += len(fragment.directives or ())
                self._known[key] = measured
        return self._known[key]

    def _condition(self, node: InlineFragmentNode | FragmentDefinitionNode) -> GraphQLCompositeType | None:
        if node.type_condition is None:
            return None
        found = type_from_ast(self._schema, node.type_condition)
        return found if is_composite_type(found) else None

    def _list_rows(self, node: FieldNode, definition: GraphQLField, parent_name: str) -> int:
        ids = self._argument(node, "ids")
        if isinstance(ids, range):
            return len(ids)
        first = self._argument(node, "first")
        if first is not None or "first" in definition.args:
            return _page_rows(DEFAULT_PAGE_SIZE if first is None else first)
        return usual_rows(parent_name, node.name.value)

    def _asked_rows(self, node: FieldNode, definition: GraphQLField | None) -> int:
        if definition is None or not {"first", "last"} & definition.args.keys():
            return 1
        asked = [self._argument(node, name) for name in ("first", "last")]
        return max((_page_rows(each) for each in asked if each is not None), default=DEFAULT_PAGE_SIZE)

    def _arguments_price(self, node: FieldNode, definition: GraphQLField | None) -> int:
        """Of those the field has; unknown ones are the validation's to refuse."""
        price = 0
        for each in node.arguments or ():
            known = definition.args.get(each.name.value) if definition is not None else None
            if known is not None:
                kind = get_named_type(known.type).name
                price += price_of_argument(node.name.value, each.name.value, kind, self._outline(each.value))
        return price

    def _outline(self, node: ValueNode) -> Hashable:
        if isinstance(node, VariableNode):
            return self._variables.get(node.name.value)
        return outline(value_from_ast_untyped(node, self._variables))

    def _argument(self, node: FieldNode, name: str) -> Any:
        """The value of an argument; None where it is missing or null."""
        given = _given(node, name)
        return self._value(given) if given is not None else None

    def _value(self, node: ValueNode) -> Any:
        if isinstance(node, VariableNode):
            return self._variables.get(node.name.value)
        if isinstance(node, ListValueNode):
            return range(len(node.values))
        return node.value if isinstance(node, IntValueNode) else None


_HOLDS_ROWS = ("Connection", "ChangePage")


def _given(node: FieldNode, name: str) -> ValueNode | None:
    """An argument as it is written."""
    return next((each.value for each in node.arguments or () if each.name.value == name), None)


def _page_rows(asked: Any) -> int:
    """What a page can hold of what was asked; anything that is no number counts as the most."""
    try:
        return min(max(int(asked), 0), LIMITS.page_size)
    except (TypeError, ValueError):
        return LIMITS.page_size


def _is_list(kind: GraphQLOutputType) -> bool:
    return isinstance(kind.of_type if isinstance(kind, GraphQLNonNull) else kind, GraphQLList)


def _introspects(type_name: str) -> bool:
    return type_name.startswith("__")
