"""The address of an event that became part of another one leads there, in pages and in the API."""

import json

import sqlalchemy as sa

from app.db.engine import reading
from app.db.keys import public_id
from app.ingest import tables
from app.settings import Settings
from app.web.app import create_app
from tests.build import DAY, LATEST, on, store
from tests.unit.ingest.test_links import KOREAN, meeting, tell_japanese, tell_korean, told
from tests.unit.web.asking import ask, get


def merged(engine: sa.Engine) -> tuple[str, str]:
    """The id of an event that is no more and of the one it is part of."""
    of = told(KOREAN, 1)
    store(engine, of, [meeting(of, KOREAN, "Han Seo-jun", "Kuroda Shinji", when=on(DAY.replace(day=9)))])
    tell_japanese(engine)
    tell_korean(engine, "Corrected.", now=LATEST)
    with reading(engine) as connection:
        row = connection.execute(sa.select(tables.event_redirect)).one()
    return public_id("event", row.id), public_id("event", row.event_id)


def test_a_page_sends_on_to_the_event_it_is_part_of(engine: sa.Engine) -> None:
    gone, whole = merged(engine)
    app = create_app(Settings(), engine)
    answer = get(app, f"/events/{gone}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/events/{whole}")
    assert get(app, f"/events/{whole}").status_code == 200


def test_the_api_answers_with_the_event_and_both_accounts_with_evidence(engine: sa.Engine) -> None:
    gone, whole = merged(engine)
    app = create_app(Settings(), engine)
    query = """query ($id: ID!) {
      event(by: {id: $id}) { id accounts { totalCount nodes { prominence evidence { supports quote } } } }
      node(id: $id) { id }
    }"""
    body = json.dumps({"query": query, "variables": {"id": gone}}).encode()
    headers = {"content-type": "application/json", "accept": "application/json"}
    data = ask(app, "POST", "/graphql", headers, body).json()["data"]
    assert data["event"]["id"] == data["node"]["id"] == whole
    assert data["event"]["accounts"]["totalCount"] == 2
    for account in data["event"]["accounts"]["nodes"]:
        assert {"event", "when"} <= {span["supports"] for span in account["evidence"]}
        assert all(span["quote"] for span in account["evidence"])
