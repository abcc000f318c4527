"""Events as read: shape, order, links, and how many statements that takes."""

import datetime as dt
import itertools

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.db.keys import public_id
from app.errors import NotFound
from app.queries.events import (
    count_events,
    events_by_ids,
    get_event,
    list_event_keys,
    list_events,
    neighbours,
)
from app.queries.filters import EventFilter
from app.queries.links import accounts_of, title_of
from app.queries.page import Cursor, Order, Page
from app.queries.selection import EVENT_CARD, EVENT_FULL, EVENT_ROW, AccountSelection, EventSelection
from tests.statements import statements_of
from tests.unit.queries.archive import Fact, Told, account_key, day, store

FACTS = [
    Fact(
        key=1,
        type="consultation",
        days=day("2024-01-17"),
        countries=("KR", "JP"),
        topics=("cyber",),
        people=(1, 2),
        organisations=(11,),
        told=(Told(101), Told(102, "us-state", dt.date(2024, 1, 18))),
        place="Seoul",
        words="consultation missile",
    ),
    Fact(key=2, type="attack", days=day("2024-01-05/2024-01-19"), countries=("KP",), told=(Told(101),)),
    Fact(key=3, type="visit", days=None, countries=(), prominence="mentioned"),
    Fact(key=4, days=day("2024-02-01"), countries=("JP", "KR", "US"), told=(Told(103, withdrawn=True),)),
    Fact(key=5, days=day("2024-01-17"), countries=("JP", "KR"), precision="published"),
    Fact(key=6, days=day("2024-03-01"), withdrawn=True),
]


def id_of(key: int) -> str:
    return public_id("event", key)


@pytest.fixture
def stored(engine: sa.Engine) -> sa.Engine:
    store(engine, FACTS)
    return engine


def keys(engine: sa.Engine, filter: EventFilter, order: Order = Order.NEWEST) -> list[int]:
    with reading(engine) as connection:
        page = list_events(connection, filter, Page(first=100), order, EVENT_ROW)
        assert len(page.items) == count_events(connection, filter)
    return [event["key"] for event in page.items]


def test_newest_first_undated_last_in_both_orders(stored: sa.Engine) -> None:
    assert keys(stored, EventFilter()) == [4, 5, 1, 2, 3]
    assert keys(stored, EventFilter(), Order.OLDEST) == [2, 1, 5, 4, 3]


CASES = [
    (EventFilter(occurred_from=dt.date(2024, 1, 18), occurred_to=dt.date(2024, 1, 18)), [2]),
    (EventFilter(occurred_to=dt.date(2024, 1, 5)), [2]),
    (EventFilter(occurred_from=dt.date(2024, 1, 19)), [4, 2]),
    (EventFilter(countries_any=("KP", "US")), [4, 2]),
    (EventFilter(countries_all=("KR", "JP")), [4, 5, 1]),
    (EventFilter(countries_none=("US", "KP")), [5, 1, 3]),
    (EventFilter(categories=("security",), types=("attack", "visit")), [2]),
    (EventFilter(participants_any=(public_id("participant", 2),)), [1]),
    (EventFilter(participants_any=(public_id("participant", 11),)), [1]),
    (EventFilter(participants_all=(public_id("participant", 2), public_id("participant", 11))), [1]),
    (EventFilter(participants_all=(public_id("participant", 2), public_id("participant", 12))), []),
    (EventFilter(participants_none=(public_id("participant", 2),)), [4, 5, 2, 3]),
    (EventFilter(publishers_all=("kr-mofa", public_id("participant", 9002))), [1]),
    (EventFilter(publishers_all=("kr-mofa", "jp-mofa")), []),
    (EventFilter(publishers_none=("us-state",)), [4, 5, 2, 3]),
    (EventFilter(publishers_any=("us-state",)), [1]),
    (EventFilter(publishers_any=(public_id("participant", 9002),)), [1]),
    (EventFilter(published_from=dt.date(2024, 1, 20)), [1, 2]),
    (EventFilter(publishers_any=("kr-mofa",), countries_any=("US",)), []),
    (EventFilter(prominence="mentioned"), [3]),
    (EventFilter(topics=("cyber",)), [1]),
    (EventFilter(search="missiles"), [1]),
    (EventFilter(search="-missiles"), [4, 5, 2, 3]),
    (EventFilter(search="?!"), []),
]


