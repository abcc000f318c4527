"""Synthetic archives hold what ingest would have written, on both databases."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from app.db.engine import make_engine, reading
from app.ingest import tables
from app.queries import facets
from app.queries.events import count_events, list_events
from app.queries.filters import EventFilter
from app.queries.page import DEFAULT_SIZE, Page
from tests.bench.archive.filling import fill
from tests.bench.archive.shape import CHARACTERS_OF_RELEASE, EVENTS_OF_RELEASE, HOME, SHARE_OF_HOME, Shape
from tests.databases import BACKENDS, Databases
from tests.stored import count, rows, told_by_log, told_by_tables

SHAPE = Shape(events=600)


def _filled(databases: Databases, backend: str, shape: Shape = SHAPE, *, log: bool = True) -> sa.Engine:
    empty = databases.create_bare(backend)
    url = empty.url.render_as_string(hide_password=False)
    empty.dispose()
    fill(url, shape, log=log)
    return make_engine(url)


@pytest.fixture(scope="module", params=BACKENDS)
def filled(databases: Databases, request: pytest.FixtureRequest) -> Iterator[sa.Engine]:
    made = _filled(databases, request.param)
    yield made
    databases.drop(made)


def test_holds_as_many_as_asked(filled: sa.Engine) -> None:
    assert count(filled, "event") == SHAPE.events
    assert count(filled, "release") == SHAPE.events / EVENTS_OF_RELEASE
    assert count(filled, "participant") == SHAPE.participants
    assert count(filled, "participation") / SHAPE.events == pytest.approx(3.0, abs=0.3)
    assert count(filled, "event_country") / SHAPE.events == pytest.approx(2.7, abs=0.2)


def test_log_tells_what_the_tables_hold(filled: sa.Engine) -> None:
    assert told_by_log(filled) == told_by_tables(filled)


def test_every_fact_stands_in_a_sentence_of_its_release(filled: sa.Engine) -> None:
    span, account, release = tables.evidence.c, tables.event_account, tables.release
    joined = tables.evidence.join(account, account.c.id == span.account_id).join(
        release, release.c.id == account.c.release_id
    )
    statement = sa.select(
        span.supports,
        span.start,
        span.end,
        account.c.start.label("first"),
        account.c.end.label("last"),
        release.c.text,
    ).select_from(joined)
    with reading(filled) as connection:
        told = connection.execute(statement).all()
    assert told
    for row in told:
        assert row.first <= row.start < row.end <= row.last
        assert row.text[row.first : row.last].endswith(".")


def test_reads_back_through_the_queries(filled: sa.Engine) -> None:
    at_home = EventFilter(countries_any=(HOME,))
    with reading(filled) as connection:
        assert count_events(connection, EventFilter()) == SHAPE.events
        assert count_events(connection, at_home) / SHAPE.events == pytest.approx(SHARE_OF_HOME, abs=0.06)
        assert len(facets.count_by_country(connection, EventFilter())) > 20
        days = [event["when"]["starts_on"] for event in list_events(connection, EventFilter(), Page()).items]
        assert len(days) == DEFAULT_SIZE
        assert days == sorted(days, key=str, reverse=True)
        assert count_events(connection, EventFilter(search="telephone")) > 0


def test_releases_are_as_long_as_said(filled: sa.Engine) -> None:
    with reading(filled) as connection:
        mean = connection.execute(sa.select(sa.func.avg(sa.func.length(tables.release.c.text)))).scalar_one()
    assert float(mean) == pytest.approx(CHARACTERS_OF_RELEASE, abs=100)


def test_same_seed_makes_the_same_archive_on_both_databases(databases: Databases) -> None:
    made = [_filled(databases, backend, Shape(events=30), log=False) for backend in BACKENDS]
    sqlite, postgresql = (rows(engine) for engine in made)
    other = _filled(databases, "sqlite", Shape(events=30, seed=2), log=False)
    assert not count(other, "change")
    assert sqlite == postgresql
    assert sqlite["event"] != rows(other)["event"]
    for engine in (*made, other):
        databases.drop(engine)


def test_does_not_touch_a_database_that_holds_something(filled: sa.Engine) -> None:
    with pytest.raises(SystemExit, match="holds tables already"):
        fill(filled.url.render_as_string(hide_password=False), SHAPE)
