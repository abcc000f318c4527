"""The schema as committed and as served; every part of it has words, and keeps to the letter of Relay."""

import re
from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    build_client_schema,
    build_schema,
    introspection_from_schema,
    is_specified_scalar_type,
    lexicographic_sort_schema,
    print_schema,
)

from app.graphql.schema import render_schema, schema
from app.settings import bundled

SCHEMA = schema.graphql_schema
TYPES = {name: found for name, found in SCHEMA.type_map.items() if not name.startswith("__")}
OUTPUTS = {
    name: found
    for name, found in TYPES.items()
    if isinstance(found, GraphQLObjectType | GraphQLInterfaceType)
}
CONNECTIONS = [name for name in OUTPUTS if name.endswith("Connection")]


def parts() -> Iterator[tuple[str, str | None]]:
    """The schema, every type, field, argument, input field and enum value with its description."""
    yield "schema", SCHEMA.description
    for name, found in TYPES.items():
        yield name, found.description
        if isinstance(found, GraphQLEnumType):
            for value, definition in found.values.items():
                yield f"{name}.{value}", definition.description
        elif isinstance(found, GraphQLInputObjectType):
            for field, described in found.fields.items():
                yield f"{name}.{field}", described.description
    for name, output in OUTPUTS.items():
        for field, defined in output.fields.items():
            yield f"{name}.{field}", defined.description
            for argument, taken in defined.args.items():
                yield f"{name}.{field}({argument})", taken.description


def test_committed_schema_is_the_one_that_is_served() -> None:
    assert bundled("schema.graphql").read_text(encoding="utf-8") == render_schema()


def test_printed_schema_is_valid_schema_language() -> None:
    assert set(build_schema(render_schema()).type_map) == set(SCHEMA.type_map)


def test_introspection_tells_all_that_is_committed() -> None:
    """Also to tools that do not ask for deprecated arguments, which is most of them: for these an argument
    that is deprecated is gone before its day.
    """
    told = build_client_schema(introspection_from_schema(SCHEMA, input_value_deprecation=False))
    committed = build_schema(render_schema())
    assert told.description == committed.description
    assert print_schema(lexicographic_sort_schema(told)) == print_schema(lexicographic_sort_schema(committed))


@pytest.mark.parametrize(("part", "description"), list(parts()), ids=lambda value: str(value)[:60])
def test_every_part_has_a_description(part: str, description: str | None) -> None:
    assert description, f"{part} has no description"
    assert re.match(r'[A-Z"0-9]', description), f"{part}: {description!r} begins small"
    assert description.rstrip().endswith((".", "…", '"')), f"{part}: {description!r} is no sentence"


@pytest.mark.parametrize("name", OUTPUTS)
def test_fields_and_arguments_are_in_camel_case(name: str) -> None:
    for field, defined in OUTPUTS[name].fields.items():
        for word in (field, *defined.args):
            assert re.fullmatch(r"[a-z][a-zA-Z0-9]*", word), f"{name}.{word}"


def test_enum_values_are_in_capitals() -> None:
    for name, found in TYPES.items():
        if isinstance(found, GraphQLEnumType):
            assert all(re.fullmatch(r"[A-Z][A-Z0-9_]*", value) for value in found.values), name


def test_own_scalars_say_what_specifies_them() -> None:
    own = [
        found
        for found in TYPES.values()
        if isinstance(found, GraphQLScalarType) and not is_specified_scalar_type(found)
    ]
    assert {scalar.name for scalar in own} == {"Date", "DateTime", "EDTF", "URL", "CountryCode", "Language"}
    assert all(scalar.specified_by_url for scalar in own)


def test_no_argument_that_is_a_closed_set_takes_text() -> None:
    for name, output in OUTPUTS.items():
        for field, defined in output.fields.items():
            for argument, taken in defined.args.items():
                if argument in ("type", "kind", "status", "country", "role", "code", "lang"):
                    assert str(taken.type).strip("!") != "String", f"{name}.{field}({argument})"


def test_page_info_is_relays() -> None:
    fields = {name: str(field.type) for name, field in OUTPUTS["PageInfo"].fields.items()}
    assert fields == {
        "hasNextPage": "Boolean!",
        "hasPreviousPage": "Boolean!",
        "startCursor": "String",
        "endCursor": "String",
    }


@pytest.mark.parametrize("name", CONNECTIONS)
def test_connection_is_relays(name: str) -> None:
    noun = name.removesuffix("Connection")
    fields = {field: str(defined.type) for field, defined in OUTPUTS[name].fields.items()}
    assert fields["edges"] == f"[{noun}Edge!]!"
    assert fields["nodes"] == f"[{noun}!]!"
    assert fields["pageInfo"] == "PageInfo!"
    assert fields["totalCount"] == "Int!"
    edge = {field: str(defined.type) for field, defined in OUTPUTS[f"{noun}Edge"].fields.items()}
    assert {"cursor": "String!", "node": f"{noun}!"}.items() <= edge.items()


def test_every_connection_takes_relays_arguments() -> None:
    for name, output in OUTPUTS.items():
        for field, defined in output.fields.items():
            if str(defined.type).strip("!").endswith("Connection"):
                taken = {argument: str(each.type) for argument, each in defined.args.items()}
                wanted = {"first": "Int", "after": "String", "last": "Int", "before": "String"}
                assert wanted.items() <= taken.items(), f"{name}.{field}"


def test_node_is_relays() -> None:
    query = OUTPUTS["Query"].fields
    assert str(OUTPUTS["Node"].fields["id"].type) == "ID!"
    assert (str(query["node"].type), str(query["node"].args["id"].type)) == ("Node", "ID!")
    assert (str(query["nodes"].type), str(query["nodes"].args["ids"].type)) == ("[Node]!", "[ID!]!")


def test_items_of_lists_are_never_null_but_for_unknown_ids() -> None:
    for name, output in OUTPUTS.items():
        for field, defined in output.fields.items():
            if "[" in str(defined.type) and (name, field) != ("Query", "nodes"):
                assert isinstance(defined.type, GraphQLNonNull), f"{name}.{field}"
                assert "!]!" in str(defined.type), f"{name}.{field}"
