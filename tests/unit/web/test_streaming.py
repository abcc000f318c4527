"""Answers of any length."""

import datetime as dt
import gzip
from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.db.engine import writing
from app.ingest import tables
from app.web.streaming import WHOLE_BYTES, respond
from tests.unit.web.asking import ask, get

PIECE = b"x" * 1_000


LONG = 1_000
Make = Callable[[int, list[int]], Starlette]


@pytest.fixture
def app(sqlite_engine: sa.Engine) -> Make:
    """An application whose answer has so many pieces; the list is told which were made."""

    def application(pieces: int, made: list[int]) -> Starlette:
        def coming() -> Iterator[bytes]:
            for n in range(pieces):
                made.append(n)
                yield PIECE

        def answer(request: Request) -> Response:
            return respond(request, sqlite_engine, coming(), "text/plain", {"Link": "<x>"})

        return Starlette(routes=[Route("/", answer)])

    return application


@pytest.mark.parametrize("pieces", [0, 1, WHOLE_BYTES // 1_000, WHOLE_BYTES // 1_000 + 50])
def test_nothing_is_left_out(app: Make, pieces: int) -> None:
    for coding in ("gzip", "identity"):
        assert get(app(pieces, []), "/", accept_encoding=coding).content == PIECE * pieces


def test_a_short_one_is_whole(app: Make) -> None:
    assert get(app(3, []), "/").headers["content-length"] == "3000"


def test_a_long_one_is_compressed_as_it_comes(app: Make) -> None:
    answer = get(app(LONG, []), "/", accept_encoding="gzip")
    assert "content-length" not in answer.headers
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["link"] == "<x>"
    assert len(gzip.compress(PIECE * 1_000)) < 10_000


def test_head_makes_no_more_than_tells_its_length(app: Make) -> None:
    made: list[int] = []
    assert ask(app(10_000, made), "HEAD", "/").status_code == 200
    assert len(made) <= WHOLE_BYTES // 1_000 + 2


def test_who_has_a_long_one_gets_it_again_when_the_record_has_changed(
    app: Make, sqlite_engine: sa.Engine
) -> None:
    made: list[int] = []
    tag = get(app(LONG, made), "/").headers["etag"]
    made.clear()
    unchanged = get(app(LONG, made), "/", if_none_match=tag)
    assert (unchanged.status_code, unchanged.headers["etag"], made) == (304, tag, [])
    assert get(app(LONG, []), "/?q=other", if_none_match=tag).status_code == 200
    with writing(sqlite_engine) as connection:
        change = {
            "at": dt.datetime.now(dt.UTC),
            "kind": "deleted",
            "noun": "event",
            "entity_id": 1,
            "fields": "",
        }
        connection.execute(tables.change.insert().values(**change))
    assert get(app(LONG, []), "/", if_none_match=tag).status_code == 200
