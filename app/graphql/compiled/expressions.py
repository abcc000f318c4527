"""What a field gives, as an expression of what it is asked of; `written.py` makes functions of the texts.

In such a text `a` is what was made of the arguments of the fields of the plan, by number (`Run.arguments`).
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, Never

from graphql import (
    GRAPHQL_MAX_INT,
    GRAPHQL_MIN_INT,
    GraphQLEnumType,
    GraphQLID,
    GraphQLInt,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLOutputType,
    GraphQLString,
    is_leaf_type,
)

from app.queries.written import Source

Expression = Callable[[str], str]  # the text of a thing in, the text of what is made of it out
Read = Callable[[Any], Any]  # from a code to a value
Composite = Callable[[GraphQLOutputType, str], str]  # of an object type, an interface or a union


def completed(
    source: Source, kind: GraphQLOutputType, text: str, composite: Composite | None, read: Read | None = None
) -> str:
    """What stands in the answer for what `text` gives, in a field of that type; it raises for null where
    none may be, and for a value that the type does not have. With `read` the text gives a code."""
    value = source.local()
    if isinstance(kind, GraphQLNonNull):
        inner = _present(source, kind.of_type, value, composite, read)
        return f"({inner} if ({value} := {text}) is not None else {source.value(_no_null)}())"
    return f"(None if ({value} := {text}) is None else {_present(source, kind, value, composite, read)})"


def _present(
    source: Source, kind: GraphQLOutputType, value: str, composite: Composite | None, read: Read | None
) -> str:
    if isinstance(kind, GraphQLList):
        item = completed(source, kind.of_type, "each", composite, read)
        return f"{source.value(source.function('values, a', f'[{item} for each in values]'))}({value}, a)"
    if is_leaf_type(kind):
        return leaf(source, kind, value, read)
    assert composite is not None  # or it is a code
    return composite(kind, value)


def leaf(source: Source, kind: GraphQLLeafType, value: str, read: Read | None = None) -> str:
    """A scalar or an enum as it is written."""
    if isinstance(kind, GraphQLEnumType):
        return f"{source.value(_Names(kind, read))}[{value}]"
    write = source.value(kind.coerce_output_value)
    if read is not None:
        return f"{write}({source.value(read)}({value}))"
    if kind.coerce_output_value is GraphQLInt.coerce_output_value:
        fits = f"type({value}) is int and {GRAPHQL_MIN_INT} <= {value} <= {GRAPHQL_MAX_INT}"
        return f"({value} if {fits} else {write}({value}))"
    plain = _PLAIN.get(kind.coerce_output_value)
    return (
        f"({value} if type({value}) is {source.value(plain)} else {write}({value}))"
        if plain
        else f"{write}({value})"
    )


# What JSON has for values of these types is what these functions make of them.
_PLAIN: dict[Callable[[Any], Any], type] = {
    GraphQLString.coerce_output_value: str,
    GraphQLID.coerce_output_value: str,
    str: str,
    dt.date.isoformat: dt.date,
}


class _Names(dict[Any, str]):
    """The names of the members of an enum that were met, by member or by what `read` makes members of."""

    def __init__(self, kind: GraphQLEnumType, read: Read | None) -> None:
        self._kind, self._read = kind, read

    def __missing__(self, code: Any) -> str:
        name: str = self._kind.coerce_output_value(code if self._read is None else self._read(code))
        self[code] = name
        return name


def _no_null() -> Never:
    raise ValueError("null where none may be")
