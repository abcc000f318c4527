"""How a value of a scalar or an enum is written, decided once for each field."""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLEnumType, GraphQLLeafType, GraphQLString

Write = Callable[[Any], Any]


def writer(kind: GraphQLLeafType) -> Write:
    """A function of a value that is not None; it raises for one that the type does not have."""
    if kind is GraphQLString:
        return _string
    if isinstance(kind, GraphQLEnumType):
        return _member(kind)
    return kind.coerce_output_value


def _string(value: Any) -> Any:
    return value if type(value) is str else GraphQLString.coerce_output_value(value)


def _member(kind: GraphQLEnumType) -> Write:
    names: dict[Any, str] = {}

    def write(value: Any) -> str:
        name = names.get(value)
        if name is None:
            name = names[value] = kind.coerce_output_value(value)
        return name

    return write
