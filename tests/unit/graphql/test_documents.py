"""Documents by hash and by id: Apollo's protocol, the registered set, and a server that runs no others."""

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from graphql import parse, validate

from app.errors import InvalidSetting
from app.graphql.documents import Documents
from app.graphql.limits import LIMITS
from app.graphql.registered import Operation, document_id, manifest, operations, registered_documents
from app.graphql.schema import schema
from tests.databases import Databases
from tests.unit.graphql.serving import Api

RESPONSE_JSON = "application/graphql-response+json"
TEXT = "query Kind { __typename } # é"
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
OTHER = "0" * 64


@pytest.fixture
def api(databases: Databases) -> Api:
    """A server that remembers nothing yet; nothing here reads the database."""
    return Api(databases.create("sqlite"))


@pytest.fixture
def strict(databases: Databases) -> Api:
    """A server that runs registered documents only."""
    return Api(databases.create("sqlite"), documents=Documents(registered_only=True))


def hashed(digest: str = DIGEST, **further: Any) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": digest}}, **further}


def posted(api: Api, accept: str = "application/json", **entries: Any) -> httpx.Response:
    return api.post(json.dumps(entries), accept=accept)


def got(api: Api, **parameters: Any) -> httpx.Response:
    pairs = (
        f"{name}={quote(value if isinstance(value, str) else json.dumps(value))}"
        for name, value in parameters.items()
    )
    return api.send("GET", f"/graphql?{'&'.join(pairs)}")


def code(answer: httpx.Response) -> str:
    (error,) = answer.json()["errors"]
    assert "data" not in answer.json()
    return str(error["extensions"]["code"])


class TestHash:
    @pytest.mark.parametrize("ask", [posted, got])
    def test_is_unknown_then_sent_with_the_text_then_enough(self, api: Api, ask: Any) -> None:
        first = ask(api, **hashed())
        assert (first.status_code, code(first)) == (200, "PERSISTED_QUERY_NOT_FOUND")
        assert first.json()["errors"][0]["message"] == "PersistedQueryNotFound"
        assert first.headers["cache-control"] == "no-store"
        assert ask(api, **hashed(query=TEXT)).json()["data"] == {"__typename": "Query"}
        assert ask(api, **hashed()).json()["data"] == {"__typename": "Query"}
        assert ask(api, documentId=f"sha256:{DIGEST}").json()["data"] == {"__typename": "Query"}

    def test_unknown_is_a_request_error_to_who_knows_our_form(self, api: Api) -> None:
        answer = posted(api, RESPONSE_JSON, **hashed())
        assert (answer.status_code, code(answer)) == (400, "PERSISTED_QUERY_NOT_FOUND")

    @pytest.mark.parametrize("accept", ["application/json", RESPONSE_JSON])
    def test_of_another_text_is_refused_and_not_kept(self, api: Api, accept: str) -> None:
        answer = posted(api, accept, **hashed(OTHER, query=TEXT))
        assert (answer.status_code, code(answer)) == (400, "PERSISTED_QUERY_MISMATCH")
        assert DIGEST in answer.json()["errors"][0]["message"]
        assert code(posted(api, **hashed(OTHER))) == "PERSISTED_QUERY_NOT_FOUND"
        assert code(posted(api, **hashed())) == "PERSISTED_QUERY_NOT_FOUND"

    def test_of_a_document_that_did_not_run_is_not_kept(self, api: Api) -> None:
        text = "{ nothing }"
        named = hashed(hashlib.sha256(text.encode()).hexdigest())
        assert code(posted(api, **named, query=text)) == "GRAPHQL_VALIDATION_FAILED"
        assert code(posted(api, **named)) == "PERSISTED_QUERY_NOT_FOUND"

    @pytest.mark.parametrize(
        "persisted",
        [
            {"version": 2, "sha256Hash": DIGEST},
            {"sha256Hash": DIGEST},
            {"version": 1},
            {"version": 1, "sha256Hash": DIGEST.upper()},
            {"version": 1, "sha256Hash": DIGEST[:-1]},
            {"version": 1, "sha256Hash": 5},
            [],
            "x",
        ],
    )
    def test_of_another_form_is_refused(self, api: Api, persisted: Any) -> None:
        answer = posted(api, extensions={"persistedQuery": persisted})
        assert (answer.status_code, code(answer)) == (400, "BAD_REQUEST")

    def test_and_id_must_agree(self, api: Api) -> None:
        answer = posted(api, **hashed(documentId=f"sha256:{OTHER}"))
        assert (answer.status_code, code(answer)) == (400, "BAD_REQUEST")

    def test_brings_no_mutation_into_a_get(self, api: Api) -> None:
        text = "mutation { x }"
        answer = got(api, **hashed(hashlib.sha256(text.encode()).hexdigest(), query=text))
        assert (answer.status_code, code(answer)) == (405, "METHOD_NOT_ALLOWED")


