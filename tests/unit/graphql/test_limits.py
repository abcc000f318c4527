"""What a document asks for, measured as written: no fragment can make the measuring itself slow."""

import time
from dataclasses import replace
from typing import Any

import pytest
from graphql import build_schema, get_introspection_query, parse

from app.graphql.limits import LIMITS, MOST_COUNTED, Measure
from app.graphql.measuring import measure_document
from app.graphql.schema import schema

SCHEMA = build_schema(
    """
    type Query { events(first: Int, last: Int): ThingConnection!  nodes(ids: [ID!]!): [Thing]!  event: Thing }
    type ThingConnection { edges: [ThingEdge!]!  nodes: [Thing!]!  totalCount: Int!  facets: EventFacets! }
    type EventFacets { types: [String!]!  countries(first: Int = 20): [Thing!]! }
    type ThingEdge { node: Thing! }
    type Thing { id: ID!  title: String!  countries: [Thing!]!  event: Thing!
      events(first: Int): ThingConnection! }
    """
)


def measure(document: str, **variables: Any) -> Measure:
    (found,) = measure_document(SCHEMA, parse(document), variables).values()
    return found


@pytest.mark.parametrize(
    ("document", "cost"),
    [
        ("{ event { id } }", 30 + 1),
        ("{ event { id title } }", 30 + 2),
        ("{ event { countries { id } } }", 30 + 1 + 4),
        ("{ events(first: 7) { nodes { id } } }", 1 + 1 + 7),
        ("{ events(first: 7) { nodes { id title } } }", 1 + 1 + 14),
        ("{ events(last: 7) { edges { node { id } } } }", 1 + 1 + 14),
        ("{ events { nodes { id } } }", 1 + 1 + 20),
        ("{ events(first: 0) { totalCount } }", 1 + 10),
        ("{ events(first: 3) { facets { countries { id } } } }", 1 + 1 + 1000 + 20),
        ("{ events(first: 3) { facets { countries(first: 5) { id } } } }", 1 + 1 + 1000 + 5),
        ("{ events(first: 3) { nodes { events(first: 2) { nodes { id } } } } }", 1 + 1 + 3 * (1 + 1 + 2)),
        ('{ nodes(ids: ["a", "b"]) { id } }', 30 + 2),
        ("{ events(first: 1000000) { nodes { id } } }", 1 + 1 + 100),
        ("{ events(first: -5) { nodes { id } } }", 1 + 1),
        (
            "{ ...F } fragment F on Query { events(first: 7) { ...G } }"
            "fragment G on ThingConnection { nodes { id } }",
            9,
        ),
        ("{ ... on Query { event { ... on Thing { id } } } }", 30 + 1),
    ],
)
def test_cost_is_fields_times_rows(document: str, cost: int) -> None:
    assert measure(document).cost == cost


@pytest.mark.parametrize(
    ("document", "variables", "cost"),
    [
        ("{ events(first: 2) { nodes { id title } } }", {}, 50 + 1 + 2 * (1 + 5)),
        ("{ events(first: 0) { totalCount links { page } } }", {}, 50 + 100 + 50 + 1),
        ("{ releases(first: 3) { nodes { text } } }", {}, 50 + 1 + 3 * 100),
        ('{ country(code: "KR") { events(first: 1) { nodes { id } } } }', {}, 1 + 50 + 1 + 1),
        (
            "{ events(first: 0, filter: { types: [VISIT], minPublishers: 2 }) { totalCount } }",
            {},
            150 + 50 + 15 + 1000,
        ),
        ("{ events(first: 0, filter: { types: null }) { totalCount } }", {}, 150),
        ("query($n: Int) { events(first: 0, filter: { minPublishers: $n }) { totalCount } }", {}, 150),
        ("query($n: Int) { events(first: 0, filter: { minPublishers: $n }) { totalCount } }", {"n": 2}, 1150),
        (
            "query($f: EventFilter) { events(first: 0, filter: $f) { totalCount } }",
            {"f": {"published": {"from": "2024-01-01"}, "search": None}},
            150 + 1000 + 15,
        ),
        ("query($f: EventFilter) { events(first: 0, filter: $f) { totalCount } }", {"f": [1]}, 150),
        (
            "query($f: EventFilter) { events(first: 0, filter: $f) { totalCount } }",
            {"f": {"countries": {"anyOf": ["KR"] * 250, "allOf": ["JP", "US"], "noneOf": None}}},
            150 + 50 + 15 * 252,
        ),
        (
            'query($c: CountryCode!) { events(first: 0, filter: { countries: { anyOf: [$c, "JP"] } }) '
            "{ totalCount } }",
            {"c": "KR"},
            150 + 50 + 15 * 2,
        ),
        ('{ events(first: 0, filter: { search: "a b c" }) { totalCount } }', {}, 150 + 300 + 40 * 3),
        ("{ events(first: 0, orderBy: { field: UPDATED }) { totalCount } }", {}, 150 + 200),
        ("{ changes(first: 0) { hasMore } }", {}, 50 + 1),
        ("{ changes(first: 0, filter: { types: [] }) { hasMore } }", {}, 50 + 500 + 50 + 1),
        ("{ releases(first: 0, filter: { publishers: { anyOf: [] } }) { totalCount } }", {}, 150 + 50),
    ],
)
def test_what_is_more_work_than_a_field_has_its_price(
    document: str, variables: dict[str, Any], cost: int
) -> None:
    (found,) = measure_document(schema.graphql_schema, parse(document), variables).values()
    assert found.cost == cost


