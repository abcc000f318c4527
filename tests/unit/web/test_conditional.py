"""ETags and 304."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from app.web.conditional import ConditionalMiddleware, matches
from tests.unit.web.asking import ask, get


def whole(_request: Request) -> Response:
    return PlainTextResponse("timeline", headers={"Vary": "HX-Request-Type"})


def streamed(_request: Request) -> Response:
    return StreamingResponse(iter(["time", "line"]))


def missing(_request: Request) -> Response:
    return PlainTextResponse("nothing", 404)


@pytest.fixture
def app() -> ASGIApp:
    inner = Starlette(routes=[Route("/", whole), Route("/stream", streamed), Route("/missing", missing)])
    return ConditionalMiddleware(inner)


def test_who_has_the_answer_already_gets_304_without_a_body(app: ASGIApp) -> None:
    tag = get(app, "/").headers["ETag"]
    again = get(app, "/", if_none_match=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == tag
    assert again.headers["Vary"] == "HX-Request-Type, Accept-Encoding"
    assert "content-length" not in again.headers


def test_another_tag_gets_the_answer(app: ASGIApp) -> None:
    assert get(app, "/", if_none_match='"other"').text == "timeline"


def test_head_has_the_same_tag(app: ASGIApp) -> None:
    assert ask(app, "HEAD", "/").headers["ETag"] == get(app, "/").headers["ETag"]


def test_streams_and_failures_pass_untouched(app: ASGIApp) -> None:
    assert get(app, "/stream").text == "timeline"
    assert "ETag" not in get(app, "/stream").headers
    assert "ETag" not in get(app, "/missing").headers


@pytest.mark.parametrize(
    ("known", "same"),
    [
        ('W/"a"', True),
        ('"a"', True),
        ('"b", W/"a"', True),
        ("*", True),
        ('"b"', False),
        (None, False),
        ("", False),
    ],
)
def test_matching_of_tags(known: str | None, same: bool) -> None:
    assert matches(known, 'W/"a"') is same
