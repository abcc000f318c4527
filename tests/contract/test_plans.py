"""Lists walk an index that is in their order: none reads a whole table, or sorts it, to show a page of it."""

import datetime as dt
from itertools import product

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.db.keys import public_id
from app.queries.events import walk_event_keys
from app.queries.filters import EventFilter
from app.queries.page import Cursor, Order, Page
from tests.plans import as_if_large, scans_of, steps_of
from tests.statements import statements_of

DEEP = str(Cursor("newest", 730_000, 7))
PERIOD = EventFilter(occurred_from=dt.date(2024, 1, 1), occurred_to=dt.date(2024, 1, 31))
COUNTRY = "SEARCH walked USING COVERING INDEX ix_event_country_newest (country=?"

CASES = [
    (EventFilter(), Page(), "SCAN event USING INDEX ix_event_newest"),
    (EventFilter(), Page(after=DEEP), "SEARCH event USING INDEX ix_event_newest (sort_day<?)"),
    (EventFilter(), Page(last=5, before=DEEP), "SEARCH event USING INDEX ix_event_newest (sort_day>?)"),
    (PERIOD, Page(), "SEARCH event USING INDEX ix_event_newest (sort_day>? AND sort_day<?)"),
    (EventFilter(countries_any=("KR",)), Page(), COUNTRY + ")"),
    (EventFilter(countries_any=("KR",)), Page(after=DEEP), COUNTRY + " AND (sort_day,event_id)<(?,?))"),
    (EventFilter(countries_all=("JP", "KR")), Page(), COUNTRY + ")"),
    (EventFilter(types=("visit",)), Page(), "SEARCH event USING INDEX ix_event_type_newest (type=?)"),
]
LISTED = "listed USING COVERING INDEX ix_event_listing_published"
ORDERED = [
    (Order.PUBLISHED, None, f"SCAN {LISTED}"),
    (Order.PUBLISHED, 730_000, f"SEARCH {LISTED} (published_day<?)"),
    (Order.PUBLISHED_UP, None, f"SEARCH {LISTED} (published_day>?)"),
    (Order.UPDATED, None, "SCAN event USING INDEX ix_event_updated"),
    (Order.UPDATED, 10**15, "SEARCH event USING INDEX ix_event_updated (updated_at<?)"),
    (Order.UPDATED_UP, 10**15, "SEARCH event USING INDEX ix_event_updated (updated_at>?)"),
]


def plan(
    connection: sa.Connection, filter: EventFilter, page: Page, order: Order = Order.NEWEST
) -> list[str]:
    """The steps of the statement that finds the keys of a page, the last one that runs."""
    with statements_of(connection) as seen:
        walk_event_keys(connection, filter, page, order)
    return steps_of(connection, seen[-1])


def sorts(steps: list[str]) -> int:
    """How often rows are sorted, beside the few of each walk that are merged."""
    found = sum("ORDER BY" in step for step in steps)
    return found - int("COMPOUND QUERY" in steps and "DISTINCT" in " ".join(steps))


@pytest.mark.parametrize(("filter", "page", "walk"), CASES)
def test_a_page_walks_an_index_in_order(
    sqlite_engine: sa.Engine, filter: EventFilter, page: Page, walk: str
) -> None:
    with reading(sqlite_engine) as connection:
        steps = plan(connection, filter, page)
    assert walk in steps
    assert sorts(steps) <= 0


@pytest.mark.parametrize(("order", "rank", "walk"), ORDERED)
def test_a_page_in_another_order_walks_the_index_of_that_order(
    sqlite_engine: sa.Engine, order: Order, rank: int | None, walk: str
) -> None:
    page = Page(after=str(Cursor(order, rank, 7)) if rank else None)
    with reading(sqlite_engine) as connection:
        steps = plan(connection, EventFilter(), page, order)
    assert walk in steps
    assert sorts(steps) <= 0


PERSON = public_id("participant", 7)
JANUARY = (dt.date(2024, 1, 1), dt.date(2024, 1, 31))
EVERY_FIELD = [
    EventFilter(countries_any=("KR",)),
    EventFilter(countries_any=("JP", "KR")),
    EventFilter(countries_all=("JP", "KR")),
    EventFilter(countries_all=("JP", "KR", "US", "CN", "FR")),
    EventFilter(countries_none=("KP",)),
    EventFilter(countries_any=("KR",), types=("visit", "meeting"), occurred_from=JANUARY[0]),
    EventFilter(types=("visit", "meeting")),
    EventFilter(categories=("engagement",)),
    EventFilter(topics=("cyber", "maritime")),
    EventFilter(participants_any=(PERSON,)),
    EventFilter(participants_all=(PERSON,), countries_any=("KR",)),
    EventFilter(participants_none=(PERSON,)),
    EventFilter(publishers_any=("kr-mofa",)),
    EventFilter(publishers_any=(PERSON,)),
    EventFilter(publishers_all=("kr-mofa", "us-state")),
    EventFilter(publishers_none=("kr-mofa",)),
    EventFilter(levels=("foreign_minister",)),
    EventFilter(formats=("trilateral",)),
    EventFilter(status=("scheduled",)),
    EventFilter(status=("occurred",)),
    EventFilter(review=("disputed",)),
    EventFilter(review=("machine",)),
    EventFilter(occurred_from=JANUARY[0], occurred_to=JANUARY[1]),
    EventFilter(published_from=JANUARY[0], published_to=JANUARY[1]),
    EventFilter(updated_from=dt.datetime(2024, 1, 1, tzinfo=dt.UTC)),
    EventFilter(prominence="primary"),
    EventFilter(min_publishers=2),
    EventFilter(one_sided=("JP", "KR")),
    EventFilter(countries_all=("JP", "KR"), one_sided=("JP", "KR")),
]
ORDERS = (Order.NEWEST, Order.OLDEST, Order.PUBLISHED, Order.PUBLISHED_UP, Order.UPDATED, Order.CORROBORATION)


def test_no_field_reads_a_table_that_grows_from_end_to_end(engine: sa.Engine) -> None:
    found = []
    with reading(engine) as connection:
        as_if_large(connection)
        for order, filter in [*product(ORDERS, EVERY_FIELD[:3]), *product(ORDERS[:1], EVERY_FIELD[3:])]:
            with statements_of(connection) as seen:
                walk_event_keys(connection, filter, Page(), order)
            found += [(order, filter.address(""), scan) for scan in scans_of(connection, seen[-1])]
    assert found == []
