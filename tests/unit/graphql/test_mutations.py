"""Writing over the API: who may, what is stored, what is told of what cannot be."""

import datetime as dt
import json
import threading
from typing import Any

import pytest
import sqlalchemy as sa

from app.access.api_keys import create_key
from app.access.caller import Caller, Scope
from app.db.engine import make_engine, reading, writing
from app.graphql import context
from app.graphql.errors import RequestError
from app.graphql.execution import run_operation
from app.graphql.limits import LIMITS
from app.graphql.requests import GraphQLRequest
from app.graphql.schema import schema
from app.ingest import pipeline, tables
from app.ingest.changes import Noun
from app.ingest.pipeline import ingest_one
from app.ingest.proposals import FIELDS, OTHER
from app.ingest.withdraw import withdraw_release
from tests.stored import count, rows
from tests.unit.graphql.serving import Api

NOW = dt.datetime.now(dt.UTC)
URL = "https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=900001"
TEXT = (
    "Minister Meets with Foreign Minister of Japan\n\nForeign Minister Cho Tae-yul met with Foreign Minister "
    "Yoko Kamikawa of Japan in Seoul on May 26, 2024, and discussed bilateral relations."
)
RELEASE = {"url": URL, "publisher": "kr-mofa", "text": TEXT, "publishedOn": "2024-05-27"}
INGEST = """
mutation Ingest($input: ReleaseIngestInput!) {
  releaseIngest(input: $input) {
    created
    release { id heading url kind language publishedOn publisher { name } }
    events { type when { edtf } countries { country { code } } }
    userErrors { code message path }
  }
}"""
CORRECT = """
mutation Correct($input: CorrectionInput!) {
  correctionSubmit(input: $input) { correctionId userErrors { code message path } }
}"""


class Writer:
    """An application, and somebody with a key."""

    def __init__(self, engine: sa.Engine, *scopes: Scope) -> None:
        self.engine = engine
        self.api = Api(engine)
        with writing(engine) as connection:
            self.key = create_key(connection, "Somebody", scopes, None, NOW)[1]

    def body(self, query: str, **headers: str) -> dict[str, Any]:
        sent = {"authorization": f"Bearer {self.key}"} | headers
        body: dict[str, Any] = self.api.post(query, **sent).json()
        return body

    def payload(self, query: str, given: dict[str, Any]) -> Any:
        body = self.body(json.dumps({"query": query, "variables": {"input": given}}))
        assert "errors" not in body, body["errors"]
        (payload,) = body["data"].values()
        return payload

    def ingest(self, **given: Any) -> Any:
        return self.payload(INGEST, RELEASE | given)

    def problem(self, **given: Any) -> tuple[str, list[str]]:
        """Code and path of the one user error; nothing was stored then."""
        payload = self.ingest(**given)
        (error,) = payload["userErrors"]
        assert (payload["created"], payload["release"], payload["events"]) == (None, None, [])
        assert len(error["message"]) > 20
        return error["code"], error["path"]


@pytest.fixture
def writer(engine: sa.Engine) -> Writer:
    return Writer(engine, *Scope)


def test_a_release_is_read_stored_and_told(writer: Writer) -> None:
    payload = writer.ingest()
    release = payload["release"]
    assert payload | {"release": None} == {
        "created": True,
        "release": None,
        "events": [
            {
                "type": "MEETING",
                "when": {"edtf": "2024-05-26"},
                "countries": [{"country": {"code": "KR"}}, {"country": {"code": "JP"}}],
            }
        ],
        "userErrors": [],
    }
    assert release | {"id": ""} == {
        "id": "",
        "heading": "Minister Meets with Foreign Minister of Japan",
        "url": URL,
        "kind": "PRESS_RELEASE",
        "language": "en",
        "publishedOn": "2024-05-27",
        "publisher": {"name": "Ministry of Foreign Affairs of the Republic of Korea"},
    }
    assert writer.api.ask("query($id: ID!) { release(id: $id) { heading } }", id=release["id"])["release"]
    with reading(writer.engine) as connection:
        kept = connection.execute(sa.select(tables.document)).mappings().one()
    assert (kept["url"], kept["media_type"], kept["encoding"]) == (URL, "text/plain", "utf-8")


def test_the_same_again_changes_nothing_and_another_text_is_a_revision(writer: Writer) -> None:
    first, again = writer.ingest(), writer.ingest()
    assert (again["created"], again["release"], again["events"]) == (
        False,
        first["release"],
        first["events"],
    )
    changed = writer.ingest(text=TEXT + "\n\nBoth sides agreed to meet again.")
    assert (changed["created"], changed["release"]["id"]) == (False, first["release"]["id"])
    assert count(writer.engine, "release_revision") == 2


