"""The files about the API are what the program serves, and tools can read them."""

import json

from graphql import build_schema
from starlette.applications import Starlette

from app.graphql import files
from app.graphql.completion import completion_index
from app.graphql.registered import manifest
from app.graphql.schema import render_schema, schema
from tests.unit.web.asking import get

APP = Starlette(routes=files.ROUTES)


def test_schema_is_served_in_the_schema_language() -> None:
    answer = get(APP, "/schema.graphql")
    assert answer.text == render_schema()
    assert set(build_schema(answer.text).type_map) == set(schema.graphql_schema.type_map)


def test_registered_documents_are_listed() -> None:
    assert get(APP, "/graphql/documents.json").json() == manifest()


def test_index_for_completion_is_whole_and_small() -> None:
    answer = get(APP, "/graphql/completion.json")
    assert answer.json() == json.loads(json.dumps(completion_index(schema.graphql_schema)))
    assert len(answer.content) < 100_000
