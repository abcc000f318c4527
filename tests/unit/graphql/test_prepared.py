"""Documents prepared once: what is compiled, and what is left to the general executor."""

import json
from typing import Any

import pytest
import sqlalchemy as sa
import strawberry

from app.access.budgets import Budgets
from app.errors import InvalidFilter
from app.graphql import prepared
from app.graphql.compiled import texts
from app.graphql.compiled.plans import Plan
from app.graphql.compiled.runs import NotCompiled
from app.graphql.context import Context
from app.graphql.execution import run_operation
from app.graphql.limits import LIMITS
from app.graphql.requests import GraphQLRequest
from app.graphql.schema import Schema, schema
from app.graphql.validation import QueryLimits
from tests.documents import DOCUMENTS, Example, examples_of
from tests.unit.graphql.serving import Api

EXAMPLES = [each for name in DOCUMENTS for each in examples_of(name) if each.what.kind == "graphql"]
# Those that are no queries of data, and one that shows an error.
FOR_THE_GENERAL_EXECUTOR = ("mutation", "subscription", "__schema", "__type")


@strawberry.type
class Thing:
    name: str

    @strawberry.field
    def broken(self) -> str | None:
        raise InvalidFilter("from", "soon", "is not a day.")


@strawberry.type
class Query:
    @strawberry.field
    def things(self, of: list[str] | None = None) -> list[Thing]:
        return [Thing(name=name) for name in of or ("a", "b")]

    @strawberry.field
    def missing(self) -> Thing:
        return None  # type: ignore[return-value]

    @strawberry.field
    def nothing(self) -> Thing | None:
        return None

    @strawberry.field
    def mixed(self) -> list[str | None]:
        return ["a", None]


SMALL = Schema(query=Query, extensions=[QueryLimits])


@pytest.fixture
def context(sqlite_engine: sa.Engine) -> Context:
    return Context(sqlite_engine, "https://readout.example")


def ran(context: Context, query: str, **variables: Any) -> dict[str, Any]:
    return run_operation(SMALL, GraphQLRequest(query, variables), context, read_only=True).body


@pytest.fixture
def only_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the general executor was asked")

    monkeypatch.setattr(Schema, "execute_sync", refuse)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_every_documented_query_is_compiled(example: Example) -> None:
    text = example.what.content
    if any(word in text for word in FOR_THE_GENERAL_EXECUTOR):
        return
    found = schema.prepared.find(text, None)
    assert found is not None
    assert compiled(found, json.loads(example.variables.content) if example.variables else {})


def compiled(found: prepared.Prepared, variables: dict[str, Any]) -> Plan:
    read = found.variables(variables)
    assert read is not None
    return found.plan(read)


