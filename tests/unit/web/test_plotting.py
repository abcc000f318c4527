"""Which days are drawn, and where the links around the drawing lead."""

import datetime as dt
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.queries.events import count_events
from app.queries.filters import EventFilter
from app.queries.spans import Lane
from app.web import addresses, plotting
from app.web.bins import Unit
from app.web.moves import Move
from app.web.plotting import Drawing
from tests.unit.queries.archive import Fact, day, store

MONTHS = [day(f"2021-{month:02}-{number:02}") for month in range(1, 13) for number in (3, 10, 17, 24)]
FACTS = [
    *(Fact(key=n, type="meeting", days=days) for n, days in enumerate(MONTHS, start=1)),
    Fact(key=90, type="attack", days=day("1950-06-25")),
    Fact(key=91, type="visit", days=day("2021-02-27/2021-03-02")),
    Fact(key=92, type="visit", days=None),
]


@pytest.fixture
def connection(sqlite_engine: sa.Engine) -> Iterator[sa.Connection]:
    store(sqlite_engine, FACTS)
    with reading(sqlite_engine) as opened:
        yield opened


def draw(connection: sa.Connection, lane: Lane | None = None, **wanted: object) -> Drawing:
    address = addresses.Timeline(lane)
    return plotting.draw(connection, EventFilter(**wanted), address, lane)  # type: ignore[arg-type]  # by name


def test_without_days_asked_for_the_odd_one_out_is_a_link(connection: sa.Connection) -> None:
    drawing = draw(connection)
    assert drawing.plot is not None
    assert drawing.plot.total == 49
    (before,) = drawing.moves
    assert (before.text, before.href) == ("\u2190 1 earlier event", "/?to=2020-12-31")
    assert "1 event falls outside the dates shown. 1 event has no known date" in drawing.caption


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (None, None),
        (dt.date(2021, 2, 10), None),
        (None, dt.date(2021, 6, 1)),
        (dt.date(2021, 2, 20), dt.date(2021, 3, 5)),
        (dt.date(1940, 1, 1), dt.date(2021, 3, 1)),
        (dt.date(1900, 1, 1), None),
    ],
)
def test_bars_and_links_say_as_many_as_the_lists_they_lead_to(
    connection: sa.Connection, since: dt.date | None, until: dt.date | None
) -> None:
    drawing = draw(connection, occurred_from=since, occurred_to=until)
    assert drawing.plot is not None
    said = {row.href: row.total for row in drawing.plot.rows}
    said |= {move.href: number(move) for move in drawing.moves if move.name in ("before", "after")}
    assert said == {href: count_events(connection, filter_of(href)) for href in said}


def number(move: Move) -> int:
    """How many events a link to those left out promises."""
    return int(move.text.strip("\u2190\u2192 ").split()[0])


def filter_of(href: str) -> EventFilter:
    return EventFilter.from_query(parse_qsl(urlsplit(href).query))


def test_an_event_stands_in_each_bin_it_lasts_in_and_counts_once(connection: sa.Connection) -> None:
    drawing = draw(connection, occurred_from=dt.date(2021, 2, 26), occurred_to=dt.date(2021, 3, 2))
    assert drawing.plot is not None
    assert [(row.name, row.total) for row in drawing.plot.rows] == [
        ("27 February 2021", 1),
        ("28 February 2021", 1),
        ("1 March 2021", 1),
        ("2 March 2021", 1),
    ]
    assert drawing.plot.total == 1


def test_days_asked_for_are_the_days_drawn(connection: sa.Connection) -> None:
    drawing = draw(connection, occurred_from=dt.date(2021, 3, 1), occurred_to=dt.date(2021, 3, 31))
    assert drawing.plot is not None
    assert drawing.plot.unit is Unit.DAY
    assert len(drawing.plot.columns) == 6  # that have an event
    assert drawing.plot.total == 5  # the visit reaches into March


def test_moves_of_a_month_are_whole_months(connection: sa.Connection) -> None:
    drawing = draw(connection, occurred_from=dt.date(2021, 3, 1), occurred_to=dt.date(2021, 3, 31))
    moves = {move.name: move.href for move in drawing.moves}
    assert moves["earlier"] == "/?from=2021-02-01&to=2021-02-28"
    assert moves["later"] == "/?from=2021-04-01&to=2021-04-30"
    assert moves["all"] == "/"


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (dt.date(2021, 6, 1), None),
        (None, dt.date(2021, 6, 1)),
        (None, None),
        (dt.date(2021, 1, 5), dt.date(2021, 1, 9)),
    ],
)
def test_drawn_left_out_and_undated_add_up_to_the_list(
    connection: sa.Connection, since: dt.date | None, until: dt.date | None
) -> None:
    wanted = EventFilter(occurred_from=since, occurred_to=until)
    drawing = plotting.draw(connection, wanted, addresses.timeline)
    outside = sum(number(move) for move in drawing.moves if move.name in ("before", "after"))
    undated = 0 if since or until else 1
    drawn = drawing.plot.total if drawing.plot else 0
    assert drawn + outside + undated == count_events(connection, wanted)


def test_ends_of_the_calendar_are_no_trouble(connection: sa.Connection) -> None:
    assert draw(connection, occurred_from=dt.date.min, occurred_to=dt.date.max).plot is not None
    assert draw(connection, occurred_from=dt.date(9999, 12, 1)).plot is None
    assert draw(connection, occurred_to=dt.date.min).plot is None


def test_nothing_to_draw_is_said_in_words(connection: sa.Connection) -> None:
    drawing = draw(connection, countries_any=("IS",))
    assert drawing.plot is None
    assert drawing.caption == "There is no event to draw."


def test_few_events_are_drawn_one_by_one_and_lead_to_their_pages(connection: sa.Connection) -> None:
    drawing = draw(connection, occurred_from=dt.date(2021, 2, 20), occurred_to=dt.date(2021, 3, 5))
    assert drawing.plot is not None
    dots = drawing.plot.body.dots
    assert len(dots) == drawing.plot.total == 3
    assert all((dot.href or "").startswith("/events/ev_") for dot in dots)
    assert {dot.width is not None for dot in dots} == {True, False}  # the visit lasts four days


@pytest.mark.parametrize("lane", Lane)
def test_lanes_draw_the_same_events_and_stay_in_the_links(connection: sa.Connection, lane: Lane) -> None:
    together, laned = draw(connection), draw(connection, lane)
    assert together.plot is not None
    assert laned.plot is not None
    assert laned.plot.total == together.plot.total
    assert [row.total for row in laned.plot.rows] == [row.total for row in together.plot.rows]
    assert all(f"lanes={lane.value}" in row.href for row in laned.plot.rows)
