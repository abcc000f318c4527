"""GraphQL over HTTP, as a client sees it: media types, status codes, malformed requests, codes of errors."""

import json
from typing import Any
from urllib.parse import quote

import pytest

from app.graphql.limits import LIMITS
from tests.databases import Databases
from tests.unit.graphql.serving import Api

RESPONSE_JSON = "application/graphql-response+json"
QUERY = json.dumps({"query": "{ __typename }"})
BROKEN = json.dumps({"query": "{"})
UNKNOWN = json.dumps({"query": "{ nothing }"})
PARTIAL = json.dumps({"query": '{ limits { maxCost } event(by: {id: "x"}) { id } nodes(ids: []) { id } }'})
DEEP = '{"query": "{ __typename }", "variables": {"a": ' + "[" * 15_000 + "]" * 15_000 + "}}"


@pytest.fixture(scope="module")
def api(databases: Databases) -> Api:
    """No query here touches the database."""
    return Api(databases.create("sqlite"))


def codes(body: dict[str, Any]) -> list[str]:
    return [error["extensions"]["code"] for error in body["errors"]]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("application/json", "application/json"),
        (RESPONSE_JSON, RESPONSE_JSON),
        (f"{RESPONSE_JSON}; charset=utf-8", RESPONSE_JSON),
        (f"{RESPONSE_JSON}, application/json;q=0.9", RESPONSE_JSON),
        (f"{RESPONSE_JSON};q=0.5, application/json", "application/json"),
        (f"{RESPONSE_JSON};q=0, */*", "application/json"),
        (f"application/json;q=0.1, {RESPONSE_JSON};q=0.2", RESPONSE_JSON),
        (f"{RESPONSE_JSON}, application/json, text/event-stream, multipart/mixed", RESPONSE_JSON),
        ("application/json, text/event-stream", "application/json"),
        ("image/png", "application/json"),
        ("text/html", "application/json"),
        ("nonsense;;q=,", "application/json"),
    ],
)
def test_answer_comes_in_the_form_the_client_prefers(api: Api, accept: str | None, media_type: str) -> None:
    response = api.send(
        content=QUERY,
        headers={"content-type": "application/json", **({"accept": accept} if accept else {"accept": ""})},
    )
    assert response.status_code == 200
    assert response.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert response.json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize(
    ("content", "plain", "response_json", "code"),
    [
        (QUERY, 200, 200, None),
        (PARTIAL, 200, 200, None),
        (BROKEN, 200, 400, "GRAPHQL_PARSE_FAILED"),
        (UNKNOWN, 200, 400, "GRAPHQL_VALIDATION_FAILED"),
        (json.dumps({"query": "fragment F on Query { __typename }"}), 400, 400, "OPERATION_NOT_FOUND"),
        (
            json.dumps({"query": "query A { __typename }", "operationName": "B"}),
            400,
            400,
            "OPERATION_NOT_FOUND",
        ),
        (
            json.dumps({"query": "query A { __typename } query B { __typename }"}),
            200,
            400,
            "OPERATION_NOT_FOUND",
        ),
        (
            json.dumps(
                {"query": "query($n: Int) { events(first: $n) { totalCount } }", "variables": {"n": "x"}}
            ),
            200,
            400,
            "BAD_USER_INPUT",
        ),
        (
            json.dumps({"query": "query($c: CountryCode!) { country(code: $c) { code } }"}),
            200,
            400,
            "BAD_USER_INPUT",
        ),
        (json.dumps({"query": "subscription { changes }"}), 400, 400, "BAD_REQUEST"),
        (json.dumps({"query": "mutation { change }"}), 401, 401, "UNAUTHENTICATED"),
        (json.dumps({"variables": {}}), 400, 400, "BAD_REQUEST"),
        (json.dumps({"query": ""}), 400, 400, "BAD_REQUEST"),
        (json.dumps({"query": 5}), 400, 400, "BAD_REQUEST"),
        (json.dumps({"query": "{ __typename }", "variables": []}), 400, 400, "BAD_REQUEST"),
        (json.dumps({"query": "{ __typename }", "variables": "x"}), 400, 400, "BAD_REQUEST"),
        (json.dumps({"query": "{ __typename }", "operationName": 5}), 400, 400, "BAD_REQUEST"),
        (json.dumps({"query": "{ __typename }", "extensions": 5}), 400, 400, "BAD_REQUEST"),
    ],
)
def test_status_follows_the_table(
    api: Api, content: str, plain: int, response_json: int, code: str | None
) -> None:
    for accept, status in (("application/json", plain), (RESPONSE_JSON, response_json)):
        response = api.post(content, accept=accept)
        assert response.status_code == status
        body = response.json()
        if code is not None:
            assert codes(body) == [code]
            assert body["errors"][0]["message"]
            assert "data" not in body


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"5",
        b"null",
        b'"query"',
        b"true",
        b"[]",
        b'[{"query": "{ __typename }"}]',
        b"{",
        b'{"query": "{ __typename }"',
        b"\xff\xfe{}",
        '{"query": "{ __typename } # é"}'.encode("latin-1"),
        '{"query": "{ __typename }"}'.encode("utf-16"),
        b'{"query": "{ __typename }", "variables": {"a": NaN}}',
        b'{"query": "{ __typename }", "variables": {"a": Infinity}}',
        b'{"query": "{ __typename }", "variables": {"a": 1e999}}',
        b'{"query": "{ __typename }", "variables": {"a": ' + b"9" * 5000 + b"}}",
        b'{"query": "{ __typename } # \\ud800"}',
        b'{"query": "{ __typename }", "variables": {"\\udfff": 1}}',
        DEEP.encode(),
    ],
    ids=lambda content: repr(content[:40]),
)
def test_malformed_body_is_the_clients_mistake(api: Api, content: bytes) -> None:
    response = api.post(content)
    assert response.status_code == 400
    assert codes(response.json()) == ["BAD_REQUEST"]
    assert "data" not in response.json()


