"""Files about the API, made from the code: the schema, the registered documents, the index for completion."""

from functools import cache

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.graphql.completion import completion_index
from app.graphql.registered import manifest
from app.graphql.schema import render_schema, schema


def show_schema(_request: Request) -> Response:
    """GET /schema.graphql: the schema in the schema language, for tools that make code from it."""
    return Response(_schema(), media_type="text/plain")


def show_manifest(_request: Request) -> Response:
    """GET /graphql/documents.json: the registered documents of the program, with the ids to ask them by."""
    return Response(_manifest(), media_type="application/json")


def show_completion(_request: Request) -> Response:
    """GET /graphql/completion.json: the schema as the page at /graphql completes names from it."""
    return Response(_completion(), media_type="application/json")


@cache
def _schema() -> str:
    return render_schema()


@cache
def _manifest() -> bytes:
    return orjson.dumps(manifest())


@cache
def _completion() -> bytes:
    return orjson.dumps(completion_index(schema.graphql_schema))


ROUTES = [
    Route("/schema.graphql", show_schema),
    Route("/graphql/documents.json", show_manifest),
    Route("/graphql/completion.json", show_completion),
]
