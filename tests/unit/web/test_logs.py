"""One line a request; a defect is a 500 with a reference and its trace in the log alone."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from app.db.engine import make_engine
from app.settings import Settings
from app.web import logs
from app.web.app import create_app
from tests.unit.web.asking import ask, get

SECRET = "the cellar key lies under the mat"


def broken(_request: Request) -> Response:
    raise RuntimeError(SECRET)


def broken_midway(_request: Request) -> Response:
    def pieces() -> Iterator[bytes]:
        yield b"begun"
        raise RuntimeError(SECRET)

    return StreamingResponse(pieces())


@pytest.fixture(autouse=True)
def log() -> Iterator[io.StringIO]:
    """What is logged."""
    handlers, level = logging.root.handlers[:], logging.root.level
    stream = io.StringIO()
    logs.configure("info", "json", stream)
    yield stream
    structlog.reset_defaults()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


@pytest.fixture
def app(tmp_path: Path) -> object:
    made = create_app(Settings(), make_engine(f"sqlite:///{tmp_path}/none.db"))
    made.router.routes += [Route("/broken", broken), Route("/midway", broken_midway)]
    return made


def test_a_request_is_one_line_without_its_query(app: object, log: io.StringIO) -> None:
    get(app, "/healthz?token=secret")
    (line,) = log.getvalue().splitlines()
    told = json.loads(line)
    assert (told["method"], told["path"], told["status"]) == ("GET", "/healthz", 200)
    assert told["request_id"]
    assert "secret" not in line


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_a_defect_shows_a_reference_and_logs_its_trace(app: object, log: io.StringIO, accept: str) -> None:
    answer = get(app, "/broken", accept=accept)
    first, second = log.getvalue().splitlines()
    assert answer.status_code == 500
    assert SECRET not in answer.text
    assert answer.headers["X-Request-ID"] in answer.text
    assert "Content-Security-Policy" in answer.headers
    assert SECRET in json.loads(first)["exception"]
    assert json.loads(first)["request_id"] == answer.headers["X-Request-ID"]
    assert json.loads(second)["status"] == 500


def test_what_libraries_log_is_one_line_in_the_same_form(log: io.StringIO) -> None:
    logging.getLogger("some.library").warning("lost %s", "a connection")
    (line,) = log.getvalue().splitlines()
    assert json.loads(line)["event"] == "lost a connection"
    assert json.loads(line)["level"] == "warning"


def test_an_answer_that_has_begun_is_broken_off(app: object) -> None:
    with pytest.raises(RuntimeError, match="cellar"):
        get(app, "/midway")


def test_a_database_that_is_not_there_is_503_and_why_is_for_the_log_alone(
    app: object, log: io.StringIO
) -> None:
    answer = get(app, "/", accept="text/html")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "try again" in answer.text
    assert "no such table" not in answer.text
    (told,) = (
        each for each in map(json.loads, log.getvalue().splitlines()) if each["event"] == "unavailable"
    )
    assert told["code"] == "DATABASE_NOT_READY"
    assert "no such table" in told["reason"]
    assert told["request_id"] == answer.headers["X-Request-ID"]


@pytest.mark.parametrize(
    ("method", "body"),
    [
        ("GET", None),
        ("DELETE", None),
        ("POST", b"{"),
        ("POST", b'{"query": "{"}'),
        ("POST", b'{"query": "{ nothing }"}'),
        ("POST", b'{"query": "{ events(first: -1) { totalCount } }"}'),
        ("POST", b'{"query": "{ events { totalCount } }"}'),
    ],
)
def test_every_error_of_the_api_tells_the_id_that_header_and_log_have(
    app: object, log: io.StringIO, method: str, body: bytes | None
) -> None:
    answer = ask(
        app, method, "/graphql", {"Accept": "application/json", "Content-Type": "application/json"}, body
    )
    (error,) = answer.json()["errors"]
    assert error["extensions"]["requestId"] == answer.headers["X-Request-ID"]
    logged = [json.loads(line) for line in log.getvalue().splitlines()]
    assert {line["request_id"] for line in logged} == {answer.headers["X-Request-ID"]}


def test_why_the_database_cannot_be_read_is_in_the_log_alone(app: object, log: io.StringIO) -> None:
    answer = get(app, "/readyz")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert answer.json()["code"] == "DATABASE_NOT_READY"
    assert "none.db" not in answer.text
    warning = json.loads(log.getvalue().splitlines()[0])
    assert (warning["event"], warning["request_id"]) == ("unavailable", answer.headers["X-Request-ID"])
    assert warning["reason"] not in answer.text
