"""Fields that say how they are read from a row (`FromRow`): what they need of it, and how it is read."""

from collections.abc import Callable
from functools import cache
from inspect import signature
from typing import Any

from graphql import FieldNode, GraphQLField, GraphQLNamedType

from app.graphql.compiled.fields import DEFINITION, Arguments, Read, Run, Values
from app.graphql.types.columns import FROM_ROW, FromRow
from app.queries.nouns import Noun, Wanted

Needed = dict[str, Any]  # a `Wanted` in the making


def from_row(kind: GraphQLField) -> FromRow | None:
    field = kind.extensions.get(DEFINITION)
    found: FromRow | None = field.metadata.get(FROM_ROW) if field is not None else None
    return found


@cache
def has_rows(kind: GraphQLNamedType) -> bool:
    """Whether rows may stand for the objects of a type; those of others are made as ever."""
    return any(from_row(each) is not None for each in getattr(kind, "fields", {}).values())


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


def row_reader(how: FromRow, kind: GraphQLField, node: FieldNode, arguments: Arguments) -> Read:
    """Rows in, the values of the field out."""
    name, read = how.name, how.read
    if read is None:
        return _itself if name is None else lambda rows, _: [row[name] for row in rows]
    values = _itself if name is None else lambda rows, _: [row[name] for row in rows]
    resolver = kind.extensions[DEFINITION].base_resolver
    if resolver is None or not (resolver.arguments or resolver.info_parameter):
        return lambda rows, run: [None if each is None else read(each) for each in values(rows, run)]
    number = arguments.add(kind, node)
    silent = set() if "info" in signature(read).parameters else {"info"}

    def call(rows: Values, run: Run) -> Values:
        given = {name: value for name, value in run.arguments[number].items() if name not in silent}
        return [None if each is None else read(each, **given) for each in values(rows, run)]

    return call


def types_of_rows(how: FromRow) -> Callable[[Values], list[str]]:
    """By what `kind_of_row` gave, the name of the type of each row."""
    name, read = how.name, how.read
    assert name is not None
    assert read is not None
    return lambda rows: [read(row[name]) for row in rows]


def _itself(rows: Values, _: Run) -> Values:
    return rows
