"""The schema for reading: its types by kind, and one type with its fields and their words, for a template."""

from collections.abc import Iterable
from dataclasses import dataclass

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    get_named_type,
)

KINDS: tuple[tuple[str, type[GraphQLNamedType]], ...] = (
    ("Types", GraphQLObjectType),
    ("Interfaces", GraphQLInterfaceType),
    ("Inputs", GraphQLInputObjectType),
    ("Enums", GraphQLEnumType),
    ("Scalars", GraphQLScalarType),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A type as a field names it, with lists and "!" around: "[", "Event", "!]!"."""

    before: str
    name: str
    after: str


@dataclass(frozen=True, slots=True)
class Part:
    """A field, argument, input field or enum value; a value has no type."""

    name: str
    description: str
    type: Reference | None = None
    arguments: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class TypeDetail:
    """One type on the page."""

    name: str
    description: str
    parts: tuple[Part, ...]
    interfaces: tuple[str, ...]
    implementations: tuple[str, ...]
    specified_by: str | None


def types_by_kind(schema: GraphQLSchema) -> list[tuple[str, list[str]]]:
    """Names in the order of the alphabet, `Query` first."""
    named = [each for name, each in schema.type_map.items() if not name.startswith("__")]
    return [
        (kind, sorted((each.name for each in named if isinstance(each, of)), key=_query_first))
        for kind, of in KINDS
    ]


def read_type(schema: GraphQLSchema, name: str) -> TypeDetail | None:
    """None for a name that is no type of the schema."""
    found = schema.type_map.get(name)
    if found is None or name.startswith("__"):
        return None
    implementations: Iterable[str] = ()
    if isinstance(found, GraphQLInterfaceType):
        implementations = (each.name for each in schema.get_implementations(found).objects)
    return TypeDetail(
        name=found.name,
        description=found.description or "",
        parts=_parts(found),
        interfaces=tuple(each.name for each in getattr(found, "interfaces", ())),
        implementations=tuple(sorted(implementations)),
        specified_by=found.specified_by_url if isinstance(found, GraphQLScalarType) else None,
    )


def _query_first(name: str) -> tuple[bool, str]:
    return name != "Query", name


def _parts(found: GraphQLNamedType) -> tuple[Part, ...]:
    if isinstance(found, GraphQLEnumType):
        return tuple(Part(name, value.description or "") for name, value in found.values.items())
    if isinstance(found, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
        return tuple(_part(name, field) for name, field in found.fields.items())
    return ()


def _part(name: str, field: GraphQLField | GraphQLInputField | GraphQLArgument) -> Part:
    arguments = field.args.items() if isinstance(field, GraphQLField) else ()
    return Part(
        name,
        field.description or "",
        _reference(field),
        tuple(_part(name, argument) for name, argument in arguments),
    )


def _reference(field: GraphQLField | GraphQLInputField | GraphQLArgument) -> Reference:
    before, name, after = str(field.type).partition(get_named_type(field.type).name)
    return Reference(before, name, after)
