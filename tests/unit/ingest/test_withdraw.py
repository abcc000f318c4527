"""A withdrawn release leaves with what rests on it alone, and stays away."""

import pytest
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.db.keys import parse_id
from app.errors import NotFound
from app.ingest import images, tables
from app.ingest.outcomes import Result
from app.ingest.withdraw import Withdrawal, withdraw_release
from tests.build import (
    ARCHIVE,
    LATER,
    LATEST,
    TALKS,
    document,
    event,
    person,
    release,
    store,
    store_archive,
)
from tests.stored import changes, count, rows, searchable, told_by_log, told_by_tables


def withdraw(engine: sa.Engine, key: str) -> Withdrawal:
    with writing(engine) as connection:
        return withdraw_release(connection, key, "Published by mistake", LATER)


def hidden(engine: sa.Engine, table: sa.Table) -> set[int]:
    with reading(engine) as connection:
        found = sa.select(table.c.id).where(table.c.withdrawn_at.is_not(None))
        return set(connection.execute(found).scalars())


def named(engine: sa.Engine, name: str) -> int:
    table = tables.participant
    with reading(engine) as connection:
        return int(connection.execute(sa.select(table.c.id).where(table.c.name == name)).scalar_one())


@pytest.fixture
def talks(engine: sa.Engine) -> str:
    return str(store_archive(engine)[0].release)


def test_what_rests_on_it_alone_leaves_with_it(engine: sa.Engine, talks: str) -> None:
    done = withdraw(engine, talks)
    assert done == Withdrawal(str(TALKS.title), events=2, participants=1, was_withdrawn=False)
    assert hidden(engine, tables.release) == {parse_id("release", talks)}
    assert len(hidden(engine, tables.event)) == 2
    assert hidden(engine, tables.participant) == {named(engine, "Sato Ken")}


def test_who_is_named_elsewhere_or_publishes_stays(engine: sa.Engine, talks: str) -> None:
    withdraw(engine, talks)
    away = hidden(engine, tables.participant)
    assert named(engine, "Cho Hana") not in away
    assert named(engine, "Ministry of Foreign Affairs of the Republic of Korea") not in away


def test_it_is_found_no_more(engine: sa.Engine, talks: str) -> None:
    withdraw(engine, talks)
    with reading(engine) as connection:
        for noun, table in (("release", tables.release), ("event", tables.event)):
            assert not hidden(engine, table) & set(searchable(connection, noun))
        assert named(engine, "Sato Ken") not in searchable(connection, "participant")


def test_the_log_has_tombstones_with_the_reason(engine: sa.Engine, talks: str) -> None:
    withdraw(engine, talks)
    with reading(engine) as connection:
        log = connection.execute(sa.select(tables.change).where(tables.change.c.kind == "deleted")).all()
    assert [row.noun for row in log] == ["release", "event", "event", "participant"]
    assert {(row.after, row.reason) for row in log} == {(None, "Published by mistake")}
    assert told_by_log(engine) == told_by_tables(engine)


def test_withdrawing_twice_changes_nothing(engine: sa.Engine, talks: str) -> None:
    withdraw(engine, talks)
    before = rows(engine)
    assert withdraw(engine, talks).was_withdrawn
    assert rows(engine) == before


@pytest.mark.parametrize("key", ["", "re_", "ev_0000000000000", "re_0000000000000", "1", "re_ü"])
def test_an_id_of_nothing_is_said_to_be_none(engine: sa.Engine, key: str) -> None:
    with pytest.raises(NotFound, match="There is no release"):
        withdraw(engine, key)


def test_what_comes_again_stays_withdrawn(engine: sa.Engine, talks: str) -> None:
    withdraw(engine, talks)
    before = changes(engine)
    assert store(engine, TALKS, ARCHIVE[0][1], now=LATEST).result is Result.WITHDRAWN
    assert store(engine, TALKS, ARCHIVE[0][1], arrived=document("x"), now=LATEST).result is Result.WITHDRAWN
    corrected = release("All of it corrected.", title=TALKS.title)
    assert store(engine, corrected, now=LATEST).result is Result.WITHDRAWN
    assert count(engine, "release_revision") == 3
    assert changes(engine) == before


def test_a_participant_named_again_comes_back(engine: sa.Engine, talks: str) -> None:
    withdraw(engine, talks)
    again = release(TALKS.text, title=None, url="https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=9")
    store(engine, again, ARCHIVE[0][1], now=LATEST)
    assert hidden(engine, tables.participant) == set()
    assert ("participant", "created", named(engine, "Sato Ken")) in changes(engine)[-8:]
    assert told_by_log(engine) == told_by_tables(engine)
    with reading(engine) as connection:
        assert named(engine, "Sato Ken") in searchable(connection, "participant")


def test_an_event_that_another_release_tells_stays_with_one_account_less(
    engine: sa.Engine, talks: str
) -> None:
    sentence = "Vice Minister Cho Hana met Vice Minister Sato Ken of Japan in Seoul on May 3."
    other = release(sentence, url="https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=9")
    people = (person("Cho Hana"), person("Sato Ken", country="JP"))
    key = parse_id(
        "release", str(store(engine, other, [event(other, sentence, primary=False, people=people)]).release)
    )
    with reading(engine) as connection:
        meeting = connection.execute(
            sa.select(tables.event.c.id).where(tables.event.c.type == "meeting")
        ).scalar_one()
    assert withdraw(engine, talks).events == 1
    with reading(engine) as connection:
        image = images.load_events(connection, [meeting])[meeting]
    assert image["withdrawn_at"] is None
    assert [told["release_id"] for told in image["accounts"]] == [key]
    assert image["prominence"] == "mentioned"
    assert ("event", "updated", meeting) in changes(engine)
    assert told_by_log(engine) == told_by_tables(engine)
