"""Documents made to hurt: each is answered at once, with a code that blames the client."""

import json
import time
from typing import Any

import pytest

from app.graphql.limits import LIMITS
from tests.databases import Databases
from tests.unit.graphql.serving import Api


@pytest.fixture(scope="module")
def api(databases: Databases) -> Api:
    """An empty archive: what is refused never gets there."""
    return Api(databases.create("sqlite"))


def bomb(doublings: int) -> str:
    chain = "".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(doublings))
    return f"{{ ...F0 }} {chain} fragment F{doublings} on Query {{ __typename }}"


def nested(levels: int) -> str:
    opening = "events(first: 1) { nodes { countries { country { " * levels
    return f"{{ {opening} code {'} } } } ' * levels} }}"


@pytest.mark.parametrize(
    ("query", "limit"),
    [
        (nested(5), "depth"),
        (
            "{ events(first: 100) { nodes { accounts(first: 100) { nodes { id release { text } } } } } }",
            "cost",
        ),
        (f"{{ {' '.join(f'a{n}: __typename' for n in range(60))} }}", "aliases"),
        (f"{{ __typename {'@include(if: true) ' * 60} }}", "directives"),
        (f"{{ {'__typename ' * 600} }}", "fields"),
        (f"{{ {'events { totalCount } ' * 300} }}", "fields"),
        (
            f"{{ __typename }} {' '.join(f'fragment F{n} on Query {{ __typename }}' for n in range(60))}",
            "definitions",
        ),
        (f"{{ {'__typename ' * 2000} }}", "tokens"),
        (f"{{ {' '.join(f'a{n}: __schema {{ queryType {{ name }} }}' for n in range(40))} }}", "cost"),
    ],
    ids=lambda value: value if len(value) < 20 else "",
)
def test_limit_is_told_with_what_was_asked_and_allowed(api: Api, query: str, limit: str) -> None:
    found = next(error for error in api.answer(query)["errors"] if error["extensions"].get("limit") == limit)
    assert found["extensions"]["code"] == "QUERY_TOO_LARGE"
    asked, allowed = found["extensions"]["asked"], found["extensions"]["allowed"]
    assert allowed == getattr(LIMITS, limit) < asked
    assert f"{asked:,}" in found["message"]
    assert f"{allowed:,}" in found["message"]


@pytest.mark.parametrize("doublings", [20, 24, 45])
def test_fragment_bomb_is_answered_at_once(api: Api, doublings: int) -> None:
    began = time.process_time()
    body = api.answer(bomb(doublings))
    assert time.process_time() - began < 2
    assert body["errors"][0]["extensions"]["code"] == "QUERY_TOO_LARGE"


@pytest.mark.parametrize(
    "query",
    [
        "{ " + "a{" * 300 + "b" + "}" * 300 + " }",
        "{ " + "...{" * 400 + "__typename" + "}" * 400 + " }",
        "query($a: " + "[" * 900 + "Int" + "]" * 900 + ") { __typename }",
        "{ events(filter: " + "{a:" * 500 + "1" + "}" * 500 + ") { totalCount } }",
        "{ ...F } fragment F on Query { ...F }",
        "{ ...F } fragment F on Query { events { ...G } } fragment G on EventConnection { nodes { ...F } }",
        "\0",
        "{ __typename ",
        '{ event(by: {id: "\\ud800"}) { id } }',
        "{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }",
        "{ " + " ".join("events{totalCount}" for _ in range(140)) + " }",
    ],
    ids=lambda query: query[:24],
)
def test_document_of_ill_will_is_the_clients_mistake(api: Api, query: str) -> None:
    began = time.process_time()
    response = api.post(json.dumps({"query": query}), accept="application/graphql-response+json")
    assert time.process_time() - began < 2
    assert response.status_code in (200, 400)
    for error in response.json().get("errors", []):
        assert error["extensions"]["code"] in (
            "GRAPHQL_PARSE_FAILED",
            "GRAPHQL_VALIDATION_FAILED",
            "QUERY_TOO_LARGE",
        )


@pytest.mark.parametrize(
    "value", ["%", "_", "'; DROP TABLE event; --", "\x00", "\\", '"', "*", "-", "a" * 500, "🙂", "(", "AND"]
)
@pytest.mark.parametrize(
    "query",
    [
        "query($v: String) { events(filter: {search: $v}) { totalCount } }",
        "query($v: String) { releases(filter: {search: $v}) { totalCount } }",
        "query($v: String) { participants(search: $v) { totalCount } }",
        "query($v: ID!) { events(filter: {topics: [$v]}) { totalCount } }",
        "query($v: ID!) { events(filter: {publishers: {anyOf: [$v]}}) { totalCount } }",
        "query($v: CountryCode!) { country(code: $v) { name } }",
        'query($v: Language) { country(code: "KR") { name(lang: $v) } }',
    ],
)
def test_any_text_in_an_argument_is_found_nothing_or_the_clients_mistake(
    api: Api, query: str, value: str
) -> None:
    for error in api.answer(query, {"v": value}).get("errors", []):
        assert error["extensions"]["code"] in ("INVALID_FILTER", "BAD_USER_INPUT")


def test_clients_mistake_is_not_logged(api: Api, capsys: Any) -> None:
    for query in ("{", "{ nothing }", "{ events(first: -1) { totalCount } }"):
        api.answer(query)
    assert "Traceback" not in "".join(capsys.readouterr())
