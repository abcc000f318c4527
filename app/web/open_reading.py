"""What is for programs may be read by pages of any origin: the headers of CORS for the API and the feeds.

They are the same for every origin and also there when none is named, so that a cache shared by many may keep
one answer for all. No cookies are taken: who writes sends a key. Pages for people stay as they are.
"""

import re

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOR_PROGRAMS = re.compile(r"/graphql(/.*)?|/.*\.(atom|ics|json|jsonld|ndjson|csv|svg|png|txt|graphql)")
EVERY_ANSWER = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-ID",
}
_EVERY_ANSWER = [(name.lower().encode(), value.encode()) for name, value in EVERY_ANSWER.items()]
# Besides what CORS always allows. Apollo's clients name themselves, and mark requests as not those of a form.
TAKEN = (
    "Accept, Authorization, Content-Type, If-None-Match, Last-Event-ID, X-Request-ID,"
    " Apollo-Require-Preflight, ApolloGraphQL-Client-Name, ApolloGraphQL-Client-Version,"
    " X-Apollo-Operation-Name, X-Apollo-Operation-Id, GraphQL-Require-Preflight"
)
PREFLIGHT = {
    **EVERY_ANSWER,
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": TAKEN,
    "Access-Control-Max-Age": "86400",
}


class OpenReadingMiddleware:
    """Answers preflights, and says with each answer for programs that anybody may read it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not FOR_PROGRAMS.fullmatch(scope["path"]):
            await self.app(scope, receive, send)
            return
        if scope["method"] == "OPTIONS" and "access-control-request-method" in Headers(scope=scope):
            await Response(status_code=204, headers=PREFLIGHT)(scope, receive, send)
            return

        async def send_open(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_EVERY_ANSWER]
            await send(message)

        await self.app(scope, receive, send_open)
