"""Fields that say how they are read from a row (`FromRow`): what they need of it, and how it is read."""

from functools import cache, partial
from inspect import signature
from typing import Any

from graphql import FieldNode, GraphQLField, GraphQLNamedType

from app.graphql.compiled.arguments import DEFINITION, Arguments
from app.graphql.compiled.expressions import Expression
from app.graphql.types.columns import FROM_ROW, FromRow
from app.queries.nouns import Noun, Wanted
from app.queries.written import Source

Needed = dict[str, Any]  # a `Wanted` in the making


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


def note(needed: Needed, how: FromRow) -> Needed:
    """Adds what a field needs of a row; returns where to add what is needed of what the field gives."""
    _add(needed, how.wanted)
    return needed.setdefault(how.name, {}) if how.name is not None else {}


def _add(needed: Needed, wanted: Wanted) -> None:
    for name, below in wanted.items():
        _add(needed.setdefault(name, {}), below)


def value_of(how: FromRow, row: str) -> str:
    """What a field is read from, in a row."""
    return row if how.name is None else f"{row}[{how.name!r}]"


def of_row(
    source: Source, how: FromRow, kind: GraphQLField, node: FieldNode, arguments: Arguments
) -> Expression:
    """What a field gives of a row."""
    read = how.read
    if read is None:
        return partial(value_of, how)
    resolver = kind.extensions[DEFINITION].base_resolver
    is_informed = "info" in signature(read).parameters
    if is_informed or (resolver is not None and resolver.arguments):
        known = f"a[{arguments.add(kind, node, informed=is_informed, make=read)}]"
    else:
        known = source.value(read)
    found = source.local()
    return lambda row: f"(None if ({found} := {value_of(how, row)}) is None else {known}({found}))"


def type_of_row(source: Source, how: FromRow, row: str) -> str:
    """By what `kind_of_row` gave, the name of the type of a row."""
    return f"{source.value(how.read)}({row}[{how.name!r}])"
