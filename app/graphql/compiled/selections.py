"""The fields of a selection, fragments unfolded and conditions decided: what GraphQL calls collecting."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    BooleanValueNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    is_abstract_type,
)

Fragment = FragmentDefinitionNode | InlineFragmentNode


def switches_of(document: DocumentNode) -> tuple[str, ...]:
    """The variables that conditions in the document ask."""
    found: dict[str, None] = {}
    waiting: list[Any] = list(document.definitions)
    while waiting:
        node = waiting.pop()
        for directive in node.directives or ():
            value = _condition_of(directive)
            if isinstance(value, VariableNode):
                found[value.name.value] = None
        if getattr(node, "selection_set", None) is not None:
            waiting.extend(node.selection_set.selections)
    return tuple(found)


def _condition_of(directive: DirectiveNode) -> BooleanValueNode | VariableNode:
    """The one argument that `skip` and `include` have; a valid document has no other directive."""
    (argument,) = directive.arguments or ()
    assert isinstance(argument.value, BooleanValueNode | VariableNode)
    return argument.value


@dataclass
class Collected:
    """One entry of an answer: the first field that asks for it, and the selections of all that do."""

    node: FieldNode
    inner: list[SelectionSetNode] = field(default_factory=list)


class Collector:
    """Unfolds the selections of one valid document; `switches` are the variables that conditions ask."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, switches: Mapping[str, bool]) -> None:
        self._schema = schema
        self._switches = switches
        self._fragments = {
            each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)
        }

    def collect(self, parent: GraphQLObjectType, sets: list[SelectionSetNode]) -> dict[str, Collected]:
        """By the name in the answer, in the order in which they are met."""
        found: dict[str, Collected] = {}
        seen: set[str] = set()
        for selection_set in sets:
            for node in self._fields(parent, selection_set, seen):
                entry = found.setdefault((node.alias or node.name).value, Collected(node))
                if node.selection_set is not None:
                    entry.inner.append(node.selection_set)
        return found

    def _fields(
        self, parent: GraphQLObjectType, selection_set: SelectionSetNode, seen: set[str]
    ) -> Iterator[FieldNode]:
        for node in selection_set.selections:
            if not self._is_wanted(node):
                continue
            if isinstance(node, FieldNode):
                yield node
                continue
            fragment = self._unseen(node, seen)
            if fragment is not None and self._applies(fragment, parent):
                yield from self._fields(parent, fragment.selection_set, seen)

    def _unseen(self, node: SelectionNode, seen: set[str]) -> Fragment | None:
        if not isinstance(node, FragmentSpreadNode):
            assert isinstance(node, InlineFragmentNode)
            return node
        name = node.name.value
        if name in seen:
            return None
        seen.add(name)
        return self._fragments[name]

    def _applies(self, fragment: Fragment, parent: GraphQLObjectType) -> bool:
        if fragment.type_condition is None:
            return True
        kind = self._schema.type_map[fragment.type_condition.name.value]
        return kind is parent or (is_abstract_type(kind) and self._schema.is_sub_type(kind, parent))

    def _is_wanted(self, node: SelectionNode) -> bool:
        decided = {each.name.value: self._condition(each) for each in node.directives or ()}
        return decided.get("include", True) and not decided.get("skip", False)

    def _condition(self, directive: DirectiveNode) -> bool:
        value = _condition_of(directive)
        return self._switches[value.name.value] if isinstance(value, VariableNode) else value.value
