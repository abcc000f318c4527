"""The schema as completion at the cursor needs it: names, types, one sentence about each.

`static/completion.js` reads it; the page at /graphql fetches it once its query is being edited.
"""

from collections.abc import Mapping
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
)

Described = Mapping[str, GraphQLField | GraphQLArgument | GraphQLInputField]


def completion_index(schema: GraphQLSchema) -> dict[str, Any]:
    """Roots by kind of operation, directives with their arguments, types with what can be written in them."""
    roots = {
        "query": schema.query_type,
        "mutation": schema.mutation_type,
        "subscription": schema.subscription_type,
    }
    return {
        "roots": {kind: root.name for kind, root in roots.items() if root},
        "directives": {each.name: _listed(each.args) for each in schema.directives if _is_for_queries(each)},
        "types": {
            name: _entries(schema, found)
            for name, found in schema.type_map.items()
            if not name.startswith("__")
        },
    }


def _is_for_queries(directive: Any) -> bool:
    return any(location.name == "FIELD" for location in directive.locations)


def _entries(schema: GraphQLSchema, found: GraphQLNamedType) -> dict[str, Any]:
    """`fields` of what is read, `inputs` of what is given, `values` of what is chosen from."""
    if isinstance(found, GraphQLEnumType):
        return {"values": {name: _sentence(value.description) for name, value in found.values.items()}}
    if isinstance(found, GraphQLInputObjectType):
        return {"inputs": _listed(found.fields)}
    if isinstance(found, GraphQLInterfaceType | GraphQLUnionType):
        possible = sorted(each.name for each in schema.get_possible_types(found))
        return {"fields": _listed(getattr(found, "fields", {})), "possible": possible}
    return {"fields": _listed(found.fields)} if isinstance(found, GraphQLObjectType) else {"inputs": {}}


def _listed(parts: Described) -> dict[str, Any]:
    """What is deprecated still works and is no longer proposed."""
    return {name: _part(part) for name, part in parts.items() if not part.deprecation_reason}


def _part(part: GraphQLField | GraphQLArgument | GraphQLInputField) -> dict[str, Any]:
    told: dict[str, Any] = {"type": str(part.type), "about": _sentence(part.description)}
    if isinstance(part, GraphQLField) and part.args:
        told["args"] = _listed(part.args)
    return told


def _sentence(description: str | None) -> str:
    return (description or "").partition(". ")[0].removesuffix(".")
