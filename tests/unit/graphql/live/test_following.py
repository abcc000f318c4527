"""Changes as they are stored, on both databases: nothing missed, nothing twice, one watch for all."""

import threading
import time
from typing import Any

import pytest
import sqlalchemy as sa
import structlog
from starlette.routing import Router, WebSocketRoute

from app.db.engine import writing
from app.graphql.context import Context
from app.graphql.errors import RequestError
from app.graphql.execution import Slots, open_operation
from app.graphql.live.sockets import Sockets
from app.graphql.live.stream import Stream
from app.graphql.operations import Operations
from app.graphql.requests import GraphQLRequest
from app.graphql.schema import schema
from app.ingest import links
from tests.build import LATEST
from tests.unit.graphql.live.serving import Talk, served, talk, wait_until
from tests.unit.graphql.serving import Api
from tests.unit.ingest.test_links import accounts, tell_japanese, tell_korean

LOG = """subscription($since: String, $filter: EventFilter) { changes(since: $since, filter: $filter) {
    cursor kind id node { __typename id }
} }"""
STORED = (
    "query($since: String) { changes(since: $since) { nodes { cursor kind id node { __typename id } } } }"
)


def told(client: Talk, count: int) -> list[Any]:
    return [client.hear()["payload"]["data"]["changes"] for _ in range(count)]


def test_the_log_is_told_from_the_beginning_and_on(engine: sa.Engine) -> None:
    api = Api(engine)
    tell_korean(engine)
    with served(api.app) as host, talk(host) as client:
        client.greet().ask("1", LOG)
        before = api.ask(STORED)["changes"]["nodes"]
        assert told(client, len(before)) == before
        tell_japanese(engine)
        after = api.ask(STORED, since=before[-1]["cursor"])["changes"]["nodes"]
        assert after
        assert told(client, len(after)) == after
        with writing(engine) as connection:
            links.cut_account(connection, accounts(engine)[1], "Two meetings", LATEST)
        assert told(client, 1)[0]["kind"] in ("CREATED", "UPDATED")


def test_one_goes_on_where_one_was(engine: sa.Engine) -> None:
    api = Api(engine)
    tell_korean(engine)
    stored = api.ask(STORED)["changes"]["nodes"]
    with served(api.app) as host:
        with talk(host) as client:
            client.greet().ask("1", LOG)
            first = told(client, 2)
        with talk(host) as client:
            client.greet().ask("1", LOG, since=first[-1]["cursor"])
            assert first + told(client, len(stored) - 2) == stored


def test_from_now_on(engine: sa.Engine) -> None:
    api = Api(engine)
    tell_korean(engine)
    now = api.ask("{ changes(first: 0) { latestCursor } }")["changes"]["latestCursor"]
    with served(api.app) as host, talk(host) as client:
        client.greet().ask("1", LOG, since=now)
        tell_japanese(engine)
        assert told(client, 1) == api.ask(STORED, since=now)["changes"]["nodes"][:1]


def test_a_filter_leaves_other_changes_out(engine: sa.Engine) -> None:
    with served(Api(engine).app) as host, talk(host) as client:
        client.greet().ask("1", LOG, filter={"types": ["VISIT"]})
        client.ask("2", LOG, filter={"types": ["MEETING"]})
        tell_korean(engine)
        heard = client.hear()
        assert heard["id"] == "2"
        assert heard["payload"]["data"]["changes"]["node"]["__typename"] == "Event"
        client.say({"type": "complete", "id": "2"})
        client.ask("3", "{ __typename }")
        assert [client.hear()["id"] for _ in range(2)] == ["3", "3"]


def test_nothing_follows_the_clients_complete(engine: sa.Engine) -> None:
    for _ in range(2):
        tell_korean(engine)
    with served(Api(engine).app) as host, talk(host) as client:
        client.greet()
        for round in range(10):
            client.ask("1", LOG)
            client.say({"type": "complete", "id": "1"})
            client.say({"type": "ping", "payload": {"round": round}})
            while client.hear()["type"] != "pong":
                pass
        client.ask("2", "{ __typename }")
        assert [client.hear()["id"] for _ in range(2)] == ["2", "2"]


