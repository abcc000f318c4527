"""Answers of any length."""

import gzip
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.web.streaming import WHOLE_BYTES, respond
from tests.unit.web.asking import ask, get

PIECE = b"x" * 1_000


def app(pieces: int, made: list[int]) -> Starlette:
    def coming() -> Iterator[bytes]:
        for n in range(pieces):
            made.append(n)
            yield PIECE

    def answer(request: Request) -> Response:
        return respond(request, coming(), "text/plain", {"Link": "<x>"})

    return Starlette(routes=[Route("/", answer)])


@pytest.mark.parametrize("pieces", [0, 1, WHOLE_BYTES // 1_000, WHOLE_BYTES // 1_000 + 50])
def test_nothing_is_left_out(pieces: int) -> None:
    for coding in ("gzip", "identity"):
        assert get(app(pieces, []), "/", accept_encoding=coding).content == PIECE * pieces


def test_a_short_one_is_whole() -> None:
    assert get(app(3, []), "/").headers["content-length"] == "3000"


def test_a_long_one_is_compressed_as_it_comes() -> None:
    answer = get(app(1_000, []), "/", accept_encoding="gzip")
    assert "content-length" not in answer.headers
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["link"] == "<x>"
    assert len(gzip.compress(PIECE * 1_000)) < 10_000


def test_head_makes_no_more_than_tells_its_length() -> None:
    made: list[int] = []
    assert ask(app(10_000, made), "HEAD", "/").status_code == 200
    assert len(made) <= WHOLE_BYTES // 1_000 + 2