def test_what_is_stated_beats_what_is_read(writer: Writer) -> None:
    release = writer.ingest(kind="READOUT", language="fr", publishedOn="2024-05-26")["release"]
    assert (release["kind"], release["language"], release["publishedOn"]) == ("READOUT", "fr", "2024-05-26")
    read = writer.ingest(url=URL + "1", publishedOn=None, language=None, kind=None)["release"]
    assert (read["kind"], read["language"]) == ("PRESS_RELEASE", "en")


def test_a_page_is_read_as_html(writer: Writer) -> None:
    paragraphs = "".join(f"<p>{each}</p>" for each in TEXT.split("\n\n")[1:])
    page = f"<html><body><h1>Minister Meets</h1>{paragraphs}</body></html>"
    payload = writer.ingest(
        html=page, text=None, url="https://mfa.elbonia.example/1", publisher="mfa-elbonia-example"
    )
    assert payload["userErrors"] == []
    assert payload["release"]["heading"] == "Minister Meets"


def test_who_may_hand_in_releases_may_send_long_ones(writer: Writer, engine: sa.Engine) -> None:
    script = f"<script>{'x' * LIMITS.body_bytes}</script>"
    page = f"<html><head>{script}</head><body><h1>Minister Meets</h1><p>{TEXT}</p>"
    assert writer.ingest(html=page, text=None)["created"] is True
    sent = mutation(INGEST, **RELEASE | {"html": page, "text": None})
    for key in ("", Writer(engine, Scope.CORRECT).key):
        refused = writer.api.post(sent, **({"authorization": f"Bearer {key}"} if key else {}))
        assert (refused.status_code, "100,000 bytes" in refused.text) == (413, True)
    longer = sent.replace("xxx", "x" * 40)
    refused = writer.api.post(longer, authorization=f"Bearer {writer.key}")
    assert (refused.status_code, "1,000,000 bytes" in refused.text) == (413, True)


def test_a_publisher_may_be_named_by_its_id(writer: Writer) -> None:
    writer.ingest()
    id = writer.api.ask("{ releases { nodes { publisher { id } } } }")["releases"]["nodes"][0]["publisher"][
        "id"
    ]
    assert writer.ingest(publisher=id, url=URL + "2")["created"] is True


@pytest.mark.parametrize(
    ("given", "code", "path"),
    [
        ({"url": "ftp://example.org/x"}, "INVALID", "url"),
        ({"url": "nothing"}, "INVALID", "url"),
        ({"url": "https://example.org/" + "x" * 2_000}, "INVALID", "url"),
        ({"publisher": "us-state"}, "INVALID", "publisher"),
        ({"publisher": "nobody", "url": "https://mfa.elbonia.example/1"}, "NOT_FOUND", "publisher"),
        ({"publisher": "pt_0000000000000", "url": "https://mfa.elbonia.example/1"}, "NOT_FOUND", "publisher"),
        ({"text": None}, "INVALID", "text"),
        ({"text": " \n"}, "INVALID", "text"),
        ({"html": "<p>x</p>"}, "INVALID", "text"),
        ({"publishedOn": "2999-01-01"}, "INVALID", "publishedOn"),
        ({"idempotencyKey": ""}, "INVALID", "idempotencyKey"),
        ({"idempotencyKey": "x" * 201}, "INVALID", "idempotencyKey"),
        ({"idempotencyKey": "a\u0000b"}, "INVALID", "idempotencyKey"),
    ],
)
def test_what_can_be_mended_is_told_at_its_place(
    writer: Writer, given: dict[str, Any], code: str, path: str
) -> None:
    assert writer.problem(**given) == (code, [path])
    assert count(writer.engine, "document") == 0


def test_everything_that_is_wrong_is_told_at_once(writer: Writer) -> None:
    errors = writer.ingest(url="x", text="", publishedOn="2999-01-01")["userErrors"]
    assert [error["path"] for error in errors] == [["url"], ["text"], ["publishedOn"]]


def test_a_document_without_a_release_is_told_and_kept_for_another_try(writer: Writer) -> None:
    assert writer.problem(html="<html><body></body></html>", text=None) == ("UNREADABLE", ["html"])
    assert writer.problem(text="A\u0000B is no text of a release, it holds what is none.") == (
        "UNREADABLE",
        ["text"],
    )
    with reading(writer.engine) as connection:
        codes = connection.execute(sa.select(tables.document.c.refused_code)).scalars().all()
    assert codes == ["UNREADABLE_DOCUMENT"] * 2
    assert count(writer.engine, "release") == 0


