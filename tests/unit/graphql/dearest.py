"""Documents as dear as the limits allow, built from the schema by chance: what nobody thought of writing."""

import random
from collections.abc import Iterator

from graphql import (
    GraphQLField,
    GraphQLNamedType,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_required_argument,
    parse,
)

from app.graphql.limits import LIMITS, Measure
from app.graphql.measuring import measure_document
from app.graphql.schema import schema

SCHEMA = schema.graphql_schema
SIZES = (100, 50, 20, 5, 1)
VALUES = {"a": '"KR"', "b": '"JP"', "code": '"KR"', "bucket": "DAY"}
ROOTS = ("events", "releases", "participants", "country", "dyad", "changes")
TRIES = 12


def dearest(seed: int) -> str:
    """The dearest of some accepted documents; its aliases fill what the limits leave."""
    chance = random.Random(seed)
    accepted = [document for _ in range(TRIES) for document in _accepted(chance)]
    return max(accepted, key=lambda document: _measure(document).cost)


def _accepted(chance: random.Random) -> Iterator[str]:
    root = chance.choice(ROOTS)
    field = _field(chance, "Query", root, chance.randint(2, 8))
    one = _measure(f"{{ {field} }}")
    times = min(LIMITS.cost // max(one.cost, 1), (LIMITS.fields - 1) // one.fields, 40)
    for count in {1, times}:
        document = "{ " + " ".join(f"a{n}: {field}" for n in range(count)) + " }"
        if count and _measure(document).excesses(LIMITS) == []:
            yield document


def _measure(document: str) -> Measure:
    (found,) = measure_document(SCHEMA, parse(document), {}).values()
    return found


def _field(chance: random.Random, parent: str, name: str, depth: int) -> str:
    field: GraphQLField = SCHEMA.type_map[parent].fields[name]  # type: ignore[attr-defined]
    given = [
        f"{argument}: {chance.choice(SIZES) if argument == 'first' else VALUES[argument]}"
        for argument in field.args
        if argument == "first" or argument in VALUES
    ]
    arguments = f"({', '.join(given)})" if given else ""
    return name + arguments + _selection(chance, get_named_type(field.type), depth)


def _selection(chance: random.Random, kind: GraphQLNamedType, depth: int) -> str:
    if is_leaf_type(kind):
        return ""
    if is_abstract_type(kind):
        inner = [
            f"... on {each.name}{_selection(chance, each, depth)}" for each in SCHEMA.get_possible_types(kind)
        ]
        return f" {{ __typename {chance.choice(inner)} }}"
    fields = {
        name: field
        for name, field in kind.fields.items()  # type: ignore[attr-defined]
        if all(name in VALUES for name, each in field.args.items() if is_required_argument(each))
    }
    chosen = [name for name, field in fields.items() if is_leaf_type(get_named_type(field.type))]
    inside = [name for name in fields if name not in chosen]
    if depth and inside:
        chosen += chance.sample(inside, min(len(inside), chance.randint(1, 3)))
    return " { __typename " + " ".join(_field(chance, kind.name, name, depth - 1) for name in chosen) + " }"
