"""The explorer: what the page at /graphql shows a browser. Works without script; a template draws it.

The query is in the address, so a page can be shared and reloaded; a form sent by POST works as well.
"""

import json
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

import orjson
from starlette.requests import Request

from app.graphql.answers import Outcome
from app.graphql.errors import RequestError
from app.graphql.highlight import Piece, json_pieces
from app.graphql.http import Run
from app.graphql.limits import LIMITS
from app.graphql.registered import operations
from app.graphql.requests import GraphQLRequest, check_size, decode, read_body
from app.graphql.schema import schema
from app.graphql.schema_reader import TypeDetail, read_type, types_by_kind

SHOWN = 100_000  # characters of an answer; the rest is in the JSON
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Link:
    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Result:
    """An answer to look at: `words` says in a sentence what became of the query."""

    words: str
    failed: bool
    pieces: list[Piece]
    shortened: bool
    cost: int | None


@dataclass(frozen=True, slots=True)
class Explored:
    """All that the page shows. `status` is that of the page."""

    status: int
    query: str
    variables: str
    result: Result | None
    json_href: str | None
    max_cost: int
    examples: list[Link]
    types: list[tuple[str, list[str]]]
    type: TypeDetail | None
    type_asked: str | None


async def explore(request: Request, run: Run) -> Explored:
    """Reads the form, runs its query, and gathers the page. What is wrong is shown on it."""
    status, result, form = 200, None, dict(request.query_params)
    try:
        if request.method == "POST":
            form |= await _posted(request)
        check_size(sum(len(value) for value in form.values()))
        if form.get("query", "").strip():
            result, status = await _run(form, run)
    except RequestError as error:
        status, result = error.status, _refused(error)
    asked = form.get("type") or None
    detail = read_type(schema.graphql_schema, asked) if asked else None
    query = form.get("query") or operations()[0].document
    variables = form.get("variables", "")
    return Explored(
        status=404 if asked and detail is None else status,
        query=query,
        variables=variables,
        result=result,
        json_href=_href(query, variables) if result and not result.failed else None,
        max_cost=LIMITS.cost,
        examples=[
            Link(_href(each.document, json.dumps(each.variables) if each.variables else ""), each.title)
            for each in operations()
            if each.runs_as_it_stands
        ],
        types=types_by_kind(schema.graphql_schema),
        type=detail,
        type_asked=asked,
    )


async def _posted(request: Request) -> dict[str, str]:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise RequestError(415, "UNSUPPORTED_MEDIA_TYPE", f"A form is sent as {FORM}.")
    body = await read_body(request)
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=20))
    except ValueError:
        raise RequestError(400, "BAD_REQUEST", "The form cannot be read.") from None


async def _run(form: dict[str, str], run: Run) -> tuple[Result, int]:
    variables = (
        decode(form["variables"], "The text of the variables") if form.get("variables", "").strip() else {}
    )
    if not isinstance(variables, dict):
        raise RequestError(400, "BAD_REQUEST", 'The variables are a JSON object, such as {"first": 5}.')
    answer = await run(GraphQLRequest(form["query"], variables, form.get("operationName") or None))
    failed = "errors" in answer.body
    status = {Outcome.RESULT: 200, Outcome.REQUEST_ERROR: 400, Outcome.UNAVAILABLE: 503}[answer.outcome]
    cost = answer.body.get("extensions", {}).get("cost", {}).get("asked")
    words = "The query was run." if not failed else _first_message(answer.body)
    return _result(words, failed, answer.body, cost), status


def _first_message(body: dict[str, object]) -> str:
    errors = body["errors"]
    return str(errors[0]["message"]) if isinstance(errors, list) else ""


def _refused(error: RequestError) -> Result:
    return _result(error.message, True, error.body, None)


def _result(words: str, failed: bool, body: dict[str, object], cost: int | None) -> Result:
    text = orjson.dumps(body, option=orjson.OPT_INDENT_2).decode()
    return Result(words, failed, json_pieces(text[:SHOWN]), len(text) > SHOWN, cost)


def _href(query: str, variables: str) -> str:
    given = {"query": query, "variables": variables}
    return "/graphql?" + urlencode({name: value for name, value in given.items() if value})
