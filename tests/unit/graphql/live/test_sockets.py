"""graphql-transport-ws, to the letter, spoken to a real server."""

import datetime as dt
import logging
import socket
from dataclasses import replace
from typing import Any

import pytest
from starlette.routing import Router, WebSocketRoute
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from app.access.api_keys import create_key, revoke_key
from app.db.engine import writing
from app.graphql.limits import LIMITS
from app.graphql.live.sockets import Sockets
from app.graphql.operations import Operations
from tests.unit.graphql.live.serving import Talk, served, talk, wait_until
from tests.unit.graphql.serving import Api

QUERY = "{ eventTypes { type } }"
LOG = "subscription($since: String) { changes(since: $since) { cursor kind } }"


@pytest.fixture
def client(host: str) -> Any:
    with talk(host) as opened:
        yield opened


class TestHandshake:
    def test_selects_the_protocol_among_others(self, host: str) -> None:
        offered = (Subprotocol("graphql-ws"), Subprotocol("graphql-transport-ws"))
        with talk(host, offered) as client:
            assert client.connection.subprotocol == "graphql-transport-ws"
            client.greet()

    @pytest.mark.parametrize("offered", [(), ("graphql-ws",), ("soap",)])
    def test_of_another_protocol_is_closed(self, host: str, offered: tuple[Subprotocol, ...]) -> None:
        with talk(host, offered) as client:
            assert client.connection.subprotocol is None
            assert client.farewell() == 4406

    def test_refuses_pages_of_other_sites(self, host: str) -> None:
        for origin in ("https://elsewhere.example", "null", "http://["):
            with pytest.raises(InvalidStatus) as failure, talk(host, origin=origin):
                pass
            assert failure.value.response.status_code == 403
        with talk(host, origin=f"http://{host}") as client:
            client.greet()

    def test_takes_pages_of_the_public_address(self, sqlite_engine: Any) -> None:
        with served(Api(sqlite_engine).app) as host, talk(host, origin="https://readout.example") as client:
            client.greet()


class TestGreeting:
    def test_ping_is_answered_with_its_payload_before_and_after(self, client: Talk) -> None:
        for greet in (client.greet, lambda: None):
            client.say({"type": "ping", "payload": {"at": 1}})
            assert client.hear() == {"type": "pong", "payload": {"at": 1}}
            client.say({"type": "ping"})
            assert client.hear() == {"type": "pong"}
            client.say({"type": "pong"})
            client.say({"type": "complete", "id": "nothing"})
            greet()

    def test_operations_wait_for_it(self, client: Talk) -> None:
        client.ask("1", QUERY)
        assert client.farewell() == 4401

    def test_happens_once(self, client: Talk) -> None:
        client.greet().say({"type": "connection_init"})
        assert client.farewell() == 4429

    def test_does_not_wait_for_ever(self, sqlite_engine: Any) -> None:
        operations = Operations(sqlite_engine)
        impatient = Sockets(operations, replace(LIMITS, socket_seconds=0.2))
        with served(Router([WebSocketRoute("/graphql", impatient)])) as host, talk(host) as client:
            client.say({"type": "ping"})
            assert client.farewell() == 4408

    @pytest.mark.parametrize("payload", [5, "x", [], True])
    def test_payload_is_an_object(self, client: Talk, payload: Any) -> None:
        client.say({"type": "connection_init", "payload": payload})
        assert client.farewell() == 4400


