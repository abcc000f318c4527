"""An answer that is given again: the same data without asking the database, at a price, with what is left."""

import json
import time
from collections.abc import Iterator

import httpx
import pytest
import sqlalchemy as sa
from starlette.applications import Starlette

from app.access.budgets import WINDOW
from app.db.engine import writing
from app.db.version import version_of
from app.graphql.repeats import PRICE
from app.settings import Settings
from app.web.app import create_app
from tests.databases import BACKENDS, Databases
from tests.unit.graphql.serving import Api, facts
from tests.unit.queries.archive import store
from tests.unit.web.asking import ask

BUDGET = 100_000
COUNT = "{ events { totalCount } }"
COST = 150
JSON = {"content-type": "application/json"}


@pytest.fixture(params=BACKENDS)
def engine(request: pytest.FixtureRequest, databases: Databases) -> Iterator[sa.Engine]:
    made = databases.create(request.param)
    store(made, facts()[:4])
    version_of(made).looked(time.monotonic() + 1_000)  # as a watch does all the time
    yield made
    databases.drop(made)


@pytest.fixture
def app(engine: sa.Engine) -> Starlette:
    return create_app(Settings(rate_limit_readers=BUDGET, rate_limit_keys=BUDGET), engine)


def post(app: Starlette, query: str = COUNT, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(app, "POST", "/graphql", {**JSON, **named}, json.dumps({"query": query}).encode())


def get(app: Starlette, query: str = COUNT, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(app, "GET", f"/graphql?query={query}", named)


def remaining(response: httpx.Response) -> int:
    return int(response.json()["extensions"]["rateLimit"]["remaining"])


@pytest.mark.parametrize("send", [post, get])
@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_it_asks_the_database_nothing(app: Starlette, engine: sa.Engine, send: object, coding: str) -> None:
    assert callable(send)
    query = "{ events { totalCount nodes { id title } } }"
    first = send(app, query, accept_encoding=coding)
    with Api(engine).statements() as seen:
        second = send(app, query, accept_encoding=coding)
    assert seen == []
    assert second.json()["data"] == first.json()["data"]
    assert second.json()["extensions"]["cost"] == first.json()["extensions"]["cost"]
    for name in ("content-type", "vary", "cache-control", "access-control-allow-origin", "etag"):
        assert second.headers.get(name) == first.headers.get(name)
    assert second.headers["x-request-id"] != first.headers["x-request-id"]


def test_who_asks_again_is_charged_little_and_told_what_is_left(app: Starlette) -> None:
    first = post(app)
    assert remaining(first) == BUDGET - COST
    again = post(app)
    assert BUDGET - COST - PRICE <= remaining(again) < BUDGET
    assert f'"cost";r={remaining(again)};' in again.headers["RateLimit"]
    assert again.headers["RateLimit-Policy"] == first.headers["RateLimit-Policy"]
    assert get(app, if_none_match=get(app).headers["etag"]).headers["RateLimit"]


def test_who_has_nothing_left_is_refused(engine: sa.Engine) -> None:
    app = create_app(Settings(rate_limit_readers=COST + 1), engine)
    assert post(app).status_code == 200
    statuses = {post(app).status_code for _ in range(200)}
    assert statuses == {200, 429}


def test_without_a_limit_it_is_the_same_to_the_byte(engine: sa.Engine) -> None:
    app = create_app(Settings(rate_limit_readers=0, rate_limit_keys=0), engine)
    assert post(app).content == post(app).content


def test_another_body_or_form_is_another_answer(app: Starlette) -> None:
    post(app)
    for query, headers in (
        ("{ events { totalCount } }", {"accept": "application/graphql-response+json"}),
        ("{ events {  totalCount } }", {}),
    ):
        began, before = time.monotonic(), remaining(post(app, "{ __typename }"))
        after = remaining(post(app, query, **headers))
        come_in = (time.monotonic() - began) * BUDGET / WINDOW
        assert after <= before - COST + come_in + 1


def test_a_commit_is_seen_at_once(app: Starlette, engine: sa.Engine) -> None:
    assert [send(app).json()["data"]["events"]["totalCount"] for send in (post, get, post, get)] == [4] * 4
    store(engine, facts()[4:6])
    assert [send(app).json()["data"]["events"]["totalCount"] for send in (post, get, post, get)] == [6] * 4


@pytest.mark.parametrize(
    "query",
    [
        "{ limits { remaining } events(filter: {search: talks}) { nodes { type } } }",
        "{ limits { resetAt } events(filter: {search: talks}) { nodes { type } } }",
        '{ events { totalCount } event(id: "ev_none") { id } nothing }',
        "{ events(first: -1) { totalCount } }",
    ],
)
def test_what_is_for_one_alone_or_failed_is_asked_anew(app: Starlette, engine: sa.Engine, query: str) -> None:
    first = post(app, query)
    with Api(engine).statements() as seen:
        second = post(app, query)
    assert seen or "errors" in second.json()
    assert first.headers["x-request-id"] != second.headers["x-request-id"]
    if "errors" in second.json():
        assert second.json()["errors"][0]["extensions"]["requestId"] == second.headers["x-request-id"]


def test_a_key_that_was_revoked_gets_no_answer(app: Starlette) -> None:
    post(app)
    assert post(app, authorization="Bearer readout_none").status_code == 401


def test_a_page_asks_the_database_nothing(app: Starlette, engine: sa.Engine) -> None:
    for path in ("/", "/events.atom", "/events.ics", "/countries", "/sitemap.xml", "/about"):
        first = ask(app, "GET", path)
        with Api(engine).statements() as seen:
            second = ask(app, "GET", path)
        assert seen == []
        assert (second.status_code, second.content) == (200, first.content)
        with writing(engine):
            pass
        with Api(engine).statements() as seen:
            assert ask(app, "GET", path).status_code == 200
        assert seen or path == "/about"
