"""Whatever was written: counts made with sets are those made with SQL."""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from app.db.engine import reading, writing
from app.db.traits import Facet
from app.domain.event_types import Category, EventType
from app.ingest import tables
from app.ingest.recount import count_if_new, count_wrong, rebuild
from app.queries.counts import SetCounts, counts_of
from app.queries.filters import EventFilter
from app.queries.live_counts import LiveCounts
from tests.build import NOW
from tests.databases import Databases
from tests.property.emptying import emptied, some_archives
from tests.property.model import archives, filters
from tests.property.test_links import DAYS
from tests.property.test_restore import happen, some_stories, stories
from tests.unit.queries.archive import Fact, add, day, store

FACETS = (
    Facet.COUNTRY,
    Facet.TYPE,
    Facet.CATEGORY,
    Facet.PRECISION,
    Facet.TOPIC,
    Facet.PUBLISHER,
    Facet.PARTICIPANT,
)
COUNTRIES = ("KR", "JP", "US", "KP")


def assert_counts_agree(connection: sa.Connection, filter: EventFilter) -> None:
    sets, live = counts_of(connection), LiveCounts(connection)
    assert isinstance(sets, SetCounts)
    assert sets.total(filter) == live.total(filter)
    for facet in FACETS:
        assert sets.by(facet, filter) == live.by(facet, filter)
    for limit in (0, 1, 3, 100):
        found, expected = (each.most(Facet.PARTICIPANT, filter, limit) for each in (sets, live))
        assert list(found.items()) == list(expected.items())
    for days in (False, True):
        assert sets.by_start(filter, days=days) == live.by_start(filter, days=days)
        of_sets = sets.by_start_and_category(filter, days=days)
        assert of_sets == live.by_start_and_category(filter, days=days)
    assert sets.first_and_last(filter) == live.first_and_last(filter)
    assert sorted(sets.keys(filter)) == sorted(live.keys(filter))
    for facet, values in ((Facet.COUNTRY, COUNTRIES), (Facet.CATEGORY, [each.value for each in Category])):
        lasting = (parts_of(filter), facet, values, ("month", "year"))
        assert sets.lasting(filter, *lasting) == live.lasting(filter, *lasting)


def parts_of(filter: EventFilter) -> list[tuple[dt.date, dt.date]]:
    """Two weeks and a month, as far as the filter's days reach."""
    since, until = filter.occurred_from or dt.date.min, filter.occurred_to or dt.date.max
    starts = [DAYS[0], DAYS[0] + dt.timedelta(days=7), DAYS[-1]]
    parts = [(max(each, since), min(each + dt.timedelta(days=6), until)) for each in starts]
    parts.append((max(DAYS[0], since), min(DAYS[-1], until)))
    return [(first, last) for first, last in parts if first <= last]


def test_counts_of_any_archive_and_filter(engine: sa.Engine) -> None:
    @some_archives
    @given(archives(), st.lists(filters(), min_size=3, max_size=6))
    def check(facts: list[Fact], wanted: list[EventFilter]) -> None:
        with emptied(engine) as connection:
            add(connection, facts)
            assert count_wrong(connection) == 0
            for filter in (EventFilter(), *wanted):
                assert_counts_agree(connection, filter)

    check()


@st.composite
def simple_filters(draw: st.DrawFn) -> EventFilter:
    countries = st.lists(st.sampled_from(COUNTRIES), max_size=2)
    return EventFilter(
        countries_any=tuple(draw(countries)),
        countries_all=tuple(draw(st.just([]) | countries)),
        countries_none=tuple(draw(st.just([]) | countries)),
        types=tuple(draw(st.lists(st.sampled_from([type.value for type in EventType]), max_size=3))),
        occurred_from=draw(st.none() | st.sampled_from(DAYS)),
        publishers_any=tuple(
            draw(st.just([]) | st.lists(st.sampled_from(("kr-mofa", "us-state")), max_size=2))
        ),
        search=draw(st.none() | st.just("talks")),
    )