@pytest.mark.usefixtures("only_plans")
class TestPlan:
    def test_lists_nulls_and_names(self, context: Context) -> None:
        query = "{ things { n: name __typename } nothing { name } mixed }"
        named = [{"n": name, "__typename": "Thing"} for name in "ab"]
        assert ran(context, query)["data"] == {"things": named, "nothing": None, "mixed": ["a", None]}

    def test_fields_asked_twice_are_put_together(self, context: Context) -> None:
        query = "{ things(of: []) { name } ...F things(of: []) { __typename } } fragment F on Query { mixed }"
        assert list(ran(context, query)["data"]) == ["things", "mixed"]

    def test_conditions_hold_for_each_request_anew(self, context: Context) -> None:
        query = "query($yes: Boolean!) { things { name @include(if: $yes) __typename @skip(if: $yes) } }"
        yes, no = (ran(context, query, yes=answer)["data"]["things"][0] for answer in (True, False))
        assert (yes, no) == ({"name": "a"}, {"__typename": "Thing"})

    def test_arguments_are_read_for_each_request_anew(self, context: Context) -> None:
        query = 'query($of: [String!]) { things(of: $of) { name } fixed: things(of: ["x"]) { name } }'
        for of in (["c"], ["d", "e"]):
            data = ran(context, query, of=of)["data"]
            assert [each["name"] for each in data["things"]] == of
            assert data["fixed"] == [{"name": "x"}]

    def test_variables_that_are_left_out_take_their_defaults(self, context: Context) -> None:
        query = 'query($of: [String!] = ["z"]) { things(of: $of) { name } }'
        assert ran(context, query)["data"] == {"things": [{"name": "z"}]}

    def test_nothing_is_parsed_or_measured_twice(
        self, context: Context, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        query = "query($of: [String!]) { things(of: $of) { name } }"
        ran(context, query, of=["a", "b"])

        def again(*_: object) -> None:
            raise AssertionError("it was known")

        for step in ("parse_document", "measure_document", "validate_document"):
            monkeypatch.setattr(prepared, step, again)
        assert ran(context, query, of=["c", "d"])["data"]["things"] == [{"name": "c"}, {"name": "d"}]


class TestGeneralExecutor:
    def test_says_what_is_wrong_with_one_field(self, context: Context) -> None:
        body = ran(context, "{ things { name broken } mixed }")
        assert body["data"] == {
            "things": [{"name": "a", "broken": None}, {"name": "b", "broken": None}],
            "mixed": ["a", None],
        }
        assert [error["path"] for error in body["errors"]] == [
            ["things", 0, "broken"],
            ["things", 1, "broken"],
        ]

    @pytest.mark.parametrize("query", ["{ missing { name } }", "{ missing { __typename } }"])
    def test_says_where_null_may_not_be(self, context: Context, query: str) -> None:
        body = ran(context, query)
        assert body["data"] is None
        assert body["errors"][0]["path"] == ["missing"]

    @pytest.mark.parametrize("directive", ["@skip", "@include(if: 1)", "@skip(if: true, of: 1)", "@unknown"])
    def test_says_which_directive_is_wrong(self, context: Context, directive: str) -> None:
        body = ran(context, f"{{ things {{ name {directive} }} }}")
        assert "data" not in body
        assert {error["extensions"]["code"] for error in body["errors"]} == {"GRAPHQL_VALIDATION_FAILED"}

    def test_says_which_variable_is_wrong(self, context: Context) -> None:
        body = ran(context, "query($of: [String!]) { things(of: $of) { name } }", of=[1])
        assert "data" not in body
        assert body["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"

    def test_after_a_plan_costs_no_more(self, sqlite_engine: sa.Engine) -> None:
        context = Context(sqlite_engine, "https://readout.example", budgets=Budgets(1_000, 1_000))
        body = ran(context, "{ things { broken } }")
        assert body["extensions"]["rateLimit"]["remaining"] == 1_000 - body["extensions"]["cost"]["asked"]


def test_introspection_is_left_to_the_general_executor(api: Api) -> None:
    assert api.ask("{ __schema { queryType { name } } events(first: 1) { nodes { id } } }")["events"]["nodes"]


def test_measures_of_one_document_stay_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "MOST_MEASURES", 2)
    found = SMALL.prepared.find("query($of: [String!]) { things(of: $of) { name } }", None)
    assert found is not None
    for length in range(5):
        assert found.measure({"of": ["x"] * length})
    assert len(found._measures) <= 2
    assert compiled(found, {})


def test_plans_stay_within_their_bytes_however_fragments_unfold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "KEPT_BYTES", 20 * prepared.BYTES_PER_FIELD)
    kept = prepared.PreparedDocuments(SMALL)
    for n in range(10):
        text = f"{{ a{n}: things {{ ...F }} b: things {{ ...F }} }} fragment F on Thing {{ name __typename }}"
        found = kept.find(text, None)
        assert found is not None
        assert compiled(found, {}).size == 6
        assert kept._plans.bytes <= prepared.KEPT_BYTES


def test_what_unfolds_too_far_is_left_to_the_general_executor(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "MOST_FIELDS", 5)
    query = "{ things { ...F } more: things { ...F } } fragment F on Thing { __typename name }"
    found = SMALL.prepared.find(query, None)
    assert found is not None
    for _ in range(2):  # the second time it is known
        with pytest.raises(NotCompiled):
            compiled(found, {})
    assert len(ran(context, query)["data"]["more"]) == 2


def test_a_condition_that_is_null_is_an_error(context: Context) -> None:
    query = "query($yes: Boolean = true) { things { name @include(if: $yes) __typename } }"
    assert [error["extensions"]["code"] for error in ran(context, query, yes=None)["errors"]]


def test_the_deepest_document_that_may_be_asked_is_compiled() -> None:
    within = "countries { role }"
    for _ in range(LIMITS.depth // 3 - 1):
        within = f"accounts(first: 1) {{ nodes {{ event {{ {within} }} }} }}"
    found = schema.prepared.find(f"{{ events(first: 1) {{ nodes {{ {within} }} }} }}", None)
    assert found is not None
    measure = found.measure({})
    assert measure is not None
    assert measure.depth == LIMITS.depth
    assert compiled(found, {}).size == measure.depth
