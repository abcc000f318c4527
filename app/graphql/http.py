"""GraphQL over HTTP to the letter: GET for queries, POST for all; the answer in the form the client accepts.

A browser that asks for a page gets the explorer instead, drawn by the function given to `graphql_routes` (the
rooms below know no templates); who prefers server-sent events gets those.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send

from app.access.budgets import Budgets
from app.errors import AppError
from app.graphql import files
from app.graphql.answers import Answer, Outcome
from app.graphql.context import UNBOUNDED
from app.graphql.departure import while_present
from app.graphql.documents import Documents
from app.graphql.errors import RequestError
from app.graphql.identity import longest_body
from app.graphql.live.event_stream import EventStream
from app.graphql.live.sockets import Sockets
from app.graphql.live.stream import Stream
from app.graphql.negotiation import PLAIN_JSON, json_type, prefers_page, prefers_stream
from app.graphql.operations import Contexts, Operations
from app.graphql.repeats import REPEAT, Repeats
from app.graphql.requests import GraphQLRequest, read_request
from app.graphql.responses import answered, refusal

ALLOWED = "GET, HEAD, POST, OPTIONS"

Run = Callable[[GraphQLRequest], Awaitable[Answer]]
Explorer = Callable[[Request, Run], Awaitable[Response]]


def graphql_routes(
    engine: sa.Engine,
    base_url: str | None = None,
    explorer: Explorer | None = None,
    documents: Documents | None = None,
    budgets: Budgets = UNBOUNDED,
) -> list[BaseRoute]:
    """The API at /graphql; `base_url` for links (None: as the request came), `explorer` for browsers."""
    operations = Operations(engine, base_url, documents, budgets)
    return [
        Route("/graphql", GraphQLEndpoint(operations, explorer, Repeats(budgets))),
        WebSocketRoute("/graphql", Sockets(operations)),
        *files.ROUTES,
    ]


class GraphQLEndpoint:
    """Answers every HTTP request; of a stream the beginning, which then goes on by itself."""

    def __init__(self, operations: Operations, explorer: Explorer | None, repeats: Repeats) -> None:
        self._operations = operations
        self._explorer = explorer
        self._repeats = repeats

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope.setdefault("state", {})[REPEAT] = None  # where nothing else is said, it is not given again
        response = await self.respond(Request(scope, receive))
        response.headers.add_vary_header("Accept")
        response.headers["X-Content-Type-Options"] = "nosniff"
        await response(scope, receive, send)

    async def respond(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ALLOWED})
        accept = request.headers.get("accept")
        media_type = json_type(accept)
        try:
            if request.method not in ("GET", "HEAD", "POST"):
                raise RequestError(
                    405, "METHOD_NOT_ALLOWED", "Only GET and POST are served here.", {"Allow": ALLOWED}
                )
            contexts = await self._operations.admit(request)
            asks = request.method == "POST" or bool(request.url.query)
            if self._explorer is not None and prefers_page(accept, asks=asks):
                return await self._explorer(request, self._runner(request, contexts))
            asked = await read_request(request, longest_body(contexts.caller))
            if prefers_stream(accept) and request.method != "HEAD":
                return await self._stream(request, asked, contexts)
            answer = await self._runner(request, contexts)(asked)
        except RequestError as error:
            return refusal(error, media_type)
        response = answered(request, answer, media_type)
        request.scope["state"][REPEAT] = self._repeats.of(answer, bytes(response.body))
        return response

    def _runner(self, request: Request, contexts: Contexts) -> Run:
        """Runs operations for as long as the client is there; what GET may not do, it refuses."""

        async def run(asked: GraphQLRequest) -> Answer:
            begun = self._operations.begin(asked, contexts, read_only=request.method != "POST")
            if isinstance(begun, Answer):
                return begun
            return await while_present(request, self._operations.finish)(begun)

        return run

    async def _stream(self, request: Request, asked: GraphQLRequest, contexts: Contexts) -> Response:
        async def open(asked: GraphQLRequest) -> Answer | Stream:
            return await self._operations.open(asked, contexts, read_only=request.method != "POST")

        opened = await while_present(request, open)(asked)
        if isinstance(opened, Stream):
            _go_on(opened, request.headers.get("last-event-id"))
            return EventStream(self._operations.follow(opened, contexts))
        if opened.outcome is Outcome.UNAVAILABLE:
            return answered(request, opened, PLAIN_JSON)
        return EventStream(only(opened))


def _go_on(stream: Stream, last: str | None) -> None:
    """Where a browser's EventSource was when it lost the connection."""
    if last:
        try:
            stream.go_on(last)
        except AppError as error:
            raise RequestError(400, error.code, f"Last-Event-ID: {error.message}") from None


async def only(answer: Answer) -> AsyncGenerator[Answer]:
    yield answer