def test_one_watch_serves_all_and_ends_with_the_last(engine: sa.Engine) -> None:
    def watching() -> int:
        return sum(thread.name == "data-watch" for thread in threading.enumerate())

    api = Api(engine)
    wait_until(lambda: watching() == 0)
    with served(api.app) as host, talk(host) as client, api.statements() as seen:
        client.greet()
        for n in range(10):
            client.ask(str(n), LOG)
        tell_korean(engine)
        assert {client.hear()["id"] for _ in range(50)} == {str(n) for n in range(10)}
        assert watching() == 1
        listening = sum(statement.startswith("LISTEN") for statement in seen)
        assert listening == (engine.dialect.name == "postgresql")
    wait_until(lambda: watching() == 0)


def test_a_lost_connection_of_the_watch_loses_no_change(postgres_engine: sa.Engine) -> None:
    with served(Api(postgres_engine).app) as host, talk(host) as client:
        client.greet().ask("1", LOG)
        tell_korean(postgres_engine)
        count = len(Api(postgres_engine).ask(STORED)["changes"]["nodes"])
        told(client, count)
        time.sleep(0.5)  # until nobody reads any more: only who listens is to lose its connection
        with postgres_engine.connect() as connection:
            ended = connection.execute(
                sa.text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    " AND backend_type = 'client backend' AND (query LIKE 'LISTEN%' OR query LIKE '%max(%')"
                )
            )
            assert list(ended)
        tell_japanese(postgres_engine)
        assert told(client, 1)


def test_without_a_slot_an_operation_is_told_to_come_back(sqlite_engine: sa.Engine) -> None:
    slots = Slots(slots=1, waiting=0)
    sockets = Sockets(Operations(sqlite_engine, slots=slots))
    with (
        writing(sqlite_engine),
        served(Router([WebSocketRoute("/graphql", sockets)])) as host,
        talk(host) as client,
    ):
        client.greet()
        for n in range(20):
            client.ask(str(n), "{ events { totalCount } }")
        codes = [
            heard["payload"][0]["extensions"]["code"]
            for heard in (client.hear() for _ in range(20))
            if heard["type"] == "error"
        ]
        assert set(codes) == {"OVERLOADED"}
        wait_until(lambda: slots.under_way == 0)
        client.ask("again", "{ __typename }")
        while client.hear()["id"] != "again":
            pass


def test_a_turn_reads_what_its_changes_name_together(engine: sa.Engine) -> None:
    tell_korean(engine)
    tell_japanese(engine)
    context = Context(engine, "")
    stream = open_operation(schema, GraphQLRequest(LOG), context, read_only=True)
    assert isinstance(stream, Stream)
    with Api(engine).statements() as seen:
        turn = stream.read(context)
    assert turn is not None
    assert len(turn.answers) > 4
    assert len(seen) == 4  # the log, releases, events, participants


def test_a_turn_that_is_told_to_stop_is_no_defect(engine: sa.Engine) -> None:
    class Stopped(Context):
        """Told to stop after its first read."""

        @property
        def connection(self) -> sa.Connection:
            found = super().connection
            self._ends_at = 0.0
            return found

    tell_korean(engine)
    stream = open_operation(schema, GraphQLRequest(LOG), Context(engine, ""), read_only=True)
    assert isinstance(stream, Stream)
    with structlog.testing.capture_logs() as logs, pytest.raises(RequestError) as failure:
        stream.read(Stopped(engine, ""))
    assert failure.value.code == "EXECUTION_TIMEOUT"
    assert logs == []


def test_a_turn_holds_less_the_more_each_change_is_asked_for(engine: sa.Engine) -> None:
    tell_korean(engine)
    wide = """subscription { changes { node { ... on Event {
        accounts(first: 100) { nodes { evidence { quote } release { heading kind url } } } } } } }"""
    context = Context(engine, "")
    stream = open_operation(schema, GraphQLRequest(wide), context, read_only=True)
    assert isinstance(stream, Stream)
    turn = stream.read(context)
    assert turn is not None
    assert 1 <= len(turn.answers) < 5
    assert turn.has_more
