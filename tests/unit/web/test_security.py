"""Headers of every answer."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from app.web.security import HEADERS, SecurityMiddleware
from tests.unit.web.asking import get


def plain(request: Request) -> Response:
    return PlainTextResponse(request.state.request_id)


def own_policy(_request: Request) -> Response:
    return PlainTextResponse("", headers={"Content-Security-Policy": "sandbox"})


@pytest.fixture
def app() -> ASGIApp:
    return SecurityMiddleware(Starlette(routes=[Route("/", plain), Route("/own", own_policy)]))


@pytest.mark.parametrize("path", ["/", "/missing"])
def test_every_answer_carries_them(app: ASGIApp, path: str) -> None:
    answer = get(app, path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_policy_allows_nothing_inline_and_no_frame() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy


def test_a_handler_may_set_a_policy_of_its_own(app: ASGIApp) -> None:
    assert get(app, "/own").headers["Content-Security-Policy"] == "sandbox"


def test_request_id_is_told_to_handler_and_client(app: ASGIApp) -> None:
    answer = get(app, "/")
    assert answer.headers["X-Request-ID"] == answer.text


@pytest.mark.parametrize(
    ("given", "kept"),
    [("trace-12345678", True), ("short", False), ("x" * 65, False), ("white space inside", False)],
)
def test_id_of_a_proxy_is_kept_when_harmless(app: ASGIApp, given: str, kept: bool) -> None:
    assert (get(app, "/", x_request_id=given).text == given) is kept