def test_room_for_documents_is_for_more_than_one_request() -> None:
    assert LIMITS.remembered_bytes > 10 * LIMITS.body_bytes


class TestRegistered:
    @pytest.mark.parametrize("operation", operations(), ids=lambda operation: operation.name)
    def test_document_fits_the_schema_and_says_what_it_answers(self, operation: Operation) -> None:
        assert validate(schema.graphql_schema, parse(operation.document)) == []
        assert operation.name
        assert operation.title

    def test_names_are_told_apart(self) -> None:
        assert len({each.name for each in operations()}) == len(operations())

    def test_id_is_that_of_the_specification(self) -> None:
        text = "query ($id: ID!) {\n  user(id: $id) {\n    name\n  }\n}"
        expected = "sha256:7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e"
        assert document_id(text) == expected

    def test_are_listed_with_the_ids_to_ask_them_by(self, api: Api) -> None:
        listed = api.send("GET", "/graphql/documents.json").json()
        assert listed == manifest()
        limits = next(each for each in listed["operations"] if each["name"] == "Limits")
        for ask in (posted, got):
            assert ask(api, documentId=limits["id"]).json()["data"]["limits"]["maxCost"] == LIMITS.cost
        digest = limits["id"].removeprefix("sha256:")
        assert posted(api, **hashed(digest)).json()["data"]["limits"]["maxCost"] == LIMITS.cost

    @pytest.mark.parametrize("id", ["x", "sha256:", f"sha256:{OTHER}", "md5:5", "é", "\0", "x" * 20_000])
    def test_unknown_id_is_told(self, api: Api, id: str) -> None:
        answer = posted(api, documentId=id)
        assert code(answer) == "PERSISTED_QUERY_NOT_FOUND"
        assert len(answer.content) < 500

    @pytest.mark.parametrize("id", [5, [], {}])
    def test_id_is_a_string(self, api: Api, id: Any) -> None:
        assert posted(api, documentId=id).status_code == 400


class TestRegisteredOnly:
    def test_others_are_refused(self, strict: Api) -> None:
        for answer in (posted(strict, query=TEXT), posted(strict, **hashed()), got(strict, documentId="x")):
            assert (answer.status_code, code(answer)) == (200, "DOCUMENT_NOT_REGISTERED")
        assert posted(strict, RESPONSE_JSON, query=TEXT).status_code == 400
        assert code(posted(strict, **hashed(query=TEXT))) == "DOCUMENT_NOT_REGISTERED"

    def test_registered_run_by_id_and_as_text(self, strict: Api) -> None:
        limits = next(each for each in operations() if each.name == "Limits")
        assert "data" in posted(strict, documentId=limits.id).json()
        assert "data" in posted(strict, query=limits.document).json()
        assert code(posted(strict, query=limits.document + " ")) == "DOCUMENT_NOT_REGISTERED"


class TestManifest:
    @pytest.mark.parametrize(
        "content",
        [
            {"f00d": TEXT},
            {
                "format": "apollo-persisted-query-manifest",
                "version": 1,
                "operations": [{"id": "f00d", "name": "Kind", "type": "query", "body": TEXT}],
            },
        ],
    )
    def test_of_either_form_registers_by_id_and_by_digest(
        self, databases: Databases, tmp_path: Path, content: Any
    ) -> None:
        path = tmp_path / "manifest.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        documents = Documents(registered_documents(path), registered_only=True)
        api = Api(databases.create("sqlite"), documents=documents)
        for entries in (
            {"documentId": "f00d"},
            hashed(),
            {"query": TEXT},
            {"documentId": operations()[-1].id},
        ):
            assert "data" in posted(api, **entries).json()

    @pytest.mark.parametrize(
        "content", ["", "5", "[]", '{"a": 5}', '{"a": "{"}', '{"format": 1, "operations": [1]}']
    )
    def test_that_is_none_is_an_error_that_names_the_setting(self, tmp_path: Path, content: str) -> None:
        path = tmp_path / "manifest.json"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(InvalidSetting, match="READOUT_GRAPHQL_MANIFEST"):
            registered_documents(path)

    def test_that_is_missing_likewise(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidSetting, match="No such file"):
            registered_documents(tmp_path / "none.json")
