"""What a field gives, as an expression of what it is asked of; `written.py` makes functions of the texts.

In such a text `a` are the arguments of the fields of the plan, by number (`Run.arguments`).
"""

from collections.abc import Callable
from typing import Any, Never

from graphql import (
    GraphQLEnumType,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLOutputType,
    GraphQLString,
    is_leaf_type,
)

from app.queries.written import Source

Expression = Callable[[str], str]  # the text of a thing in, the text of what is made of it out
Composite = Callable[[GraphQLOutputType, str], str]  # of an object type, an interface or a union


def completed(source: Source, kind: GraphQLOutputType, text: str, composite: Composite) -> str:
    """What stands in the answer for what `text` gives, in a field of that type; it raises for null where
    none may be, and for a value that the type does not have."""
    value = source.local()
    if isinstance(kind, GraphQLNonNull):
        inner = _present(source, kind.of_type, value, composite)
        return f"({inner} if ({value} := {text}) is not None else {source.value(_no_null)}())"
    return f"(None if ({value} := {text}) is None else {_present(source, kind, value, composite)})"


def _present(source: Source, kind: GraphQLOutputType, value: str, composite: Composite) -> str:
    if isinstance(kind, GraphQLList):
        item = completed(source, kind.of_type, "each", composite)
        return f"{source.value(source.function('values, a', f'[{item} for each in values]'))}({value}, a)"
    return leaf(source, kind, value) if is_leaf_type(kind) else composite(kind, value)


def leaf(source: Source, kind: GraphQLLeafType, value: str) -> str:
    """A scalar or an enum as it is written."""
    write = source.value(_Names(kind) if isinstance(kind, GraphQLEnumType) else kind.coerce_output_value)
    if kind is GraphQLString:
        return f"({value} if type({value}) is str else {write}({value}))"
    return f"{write}[{value}]" if isinstance(kind, GraphQLEnumType) else f"{write}({value})"


class _Names(dict[Any, str]):
    """The names of the members of an enum that were met."""

    def __init__(self, kind: GraphQLEnumType) -> None:
        self._kind = kind

    def __missing__(self, member: Any) -> str:
        name: str = self._kind.coerce_output_value(member)
        self[member] = name
        return name


def _no_null() -> Never:
    raise ValueError("null where none may be")