def test_counts_after_whatever_happened(databases: Databases, backend: str) -> None:
    """Told, retold, withdrawn, confirmed, rejected, corrected, cut and united; read by one that stays up."""

    @some_stories(backend)
    @given(story=stories, wanted=st.lists(simple_filters(), min_size=1, max_size=3))
    def check(story: list[Any], wanted: list[EventFilter]) -> None:
        engine = databases.create(backend)
        try:
            for number, step in enumerate(story):
                happen(engine, step, NOW + dt.timedelta(minutes=number))
                with reading(engine) as connection:
                    assert count_wrong(connection) == 0
                    for filter in (EventFilter(), *wanted):
                        assert_counts_agree(connection, filter)
        finally:
            databases.drop(engine)

    check()


def test_a_reader_counts_what_it_reads(engine: sa.Engine) -> None:
    with reading(engine) as before:
        assert counts_of(before).total(EventFilter()) == 0
        with writing(engine) as connection:
            add(connection, [Fact(key=1)])
            assert counts_of(connection).total(EventFilter()) == 1
            with reading(engine) as meanwhile:
                assert counts_of(meanwhile).total(EventFilter()) == 0
        with reading(engine) as after:
            assert counts_of(after).total(EventFilter()) == 1
        assert counts_of(before).total(EventFilter()) == 0


def test_what_was_undone_is_not_counted(engine: sa.Engine) -> None:
    with emptied(engine) as connection:
        add(connection, [Fact(key=1, countries=("KR",))])
        assert counts_of(connection).total(EventFilter(countries_any=("KR",))) == 1
    store(engine, [Fact(key=2, countries=("JP",))])
    with reading(engine) as connection:
        assert counts_of(connection).by(Facet.COUNTRY, EventFilter()) == {"JP": 1}


def test_counted_anew_the_counts_are_the_same(engine: sa.Engine) -> None:
    facts = [Fact(key=key, days=day(f"2024-01-{31 - key:02}")) for key in range(1, 20)]
    store(engine, facts)
    with reading(engine) as connection:
        before = counts_of(connection).by_start(EventFilter(), days=True)
    with writing(engine) as connection:
        assert rebuild(connection) == len(facts)
    with reading(engine) as connection:
        assert counts_of(connection).by_start(EventFilter(), days=True) == before
        assert count_wrong(connection) == 0
    with writing(engine) as connection:
        connection.execute(sa.update(tables.event).values(type="call"))
    with reading(engine) as connection:
        assert count_wrong(connection) == len(facts)


def test_what_was_never_counted_is_counted_with_sql(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        connection.execute(sa.delete(tables.count_state))
        add(connection, [Fact(key=1)])
    with reading(engine) as connection:
        assert isinstance(counts_of(connection), LiveCounts)
        assert counts_of(connection).total(EventFilter()) == 1
    count_if_new(engine)
    with reading(engine) as connection:
        assert isinstance(counts_of(connection), SetCounts)
        assert counts_of(connection).total(EventFilter()) == 1


@pytest.mark.parametrize(
    "lasting", ["2024-01-17", "2024-01-17/2024-01-19", "2023-11-30/2024-03-01", "1950-01-01/2099-12-31"]
)
def test_an_event_is_found_on_each_of_its_days(sqlite_engine: sa.Engine, lasting: str) -> None:
    days = day(lasting)
    store(sqlite_engine, [Fact(key=1, days=days)])
    ends = [each + dt.timedelta(days=n) for each in (*days, dt.date(2024, 1, 1)) for n in (-31, -1, 0, 1, 31)]
    ranges = [(first, last) for first in (*ends, None) for last in (*ends, None)]
    with reading(sqlite_engine) as connection:
        for first, last in ranges:
            if first is None or last is None or first <= last:
                filter = EventFilter(occurred_from=first, occurred_to=last)
                assert counts_of(connection).total(filter) == LiveCounts(connection).total(filter)
