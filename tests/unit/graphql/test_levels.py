"""The level of an event is that of who takes part, wherever it is asked for; who is only named has none."""

import sqlalchemy as sa

from app.db.engine import writing
from app.domain.codes import ParticipationRole
from app.ingest.recount import rebuild
from app.queries import tables as t
from tests.databases import Databases
from tests.unit.graphql.serving import Api

ASKED = """{
    events(first: 100) { nodes { level } }
    ofMinisters: events(filter: {levels: [MINISTER]}) { totalCount }
    dyad(a: "KR", b: "US") { lastContact(level: MINISTER) { level } }
}"""


def test_who_is_only_named_gives_no_level(databases: Databases) -> None:
    engine = databases.create("sqlite")
    api = Api.over(engine)
    own = t.participation
    with writing(engine) as connection:
        connection.execute(sa.update(own).where(own.c.ordinal == 1).values(country="US"))
    before = api.ask(ASKED)
    assert before["ofMinisters"]["totalCount"] > 0
    assert before["dyad"]["lastContact"] == {"level": "MINISTER"}
    with writing(engine) as connection:
        connection.execute(sa.update(own).values(role=ParticipationRole.MENTIONED))
        rebuild(connection)
    after = api.ask(ASKED)
    assert {event["level"] for event in after["events"]["nodes"]} == {None}
    assert after["ofMinisters"]["totalCount"] == 0
    assert after["dyad"]["lastContact"] is None
