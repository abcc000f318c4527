"""From a field to a function that reads it for many objects at once, through the field's own resolver."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, ClassVar

from graphql import ArgumentNode, FieldNode, GraphQLField, Node, VariableNode, get_argument_values
from graphql.execution.values import VariableValues
from strawberry.schema import Schema
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField

from app.graphql.context import Context

DEFINITION = "strawberry-definition"  # where Strawberry leaves what it made a type or field from

Values = list[Any]


class NotCompiled(Exception):
    """What the general executor is needed for."""


class NotThere(Exception):
    """What was taken to be there is not: where it is, or what became of it, the general executor finds."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What resolvers are told instead of `Info`, of which they ask nothing but these."""

    request: Context
    root: str
    presumes: ClassVar = True  # `Plan` reads the row of whatever has one

    @property
    def context(self) -> Context:
        return self.request.below(self.root)


@dataclass(frozen=True, slots=True)
class Run:
    """One execution of a plan: the variables, and the arguments of its fields, by the number each got."""

    context: Context
    variables: Mapping[str, Any]
    arguments: list[dict[str, Any]]


Read = Callable[[Values, Run], Values]  # objects in, one value for each out


class Arguments:
    """The arguments of all fields of a plan that have any; what holds no variable is read once.

    `root` is the name of the field of the root whose fields are added.
    """

    def __init__(self, schema: Schema) -> None:
        self.root = ""
        self._schema = schema
        self._fields: list[tuple[StrawberryField, GraphQLField, FieldNode, str]] = []
        self._fixed: list[dict[str, Any] | None] = []

    def add(self, kind: GraphQLField, node: FieldNode) -> int:
        """Notes the arguments of a field; returns the number it gets."""
        field = kind.extensions[DEFINITION]
        self._fields.append((field, kind, node, self.root))
        varies = bool(variables_in(node.arguments))
        self._fixed.append(None if varies else self._convert(field, get_argument_values(kind, node)))
        return len(self._fields) - 1

    def read(self, variables: VariableValues, context: Context) -> list[dict[str, Any]]:
        """What each field gets in a run. Raises what its type refuses."""
        given = []
        for (field, kind, node, root), fixed in zip(self._fields, self._fixed, strict=True):
            values = (
                fixed
                if fixed is not None
                else self._convert(field, get_argument_values(kind, node, variables))
            )
            wants_info = field.base_resolver is not None and field.base_resolver.info_parameter
            given.append({**values, wants_info.name: Reading(context, root)} if wants_info else values)
        return given

    def _convert(self, field: StrawberryField, values: Mapping[str, Any]) -> dict[str, Any]:
        return convert_arguments(
            dict(values),
            field.arguments,
            scalar_registry=self._schema.schema_converter.scalar_registry,
            config=self._schema.config,
        )


def object_reader(kind: GraphQLField, node: FieldNode, arguments: Arguments) -> Read:
    """Raises `NotCompiled` for a field that is more than a resolver."""
    field = kind.extensions.get(DEFINITION)
    if field is None or field.is_async or field.extensions or field.is_subscription:
        raise NotCompiled(node.name.value)
    if field.base_resolver is None:
        return _attribute(field.python_name)
    resolver = field.base_resolver
    if resolver.parent_parameter or resolver.root_parameter:
        raise NotCompiled(node.name.value)
    resolve = resolver.wrapped_func
    if not (resolver.arguments or resolver.info_parameter):
        return _plain(resolve) if resolver.self_parameter else _alone(resolve)
    number = arguments.add(kind, node)

    def read(objects: Values, run: Run) -> Values:
        given = run.arguments[number]
        return [resolve(each, **given) for each in objects]

    return read


def _attribute(name: str) -> Read:
    get = attrgetter(name)
    return lambda objects, _: [get(each) for each in objects]


def _plain(resolve: Callable[[Any], Any]) -> Read:
    return lambda objects, _: [resolve(each) for each in objects]


def _alone(resolve: Callable[[], Any]) -> Read:
    return lambda objects, _: [resolve() for _ in objects]


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