@pytest.mark.parametrize(
    ("head", "variables", "rows"),
    [
        ("query($n: Int)", {"n": 7}, 7),
        ("query($n: Int = 9)", {}, 9),
        ("query($n: Int = 9)", {"n": 7}, 7),
        ("query($n: Int)", {}, 20),
        ("query($n: Int)", {"n": "many"}, 100),
        ("query($n: Int)", {"n": 10**30}, 100),
        ("query($n: Int)", {"n": [1]}, 100),
    ],
)
def test_cost_reads_variables(head: str, variables: dict[str, Any], rows: int) -> None:
    assert measure(head + "{ events(first: $n) { nodes { id } } }", **variables).cost == 2 + rows


def test_cost_of_ids_counts_those_of_a_variable() -> None:
    assert measure("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["a"] * 30).cost == 30 + 30


@pytest.mark.parametrize(
    ("document", "depth"),
    [
        ("{ event { id } }", 2),
        ("{ event { event { event { id } } } }", 4),
        ("{ ...F } fragment F on Query { event { ...G } } fragment G on Thing { event { id } }", 3),
        ("{ event { ... { ... { id } } } }", 2),
    ],
)
def test_depth_counts_fields_inside_each_other(document: str, depth: int) -> None:
    assert measure(document).depth == depth


def test_aliases_and_directives_of_a_fragment_count_each_time_it_is_used() -> None:
    found = measure("{ ...F ...F } fragment F on Query { a: event { id @skip(if: false) } }")
    assert (found.aliases, found.directives) == (2, 2)


def test_fields_and_definitions_are_counted_as_written() -> None:
    found = measure("{ ...F ...F } fragment F on Query { event { id } }")
    assert (found.fields, found.definitions) == (2, 2)


def test_the_standard_introspection_query_passes() -> None:
    found = measure(get_introspection_query(descriptions=True, input_value_deprecation=True))
    assert found.excesses(LIMITS) == []


def test_many_introspections_do_not_pass() -> None:
    asked = " ".join(f"x{n}: __schema {{ queryType {{ name }} }}" for n in range(10))
    assert [(error.extensions or {})["limit"] for error in measure(f"{{ {asked} }}").excesses(LIMITS)] == [
        "cost"
    ]


@pytest.mark.parametrize(
    ("name", "asked"),
    [("cost", 5), ("depth", 5), ("fields", 5), ("aliases", 5), ("directives", 5), ("definitions", 5)],
)
def test_an_excess_says_what_was_asked_and_what_is_allowed(name: str, asked: int) -> None:
    limits = replace(LIMITS, **{name: asked - 1})
    (error,) = replace(Measure(), **{name: asked}).excesses(limits)
    assert error.extensions == {
        "code": "QUERY_TOO_LARGE",
        "limit": name,
        "asked": asked,
        "allowed": asked - 1,
    }
    assert "4" in error.message
    assert "5" in error.message


@pytest.mark.parametrize("doublings", [24, 44])
def test_fragments_that_double_each_other_are_measured_at_once(doublings: int) -> None:
    chain = "".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(doublings))
    document = f"{{ ...F0 }} {chain} fragment F{doublings} on Query {{ event {{ id }} }}"
    began = time.process_time()
    found = measure(document)
    assert time.process_time() - began < 1
    assert found.cost == (30 + 1) * 2**doublings


def test_no_count_grows_past_what_json_can_hold() -> None:
    fields = "{ events(first: 100) { nodes " * 20 + "{ id @skip(if: false) a: id } " + "} }" * 20
    doubled = "".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(80))
    found = measure(f"{{ ...F0 }} {doubled} fragment F80 on Query {fields}")
    assert (found.cost, found.aliases, found.directives) == (MOST_COUNTED,) * 3


@pytest.mark.parametrize(
    "document",
    [
        "{ ...F } fragment F on Query { ...F event { id } }",
        "{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }",
        "{ ...Missing }",
        "{ nothing { like { this } } }",
        "{ ... on Nothing { id } }",
        "{ event { ... on Query { event { id } } } }",
        "mutation { event { id } }",
        "subscription { event { id } }",
    ],
)
def test_documents_that_do_not_fit_the_schema_are_measured_all_the_same(document: str) -> None:
    assert measure(document).excesses(LIMITS) == []
