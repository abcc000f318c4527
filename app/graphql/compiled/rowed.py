"""Fields that say how they are read from a row (`FromRow`), and the types whose things have rows."""

from functools import cache
from inspect import signature
from typing import Any

from graphql import FieldNode, GraphQLField, GraphQLNamedType

from app.graphql.compiled.arguments import DEFINITION, Arguments
from app.graphql.types.columns import FROM_ROW, FromRow
from app.queries.nouns import Noun
from app.queries.written import Source


def from_row(kind: GraphQLField) -> FromRow | None:
    field = kind.extensions.get(DEFINITION)
    found: FromRow | None = field.metadata.get(FROM_ROW) if field is not None else None
    return found


@cache
def has_rows(kind: GraphQLNamedType) -> bool:
    """Whether rows may stand for the objects of a type; those of others are made as ever."""
    return any(from_row(each) is not None for each in getattr(kind, "fields", {}).values())


def has_row(kind: GraphQLNamedType) -> bool:
    """Whether the objects of a type that is no noun have a `row` from which their fields are read."""
    return bool(_said(kind, "has_row"))


def noun_of(kind: GraphQLNamedType) -> Noun | None:
    """What the rows of a type are read as, if by its key."""
    found: Noun | None = _said(kind, "noun")
    return found


def kind_of_row(kind: GraphQLNamedType) -> FromRow | None:
    """How a row says which of the types it is that an interface stands for."""
    found: FromRow | None = _said(kind, "kind_of_row")
    return found


def _said(kind: GraphQLNamedType, name: str) -> Any:
    definition = kind.extensions.get(DEFINITION)
    return getattr(definition.origin, name, None) if definition is not None else None


def reader_of_value(
    source: Source, how: FromRow, kind: GraphQLField, node: FieldNode, arguments: Arguments
) -> str | None:
    """The text of what makes of the value of a row that of the field; None where it is that."""
    read = how.read
    if read is None:
        return None
    resolver = kind.extensions[DEFINITION].base_resolver
    is_informed = "info" in signature(read).parameters
    if is_informed or (resolver is not None and resolver.arguments):
        return f"a[{arguments.add(kind, node, informed=is_informed, make=read)}]"
    return source.value(read)


def read_by(source: Source, reader: str | None, value: str) -> str:
    """What it makes of a value that has a text, if that is not None."""
    if reader is None:
        return value
    found = source.local()
    return f"(None if ({found} := {value}) is None else {reader}({found}))"
