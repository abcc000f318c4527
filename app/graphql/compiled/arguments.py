"""The arguments that resolvers get: of each field of a plan, in each run."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING
from typing import Any

from graphql import (
    ArgumentNode,
    FieldNode,
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    Node,
    VariableNode,
    get_argument_values,
)
from graphql.execution.values import VariableValues
from strawberry.types.unset import UNSET

from app.graphql.compiled.runs import Reading
from app.graphql.context import Context

DEFINITION = "strawberry-definition"  # where Strawberry leaves what it made a type or field from

Convert = Callable[[Any], Any]


class Arguments:
    """The arguments of all fields of a plan that have any; what holds no variable is read once.

    `root` is the name of the field of the root whose fields are added.
    """

    def __init__(self) -> None:
        self.root = ""
        self._fields: list[_Given] = []

    def add(
        self,
        kind: GraphQLField,
        node: FieldNode,
        *,
        informed: bool = True,
        make: Callable[..., Any] = dict,
    ) -> int:
        """Notes the arguments of a field; returns the number it gets. Not `informed`: without `Info`; `make`
        is called with them, once a run. A field that is written twice has one number."""
        for number, each in enumerate(self._fields):
            if each.node is node and each.kind is kind and each.make is make:
                return number
        info = kind.extensions[DEFINITION].base_resolver.info_parameter if informed else None
        self._fields.append(_Given(kind, node, self.root, info.name if info else None, make))
        return len(self._fields) - 1

    def read(self, variables: VariableValues, context: Context) -> list[Any]:
        """Of each field, what is made of its arguments in a run. Raises what its type refuses."""
        made = []
        for each in self._fields:
            values = each.values(variables)
            if each.info is not None:
                values[each.info] = Reading(context, each.root)
            made.append(each.make(**values))
        return made


class _Given:
    """A field with arguments; `info` is by what name its resolver takes `Info`.

    What holds no variable is read once, and what is a variable as it stands is taken as that was read.
    """

    def __init__(
        self, kind: GraphQLField, node: FieldNode, root: str, info: str | None, make: Callable[..., Any]
    ) -> None:
        self.kind, self.node, self.root, self.info, self.make = kind, node, root, info, make
        self._convert = _converter_of(kind.args, dict)
        varied = [each for each in node.arguments or () if variables_in([each])]
        self._plain = {
            each.name.value: each.value.name.value
            for each in varied
            if isinstance(each.value, VariableNode)
            and not isinstance(kind.args[each.name.value].type, GraphQLNonNull)
        }
        self._is_plain = len(self._plain) == len(varied)
        if self._is_plain:
            rest = tuple(each for each in node.arguments or () if each.name.value not in self._plain)
            self._fixed = self._convert(get_argument_values(kind, FieldNode(name=node.name, arguments=rest)))

    def values(self, variables: VariableValues) -> dict[str, Any]:
        """By Python's names."""
        coerced = variables.coerced
        if self._is_plain:
            given = {name: coerced[which] for name, which in self._plain.items() if which in coerced}
            return {**self._fixed, **self._convert(given)}
        values: dict[str, Any] = self._convert(get_argument_values(self.kind, self.node, variables))
        return values


def _converter(kind: GraphQLInputType) -> Convert:
    """From a value as GraphQL read it to what Strawberry makes of it: the objects of input types."""
    if isinstance(kind, GraphQLNonNull):
        return _converter(kind.of_type)
    if isinstance(kind, GraphQLList):
        item = _converter(kind.of_type)
        return _where_given(lambda values: [item(value) for value in values])
    if isinstance(kind, GraphQLInputObjectType):
        definition = kind.extensions[DEFINITION]
        absent = {
            field.python_name: None
            for field in definition.fields
            if field.default_value is MISSING and field.default_factory is MISSING
        }
        return _where_given(_converter_of(kind.fields, lambda **given: definition.origin(**absent | given)))
    return lambda value: value


def _where_given(convert: Convert) -> Convert:
    return lambda value: value if value is None or value is UNSET else convert(value)


def _converter_of(
    fields: Mapping[str, GraphQLArgument] | Mapping[str, GraphQLInputField], make: Callable[..., Any]
) -> Convert:
    """Of a mapping by the names that GraphQL has for them; what is not given is not there."""
    known = {
        name: (field.extensions[DEFINITION].python_name, _converter(field.type))
        for name, field in fields.items()
    }

    def convert(values: Mapping[str, Any]) -> Any:
        given = {}
        for name, value in values.items():
            python_name, read = known[name]
            given[python_name] = read(value)
        return make(**given)

    return convert


def variables_in(arguments: Iterable[ArgumentNode] | None) -> set[str]:
    """The names of those that arguments hold."""
    found: set[str] = set()
    waiting: list[Node] = [each.value for each in arguments or ()]
    while waiting:
        node = waiting.pop()
        if isinstance(node, VariableNode):
            found.add(node.name.value)
        waiting += getattr(node, "values", None) or ()
        waiting += (each.value for each in getattr(node, "fields", None) or ())
    return found
