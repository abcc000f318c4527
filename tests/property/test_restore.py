"""Whatever happened: restored from the log, the record at each step is the one that stood there then."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.db.engine import reading, scratch_engine, writing
from app.db.keys import public_id
from app.db.notices import end_of_log
from app.domain.codes import EventStatus
from app.errors import AppError
from app.ingest import links, review, tables
from app.ingest.restore import restore
from app.ingest.withdraw import withdraw_release
from tests.build import NOW, store
from tests.databases import Databases
from tests.past import in_sight
from tests.property.test_links import events, releases, told

PLACES = ("Seoul", "Tokyo", None)

tells = st.tuples(st.just("tell"), st.integers(1, 4), releases, st.sampled_from(PLACES), st.booleans())
decides = st.tuples(
    st.sampled_from(("withdraw", "confirm", "reject", "correct", "undo", "cut", "accept")),
    st.integers(0, 9),
    st.integers(0, 9),
)
stories = st.lists(tells | tells | decides, min_size=2, max_size=9)


def some_stories(backend: str) -> settings:
    """For tests that make a database for each: few, and the fewer where that takes long."""
    most = 12 if backend == "sqlite" else 4
    return settings(deadline=None, max_examples=most, suppress_health_check=list(HealthCheck))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=stories)
def test_the_record_at_each_step_is_the_one_that_stood_there(databases: Databases, story: list[Any]) -> None:
    engine = databases.create("sqlite")
    stood: dict[int, Any] = {}
    try:
        for number, step in enumerate(story):
            happen(engine, step, NOW + dt.timedelta(minutes=number))
            with reading(engine) as connection:
                stood[end_of_log(connection)] = in_sight(connection)
        for position, seen in stood.items():
            with restored(engine, position) as connection:
                assert in_sight(connection) == seen
    finally:
        databases.drop(engine)


@contextmanager
def restored(engine: sa.Engine, position: int) -> Iterator[sa.Connection]:
    with TemporaryDirectory() as folder:
        made = scratch_engine(Path(folder) / "past.db")
        with reading(engine) as source, writing(made) as target:
            restore(source, position, target)
        with reading(made) as connection:
            yield connection
        made.dispose()


def happen(engine: sa.Engine, step: Any, now: dt.datetime) -> None:
    if step[0] == "tell":
        _, number, (publisher, given_events), place, is_longer = step
        of = told(number, publisher)
        if is_longer:
            longer = f"{of.text}\n\nThe text was corrected."
            of = dataclasses.replace(of, mapped=type(of.mapped).of(longer))
        made = [dataclasses.replace(each, place=place) for each in events(of, given_events)]
        store(engine, of, made, now=now)
        return
    try:
        with writing(engine) as connection:
            decide(connection, step, now)
    except AppError:
        pass  # nothing there to decide about: that may happen, and must change nothing


def decide(connection: sa.Connection, step: tuple[str, int, int], now: dt.datetime) -> None:
    what, one, other = step
    if what == "withdraw":
        withdraw_release(connection, nth(connection, tables.release, "release", one), "by mistake", now)
    elif what == "confirm":
        review.confirm(connection, nth(connection, tables.event, "event", one), None, now)
    elif what == "reject":
        review.reject(connection, nth(connection, tables.event, "event", one), "no event", now)
    elif what == "correct":
        values = review.Values(status=EventStatus.SCHEDULED, place=("Busan", "KR"))
        review.correct(connection, nth(connection, tables.event, "event", one), values, None, now)
    elif what == "undo":
        review.undo(connection, nth(connection, tables.event, "event", one), None, now)
    elif what == "cut":
        links.cut_account(connection, nth(connection, tables.event_account, "account", one), "not one", now)
    else:
        ours, theirs = (nth(connection, tables.event_account, "account", each) for each in (one, other))
        links.accept_pair(connection, ours, theirs, "one", now)


def nth(connection: sa.Connection, table: sa.Table, noun: str, number: int) -> str:
    """The public id of some row; of none where there is none."""
    keys = list(connection.execute(sa.select(table.c.id).order_by(table.c.id)).scalars())
    return public_id(noun, keys[number % len(keys)] if keys else 0)
