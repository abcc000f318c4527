"""What a field gives, as an expression of what it is asked of; `written.py` makes functions of the texts.

In such a text `a` is what was made of the arguments of the fields of the plan, by number (`Run.arguments`).
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
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
    may_be_null = not isinstance(kind, GraphQLNonNull)
    if isinstance(kind, GraphQLNonNull):
        kind = kind.of_type
    if is_leaf_type(kind):
        return _leaf(source, kind, text, read, may_be_null=may_be_null)
    value = source.local()
    made = _composite(source, kind, value, composite, read)
    if may_be_null:
        return f"(None if ({value} := {text}) is None else {made})"
    return f"({made} if ({value} := {text}) is not None else {source.value(_no_null)}())"


def _composite(
    source: Source, kind: GraphQLOutputType, value: str, composite: Composite | None, read: Read | None
) -> str:
    if isinstance(kind, GraphQLList):
        item = completed(source, kind.of_type, "each", composite, read)
        return f"{source.value(source.function('values, a', f'[{item} for each in values]'))}({value}, a)"
    assert composite is not None  # or it is a code
    return composite(kind, value)


def _leaf(source: Source, kind: GraphQLLeafType, text: str, read: Read | None, *, may_be_null: bool) -> str:
    """A scalar or an enum as it is written. What is written as it is takes one look at its type."""
    if isinstance(kind, GraphQLEnumType):
        return f"{source.value(_Names(kind, read, may_be_null=may_be_null))}[{text}]"
    write = source.value(partial(_written, kind.coerce_output_value, read, may_be_null=may_be_null))
    value = source.local()
    if read is None and kind.coerce_output_value is GraphQLInt.coerce_output_value:
        is_plain = f"type({value} := {text}) is int and {GRAPHQL_MIN_INT} <= {value} <= {GRAPHQL_MAX_INT}"
        return f"({value} if {is_plain} else {write}({value}))"
    plain = _PLAIN.get(kind.coerce_output_value) if read is None else None
    if plain is None:
        return f"{write}({text})"
    return f"({value} if type({value} := {text}) is {source.value(plain)} else {write}({value}))"


def _written(write: Callable[[Any], Any], read: Read | None, value: Any, *, may_be_null: bool) -> Any:
    if value is None:
        return None if may_be_null else _no_null()
    return write(value if read is None else read(value))


# What JSON has for values of these types is what these functions make of them.
_PLAIN: dict[Callable[[Any], Any], type] = {
    GraphQLString.coerce_output_value: str,
    GraphQLID.coerce_output_value: str,
    str: str,
    dt.date.isoformat: dt.date,
}


class _Names(dict[Any, str | None]):
    """The names of the members of an enum that were met, by member or by what `read` makes members of."""

    def __init__(self, kind: GraphQLEnumType, read: Read | None, *, may_be_null: bool) -> None:
        self._name = partial(_written, kind.coerce_output_value, read, may_be_null=may_be_null)

    def __missing__(self, code: Any) -> str | None:
        name: str | None = self._name(code)
        self[code] = name
        return name


def _no_null() -> Never:
    raise ValueError("null where none may be")
