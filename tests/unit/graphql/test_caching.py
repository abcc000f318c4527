"""What a GET may be kept for: tags, 304, whose cache; and what is never kept."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest
import sqlalchemy as sa
from starlette.applications import Starlette

from app.settings import Settings
from app.web.app import create_app
from tests.databases import BACKENDS, Databases
from tests.unit.graphql.serving import facts
from tests.unit.queries.archive import store
from tests.unit.web.asking import ask

RESPONSE_JSON = "application/graphql-response+json"
EVENTS = "/graphql?query=" + quote("{ events(first: 3) { totalCount nodes { title } } }")


@pytest.fixture(scope="module", params=BACKENDS)
def engine(request: pytest.FixtureRequest, databases: Databases) -> Iterator[sa.Engine]:
    made = databases.create(request.param)
    store(made, facts()[:4])
    yield made
    databases.drop(made)


@pytest.fixture(scope="module")
def app(engine: sa.Engine) -> Starlette:
    return create_app(Settings(), engine)


def get(app: Starlette, path: str = EVENTS, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(app, "GET", path, {"accept": "application/json", **named})


def test_answer_to_a_get_is_kept_as_long_as_it_holds(app: Starlette) -> None:
    answer = get(app)
    assert answer.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert answer.headers["etag"].startswith('W/"')
    again = get(app, if_none_match=answer.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == answer.headers["etag"]
    assert again.headers["cache-control"] == answer.headers["cache-control"]
    assert again.headers["access-control-allow-origin"] == "*"
    assert {"Accept", "Accept-Encoding"} <= set(again.headers["vary"].split(", "))


def test_compressed_and_plain_have_one_tag(app: Starlette) -> None:
    path = "/graphql?query=" + quote("{ eventTypes { type description } }")
    plain, packed = get(app, path, accept_encoding="identity"), get(app, path, accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.headers["etag"] == packed.headers["etag"]


def test_another_form_or_other_data_have_another_tag(app: Starlette) -> None:
    tags = {
        get(app).headers["etag"],
        get(app, accept=RESPONSE_JSON).headers["etag"],
        get(app, "/graphql?query={events(first:3){totalCount}}").headers["etag"],
    }
    assert len(tags) == 3


def test_tag_changes_with_the_record(databases: Databases, engine: sa.Engine) -> None:
    other = databases.create(engine.dialect.name)
    store(other, facts()[:2])
    app = create_app(Settings(), other)
    before = get(app).headers["etag"]
    store(other, facts()[2:3])
    after = get(app, if_none_match=before)
    assert after.status_code == 200
    assert after.json()["data"]["events"]["totalCount"] == 3
    assert after.headers["etag"] != before
    databases.drop(other)


def test_head_is_get_without_the_body(app: Starlette) -> None:
    headers = {"accept": "application/json", "if-none-match": get(app).headers["etag"]}
    assert ask(app, "HEAD", EVENTS, {"accept": "application/json"}).status_code == 200
    assert ask(app, "HEAD", EVENTS, headers).status_code == 304


def test_answer_to_a_key_is_for_its_owner_alone(app: Starlette) -> None:
    answer = get(app, authorization="Basic eDp5")
    assert answer.headers["cache-control"] == "private, max-age=0, must-revalidate"


@pytest.mark.parametrize(
    "path",
    [
        "/graphql",
        "/graphql?query={",
        "/graphql?query={nothing}",
        "/graphql?query={events(first:-1){totalCount}}",
        "/graphql?documentId=x",
        "/graphql?query=mutation{x}",
    ],
)
@pytest.mark.parametrize("accept", ["application/json", RESPONSE_JSON])
def test_failure_is_not_kept(app: Starlette, path: str, accept: str) -> None:
    answer = get(app, path, accept=accept, if_none_match="*")
    assert answer.status_code != 304
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_answer_to_a_post_is_not_kept(app: Starlette) -> None:
    content = json.dumps({"query": "{ __typename }"}).encode()
    answer = ask(app, "POST", "/graphql", {"content-type": "application/json", "if-none-match": "*"}, content)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert "etag" not in answer.headers
