"""Pages found in sets: what they cost, and what another process may have written meanwhile."""

import datetime as dt
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from pyroaring import BitMap

from app.db.engine import WRITING, reading
from app.db.keys import public_id
from app.db.traits import Facet
from app.db.version import version_of
from app.ingest.counting import renew_counts
from app.queries import ahead, sizes
from app.queries import tables as t
from app.queries.census import counter_of
from app.queries.counts import counts_of
from app.queries.events import count_events, list_event_keys, list_events
from app.queries.filters import EventFilter
from app.queries.page import Page
from app.queries.selection import EVENT_ROW
from tests.statements import Statement, statements_of
from tests.unit.graphql.serving import EVENTS, Api, facts
from tests.unit.queries.archive import store, withdraw

KOREA = EventFilter(countries_any=("KR",))


@pytest.fixture
def stored(engine: sa.Engine) -> sa.Engine:
    store(engine, facts())
    version_of(engine).looked(time.monotonic() + 60)  # nothing is known to be committed
    return engine


@contextmanager
def another_process(engine: sa.Engine) -> Iterator[sa.Connection]:
    """What is written here, nobody is told of."""
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        yield connection


def wait_for_sets() -> None:
    """That a thread may be reading."""
    for thread in threading.enumerate():
        if thread.name == ahead.THREAD:
            thread.join()


def newest(engine: sa.Engine) -> list[int]:
    with reading(engine) as connection:
        return [
            each["key"] for each in list_events(connection, KOREA, Page(first=3), selection=EVENT_ROW).items
        ]


def test_as_long_as_nothing_is_committed_a_page_takes_no_statement_but_for_its_rows(
    stored: sa.Engine,
) -> None:
    newest(stored)
    with reading(stored) as connection, statements_of(connection) as run:
        list_events(connection, KOREA, Page(first=3), selection=EVENT_ROW)
        assert count_events(connection, KOREA) == EVENTS
    assert len(run) == 1


def test_what_another_process_withdrew_is_not_listed(stored: sa.Engine) -> None:
    before = newest(stored)
    with another_process(stored) as connection:
        withdraw(connection, before[0])
    assert newest(stored)[:2] == before[1:]


def test_what_another_process_withdrew_fails_no_query(stored: sa.Engine) -> None:
    api, before = Api(stored), newest(stored)
    api.ask("{ events(first: 3) { nodes { id } } }")
    with another_process(stored) as connection:
        for key in before:
            withdraw(connection, key)
    told = api.ask("{ events(first: 3) { nodes { id status } } }")["events"]["nodes"]
    assert len(told) == 3
    assert {each["id"] for each in told}.isdisjoint(public_id("event", key) for key in before)


def test_of_a_large_archive_sets_are_read_in_a_thread(
    stored: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "SMALL", EVENTS - 1)
    before = newest(stored)
    wait_for_sets()
    with reading(stored) as connection:
        assert ahead.counter_with_pages(connection, EventFilter())
    assert newest(stored) == before


def test_a_large_archive_is_read_ahead_whole(stored: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "SMALL", EVENTS - 1)
    ahead.read_all(stored)
    wait_for_sets()
    with reading(stored) as connection, statements_of(connection) as run:
        counts = counts_of(connection)
        for facet in Facet:
            counts.by(facet, KOREA)
        list_event_keys(connection, KOREA, Page(first=3))
    assert run == []


def test_sets_that_somebody_reads_are_waited_for(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        census = counter_of(connection).census  # type: ignore[union-attr]

    def ask() -> None:
        with reading(stored) as connection, statements_of(connection) as run:
            asked.append(counts_of(connection).by(Facet.COUNTRY, EventFilter()))
            statements.extend(str(each) for each in run)

    asked: list[dict[str, int]] = []
    statements: list[str] = []
    thread = threading.Thread(target=ask)
    with census.reading[Facet.COUNTRY]:
        thread.start()
        thread.join(0.1)
        assert asked == []
        census.sets[Facet.COUNTRY] = {"KR": BitMap([1])}
        census.whole.add(Facet.COUNTRY)
    thread.join()
    assert asked[0].keys() <= {"KR"}
    assert not any("trait.facet" in each and "IN" not in each for each in statements)


def test_events_with_words_are_counted_in_the_index_of_words(stored: sa.Engine) -> None:
    gone = newest(stored)[0]
    with another_process(stored) as connection:
        withdraw(connection, gone)
    with reading(stored) as connection, statements_of(connection) as run:
        assert count_events(connection, EventFilter(search="event")) == EVENTS - 1
        assert count_events(connection, EventFilter(search="event", countries_any=("KR",))) == EVENTS - 1
    assert "event_traits" not in run[0]
    assert any("event_traits" in each for each in run)


def test_words_that_most_events_have_are_looked_for_in_a_set_once_they_are_asked_for_again(
    stored: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "SORTED_OR_WALKED", 0)
    of_korea = newest(stored)  # with the other sets
    words = EventFilter(search="event")
    first, again, later = (_found_by_words(stored, words) for _ in range(3))
    assert first[0] == again[0] == later[0]
    assert len(later[1]) == 0 < len(again[1])
    both = _found_by_words(stored, EventFilter(search="event", countries_any=("KR",)))
    assert both == (of_korea, [])  # for the word is in all


def _found_by_words(engine: sa.Engine, filter: EventFilter) -> tuple[list[int], list[Statement]]:
    """The keys of a page, and the statements by which it was found."""
    with reading(engine) as connection, statements_of(connection) as run:
        found = list(list_event_keys(connection, filter, Page(first=3)).items)
    wait_for_sets()
    return found, run


def test_an_event_that_was_withdrawn_by_hand_and_not_counted_anew_is_left_out(stored: sa.Engine) -> None:
    before = newest(stored)
    with another_process(stored) as connection:
        connection.execute(
            sa.text("UPDATE event SET withdrawn_at = created_at WHERE id = :id"), {"id": before[0]}
        )
    assert newest(stored)[:2] == before[1:]
    told = Api(stored).ask("{ events(first: 3) { nodes { id status } } }")["events"]["nodes"]
    assert public_id("event", before[0]) not in {each["id"] for each in told}


def test_days_by_number_are_those_of_the_version_they_are_kept_with(stored: sa.Engine) -> None:
    day = dt.date(2030, 1, 1)
    with reading(stored) as connection:
        counts_of(connection).by_start(KOREA, days=True)  # the days of all, and no numbers
    with another_process(stored) as connection:
        key = connection.execute(sa.select(t.event.c.id).limit(1)).scalar_one()
        moved = {"starts_on": day, "ends_on": day, "sort_day": day.toordinal()}
        connection.execute(t.event.update().where(t.event.c.id == key).values(moved))
        renew_counts(connection, [key])
    with reading(stored) as connection:
        counter = counter_of(connection)
        assert counter is not None
        numbered = counter.numbered()
        assert numbered.days[numbered.keys.index(key)] == day.toordinal()
