"""What events are listed by follows from what hangs on them, whatever happens to it."""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.ingest import tables
from app.ingest.listings import renew_listings
from app.ingest.withdraw import withdraw_release
from tests.stored import check_listings
from tests.unit.ingest.test_links import tell_japanese, tell_korean
from tests.unit.queries.archive import Fact, Told, add

LATER = dt.datetime(2024, 5, 6, tzinfo=dt.UTC)


def listing(engine: sa.Engine) -> Any:
    own = tables.event_listing.c
    seen = sa.select(tables.event.c.id).where(tables.event.c.withdrawn_at.is_(None))
    with reading(engine) as connection:
        return connection.execute(
            sa.select(own.format, own.published_day, own.publishers).where(own.event_id.in_(seen))
        ).one()


def test_a_second_telling_and_its_withdrawal_are_counted(engine: sa.Engine) -> None:
    tell_korean(engine)
    alone = listing(engine)
    assert (alone.format, alone.publishers) == ("bilateral", 1)
    second = tell_japanese(engine)
    assert listing(engine).publishers == 2
    with writing(engine) as connection:
        withdraw_release(connection, second, "Published by mistake", LATER)
    assert listing(engine) == alone
    check_listings(engine)


@pytest.mark.parametrize(
    ("fact", "format"),
    [
        (Fact(1, countries=("KR",)), None),
        (Fact(1, countries=("KR", "JP")), "bilateral"),
        (Fact(1, countries=("KR", "JP"), type="visit"), None),
        (Fact(1, countries=("KR", "JP"), role="target"), None),
        (Fact(1, countries=("KR",), organisations=(11,)), "bilateral"),
        (Fact(1, countries=("KR", "JP", "US"), type="summit"), "trilateral"),
        (Fact(1, countries=("KR", "JP", "US", "FR"), type="call"), "minilateral"),
        (Fact(1, countries=("KR", "JP", "US", "FR", "DE", "IT")), "minilateral"),
        (Fact(1, countries=("KR", "JP", "US", "FR", "DE", "IT"), organisations=(11,)), "multilateral"),
        (Fact(1, countries=("KR",), type="conference"), "multilateral"),
    ],
)
def test_the_format_is_how_many_sit_at_the_table(engine: sa.Engine, fact: Fact, format: str | None) -> None:
    with writing(engine) as connection:
        add(connection, [fact])
    assert listing(engine).format == format


def test_a_group_without_a_body_of_its_own_has_many_sides(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        add(connection, [Fact(1, countries=("KR",), organisations=(11,))])
        group = tables.participant.update().where(tables.participant.c.id == 11)
        connection.execute(group.values(organization_kind="regional_group"))
        renew_listings(connection, [1])
    assert listing(engine).format == "multilateral"


def test_the_day_of_publication_is_that_of_the_latest_release_in_sight(engine: sa.Engine) -> None:
    first, last = dt.date(2024, 1, 1), dt.date(2024, 3, 1)
    told = (
        Told(1, published_on=last),
        Told(2, published_on=first),
        Told(3, published_on=None),
        Told(4, published_on=dt.date(2024, 4, 1), withdrawn=True),
    )
    with writing(engine) as connection:
        add(connection, [Fact(1, told=told)])
    assert (listing(engine).published_day, listing(engine).publishers) == (last.toordinal(), 1)
