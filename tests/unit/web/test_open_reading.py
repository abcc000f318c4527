"""CORS: the API and the feeds are open to pages of any origin; pages for people are not."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from app.web.open_reading import OpenReadingMiddleware
from tests.unit.web.asking import ask, get

ORIGIN = {"origin": "https://elsewhere.example"}
OPEN = [
    "/graphql",
    "/graphql/documents.json",
    "/events.atom",
    "/events.ics",
    "/events/ev_1.ics",
    "/countries/JP/KR.csv",
    "/events.svg",
]
CLOSED = ["/", "/about", "/graphiql", "/graphqlx", "/static/site.css", "/events/ev_1"]


def answer(_request: Request) -> Response:
    return PlainTextResponse("answer")


@pytest.fixture
def app() -> ASGIApp:
    return OpenReadingMiddleware(Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "POST"])]))


@pytest.mark.parametrize("path", OPEN)
def test_any_origin_may_read_and_sees_what_it_needs(app: ASGIApp, path: str) -> None:
    for headers in (ORIGIN, {}):
        found = ask(app, "GET", path, headers).headers
        assert found["access-control-allow-origin"] == "*"
        exposed = found["access-control-expose-headers"].lower().split(", ")
        assert set(exposed) == {"etag", "retry-after", "ratelimit", "ratelimit-policy", "x-request-id"}
        assert "access-control-allow-credentials" not in found


@pytest.mark.parametrize("path", OPEN)
def test_preflight_tells_methods_headers_and_how_long_it_holds(app: ASGIApp, path: str) -> None:
    asked = {
        **ORIGIN,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type,x-request-id",
    }
    found = ask(app, "OPTIONS", path, asked)
    assert (found.status_code, found.content) == (204, b"")
    assert found.headers["access-control-allow-origin"] == "*"
    assert set(found.headers["access-control-allow-methods"].split(", ")) >= {"GET", "POST"}
    allowed = found.headers["access-control-allow-headers"].lower().split(", ")
    assert set(asked["access-control-request-headers"].split(",")) <= set(allowed)
    assert "idempotency-key" not in allowed  # nothing here reads it: the input has a field for it
    assert int(found.headers["access-control-max-age"]) > 0


@pytest.mark.parametrize("path", CLOSED)
def test_pages_for_people_are_not_open(app: ASGIApp, path: str) -> None:
    assert "access-control-allow-origin" not in get(app, path).headers
    preflight = ask(app, "OPTIONS", path, {**ORIGIN, "access-control-request-method": "POST"})
    assert "access-control-allow-origin" not in preflight.headers


def test_options_without_a_preflight_is_the_handlers(app: ASGIApp) -> None:
    assert ask(app, "OPTIONS", "/graphql", ORIGIN).status_code == 405