def test_a_withdrawn_release_stays_so(writer: Writer) -> None:
    id = writer.ingest()["release"]["id"]
    with writing(writer.engine) as connection:
        withdraw_release(connection, id, "asked for", NOW)
    assert writer.problem() == ("WITHDRAWN", ["url"])
    assert writer.problem(text=TEXT + " And more.") == ("WITHDRAWN", ["url"])


def test_the_same_idempotency_key_gets_the_first_answer(writer: Writer) -> None:
    first = writer.ingest(idempotencyKey="one")
    before = rows(writer.engine)
    again = writer.ingest(idempotencyKey="one")
    assert first["created"] is True
    assert again == first
    assert rows(writer.engine) == before
    refused = writer.ingest(idempotencyKey="two", text=None, html="<p></p>")
    assert refused["userErrors"][0]["code"] == "UNREADABLE"
    assert writer.ingest(idempotencyKey="two", text=None, html="<p></p>") == refused


def test_the_same_idempotency_key_with_another_input_is_a_conflict(writer: Writer) -> None:
    writer.ingest(idempotencyKey="one")
    assert writer.problem(idempotencyKey="one", kind="READOUT") == ("CONFLICT", ["idempotencyKey"])
    assert count(writer.engine, "document") == 1


def test_idempotency_keys_belong_to_an_api_key_and_end_after_a_day(writer: Writer) -> None:
    writer.ingest(idempotencyKey="one")
    assert (
        Writer(writer.engine, Scope.INGEST).ingest(idempotencyKey="one", kind="READOUT")["userErrors"] == []
    )
    assert count(writer.engine, "kept_answer") == 2
    with writing(writer.engine) as connection:
        past = NOW - dt.timedelta(seconds=1)
        connection.execute(sa.update(tables.kept_answer).values(expires_at=past))
    assert writer.ingest(idempotencyKey="one", kind="READOUT")["userErrors"] == []
    assert count(writer.engine, "kept_answer") == 1


