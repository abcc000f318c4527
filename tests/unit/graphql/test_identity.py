"""Keys over HTTP: one that is wrong is refused whatever was asked, one that is good changes no answer."""

import datetime as dt
import json

import httpx
import pytest
import sqlalchemy as sa

from app.access.api_keys import create_key, revoke_key
from app.access.caller import Scope
from app.db.engine import writing
from tests.unit.graphql.serving import Api

QUERY = json.dumps({"query": "{ __typename }"})
NOW = dt.datetime.now(dt.UTC)
PAST = NOW - dt.timedelta(days=1)


def make(engine: sa.Engine, *scopes: Scope, expires_at: dt.datetime | None = None) -> str:
    with writing(engine) as connection:
        return create_key(connection, "Somebody", scopes, expires_at, NOW)[1]


def told(response: httpx.Response) -> tuple[int, str, str | None]:
    (error,) = response.json()["errors"]
    assert "data" not in response.json()
    return response.status_code, error["extensions"]["code"], response.headers.get("www-authenticate")


WRONG = (401, "UNAUTHENTICATED", 'Bearer realm="readout", error="invalid_token"')


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
@pytest.mark.parametrize("token", ["", "nonsense", f"readout_00000000_{'0' * 52}"])
def test_a_wrong_key_is_refused_also_for_a_query(api: Api, token: str, accept: str) -> None:
    assert told(api.post(QUERY, authorization=f"Bearer {token}", accept=accept)) == WRONG
    assert told(api.send("GET", "/graphql?query={__typename}", headers={"authorization": "Bearer"})) == WRONG


def test_an_expired_key_and_a_revoked_one_are_refused(api: Api) -> None:
    expired, revoked = make(api.engine, expires_at=PAST), make(api.engine)
    with writing(api.engine) as connection:
        revoke_key(connection, revoked, NOW)
    for token, reason in ((expired, "was good until"), (revoked, "was revoked")):
        response = api.post(QUERY, authorization=f"Bearer {token}")
        assert told(response) == WRONG
        assert reason in response.json()["errors"][0]["message"]


def test_a_good_key_reads_what_everybody_reads(api: Api) -> None:
    with_key = api.post(QUERY, authorization=f"Bearer {make(api.engine)}")
    assert with_key.status_code == 200
    assert with_key.json() == api.post(QUERY).json()
    assert api.post(QUERY, authorization="Basic dXNlcjpwYXNz").status_code == 200  # a proxy's


def test_a_request_without_a_key_asks_no_database_who_it_is(api: Api) -> None:
    with api.statements() as seen:
        api.post(QUERY)
    assert seen == []
