"""The change log over the API."""

import sqlalchemy as sa

from app.db.engine import writing
from app.ingest import links
from tests.build import LATEST
from tests.unit.graphql.serving import Api
from tests.unit.ingest.test_links import accounts, tell_japanese, tell_korean

LOG = """query($since: String, $n: Int! = 100) { changes(since: $since, first: $n) {
    hasMore nextCursor
    nodes { cursor at kind id fields reason node { __typename id } replacedBy { id } }
} }"""


def test_a_copy_is_kept_by_the_log(engine: sa.Engine) -> None:
    api = Api(engine)
    tell_korean(engine)
    first = api.ask(LOG)["changes"]
    kinds = {node["node"]["__typename"] for node in first["nodes"]}
    assert kinds == {"Release", "Event", "Person", "Organization"}
    assert {node["kind"] for node in first["nodes"]} == {"CREATED"}
    assert all(node["node"]["id"] == node["id"] for node in first["nodes"])
    tell_japanese(engine)
    second = api.ask(LOG, since=first["nextCursor"])["changes"]
    event = next(node for node in second["nodes"] if node["id"].startswith("ev_"))
    assert event["kind"] == "UPDATED"
    assert "accounts" in event["fields"]
    with writing(engine) as connection:
        links.cut_account(connection, accounts(engine)[1], "Two meetings", LATEST)
    third = api.ask(LOG, since=second["nextCursor"])["changes"]
    assert {node["kind"] for node in third["nodes"]} == {"CREATED", "UPDATED"}
    assert api.ask(LOG, since=third["nextCursor"])["changes"]["nodes"] == []


def test_a_merged_event_says_into_what(engine: sa.Engine) -> None:
    tell_korean(engine)
    tell_japanese(engine)
    one, other = accounts(engine)
    with writing(engine) as connection:
        links.cut_account(connection, other, "Two meetings", LATEST)
    with writing(engine) as connection:
        links.accept_pair(connection, one, other, "One after all", LATEST)
    (merged,) = [n for n in Api(engine).ask(LOG)["changes"]["nodes"] if n["kind"] == "MERGED"]
    assert merged["node"] is None
    assert merged["replacedBy"]["id"].startswith("ev_")


def test_one_statement_for_the_log_and_one_for_each_noun(engine: sa.Engine) -> None:
    api = Api(engine)
    tell_korean(engine)
    tell_japanese(engine)
    with api.statements() as seen:
        assert len(api.ask(LOG)["changes"]["nodes"]) > 4
    assert len(seen) == 4


def test_a_wrong_cursor_is_a_clear_error(api: Api) -> None:
    error = api.error('{ changes(since: "x") { hasMore } }')
    assert error["extensions"] == {"code": "INVALID_PAGE", "subject": "since"}