def test_a_key_that_was_claimed_and_never_answered_is_free_for_the_same_input(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program was stopped between: nothing is half there."""

    def fail(*_: Any) -> None:
        raise RuntimeError("stopped")

    def stopped(*given: Any, **options: Any) -> Any:
        return ingest_one(*given, **options | {"note": fail})

    monkeypatch.setattr(pipeline, "ingest_one", stopped)
    body = writer.body(
        json.dumps({"query": INGEST, "variables": {"input": RELEASE | {"idempotencyKey": "a"}}})
    )
    assert body["errors"][0]["extensions"]["code"] == "INTERNAL_ERROR"
    assert count(writer.engine, "release") == 0
    monkeypatch.undo()
    assert writer.ingest(idempotencyKey="a")["created"] is True


def test_two_at_once_with_one_key_store_one_release_and_get_one_answer(writer: Writer) -> None:
    answers: list[Any] = []
    threads = [
        threading.Thread(target=lambda: answers.append(writer.ingest(idempotencyKey="one"))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [answers[0]] * 4
    assert answers[0]["created"] is True
    assert (count(writer.engine, "release"), count(writer.engine, "document")) == (1, 1)


def test_several_mutations_of_a_request_see_what_the_ones_before_wrote(writer: Writer) -> None:
    query = """mutation($a: ReleaseIngestInput!, $b: ReleaseIngestInput!) {
      a: releaseIngest(input: $a) { created release { id } }
      b: releaseIngest(input: $b) { created release { id } events { type } }
    }"""
    variables = {"a": RELEASE, "b": RELEASE | {"url": URL + "3"}}
    data = writer.body(json.dumps({"query": query, "variables": variables}))["data"]
    assert (data["a"]["created"], data["b"]["created"]) == (True, True)
    assert data["b"]["events"] == [{"type": "MEETING"}]


def mutation(query: str, **given: Any) -> str:
    return json.dumps({"query": query, "variables": {"input": given}})


INGESTING = mutation(INGEST, **RELEASE)


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
def test_no_mutation_without_a_key(writer: Writer, accept: str) -> None:
    response = writer.api.post(INGESTING, accept=accept)
    (error,) = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (401, "UNAUTHENTICATED")
    assert response.headers["www-authenticate"] == 'Bearer realm="readout"'
    assert "data" not in response.json()
    assert count(writer.engine, "document") == 0


@pytest.mark.parametrize(
    ("scopes", "sent"),
    [
        ((), INGESTING),
        ((Scope.CORRECT,), INGESTING),
        ((Scope.INGEST,), mutation(CORRECT, nodeId="x", field="x", proposed="x")),
    ],
)
def test_no_mutation_without_its_scope(engine: sa.Engine, scopes: tuple[Scope, ...], sent: str) -> None:
    body = Writer(engine, *scopes).body(sent)
    (error,) = body["errors"]
    assert error["extensions"]["code"] == "FORBIDDEN"
    assert "has not the scope" in error["message"]
    assert body["data"] is None
    assert (count(engine, "document"), count(engine, "proposal")) == (0, 0)


def test_no_mutation_over_get_even_with_a_key(writer: Writer) -> None:
    response = writer.api.send(
        "GET",
        "/graphql",
        params={"query": 'mutation { correctionSubmit(input: {nodeId: 1, field: "", proposed: ""}) { x } }'},
        headers={"authorization": f"Bearer {writer.key}"},
    )
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


def test_a_database_that_others_write_to_for_long_is_told(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "WRITER_WAITS_MS", 50)
    other = make_engine(writer.engine.url.render_as_string(hide_password=False))
    with writing(other):
        response = writer.api.post(INGESTING, authorization=f"Bearer {writer.key}")
    other.dispose()
    assert response.status_code == 503
    assert response.json()["errors"][0]["extensions"]["code"] == "DATABASE_NOT_READY"
    assert writer.ingest()["created"] is True


def test_a_request_past_its_time_writes_nothing(writer: Writer) -> None:
    """It waited too long for a slot: its client was told that it was not run."""
    late = context.Context(writer.engine, "https://readout.example", Caller(key="k", scopes=frozenset(Scope)))
    late.stop()
    with pytest.raises(RequestError, match="took longer"):
        run_operation(schema, GraphQLRequest(INGEST, {"input": RELEASE}), late, read_only=False)
    assert count(writer.engine, "document") == 0


class TestCorrections:
    @pytest.fixture
    def event(self, writer: Writer) -> str:
        writer.ingest()
        id: str = writer.api.ask("{ events { nodes { id } } }")["events"]["nodes"][0]["id"]
        return id

    def test_a_proposal_is_stored_and_changes_nothing(self, writer: Writer, event: str) -> None:
        log = count(writer.engine, "change")
        payload = writer.payload(
            CORRECT,
            {
                "nodeId": event,
                "field": "when.start",
                "proposed": "2024-05-27\r\n\u001b[2J the next\u0000day",
                "sourceUrl": "https://example.org/proof",
                "note": "Their page says so.",
            },
        )
        assert payload["userErrors"] == []
        assert payload["correctionId"].startswith("pr_")
        with reading(writer.engine) as connection:
            row = connection.execute(sa.select(tables.proposal)).mappings().one()
        assert (row["field"], row["state"], row["noun"]) == ("when", "open", "event")
        assert row["proposed"] == "2024-05-27\n [2J the next\ufffdday"
        assert row["api_key_id"] == writer.key.rpartition("_")[0]
        assert count(writer.engine, "change") == log
        assert (
            writer.api.ask("query($id: ID!) { node(id: $id) { id } }", id=payload["correctionId"])["node"]
            is None
        )

    @pytest.mark.parametrize(
        ("given", "code", "path"),
        [
            ({"nodeId": "ev_0000000000000"}, "NOT_FOUND", "nodeId"),
            ({"nodeId": "ac_0000000000000"}, "NOT_FOUND", "nodeId"),
            ({"nodeId": "\u0000"}, "NOT_FOUND", "nodeId"),
            ({"field": "colour"}, "INVALID", "field"),
            ({"proposed": "  "}, "INVALID", "proposed"),
            ({"proposed": "x" * 2_001}, "INVALID", "proposed"),
            ({"note": "x" * 2_001}, "INVALID", "note"),
            ({"sourceUrl": "javascript:alert(1)"}, "INVALID", "sourceUrl"),
            ({"sourceUrl": "https://example.org/" + "x" * 2_000}, "INVALID", "sourceUrl"),
        ],
    )
    def test_what_can_be_mended_is_told(
        self, writer: Writer, event: str, given: dict[str, Any], code: str, path: str
    ) -> None:
        payload = writer.payload(CORRECT, {"nodeId": event, "field": "when", "proposed": "2024"} | given)
        assert payload["correctionId"] is None
        (error,) = payload["userErrors"]
        assert (error["code"], error["path"]) == (code, [path])
        assert count(writer.engine, "proposal") == 0

    @pytest.mark.parametrize(
        ("noun", "types"),
        [
            (Noun.EVENT, ["Event"]),
            (Noun.RELEASE, ["Release"]),
            (Noun.PARTICIPANT, ["Person", "Organization"]),
        ],
    )
    def test_the_fields_are_those_of_the_schema(self, noun: Noun, types: list[str]) -> None:
        known: set[str] = set()
        for each in types:
            known |= set(schema.graphql_schema.type_map[each].fields)  # type: ignore[attr-defined]
        assert set(FIELDS[noun]) - set(OTHER) <= known