@pytest.mark.parametrize(("filter", "expected"), CASES)
def test_filters(stored: sa.Engine, filter: EventFilter, expected: list[int]) -> None:
    assert keys(stored, filter) == expected


def test_a_release_in_the_range_is_one_release(engine: sa.Engine) -> None:
    told = (Told(1, published_on=dt.date(2024, 1, 1)), Told(2, published_on=dt.date(2024, 3, 1)))
    store(engine, [Fact(key=1, told=told)])
    february = EventFilter(published_from=dt.date(2024, 2, 1), published_to=dt.date(2024, 2, 29))
    assert keys(engine, february) == []


def test_an_event_in_full(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        event = get_event(connection, id_of(1))
    assert event["title"] == "Consultation: South Korea, Japan and the European Union, Seoul"
    assert event["when"] == {
        "starts_on": dt.date(2024, 1, 17),
        "ends_on": dt.date(2024, 1, 17),
        "precision": "day",
        "month_day": None,
        "wording": None,
        "edtf": "2024-01-17",
    }
    assert event["created_at"].tzinfo is dt.UTC
    assert event["countries"] == [
        {"country": "KR", "role": "participant"},
        {"country": "JP", "role": "participant"},
    ]
    assert event["subjects"] == []
    assert event["topics"] == ["cyber"]
    assert [one["code"] for one in event["organizations"]] == ["EU"]
    first, second = event["participations"]
    assert first["participant"]
    assert first["participant"]["name"] == "Ann Example"
    assert first["post"]
    assert first["post"]["title"] == "Minister"
    assert second["ordinal"] == 1
    told = event["accounts"]
    assert [account["release"]["publisher"]["slug"] for account in told] == ["us-state", "kr-mofa"]
    assert told[0]["quote"] == "북한 talks were held in Seoul."
    assert told[0]["event_id"] == event["id"]
    assert [(one["supports"], one["quote"]) for one in told[0]["evidence"]] == [
        ("type", "talks"),
        ("place", "Seoul"),
        ("country:KP", "북한"),
    ]


def test_what_is_not_selected_is_not_there(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        event = get_event(connection, id_of(1), EVENT_ROW)
        plain = accounts_of(connection, [1], AccountSelection())[1][0]
    links = {"title", "countries", "subjects", "organizations", "topics", "participations", "accounts"}
    assert not links & set(event)
    assert not {"quote", "evidence"} & set(plain)


def test_withdrawn_releases_tell_nothing(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        assert get_event(connection, id_of(4))["accounts"] == []


@pytest.mark.parametrize("id", [id_of(6), id_of(99), "ev_1", "", "pt_0000000000001", "x" * 1000, "\x00"])
def test_what_is_not_there_is_not_found(stored: sa.Engine, id: str) -> None:
    with reading(stored) as connection, pytest.raises(NotFound):
        get_event(connection, id)


def test_events_by_ids_leave_out_what_is_missing(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        found = events_by_ids(connection, [id_of(2), id_of(6), "nonsense", id_of(1)])
        assert events_by_ids(connection, []) == {}
    assert list(found) == [id_of(2), id_of(1)]


@pytest.mark.parametrize(
    "selection",
    [
        EVENT_ROW,
        EventSelection(),
        EVENT_CARD,
        EVENT_FULL,
        EventSelection(title=False, accounts=AccountSelection()),
    ],
)
def test_statements_for_a_page_do_not_depend_on_its_size(
    stored: sa.Engine, selection: EventSelection
) -> None:
    """The cards of the events, and the evidence, which is on none. Keys are in sets."""
    of_accounts = selection.accounts is not None and selection.accounts.evidence
    with reading(stored) as connection:
        list_events(connection, EventFilter(), Page(first=1), selection=selection)  # reads the sets
        for size in (3, 5):
            with statements_of(connection) as run:
                list_events(connection, EventFilter(), Page(first=size), selection=selection)
            assert len(run) == 1 + of_accounts, run


def test_statements_for_a_page_further_on(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        first = list_events(connection, EventFilter(), Page(first=2), selection=EVENT_ROW)
        with statements_of(connection) as run:
            list_events(connection, EventFilter(), Page(first=1, after=first.cursors[1]), selection=EVENT_ROW)
        assert len(run) == 1  # rows; the keys, and whether something stands before them, are in sets


def test_neighbours_are_of_the_same_pair(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        around = neighbours(connection, id_of(5), EVENT_ROW)
    assert around["countries"] == ["JP", "KR"]
    assert around["before"]
    assert around["before"]["key"] == 1
    assert around["after"]
    assert around["after"]["key"] == 4


def test_neighbours_of_an_event_of_one_country_are_of_it(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        around = neighbours(connection, id_of(2), EVENT_ROW)
    assert around == {"countries": ["KP"], "before": None, "after": None}


def test_an_undated_event_has_no_neighbours(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        around = neighbours(connection, id_of(3), EVENT_ROW)
    assert around == {"countries": [], "before": None, "after": None}


def test_titles_in_korean(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        event = get_event(connection, id_of(2))
    assert title_of(event, "ko") == "공격: 북한"


@pytest.mark.parametrize(
    ("name", "code", "shown"),
    [
        ("North Atlantic Treaty Organization", "NATO", "NATO"),
        ("Pacific Islands Forum", "PIF", "the Pacific Islands Forum"),
        ("Commission of an Organisation", "A-COMM", "the Commission of an Organisation"),
        ("Commission of an Organisation", None, "the Commission of an Organisation"),
    ],
)
def test_long_names_of_organisations_are_abbreviated_in_titles(
    stored: sa.Engine, name: str, code: str | None, shown: str
) -> None:
    with reading(stored) as connection:
        event = get_event(connection, id_of(1))
    event["organizations"][0]["name"] = name
    event["organizations"][0]["code"] = code
    assert title_of(event) == f"Consultation: South Korea, Japan and {shown}, Seoul"


def test_account_ids_are_public(stored: sa.Engine) -> None:
    with reading(stored) as connection:
        account = get_event(connection, id_of(2))["accounts"][0]
    assert account["id"] == public_id("account", account_key(FACTS[1], FACTS[1].told[0]))


def test_what_is_counted_with_is_read_once(stored: sa.Engine) -> None:
    wanted = EventFilter(countries_any=("KR",), search="missile")
    with reading(stored) as connection:
        found = count_events(connection, wanted)
    for _ in range(2):
        with reading(stored) as connection, statements_of(connection) as run:
            assert count_events(connection, wanted) == found
            assert count_events(connection, wanted.without("search")) >= found
        assert len(run) == 1  # whether anything was written since


def test_a_page_deep_in_a_list_begins_at_its_cursor(sqlite_engine: sa.Engine) -> None:
    """However many events lie between the first day of the filter and the cursor."""
    first = dt.date(2020, 1, 1)
    days = [first + dt.timedelta(days=n) for n in range(300)]
    store(sqlite_engine, [Fact(key=n, days=(each, each)) for n, each in enumerate(days, start=1)])
    wanted = EventFilter(occurred_from=first)
    with reading(sqlite_engine) as connection:
        steps = []
        for day in (days[30], days[270]):
            cursor = str(Cursor(Order.NEWEST, day.toordinal(), 0))
            counted = itertools.count()
            driver = connection.connection.dbapi_connection
            assert driver is not None
            driver.set_progress_handler(lambda counted=counted: next(counted) < 0, 10)
            assert list_event_keys(connection, wanted, Page(first=5, after=cursor)).has_previous
            driver.set_progress_handler(None, 0)
            steps.append(next(counted))
    assert steps[1] < steps[0] * 1.5
