"""Many lists at once give what each list gives by itself."""

import datetime as dt
from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.domain.countries import COUNTRIES
from app.queries.events import count_events, list_events
from app.queries.filters import EventFilter
from app.queries.groups import count_each, list_each
from app.queries.page import Order, Page
from app.queries.selection import EVENT_ROW
from tests.unit.queries.archive import Fact, store

DAY = dt.date(2024, 1, 1)
FACTS = [
    Fact(
        key=100 + n,
        days=None if n % 5 == 0 else (DAY + dt.timedelta(days=n // 2),) * 2,
        countries=("KR", "JP") if n % 2 else ("US",),
        people=(1,) if n % 3 else (2,),
    )
    for n in range(30)
]
FILTERS = {
    "KR": EventFilter(countries_all=("KR",)),
    "US": EventFilter(countries_all=("US",)),
    "FR": EventFilter(countries_all=("FR",)),
    "one": EventFilter(participants_any=("pt_0000000000001",)),
    "all": EventFilter(),
}


@pytest.mark.parametrize("order", [Order.NEWEST, Order.OLDEST])
def test_every_page_of_each_list_is_that_of_the_list_alone(engine: sa.Engine, order: Order) -> None:
    store(engine, FACTS)
    with reading(engine) as connection:
        whole = list_events(connection, EventFilter(), Page(first=100), order, EVENT_ROW).cursors
        pages = [Page(), Page(first=0), Page(first=4), Page(last=4), Page(last=0)]
        for cursor in (whole[0], whole[11], whole[-2], whole[-1]):
            pages += [Page(first=4, after=cursor), Page(last=4, before=cursor), Page(before=cursor)]
            pages += [
                Page(first=3, after=whole[3], before=cursor),
                Page(last=3, after=whole[3], before=cursor),
            ]
        for page in pages:
            assert list_each(connection, FILTERS, page, order) == {
                name: list_events(connection, filter, page, order, EVENT_ROW)
                for name, filter in FILTERS.items()
            }


def test_counts_are_those_of_each_list_alone(engine: sa.Engine) -> None:
    store(engine, FACTS)
    with reading(engine) as connection:
        counts = {name: count_events(connection, filter) for name, filter in FILTERS.items()}
        assert count_each(connection, FILTERS) == counts


def test_no_list_is_no_statement(engine: sa.Engine) -> None:
    with reading(engine) as connection:
        assert list_each(connection, {}, Page()) == {}
        assert count_each(connection, {}) == {}


def test_filters_with_as_many_values_as_they_may_have(engine: sa.Engine) -> None:
    store(engine, FACTS)
    ids = tuple(f"pt_{n:013d}" for n in range(1, 251))
    codes = tuple(sorted(COUNTRIES))[:250]
    full = EventFilter(
        countries_any=codes,
        countries_none=("FR",),
        participants_any=ids,
        participants_none=ids[2:],
        publishers_none=ids,
        one_sided=codes,
    )
    with reading(engine) as connection:
        assert count_each(connection, dict.fromkeys(range(100), full)) == dict.fromkeys(range(100), 0)


def test_more_lists_than_one_statement_takes(engine: sa.Engine) -> None:
    store(engine, FACTS)
    many = {n: replace(FILTERS["KR"], types=("meeting",)) for n in range(230)}
    with reading(engine) as connection:
        counts = count_each(connection, many)
    assert counts == dict.fromkeys(many, 15)
