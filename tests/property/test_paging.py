"""Paging: whatever the size and direction, a walk meets every row once and in order."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from app.db.keys import public_id
from app.queries import day_pages
from app.queries.events import list_events
from app.queries.filters import EventFilter
from app.queries.page import Cursor, Order, Page
from app.queries.participants import list_participants
from app.queries.selection import EVENT_ROW
from app.queries.short_lists import Cutter, cut
from tests.property.emptying import emptied, some_archives
from tests.property.model import EVENT_ORDERS, archives, filters, in_order, matches
from tests.unit.queries.archive import Fact, add

WORDED = EventFilter(search="talks")  # what has an order of relevance


def walk_forward(
    connection: sa.Connection, filter: EventFilter, order: Order, size: int
) -> list[tuple[str, str]]:
    met: list[tuple[str, str]] = []
    after = None
    while True:
        window = list_events(connection, filter, Page(first=size, after=after), order, EVENT_ROW)
        assert window.has_previous is bool(met)
        met += [(event["id"], cursor) for event, cursor in zip(window.items, window.cursors, strict=True)]
        if not window.has_next:
            return met
        assert len(window.items) == size
        after = window.cursors[-1]


def walk_backward(
    connection: sa.Connection, filter: EventFilter, order: Order, size: int
) -> list[tuple[str, str]]:
    met: list[tuple[str, str]] = []
    before = None
    while True:
        window = list_events(connection, filter, Page(last=size, before=before), order, EVENT_ROW)
        assert window.has_next is bool(met)
        met = [
            *((event["id"], cursor) for event, cursor in zip(window.items, window.cursors, strict=True)),
            *met,
        ]
        if not window.has_previous:
            return met
        assert len(window.items) == size
        before = window.cursors[0]


@pytest.mark.parametrize("few", [None, 0, 2, day_pages.FEW])
def test_walks_in_both_directions_meet_each_event_once_in_order(
    engine: sa.Engine, few: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By day pages are found in the sets that events are counted by, where they are, else with a statement;
    by months and days where there are more than a few."""
    if few is not None:
        monkeypatch.setattr(day_pages, "FEW", few)

    @some_archives
    @given(archives(), filters(), st.integers(1, 5), st.integers(1, 5))
    def check(facts: list[Fact], filter: EventFilter, size: int, other: int) -> None:
        with emptied(engine) as connection:
            add(connection, facts)
            if few is None:
                connection.execute(sa.text("DELETE FROM count_state"))
            for plain in (EventFilter(), filter):
                for order in EVENT_ORDERS:
                    is_worded = order in (Order.RELEVANCE, Order.RELEVANCE_UP)
                    wanted = replace(plain, search="talks") if is_worded else plain
                    meant = [fact for fact in facts if matches(fact, wanted)]
                    expected = [public_id("event", fact.key) for fact in in_order(meant, order)]
                    forward = walk_forward(connection, wanted, order, size)
                    assert [id for id, _ in forward] == expected
                    # the same cursors whatever the size and the direction
                    assert walk_backward(connection, wanted, order, other) == forward

    check()


def test_after_and_before_cut_the_window(engine: sa.Engine) -> None:
    @some_archives
    @given(archives(), st.sampled_from(EVENT_ORDERS), st.data())
    def check(facts: list[Fact], order: Order, data: st.DataObject) -> None:
        with emptied(engine) as connection:
            add(connection, facts)
            wanted = WORDED if order in (Order.RELEVANCE, Order.RELEVANCE_UP) else EventFilter()
            met = walk_forward(connection, wanted, order, 100)
            numbers = st.none() | st.integers(0, len(met) - 1) if met else st.none()
            after, before = data.draw(numbers), data.draw(numbers)
            size, backward = data.draw(st.integers(0, 6)), data.draw(st.booleans())
            page = Page(
                after=None if after is None else met[after][1],
                before=None if before is None else met[before][1],
                **{"last" if backward else "first": size},
            )
            window = list_events(connection, wanted, page, order, EVENT_ROW)
            start = 0 if after is None else after + 1
            end = max(start, len(met) if before is None else before)
            if backward:
                first, last = max(start, end - size), end
            else:
                first, last = start, min(end, start + size)
            assert [event["id"] for event in window.items] == [id for id, _ in met[first:last]]
            if before is None or before >= start:  # else the window lies nowhere
                assert (window.has_previous, window.has_next) == (first > 0, last < len(met))

    check()


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 99)), unique=True).map(sorted),
    st.integers(1, 5),
    st.booleans(),
)
def test_a_list_in_memory_is_walked_like_one_in_the_database(
    rows: list[tuple[int, int]], size: int, backward: bool
) -> None:
    met: list[tuple[int, int]] = []
    cursor = None
    while True:
        page = Page(last=size, before=cursor) if backward else Page(first=size, after=cursor)
        window = cut(rows, lambda row: row, page)
        met = [*window.items, *met] if backward else [*met, *window.items]
        if not (window.has_previous if backward else window.has_next):
            break
        cursor = window.cursors[0 if backward else -1]
    assert met == rows


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 99)), unique=True).map(sorted),
    st.integers(0, 5),
    st.booleans(),
    st.none() | st.integers(0, 9),
    st.booleans(),
)
def test_the_things_on_a_page_are_those_whose_rows_are(
    rows: list[tuple[int, int]], size: int, backward: bool, bound: int | None, some: bool
) -> None:
    cursor = None if bound is None else str(Cursor(Order.TEXT, bound, 50))
    page = Page(last=size, before=cursor) if backward else Page(first=size, after=cursor)
    cutter: Cutter[tuple[int, int]] = Cutter(lambda row: row, lambda: page, _is_even if some else None)
    shown = cutter.shown([list(row) for row in rows], lambda thing: (thing[0], thing[1]))
    assert [tuple(thing) for thing in shown] == cutter.window(cutter.wanted(rows)).items


def _is_even(row: tuple[int, int]) -> bool:
    return row[1] % 2 == 0


@pytest.mark.parametrize("order", EVENT_ORDERS)
def test_a_row_added_or_withdrawn_between_pages_repeats_and_hides_none(
    engine: sa.Engine, order: Order
) -> None:
    facts = [Fact(key=10 * n, words="talks") for n in range(1, 7)]
    with emptied(engine) as connection:
        add(connection, facts)
        first = list_events(connection, WORDED, Page(first=3), order, EVENT_ROW)
        add(connection, [Fact(key=5, words="talks"), Fact(key=65, words="talks")])
        seen = [event["key"] for event in first.items]
        connection.execute(
            sa.text("UPDATE event SET withdrawn_at = created_at WHERE id = :id"), {"id": seen[-1]}
        )
        rest = list_events(connection, WORDED, Page(first=100, after=first.cursors[-1]), order, EVENT_ROW)
        met = [*seen, *(event["key"] for event in rest.items)]
        assert len(met) == len(set(met))
        assert set(met) >= {fact.key for fact in facts}


@pytest.mark.parametrize("size", [1, 2, 5])
def test_participants_are_walked_by_name(engine: sa.Engine, size: int) -> None:
    with emptied(engine) as connection:
        add(connection, [])
        met: list[str] = []
        after = None
        while True:
            window = list_participants(connection, Page(first=size, after=after))
            met += [one["sort_name"] for one in window.items]
            if not window.has_next:
                break
            after = window.cursors[-1]
        assert met == sorted(met)
        assert len(met) == 7
        backward = list_participants(connection, Page(last=7))
        assert [one["sort_name"] for one in backward.items] == met
