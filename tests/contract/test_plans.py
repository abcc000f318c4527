"""Lists walk an index that is in their order: none reads a whole table, or sorts it, to show a page of it."""

import datetime as dt

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.queries.events import list_event_keys
from app.queries.filters import EventFilter
from app.queries.page import Cursor, Order, Page

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
    """The steps of SQLite's plan of the one statement that finds the keys of a page."""
    statements: list[tuple[str, object]] = []

    def note(
        _connection: object, _cursor: object, statement: str, parameters: object, *_more: object
    ) -> None:
        statements.append((statement, parameters))

    sa.event.listen(connection, "before_cursor_execute", note)
    list_event_keys(connection, filter, page, order)
    sa.event.remove(connection, "before_cursor_execute", note)
    ((statement, parameters),) = [noted for noted in statements if not noted[0].startswith("BEGIN")]
    steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]  # as SQLAlchemy gave them
    return [step for *_, step in steps]


@pytest.mark.parametrize(("filter", "page", "walk"), CASES)
def test_a_page_walks_an_index_in_order(
    sqlite_engine: sa.Engine, filter: EventFilter, page: Page, walk: str
) -> None:
    with reading(sqlite_engine) as connection:
        steps = plan(connection, filter, page)
    assert walk in steps
    assert not [step for step in steps if "ORDER BY" in step]


@pytest.mark.parametrize(("order", "rank", "walk"), ORDERED)
def test_a_page_in_another_order_walks_the_index_of_that_order(
    sqlite_engine: sa.Engine, order: Order, rank: int | None, walk: str
) -> None:
    page = Page(after=str(Cursor(order, rank, 7)) if rank else None)
    with reading(sqlite_engine) as connection:
        steps = plan(connection, EventFilter(), page, order)
    assert walk in steps
    assert not [step for step in steps if "ORDER BY" in step]