class TestKeys:
    @pytest.mark.parametrize("name", ["Authorization", "authorization"])
    def test_that_are_wrong_end_the_greeting(self, client: Talk, name: str) -> None:
        client.say({"type": "connection_init", "payload": {name: "Bearer readout_nobody"}})
        assert client.farewell() == 4403

    def test_are_taken_from_the_header_too(self, host: str) -> None:
        with talk(host, headers={"Authorization": "Bearer readout_nobody"}) as client:
            client.say({"type": "connection_init"})
            assert client.farewell() == 4403

    def test_are_looked_at_for_each_operation(self, sqlite_engine: Any) -> None:
        now = dt.datetime.now(dt.UTC)
        with writing(sqlite_engine) as connection:
            key, token = create_key(connection, "Elbonia", [], None, now)
        with served(Api(sqlite_engine).app) as host, talk(host) as client:
            client.say({"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}})
            assert client.hear() == {"type": "connection_ack"}
            client.ask("1", QUERY)
            assert [client.hear()["type"] for _ in range(2)] == ["next", "complete"]
            with writing(sqlite_engine) as connection:
                revoke_key(connection, key.id, now)
            client.ask("2", QUERY)
            assert client.hear()["payload"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    "message",
    [
        "not JSON",
        "5",
        "null",
        "[]",
        '"x"',
        "{}",
        {"type": 5},
        {"type": "next", "id": "1", "payload": {}},
        {"type": "connection_ack"},
        {"type": "subscribe", "payload": {"query": QUERY}},
        {"type": "subscribe", "id": "", "payload": {"query": QUERY}},
        {"type": "subscribe", "id": 1, "payload": {"query": QUERY}},
        {"type": "subscribe", "id": {}, "payload": {"query": QUERY}},
        {"type": "subscribe", "id": "1"},
        {"type": "subscribe", "id": "1", "payload": None},
        {"type": "subscribe", "id": "1", "payload": []},
        {"type": "subscribe", "id": "1", "payload": {}},
        {"type": "subscribe", "id": "1", "payload": {"query": 5}},
        {"type": "subscribe", "id": "1", "payload": {"query": QUERY, "variables": []}},
        {"type": "subscribe", "id": "1", "payload": {"query": QUERY, "operationName": 5}},
        {"type": "complete"},
        {"type": "complete", "id": {}},
        {"type": "ping", "payload": "x"},
        '{"type": "ping", "payload": ' + "[" * 40_000 + "]" * 40_000 + "}",
        '{"type": "ping", "payload": {"n": ' + "9" * 5_000 + "}}",
        b'{"type": "ping"}',
    ],
)
def test_what_breaks_the_protocol_closes(client: Talk, message: Any) -> None:
    client.greet().say(message)
    assert client.farewell() == 4400


class TestOperations:
    def test_a_query_gives_one_answer_and_its_id_back(self, client: Talk) -> None:
        client.greet()
        for _ in range(2):
            client.ask("same", QUERY)
            answer = client.hear()
            assert (answer["type"], answer["id"]) == ("next", "same")
            assert len(answer["payload"]["data"]["eventTypes"]) == 20
            assert client.hear() == {"type": "complete", "id": "same"}

    @pytest.mark.parametrize(
        ("query", "code"),
        [
            ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
            ("{ eventTypes {", "GRAPHQL_PARSE_FAILED"),
            ("subscription { changes { cursor } more: changes { cursor } }", "GRAPHQL_VALIDATION_FAILED"),
            ("subscription($n: Int!) { changes { cursor } }", "GRAPHQL_VALIDATION_FAILED"),
            ('subscription { changes(since: "x") { cursor } }', "INVALID_PAGE"),
            ("subscription { changes(filter: {minPublishers: -1}) { cursor } }", "INVALID_FILTER"),
            ("{ " + " ".join(f"a{n}: __typename" for n in range(200)) + " }", "QUERY_TOO_LARGE"),
            (
                "subscription { changes { " + "node { ... on Event { accounts { nodes { event { " * 5,
                "GRAPHQL",
            ),
        ],
    )
    def test_what_is_wrong_is_told_and_leaves_the_socket_open(
        self, client: Talk, query: str, code: str
    ) -> None:
        client.greet().ask("1", query)
        told = client.hear()
        assert (told["type"], told["id"]) == ("error", "1")
        assert told["payload"][0]["extensions"]["code"].startswith(code)
        client.ask("1", QUERY)
        assert client.hear()["type"] == "next"

    def test_an_unknown_name_is_told(self, client: Talk) -> None:
        client.greet()
        payload = {"query": "query A { eventTypes { type } }", "operationName": "B"}
        client.say({"type": "subscribe", "id": "1", "payload": payload})
        assert client.hear()["payload"][0]["extensions"]["code"] == "OPERATION_NOT_FOUND"

    def test_a_variable_of_the_wrong_kind_is_told(self, client: Talk) -> None:
        client.greet().ask("1", LOG, since=5)
        assert client.hear()["payload"][0]["extensions"]["code"] == "BAD_USER_INPUT"

    def test_two_may_not_have_one_id(self, client: Talk) -> None:
        client.greet().ask("1", LOG)
        client.ask("1", LOG)
        assert client.farewell() == 4409

    def test_many_share_a_socket_and_keep_apart(self, client: Talk) -> None:
        client.greet()
        for n in range(20):
            client.ask(str(n), f"{{ a{n}: __typename }}")
        heard = [client.hear() for _ in range(40)]
        answers = {each["id"]: each["payload"]["data"] for each in heard if each["type"] == "next"}
        assert answers == {str(n): {f"a{n}": "Query"} for n in range(20)}
        assert sum(each["type"] == "complete" for each in heard) == 20

    def test_are_bounded_and_the_next_is_told_so(self, sqlite_engine: Any) -> None:
        sockets = Sockets(Operations(sqlite_engine), replace(LIMITS, socket_operations=2))
        with served(Router([WebSocketRoute("/graphql", sockets)])) as host, talk(host) as client:
            client.greet()
            for id in "abc":
                client.ask(id, LOG)
            told = client.hear()
            assert (told["type"], told["id"]) == ("error", "c")
            assert told["payload"][0]["extensions"] == {
                "code": "QUERY_TOO_LARGE",
                "limit": "socket_operations",
                "asked": 3,
                "allowed": 2,
            }
            client.say({"type": "complete", "id": "a"})
            client.ask("d", QUERY)
            assert client.hear()["id"] == "d"


class TestSockets:
    @pytest.mark.parametrize("limit", ["sockets", "client_sockets"])
    def test_past_a_limit_are_asked_to_come_back(self, sqlite_engine: Any, limit: str) -> None:
        sockets = Sockets(Operations(sqlite_engine), replace(LIMITS, **{limit: 1}))
        with served(Router([WebSocketRoute("/graphql", sockets)])) as host:
            with talk(host) as first, talk(host) as second:
                first.greet()
                assert second.farewell() == 1013
            with talk(host) as third:
                third.greet()

    def test_share_the_subscriptions_of_one_client(self, sqlite_engine: Any) -> None:
        operations = Operations(sqlite_engine, limits=replace(LIMITS, client_subscriptions=1))
        with (
            served(Router([WebSocketRoute("/graphql", Sockets(operations))])) as host,
            talk(host) as first,
            talk(host) as second,
        ):
            first.greet().ask("a", LOG)
            wait_until(lambda: operations.streams.taken == 1)
            second.greet().ask("b", LOG)
            refused = second.hear()
            assert (refused["type"], refused["id"]) == ("error", "b")
            assert refused["payload"][0]["extensions"]["code"] == "RATE_LIMITED"
            first.say({"type": "complete", "id": "a"})
            wait_until(lambda: operations.streams.taken == 0)
            second.ask("b", LOG)
            wait_until(lambda: operations.streams.taken == 1)

    def test_take_no_larger_message_than_a_request(self, host: str, client: Talk) -> None:
        client.greet()
        client.say(" " * (LIMITS.body_bytes + 1))
        assert client.farewell() == 1009
        with talk(host) as another:
            another.greet()

    def test_that_are_cut_leave_nothing_behind(
        self, sqlite_engine: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        operations = Operations(sqlite_engine)
        sockets = Sockets(operations)
        with (
            caplog.at_level(logging.INFO),
            served(Router([WebSocketRoute("/graphql", sockets)])) as host,
        ):
            clients = [talk(host) for _ in range(20)]
            for each in clients:
                client = each.__enter__().greet()
                client.ask("1", LOG)
                client.connection.socket.shutdown(socket.SHUT_RDWR)
            wait_until(lambda: sockets.open.taken == 0 and operations.streams.taken == 0)
            for each in clients:
                each.__exit__(None, None, None)
        assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