@pytest.mark.parametrize(
    ("media_type", "status"),
    [
        ("application/json", 200),
        ("application/json; charset=utf-8", 200),
        ('APPLICATION/JSON;CHARSET="UTF-8"', 200),
        ("application/json; charset=utf-16", 415),
        ("application/jsonx", 415),
        ("application/graphql", 415),
        ("text/plain", 415),
        ("multipart/form-data; boundary=x", 415),
        ("application/x-www-form-urlencoded", 415),
        ("", 415),
    ],
)
def test_only_json_in_utf8_is_read(api: Api, media_type: str, status: int) -> None:
    response = api.post(QUERY, content_type=media_type)
    assert response.status_code == status
    if status != 200:
        assert codes(response.json()) == ["UNSUPPORTED_MEDIA_TYPE"]


def test_compressed_body_is_not_read(api: Api) -> None:
    assert api.post(QUERY, content_encoding="gzip").status_code == 415


def test_body_past_the_limit_is_refused_with_the_limit(api: Api) -> None:
    response = api.post(json.dumps({"query": "{ __typename }" + " " * LIMITS.body_bytes}))
    assert response.status_code == 413
    assert codes(response.json()) == ["REQUEST_TOO_LARGE"]
    assert f"{LIMITS.body_bytes:,}" in response.json()["errors"][0]["message"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_refused_with_those_allowed(api: Api, method: str) -> None:
    response = api.send(method)
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD, POST, OPTIONS"
    assert codes(response.json()) == ["METHOD_NOT_ALLOWED"]


def test_options_tells_the_methods(api: Api) -> None:
    response = api.send("OPTIONS")
    assert (response.status_code, response.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_head_is_answered_like_get(api: Api) -> None:
    assert api.send("HEAD", "/graphql?query={__typename}").status_code == 200


def test_get_takes_query_variables_and_operation_name(api: Api) -> None:
    query = quote("query A { __typename } query B($c: CountryCode!) { country(code: $c) { code } }")
    variables = quote('{"c": "kr"}')
    response = api.send("GET", f"/graphql?query={query}&variables={variables}&operationName=B")
    assert response.json()["data"] == {"country": {"code": "KR"}}


@pytest.mark.parametrize(
    ("parameters", "status", "code"),
    [
        ("", 400, "BAD_REQUEST"),
        ("?query=", 400, "BAD_REQUEST"),
        ("?query={__typename}&variables={", 400, "BAD_REQUEST"),
        ("?query={__typename}&variables=5", 400, "BAD_REQUEST"),
        ("?query={__typename}&extensions=[]", 400, "BAD_REQUEST"),
        ("?query=mutation{x}", 405, "METHOD_NOT_ALLOWED"),
        ("?query=subscription{x}", 400, "BAD_REQUEST"),
    ],
)
def test_bad_get_is_refused(api: Api, parameters: str, status: int, code: str) -> None:
    response = api.send("GET", f"/graphql{parameters}")
    assert response.status_code == status
    assert codes(response.json()) == [code]


def test_mutation_by_get_is_told_to_use_post(api: Api) -> None:
    assert api.send("GET", "/graphql?query=mutation{x}").headers["allow"] == "POST"


@pytest.mark.parametrize("content", [QUERY, BROKEN, "5"])
def test_every_answer_says_what_it_varies_by(api: Api, content: str) -> None:
    response = api.post(content)
    assert "Accept" in response.headers["vary"]
    assert response.headers["x-content-type-options"] == "nosniff"


def test_answer_tells_its_cost(api: Api) -> None:
    assert api.post(QUERY).json()["extensions"] == {"cost": {"asked": 1, "allowed": LIMITS.cost}}
