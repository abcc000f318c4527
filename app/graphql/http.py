"""GraphQL over HTTP to the letter: GET for queries, POST for all; the answer in the form the client accepts.

A browser that asks for a page gets the explorer instead, drawn by the function given to `graphql_routes` (the
rooms below know no templates).
"""

from collections.abc import Awaitable, Callable

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from app.access.budgets import Budgets
from app.access.caller import Caller
from app.graphql.context import UNBOUNDED, Context
from app.graphql.departure import while_present
from app.graphql.documents import Documents, UnknownDocument
from app.graphql.errors import RequestError
from app.graphql.execution import Answer, Outcome, Slots, run_operation
from app.graphql.identity import identify, longest_body
from app.graphql.limits import LIMITS
from app.graphql.negotiation import json_type, prefers_page
from app.graphql.registered import manifest
from app.graphql.requests import GraphQLRequest, read_request
from app.graphql.responses import answered, refusal
from app.graphql.schema import schema

ALLOWED = "GET, HEAD, POST, OPTIONS"

Run = Callable[[GraphQLRequest], Awaitable[Answer]]
Explorer = Callable[[Request, Run], Awaitable[Response]]


def graphql_routes(
    engine: sa.Engine,
    base_url: str | None = None,
    explorer: Explorer | None = None,
    documents: Documents | None = None,
    budgets: Budgets = UNBOUNDED,
) -> list[Route]:
    """The API at /graphql; `base_url` for links (None: as the request came), `explorer` for browsers."""
    return [
        Route("/graphql", GraphQLEndpoint(engine, base_url, explorer, documents or Documents(), budgets)),
        Route("/graphql/documents.json", show_manifest),
    ]


def show_manifest(_request: Request) -> Response:
    """The registered documents of the program, with the ids to ask them by."""
    return JSONResponse(manifest())


class GraphQLEndpoint:
    """One process's door to the schema, with its execution slots and the documents it knows."""

    def __init__(
        self,
        engine: sa.Engine,
        base_url: str | None,
        explorer: Explorer | None,
        documents: Documents,
        budgets: Budgets,
    ) -> None:
        self._engine = engine
        self._base_url = base_url
        self._explorer = explorer
        self._documents = documents
        self._budgets = budgets
        self._slots = Slots()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self.respond(Request(scope, receive))
        response.headers.add_vary_header("Accept")
        response.headers["X-Content-Type-Options"] = "nosniff"
        await response(scope, receive, send)

    async def respond(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ALLOWED})
        media_type = json_type(request.headers.get("accept"))
        try:
            if request.method not in ("GET", "HEAD", "POST"):
                raise RequestError(
                    405, "METHOD_NOT_ALLOWED", "Only GET and POST are served here.", {"Allow": ALLOWED}
                )
            caller = await identify(self._engine, request)
            run = while_present(request, self._runner(request, caller))
            if self._explorer is not None and prefers_page(request.headers.get("accept")):
                return await self._explorer(request, run)
            answer = await run(await read_request(request, longest_body(caller)))
        except RequestError as error:
            return refusal(error, media_type)
        return answered(request, answer, media_type)

    def _runner(self, request: Request, caller: Caller) -> Run:
        """Runs operations on behalf of a request; what GET may not do, it refuses."""
        base_url = self._base_url or str(request.base_url).rstrip("/")

        async def run(asked: GraphQLRequest) -> Answer:
            try:
                asked = self._documents.resolve(asked)
            except UnknownDocument as error:
                return Answer(error.body, Outcome.REQUEST_ERROR)
            context = Context(self._engine, base_url, caller, self._budgets)
            answer = await self._slots.run(
                lambda: run_operation(schema, asked, context, read_only=request.method != "POST"),
                context.stop,
                LIMITS.execution_seconds,
            )
            if answer.outcome is Outcome.RESULT:
                self._documents.remember(asked)
            return answer

        return run
