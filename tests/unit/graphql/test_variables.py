"""Variables are read as graphql-core reads them, right ones and wrong ones."""

from typing import Any

import pytest
from graphql import OperationDefinitionNode, parse
from graphql.execution.values import VariableValues, get_variable_values

from app.graphql.compiled import variables as module
from app.graphql.compiled.variables import Variables
from app.graphql.schema import schema

DECLARED = """query(
    $filter: EventFilter, $by: EventRef, $order: EventOrder, $first: Int = 20, $ids: [ID!]!, $lang: Language
) { __typename }"""
IDS = {"ids": ["ev_0"]}
RIGHT: list[dict[str, Any]] = [
    IDS,
    {"ids": "ev_0"},
    IDS | {"first": None},
    IDS | {"first": 3, "lang": "ko", "unknown": 1},
    IDS | {"filter": None},
    IDS | {"filter": {}},
    IDS | {"filter": {"types": ["MEETING", "VISIT"], "search": "talks", "countries": {"anyOf": ["kr"]}}},
    IDS | {"filter": {"types": "MEETING", "occurred": {"from": "2024-01-31", "to": None}}},
    IDS | {"filter": {"updated": {"from": "2026-01-31T09:30:00Z"}, "minPublishers": 2}},
    IDS | {"order": {}},
    IDS | {"order": {"direction": "ASC"}},
    IDS | {"by": {"id": "ev_0"}},
]
WRONG: list[dict[str, Any]] = [
    {},
    {"ids": None},
    {"ids": [None]},
    {"ids": [[]]},
    IDS | {"first": "3"},
    IDS | {"first": 2**40},
    IDS | {"lang": 5},
    IDS | {"filter": []},
    IDS | {"filter": {"types": ["NOTHING"]}},
    IDS | {"filter": {"types": [None]}},
    IDS | {"filter": {"type": ["MEETING"]}},
    IDS | {"filter": {"occurred": {"from": "soon"}}},
    IDS | {"order": {"field": None}},
    IDS | {"by": {}},
    IDS | {"by": {"id": "ev_0", "url": "https://readout.example/"}},
    IDS | {"by": {"id": None}},
]
(OPERATION,) = parse(DECLARED).definitions
assert isinstance(OPERATION, OperationDefinitionNode)
DEFINITIONS = OPERATION.variable_definitions or ()
CORE = schema.graphql_schema


@pytest.mark.parametrize("given", RIGHT, ids=str)
def test_right_ones(given: dict[str, Any]) -> None:
    read, expected = Variables(CORE, DEFINITIONS).read(given), get_variable_values(CORE, DEFINITIONS, given)
    assert isinstance(expected, VariableValues)
    assert read is not None
    assert read.coerced == expected.coerced
    assert {name: each.value for name, each in read.sources.items()} == {
        name: each.value for name, each in expected.sources.items()
    }


@pytest.mark.parametrize("given", WRONG, ids=str)
def test_wrong_ones(given: dict[str, Any]) -> None:
    assert not isinstance(get_variable_values(CORE, DEFINITIONS, given), VariableValues)
    assert Variables(CORE, DEFINITIONS).read(given) is None


def test_plainly_right_ones_are_read_without_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("graphql-core was asked")

    monkeypatch.setattr(module, "get_variable_values", refuse)
    given = IDS | {"first": 3, "filter": {"types": ["MEETING"], "occurred": {"from": "2024-01-31"}}}
    read = Variables(CORE, DEFINITIONS).read(given)
    assert read is not None
    assert read.coerced["first"] == 3
