"""The address of somebody who was known by a surname alone leads to the person who bears it."""

import datetime as dt

import sqlalchemy as sa

from app.db.keys import public_id
from app.settings import Settings
from app.web.app import create_app
from tests.build import DAY
from tests.unit.ingest.test_identities import persons, tell
from tests.unit.web.asking import get


def test_the_page_of_a_surname_sends_on_to_its_bearer(sqlite_engine: sa.Engine) -> None:
    tell(sqlite_engine, 1, "Hobbs")
    (surname,) = persons(sqlite_engine)
    tell(sqlite_engine, 2, "Walter Hobbs", day=DAY + dt.timedelta(days=30))
    app = create_app(Settings(), sqlite_engine)
    gone = public_id("participant", surname)
    answer = get(app, f"/participants/{gone}")
    assert answer.status_code == 307
    shown = get(app, answer.headers["location"])
    assert shown.status_code == 200
    assert "<h1>Walter Hobbs" in shown.text
