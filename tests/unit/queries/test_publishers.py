"""Publishers as read."""

import sqlalchemy as sa

from app.db.engine import reading
from app.db.keys import public_id
from app.queries.publishers import publishers_by_slugs
from tests.unit.queries.archive import Fact, Told, store


def test_publishers_are_named_by_their_slugs(engine: sa.Engine) -> None:
    store(engine, [Fact(key=1, told=(Told(1),))])
    with reading(engine) as connection:
        found = publishers_by_slugs(connection, ["us-state", "nobody"])
    assert list(found) == ["us-state"]
    assert found["us-state"]["id"] == public_id("participant", 9002)
