"""Connections and ids to the letter of Relay, over every list of the root and below it."""

import base64
import json
from typing import Any

import pytest

from tests.unit.graphql.serving import EVENTS, RELEASES, Api

# The path to each connection, how its field is written, and how many rows it has.
LISTS = {
    "events": ("events(ARGS)", EVENTS),
    "oldest events": ("events(orderBy: {direction: ASC}, ARGS)", EVENTS),
    "releases": ("releases(ARGS)", RELEASES),
    "participants": ("participants(ARGS)", 7),
    "events of a country": ('country(code: "JP") { list: events(ARGS) }', EVENTS // 2),
    "oldest events of a country": (
        'country(code: "KR") { list: events(orderBy: {direction: ASC}, ARGS) }',
        EVENTS,
    ),
    "events of a person": ('participant(id: "pt_0000000000001") { list: events(ARGS) }', EVENTS * 3 // 4),
    "participations": ('event(by: {id: "ev_00000000000zb"}) { list: participations(ARGS) }', 3),
    "accounts": ('event(by: {id: "ev_00000000000zb"}) { list: accounts(ARGS) }', 2),
    "accounts of a release": ('release(id: "re_000000000000a") { list: accounts(ARGS) }', 3),
}
ROWS = (
    "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } totalCount"
)

every_list = pytest.mark.parametrize("name", LISTS)


def page(api: Api, name: str, **arguments: Any) -> dict[str, Any]:
    body = api.answer(_query(name, arguments))
    assert "errors" not in body, body
    return _list_of(body["data"])


def error(api: Api, name: str, **arguments: Any) -> dict[str, Any]:
    (found,) = api.answer(_query(name, arguments))["errors"]
    result: dict[str, Any] = found
    return result


def _query(name: str, arguments: dict[str, Any]) -> str:
    """The list with the arguments in place of ARGS; without any there are no brackets either."""
    template, _ = LISTS[name]
    head, tail = template.split("ARGS)")
    given = ", ".join(f"{key}: {json.dumps(value)}" for key, value in arguments.items())
    called = f"{head.removesuffix('(')}" if not given and head.endswith("(") else f"{head}{given})"
    return f"{{ {called} {{ {ROWS} }}{tail} }}"


def _list_of(data: dict[str, Any]) -> dict[str, Any]:
    (value,) = data.values()
    found: dict[str, Any] = value if "edges" in value else value["list"]
    return found


def rows(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(edge["cursor"], json.dumps(edge["node"])) for edge in found["edges"]]


def forward(api: Api, name: str, size: int) -> list[tuple[str, str]]:
    seen: list[tuple[str, str]] = []
    found = page(api, name, first=size)
    while True:
        seen += rows(found)
        assert found["pageInfo"]["hasPreviousPage"] is (len(seen) > len(found["edges"]))
        if not found["pageInfo"]["hasNextPage"]:
            return seen
        found = page(api, name, first=size, after=found["pageInfo"]["endCursor"])


def backward(api: Api, name: str, size: int) -> list[tuple[str, str]]:
    seen: list[tuple[str, str]] = []
    found = page(api, name, last=size)
    while True:
        seen = rows(found) + seen
        assert found["pageInfo"]["hasNextPage"] is (len(seen) > len(found["edges"]))
        if not found["pageInfo"]["hasPreviousPage"]:
            return seen
        found = page(api, name, last=size, before=found["pageInfo"]["startCursor"])


@every_list
def test_every_way_of_paging_meets_the_same_rows_once_in_the_same_order(api: Api, name: str) -> None:
    whole = rows(page(api, name, first=100))
    assert len(whole) == LISTS[name][1]
    assert len({cursor for cursor, _ in whole}) == len(whole)
    for size in (7, 3):
        assert forward(api, name, size) == whole
    for size in (7, 4):
        assert backward(api, name, size) == whole


@every_list
def test_after_and_before_cut_the_window_without_their_own_rows(api: Api, name: str) -> None:
    whole = rows(page(api, name, first=100))
    start, end = whole[0][0], whole[-1][0]
    assert rows(page(api, name, first=100, after=start, before=end)) == whole[1:-1]
    assert rows(page(api, name, last=100, after=start, before=end)) == whole[1:-1]
    assert rows(page(api, name, first=100, after=end)) == []


@every_list
def test_page_without_a_size_is_bounded_and_total_counts_all(api: Api, name: str) -> None:
    total = LISTS[name][1]
    for found in (page(api, name), page(api, name, before=rows(page(api, name, first=100))[-1][0])):
        assert len(found["edges"]) <= 20
        assert found["totalCount"] == total


@every_list
@pytest.mark.parametrize("side", ["first", "last"])
def test_page_of_none_is_empty_and_knows_the_total(api: Api, name: str, side: str) -> None:
    found = page(api, name, **{side: 0})
    assert (found["edges"], found["totalCount"]) == ([], LISTS[name][1])
    assert found["pageInfo"]["startCursor"] is None


@every_list
@pytest.mark.parametrize(
    "arguments",
    [
        {"first": -1},
        {"last": -1},
        {"first": 101},
        {"last": 1_000_000},
        {"first": 1, "last": 1},
        {"after": ""},
        {"after": "!!!"},
        {"after": "garbage"},
        {"after": base64.b64encode(b"newest:-1:5").decode()},
        {"after": base64.b64encode(b"newest:99999999999999999999:5").decode()},
        {"after": base64.b64encode(b"newest:1.5:5").decode()},
        {"after": base64.b64encode(b"newest:0:\x00").decode()},
        {"after": base64.b64encode(b"other:1:5").decode()},
        {"before": "'; DROP TABLE event; --"},
        {"before": "x" * 20_000},
        {"before": "é"},
    ],
    ids=lambda arguments: str(arguments)[:40],
)
def test_wrong_page_is_a_clear_error(api: Api, name: str, arguments: dict[str, Any]) -> None:
    found = error(api, name, **arguments)
    assert found["extensions"]["code"] == "INVALID_PAGE"
    assert found["extensions"]["subject"] in ("first", "after", "last", "before")
    assert len(found["message"]) < 200


def test_page_info_is_the_same_alone_aliased_or_in_a_fragment(api: Api) -> None:
    fields = "hasNextPage hasPreviousPage startCursor endCursor"
    whole = api.ask(f"{{ events(first: 3) {{ pageInfo {{ {fields} }} }} }}")["events"]["pageInfo"]
    aliased = api.ask(f"{{ x: events(first: 3) {{ p: pageInfo {{ {fields} }} }} }}")["x"]["p"]
    fragment = api.ask(
        f"{{ events(first: 3) {{ ...F }} }} fragment F on EventConnection {{ pageInfo {{ {fields} }} }}"
    )["events"]["pageInfo"]
    assert whole == aliased == fragment


def test_node_gives_back_the_row_an_id_came_from(api: Api) -> None:
    data = api.ask(
        """{ events(first: 2) { nodes { id accounts { nodes { id } } participations { nodes { id } } } }
             releases(first: 2) { nodes { id } } participants(first: 7) { nodes { id } } }"""
    )
    ids = [node["id"] for found in data.values() for node in found["nodes"]]
    for event in data["events"]["nodes"]:
        ids += [each["id"] for below in ("accounts", "participations") for each in event[below]["nodes"]]
    for id in ids:
        assert api.ask("query($id: ID!) { node(id: $id) { __typename id } }", id=id)["node"]["id"] == id
    kinds = {
        node["__typename"]
        for node in api.ask("query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }", ids=ids)["nodes"]
    }
    assert kinds == {"Event", "EventAccount", "Participation", "Release", "Person", "Organization"}


def test_nodes_keep_order_and_repetition_and_give_null_for_unknown_ids(api: Api) -> None:
    ids = ["ev_00000000000zb", "re_000000000000a", "ev_zzzzzzzzzzzzz", "ev_00000000000zb", "nonsense"]
    nodes = api.ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=ids)["nodes"]
    assert [node and node["id"] for node in nodes] == [ids[0], ids[1], None, ids[0], None]


def test_too_many_ids_are_refused_with_the_limit(api: Api) -> None:
    found = api.error("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["x"] * 101)
    assert found["extensions"]["code"] == "QUERY_TOO_LARGE"
    assert "100" in found["message"]
    assert "101" in found["message"]


@pytest.mark.parametrize(
    "id",
    [
        "",
        "x",
        "ev_",
        "ev_0000000000000",
        "ev_zzzzzzzzzzzzz",
        "ev_000000000000",
        "ev_iiiiiiiiiiiii",
        "RXZlbnQ6MQ==",
        "Query:1",
        "ac_0000000000000",
        "pt_9999999999999",
        "pn_0000000000000",
        "pn_" + "0" * 26,
        "pn_" + "z" * 26,
        "re_\x00",
        "ev_" + "0" * 20_000,
        "사건",
    ],
    ids=lambda id: repr(id[:20]),
)
def test_wrong_id_is_null(api: Api, id: str) -> None:
    query = """query($id: ID!) {
        node(id: $id) { id } event(by: {id: $id}) { id }
        release(id: $id) { id } participant(id: $id) { id } }"""
    assert set(api.ask(query, id=id).values()) == {None}
