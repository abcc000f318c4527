"""What is kept, for whom and how long; tags and 304; what passes untouched."""

import gzip
import time

import pytest
import sqlalchemy as sa
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from app.db.engine import writing
from app.db.version import version_of
from app.web import kept
from app.web.delivery import DeliveryMiddleware
from app.web.kept import Given, KeptAnswers, name_of
from app.web.repeating import AtOnce
from tests.unit.web.asking import ask, get

LONG = "timeline " * 100


class Counted:
    """An application whose answers tell how often it was asked."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self.count = 0
        self.kept = KeptAnswers(version_of(engine), 100_000)
        routes = [
            Route("/", self.whole, methods=["GET", "POST"]),
            Route("/stream", self.stream),
            Route("/missing", self.missing),
            Route("/cookies", self.by_cookie),
            Route("/no-store", self.no_store),
            Route("/writes", self.writes),
            Route("/graphql", self.whole, methods=["GET", "POST"]),
        ]
        self.app = Starlette(routes=routes, middleware=[Middleware(DeliveryMiddleware, self.kept)])

    def whole(self, _request: Request) -> Response:
        self.count += 1
        return PlainTextResponse(f"{LONG}{self.count}", headers={"Vary": "HX-Request-Type"})

    def stream(self, _request: Request) -> Response:
        return StreamingResponse(iter(["time", "line"]))

    def missing(self, _request: Request) -> Response:
        self.count += 1
        return PlainTextResponse(f"{LONG}{self.count}", 404)

    def by_cookie(self, _request: Request) -> Response:
        self.count += 1
        return PlainTextResponse(f"{self.count}", headers={"Vary": "Cookie"})

    def no_store(self, _request: Request) -> Response:
        self.count += 1
        return PlainTextResponse(f"{self.count}", headers={"Cache-Control": "no-store"})

    def writes(self, _request: Request) -> Response:
        with writing(self.engine):
            self.count += 1
        return PlainTextResponse(f"{self.count}")


@pytest.fixture
def counted(sqlite_engine: sa.Engine) -> Counted:
    version_of(sqlite_engine).looked(time.monotonic() + 1_000)  # as a watch does all the time
    return Counted(sqlite_engine)


def told(counted: Counted, path: str = "/", **headers: str) -> str:
    return get(counted.app, path, **headers).text.removeprefix(LONG)


def test_who_asks_the_same_gets_the_same(counted: Counted) -> None:
    first, second = get(counted.app, "/?a=1"), get(counted.app, "/?a=1")
    assert second.headers.pop("X-Request-ID")  # of its own
    assert (first.text, first.headers) == (second.text, second.headers)
    assert counted.count == 1
    assert told(counted, "/?a=2") == "2"


@pytest.mark.parametrize(
    "headers",
    [
        {"accept": "application/json"},
        {"hx_request_type": "partial"},
        {"hx_source": "a#page-next"},
        {"hx_current_url": "http://test/?a=1"},
        {"host": "elsewhere"},
    ],
)
def test_what_an_answer_depends_on_tells_it_from_others(counted: Counted, headers: dict[str, str]) -> None:
    assert told(counted) == "1"
    assert told(counted, **headers) == "2"
    assert told(counted) == "1"
    assert told(counted, **headers) == "2"


def test_what_handlers_do_not_read_makes_no_difference(counted: Counted) -> None:
    assert told(counted, user_agent="one", cookie="a=1", accept_language="ko") == "1"
    assert told(counted, user_agent="another") == "1"


def test_a_commit_drops_all(counted: Counted) -> None:
    assert told(counted) == "1"
    with writing(counted.engine):
        pass
    assert told(counted) == "2"
    assert told(counted) == "2"


def test_an_answer_that_was_made_while_somebody_wrote_is_not_kept(counted: Counted) -> None:
    assert told(counted, "/writes") == "1"
    assert told(counted, "/writes") == "2"


def test_the_next_day_drops_all(counted: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(counted) == "1"
    monkeypatch.setattr(kept, "_DAY", 1)  # a day that is a second long is another by now
    assert told(counted) == "2"


@pytest.mark.parametrize("path", ["/missing", "/cookies", "/no-store"])
def test_what_is_not_kept(counted: Counted, path: str) -> None:
    assert told(counted, path) == "1"
    assert told(counted, path) == "2"


def test_who_sends_a_key_is_given_nothing_that_is_kept(counted: Counted) -> None:
    assert told(counted) == "1"
    assert told(counted, authorization="Bearer x") == "2"
    assert told(counted) == "1"


def test_one_header_twice_is_told_by_no_name() -> None:
    headers = [(b"host", b"test"), (b"accept", b"*/*"), (b"accept", b"text/html")]
    scope = {"method": "GET", "scheme": "http", "raw_path": b"/", "query_string": b"", "headers": headers}
    assert name_of(scope, dict(headers), b"", False) is None
    assert name_of({**scope, "headers": headers[:2]}, dict(headers[:2]), b"", False) is not None


def test_by_post_nothing_is_kept_that_does_not_say_how_it_is_given_again(counted: Counted) -> None:
    json = {"content-type": "application/json"}
    for path in ("/", "/graphql"):
        before = counted.count
        for n in (1, 2):
            assert ask(counted.app, "POST", path, json, b"{}").text == f"{LONG}{before + n}"


def test_what_is_kept_can_be_given_before_anything_else_sees_the_request(counted: Counted) -> None:
    first = get(counted.app, "/")
    find = AtOnce(counted.kept).find
    own = {
        b"host": b"test",
        b"accept": b"*/*",
        b"accept-encoding": b"gzip, deflate",
        b"x-request-id": b"abcdefgh",
    }

    def given(method: str = "GET", headers: dict[bytes, bytes] = own) -> Given | None:
        scope = {"method": method, "scheme": "http", "path": "/", "raw_path": b"/", "query_string": b""}
        found = find({**scope, "headers": list(headers.items())}, b"")
        return found and found[0]

    found = given()
    assert found is not None
    assert gzip.decompress(found.body).decode() == first.text
    told = {name.decode(): value.decode() for name, value in found.headers}
    assert told == {
        **{name.lower(): value for name, value in first.headers.items()},
        "x-request-id": "abcdefgh",
    }
    tag = first.headers["ETag"].encode()
    unchanged = given(headers={**own, b"if-none-match": tag})
    assert unchanged is not None
    assert (unchanged.status, unchanged.body) == (304, b"")
    assert given("HEAD") is None
    assert given("POST") is None
    assert given(headers={**own, b"x-forwarded-for": b"192.0.2.1"}) is None  # by whom, a layer within says
    assert given(headers={**own, b"authorization": b"Bearer x"}) is None
    assert counted.count == 1


def test_a_request_that_was_noted_is_known_by_its_letters(counted: Counted) -> None:
    get(counted.app, "/")
    at_once = AtOnce(counted.kept)
    headers = {b"host": b"test", b"accept": b"*/*", b"accept-encoding": b"gzip, deflate"}
    address = {"scheme": "http", "path": "/", "raw_path": b"/", "query_string": b""}
    scope = {"method": "GET", **address, "headers": list(headers.items())}
    noted = at_once.find(scope, b"")
    assert noted is not None
    found, asked = noted
    assert at_once.hear("http", b"letters", None) is None
    at_once.note(b"letters", asked)
    heard = at_once.hear("http", b"letters", ("192.0.2.1", 1))
    assert heard is not None
    assert (heard.status, heard.same, heard.body) == (found.status, found.same, found.body)
    assert at_once.hear("https", b"letters", None) is None
    with writing(counted.engine):
        pass
    assert at_once.hear("http", b"letters", None) is None  # of other data nothing is kept
    proxied = [*scope["headers"], (b"x-forwarded-for", b"192.0.2.1")]
    at_once.note(b"x" * 100_000, asked)
    assert get(counted.app, "/").text == f"{LONG}2"
    assert at_once.hear("http", b"letters", None) is not None
    assert at_once.find({**scope, "headers": proxied}, b"") is None  # nor noted
    assert at_once.hear("http", b"x" * 100_000, None) is None


def test_it_stays_within_its_bytes(counted: Counted) -> None:
    for n in range(100):
        told(counted, f"/?{n}")
    assert 50_000 < counted.kept.bytes <= 100_000
    counted.count = 0
    assert told(counted, "/?99") == "100"
    assert told(counted, "/?0") == "1"


def test_compressed_and_plain_are_two_answers_of_one_tag(counted: Counted) -> None:
    plain, packed = (get(counted.app, "/missing", accept_encoding=coding) for coding in ("identity", "gzip"))
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    for _ in range(2):
        answer = get(counted.app, "/?b", accept_encoding="gzip")
        assert answer.text == f"{LONG}3"
        assert answer.headers["content-encoding"] == "gzip"
        assert int(answer.headers["content-length"]) < len(gzip.compress(LONG.encode())) + 50


def test_who_has_the_answer_already_gets_304_without_a_body(counted: Counted) -> None:
    tag = get(counted.app, "/").headers["ETag"]
    again = get(counted.app, "/", if_none_match=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == tag
    assert again.headers["Vary"] == "HX-Request-Type, Accept-Encoding"
    assert "content-length" not in again.headers
    assert counted.count == 1


def test_what_is_answered_with_304_is_kept_as_well(counted: Counted) -> None:
    tag = get(counted.app, "/", authorization="x").headers["ETag"]
    counted.count = 0
    assert get(counted.app, "/", if_none_match=tag).status_code == 304
    assert get(counted.app, "/", if_none_match=tag).status_code == 304
    assert counted.count == 1


def test_another_tag_gets_the_answer(counted: Counted) -> None:
    assert told(counted, if_none_match='"other"') == "1"


def test_head_has_the_same_tag_and_length(counted: Counted) -> None:
    first = ask(counted.app, "HEAD", "/")
    counted.count = 0
    second = get(counted.app, "/")
    for name in ("ETag", "Content-Length"):
        assert first.headers[name] == second.headers[name]


def test_streams_and_failures_have_no_tag(counted: Counted) -> None:
    assert get(counted.app, "/stream").text == "timeline"
    assert "ETag" not in get(counted.app, "/stream").headers
    assert "ETag" not in get(counted.app, "/missing").headers
