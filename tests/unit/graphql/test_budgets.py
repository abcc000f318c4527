"""Rate limits by cost as a client meets them: told with every answer, refused with the time to wait."""

import datetime as dt
import json

import pytest

from app.access.budgets import Budgets
from app.graphql.validation import REFUSED_COST
from tests.databases import Databases
from tests.unit.graphql.serving import Api

BUDGET = 750
COUNT = "{ events { totalCount } }"
COST = 150


@pytest.fixture
def api(databases: Databases) -> Api:
    return Api(databases.create("sqlite"), budgets=Budgets(readers=BUDGET))


def test_every_answer_tells_what_is_left(api: Api) -> None:
    response = api.post(json.dumps({"query": COUNT}))
    told = response.json()["extensions"]
    assert told["cost"]["asked"] == COST
    assert (told["rateLimit"]["limit"], told["rateLimit"]["remaining"]) == (BUDGET, BUDGET - COST)
    left = dt.datetime.fromisoformat(told["rateLimit"]["resetAt"]) - dt.datetime.now(dt.UTC)
    assert dt.timedelta(seconds=5) < left <= dt.timedelta(seconds=12)
    assert response.headers["RateLimit-Policy"] == f'"cost";q={BUDGET};w=60'
    assert response.headers["RateLimit"] == f'"cost";r={BUDGET - COST};t=12'
    assert "Retry-After" not in response.headers


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
def test_beyond_the_budget_is_429_with_the_time_to_wait(api: Api, accept: str) -> None:
    for _ in range(BUDGET // COST):
        assert api.post(json.dumps({"query": COUNT}), accept=accept).status_code == 200
    refused = api.post(json.dumps({"query": COUNT}), accept=accept)
    assert refused.status_code == 429
    assert "data" not in refused.json()
    (error,) = refused.json()["errors"]
    assert error["extensions"]["code"] == "RATE_LIMITED"
    assert f"{BUDGET:,} points" in error["message"]
    assert f"asks for {COST}" in error["message"]
    assert 1 <= int(refused.headers["Retry-After"]) <= 60 * COST / BUDGET
    assert refused.headers["RateLimit"].startswith('"cost";r=')
    told = refused.json()["extensions"]
    assert told["cost"]["asked"] == COST
    assert told["rateLimit"]["limit"] == BUDGET
    assert told["rateLimit"]["remaining"] < COST


def test_what_is_cheap_still_passes_when_what_is_dear_does_not(api: Api) -> None:
    for _ in range(BUDGET // COST - 1):
        api.ask(COUNT)
    assert api.error("{ a: events { totalCount } b: events { totalCount } }")["extensions"]["code"] == (
        "RATE_LIMITED"
    )
    assert api.ask("{ __typename }") == {"__typename": "Query"}


@pytest.mark.parametrize(
    "document",
    ["{ nothing }", "{ a: __schema { __typename } b: __schema { __typename } c: __schema { __typename } }"],
)
def test_a_document_that_is_refused_costs_little(api: Api, document: str) -> None:
    body = api.answer(document)
    assert "data" not in body
    assert body["extensions"]["rateLimit"]["remaining"] >= BUDGET - REFUSED_COST


def test_what_is_left_can_be_asked_for(api: Api) -> None:
    told = api.ask("{ limits { budget remaining resetAt cost } }")["limits"]
    assert told["budget"] == BUDGET
    assert told["remaining"] == BUDGET - told["cost"]
    assert told["resetAt"].endswith("Z")


def test_without_a_limit_nothing_is_told(databases: Databases) -> None:
    response = Api(databases.create("sqlite")).post('{"query": "{ limits { budget remaining resetAt } }"}')
    assert response.json()["data"]["limits"] == {"budget": None, "remaining": None, "resetAt": None}
    assert "rateLimit" not in response.json()["extensions"]
    assert "RateLimit" not in response.headers
