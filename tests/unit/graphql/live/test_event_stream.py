"""graphql-sse, distinct connections mode, asked of a real server."""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, Iterator
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from starlette.routing import Route, Router
from starlette.types import Message

from app.graphql.answers import Answer, Outcome
from app.graphql.context import UNBOUNDED
from app.graphql.http import GraphQLEndpoint
from app.graphql.live.event_stream import EventStream
from app.graphql.operations import Operations
from app.graphql.repeats import Repeats
from app.queries.page import Cursor
from tests.unit.graphql.live.serving import PATIENCE, served, wait_until
from tests.unit.graphql.serving import Api
from tests.unit.ingest.test_links import tell_japanese, tell_korean

QUERY = "{ eventTypes { type } }"
LOG = "subscription($since: String) { changes(since: $since) { cursor kind } }"
EVENTS = {"Accept": "text/event-stream"}


def ask(host: str, query: str, method: str = "POST", **headers: str) -> httpx.Response:
    sent: dict[str, Any] = {"json": {"query": query}} if method == "POST" else {"params": {"query": query}}
    return httpx.request(method, f"http://{host}/graphql", headers=EVENTS | headers, timeout=PATIENCE, **sent)


def events(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Name and data of each event, comments left out."""
    for line in lines:
        if line.startswith("event: "):
            data = next(each for each in lines if each.startswith("data:"))
            yield line.removeprefix("event: "), data.removeprefix("data:").strip()


def told(response: httpx.Response) -> list[tuple[str, Any]]:
    return [(name, json.loads(data) if data else None) for name, data in events(iter(response.iter_lines()))]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_query_gives_one_event_and_the_end(host: str, method: str) -> None:
    response = ask(host, QUERY, method)
    assert response.status_code == 200
    (name, answer), last = told(response)
    assert (name, last) == ("next", ("complete", None))
    assert len(answer["data"]["eventTypes"]) == 20


def test_the_end_has_a_data_line_since_browsers_drop_events_without(host: str) -> None:
    assert ask(host, QUERY).text.endswith("\n\nevent: complete\ndata:\n\n")


def test_nothing_on_the_way_keeps_or_packs_it(host: str) -> None:
    response = ask(host, QUERY, **{"Accept-Encoding": "gzip"})
    assert response.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert {"no-store", "no-transform"} <= set(response.headers["Cache-Control"].split(", "))
    assert "Accept" in response.headers["Vary"]
    assert not {"Content-Encoding", "Content-Length", "ETag"} & set(response.headers)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ eventTypes {", "GRAPHQL_PARSE_FAILED"),
        ('subscription { changes(since: "x") { cursor } }', "INVALID_PAGE"),
        ("{ " + " ".join(f"a{n}: __typename" for n in range(200)) + " }", "QUERY_TOO_LARGE"),
    ],
)
def test_what_is_wrong_is_an_event_without_data(host: str, query: str, code: str) -> None:
    (_, answer), last = told(ask(host, query))
    assert last == ("complete", None)
    assert answer["errors"][0]["extensions"]["code"] == code
    assert "data" not in answer


def test_a_place_that_the_log_has_not_reached_is_told_and_ends_the_stream(host: str) -> None:
    beyond = Cursor("change", 0, 10**8)
    wrong, last = told(ask(host, f'subscription {{ changes(since: "{beyond}") {{ kind }} }}'))
    assert wrong[1]["errors"][0]["extensions"]["code"] == "INVALID_PAGE"
    assert wrong[1]["errors"][0]["extensions"]["subject"] == "since"
    assert last == ("complete", None)


def test_what_is_no_request_is_refused_with_its_status(host: str) -> None:
    address = f"http://{host}/graphql"
    assert httpx.post(address, headers=EVENTS, content="{}").status_code == 415
    assert httpx.post(address, headers=EVENTS, json=5).status_code == 400
    assert httpx.get(address, headers=EVENTS).status_code == 400


def test_who_prefers_json_gets_json_and_no_subscription(host: str) -> None:
    urql = "application/graphql-response+json, application/json, text/event-stream, multipart/mixed"
    response = ask(host, QUERY, Accept=urql)
    assert len(response.json()["data"]["eventTypes"]) == 20
    refused = ask(host, LOG, Accept=urql)
    assert refused.status_code == 400
    assert "text/event-stream" in refused.json()["errors"][0]["message"]


def test_changes_are_told_as_they_are_stored(engine: sa.Engine) -> None:
    api = Api(engine)
    tell_korean(engine)
    with (
        served(api.app) as host,
        httpx.stream(
            "POST", f"http://{host}/graphql", headers=EVENTS, json={"query": LOG}, timeout=PATIENCE
        ) as response,
    ):
        coming = events(response.iter_lines())
        stored = "{ changes { nodes { cursor kind } } }"
        for expected in api.ask(stored)["changes"]["nodes"]:
            assert json.loads(next(coming)[1])["data"]["changes"] == expected
        tell_japanese(engine)
        assert next(coming)[0] == "next"


def test_a_browser_goes_on_where_it_was(sqlite_engine: sa.Engine) -> None:
    api = Api(sqlite_engine)
    tell_korean(sqlite_engine)
    changes = api.ask("{ changes { nodes { cursor kind } } }")["changes"]["nodes"]
    address, asked = "/graphql", {"query": "subscription { changes { cursor kind } }"}
    with served(api.app) as host:
        again = EVENTS | {"Last-Event-ID": changes[1]["cursor"]}
        with httpx.stream(
            "GET", f"http://{host}{address}", headers=again, params=asked, timeout=PATIENCE
        ) as response:
            lines = response.iter_lines()
            ids = [next(line for line in lines if line.startswith("id: ")) for _ in changes[2:]]
        assert ids == [f"id: {each['cursor']}" for each in changes[2:]]
        wrong = httpx.get(f"http://{host}{address}", headers=EVENTS | {"Last-Event-ID": "x"}, params=asked)
    assert wrong.status_code == 400
    assert wrong.json()["errors"][0]["extensions"]["code"] == "INVALID_PAGE"


def test_streams_that_are_cut_leave_nothing_behind(
    sqlite_engine: sa.Engine, caplog: pytest.LogCaptureFixture
) -> None:
    operations = Operations(sqlite_engine)
    tell_korean(sqlite_engine)
    app = Router([Route("/graphql", GraphQLEndpoint(operations, None, Repeats(UNBOUNDED)))])
    with caplog.at_level(logging.INFO), served(app) as host:
        for _ in range(20):
            with httpx.stream("POST", f"http://{host}/graphql", headers=EVENTS, json={"query": LOG}) as one:
                next(one.iter_lines())
        wait_until(lambda: operations.streams.taken == 0)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_comments_come_where_nothing_else_does() -> None:
    async def slow() -> AsyncGenerator[Answer]:
        await asyncio.sleep(0.2)
        yield Answer({"data": {}}, Outcome.RESULT, data=b"{}")

    sent: list[bytes] = []

    async def receive() -> Message:
        return await asyncio.Future()

    async def send(message: Message) -> None:
        sent.append(message.get("body", b""))

    asyncio.run(EventStream(slow(), beat=0.05)({"type": "http"}, receive, send))
    assert sent.count(b":\n\n") >= 3
    assert sent[-2:] == [b'event: next\ndata: {"data":{}}\n\n', b"event: complete\ndata:\n\n"]
