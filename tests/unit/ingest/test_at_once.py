"""Ingests in processes of their own: two at once, and one that is killed."""

import random
import time

import sqlalchemy as sa

from app.ingest.outcomes import Result
from app.ingest.pipeline import ingest
from tests.databases import Databases
from tests.doubles import READER, Running, clock, pages
from tests.stored import rows, told_by_log, told_by_tables

KILLS = 20


def start(engine: sa.Engine, first: int, last: int) -> Running:
    return Running(engine.url.render_as_string(hide_password=False), first, last)


def uninterrupted(databases: Databases, backend: str, last: int) -> dict[str, list[object]]:
    engine = databases.create(backend)
    ingest(engine, pages(0, last), now=clock, reader=READER)
    found = rows(engine)
    databases.drop(engine)
    return found


def without_order(found: dict[str, list[object]]) -> dict[str, list[str]]:
    return {name: sorted(map(str, values)) for name, values in found.items()}


def test_two_at_once_lose_nothing_and_store_nothing_twice(
    engine: sa.Engine, databases: Databases, backend: str
) -> None:
    running = [start(engine, 0, 25) for _ in range(2)]
    outcomes = [outcome for process in running for outcome in process.outcomes()]
    assert [process.end() for process in running] == [0, 0]
    assert (outcomes.count(Result.NEW), outcomes.count(Result.CHANGED)) == (25, 22)
    wanted = without_order(uninterrupted(databases, backend, 25))
    found = without_order(rows(engine))
    # In which order they came decides what a log row says of people met more than once, and no more.
    assert len(found.pop("change")) <= len(wanted.pop("change")) + 25
    assert found == wanted
    assert told_by_log(engine) == told_by_tables(engine)


def test_a_killed_ingest_leaves_what_the_next_completes(
    engine: sa.Engine, databases: Databases, backend: str
) -> None:
    chance = random.Random(20240503)
    for _ in range(KILLS):
        process = start(engine, 0, 40)
        stored = (outcome for outcome in process.outcomes() if outcome is not Result.SAME)
        for _ in range(chance.randrange(3)):
            next(stored, None)
        time.sleep(chance.random() * 0.02)
        process.kill()
        assert told_by_log(engine) == told_by_tables(engine)
    summary = ingest(engine, pages(0, 40), now=clock, reader=READER)
    assert not summary.refused
    assert rows(engine) == uninterrupted(databases, backend, 40)
