"""Both databases give the same answers to the same queries: every public read, over one archive in both.

To add a read, add a line to `READS`.
"""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.db.keys import public_id
from app.queries import facets
from app.queries.countries import country_profile
from app.queries.events import count_events, events_by_ids, get_event, list_events, neighbours
from app.queries.filters import EventFilter, ReleaseFilter
from app.queries.habits import habits_of
from app.queries.matches import matches_of
from app.queries.page import Order, Page, Window
from app.queries.participants import count_participants, get_participant, list_participants, most_met
from app.queries.releases import (
    accounts_of_release,
    count_releases,
    get_release,
    list_releases,
    revisions_of,
)
from app.queries.spans import LOOSE, Lane, count_by_lane, count_lasting, count_without_day, placed, starts
from tests.databases import Databases
from tests.property.model import EVENT_ORDERS
from tests.unit.queries.archive import ORGANISATIONS, PEOPLE, Fact, Told, store

WORDS = (
    "missile launch condemned by the Republic of Korea",
    "Trade talks in Zürich; the U.S. and the EU's envoys agreed",
    "북한의 미사일 도발을 규탄하였다",
    "한미일 외교장관회담이 서울에서 열렸다",
    "A launch of another missile was announced, and trade talks with envoys",
    "COVID-19 aid for Côte d\u2019Ivoire",
    "élan vital, \uff26\uff35\uff2c\uff2c width, naïve café",
)
SEARCHES = (
    "missile",
    "missiles launch",
    '"missile launch"',
    "launch -korea",
    "-missile",
    "zurich",
    "US envoy",
    "한미",
    "서울",
    "미사일",
    "북",
    "장관회담",
    "covid-19",
    "cote*",
    "talk* -zürich",
    "full width cafe",
    "!!",
    "missile OR talks",
    '"in zurich" "us"',
)


def archive() -> list[Fact]:
    """Some 120 events, the same at every run, with ties, ranges, undated and withdrawn ones."""
    chance = random.Random(20240117)
    return [_fact(chance, number) for number in range(1, 121)]


def _fact(chance: random.Random, number: int) -> Fact:
    start = dt.date(2023, 11, 1) + dt.timedelta(days=chance.randrange(120))
    end = start + dt.timedelta(days=chance.choice((0, 0, 0, 2, 40)))
    told = [
        Told(
            release=number * 3 + n,
            publisher=chance.choice(("kr-mofa", "us-state")),
            published_on=chance.choice((start, end, None)),
            withdrawn=chance.random() < 0.1,
        )
        for n in range(chance.randrange(3))
    ]
    return Fact(
        key=chance.randrange(10**9) * 1000 + number,
        type=chance.choice(("attack", "consultation", "meeting", "sanctions", "statement", "visit")),
        days=None if chance.random() < 0.15 else (start, end),
        precision=chance.choice(("day", "range", "month", "published")),
        countries=tuple(chance.sample(("JP", "KP", "KR", "NL", "TW", "US", "XK"), chance.randrange(5))),
        role=chance.choice(("participant", "actor", "target")),
        status=chance.choice(("occurred", "occurred", "scheduled", "alleged")),
        prominence=chance.choice(("primary", "mentioned")),
        topics=("cyber",) if chance.random() < 0.3 else (),
        people=tuple(chance.sample(sorted(PEOPLE), chance.randrange(3))),
        organisations=tuple(chance.sample(sorted(ORGANISATIONS), chance.randrange(2))),
        told=tuple(told),
        words=chance.choice(WORDS),
        is_headline=chance.random() < 0.5,
        updated=chance.randrange(3),
        place=chance.choice((None, "Seoul", "Zürich")),
        withdrawn=chance.random() < 0.1,
    )


FACTS = archive()
EVENTS = [public_id("event", fact.key) for fact in FACTS[:25]]
RELEASES = [public_id("release", told.release) for fact in FACTS[:25] for told in fact.told]
PERSONS = [public_id("participant", key) for key in (*PEOPLE, *ORGANISATIONS)]

FILTERS = [
    EventFilter(),
    EventFilter(countries_any=("KR",)),
    EventFilter(countries_any=("XK", "TW"), countries_none=("US",)),
    EventFilter(countries_all=("KR", "JP")),
    EventFilter(types=("meeting", "visit"), status=("occurred",)),
    EventFilter(categories=("security",)),
    EventFilter(topics=("cyber",), prominence="primary"),
    EventFilter(participants_any=tuple(PERSONS[:2])),
    EventFilter(participants_any=(PERSONS[-1],), countries_any=("KR",)),
    EventFilter(participants_all=tuple(PERSONS[:2]), participants_none=(PERSONS[-1],)),
    EventFilter(publishers_all=("kr-mofa", "us-state")),
    EventFilter(publishers_none=("us-state",), formats=("bilateral", "trilateral")),
    EventFilter(publishers_any=("us-state",)),
    EventFilter(publishers_any=(public_id("participant", 9001),)),
    EventFilter(occurred_from=dt.date(2023, 12, 24), occurred_to=dt.date(2024, 1, 6)),
    EventFilter(occurred_to=dt.date(2023, 11, 20), countries_any=("US",)),
    EventFilter(published_from=dt.date(2024, 1, 1), published_to=dt.date(2024, 1, 31)),
    *(EventFilter(search=words) for words in SEARCHES),
    EventFilter(search="korea", countries_any=("KR",), occurred_from=dt.date(2024, 1, 1)),
]
WEEKS = [(day, day + dt.timedelta(days=6)) for day in (dt.date(2023, 11, 27), dt.date(2024, 1, 29))]
RELEASE_FILTERS = [
    ReleaseFilter(),
    ReleaseFilter(publishers_any=("kr-mofa",), kinds=("statement",)),
    ReleaseFilter(published_to=dt.date(2023, 12, 31)),
    ReleaseFilter(search='"in seoul" 북한'),
]

READS: dict[str, Callable[[sa.Connection], Any]] = {
    "events": lambda c: [walk(partial(list_events, c, f), 7) for f in FILTERS],
    "oldest": lambda c: [walk(partial(list_events, c, f, order=Order.OLDEST), 9) for f in FILTERS],
    **{
        order: partial(
            lambda order, c: [walk(partial(list_events, c, f, order=order), 9) for f in FILTERS], order
        )
        for order in EVENT_ORDERS
        if not order.startswith("relevance")
    },
    "relevance": lambda c: [
        walk(partial(list_events, c, EventFilter(search=words), order=order), 9)
        for words in SEARCHES
        for order in (Order.RELEVANCE, Order.RELEVANCE_UP)
    ],
    "by participant": lambda c: [facets.count_by_participant(c, f, 4) for f in FILTERS],
    "matches": lambda c: [
        matches_of(c, [fact.key for fact in FACTS if not fact.withdrawn], words) for words in SEARCHES
    ],
    "counts": lambda c: [count_events(c, f) for f in FILTERS],
    "by country": lambda c: [facets.count_by_country(c, f) for f in FILTERS],
    "by type": lambda c: [facets.count_by_type(c, f) for f in FILTERS],
    "by category": lambda c: [facets.count_by_category(c, f) for f in FILTERS],
    "by topic": lambda c: [facets.count_by_topic(c, f) for f in FILTERS],
    "by precision": lambda c: [facets.count_by_precision(c, f) for f in FILTERS],
    "habits": lambda c: [habits_of(c, slug) for slug in ("kr-mofa", "us-state", "jp-mofa")],
    "by publisher": lambda c: [facets.count_by_publisher(c, f) for f in FILTERS],
    "histogram": lambda c: [facets.histogram(c, f, b) for f in FILTERS for b in facets.Bucket],
    "starts": lambda c: [starts(c, f) for f in FILTERS],
    "lasting": lambda c: [
        count_lasting(c, f, WEEKS, lane, sorted(count_by_lane(c, f, lane)), LOOSE)
        for f in FILTERS[:8]
        for lane in Lane
    ],
    "without day": lambda c: [count_without_day(c, f) for f in FILTERS],
    "placed": lambda c: [placed(c, f, lane) for f in FILTERS[:8] for lane in Lane],
    "event": lambda c: [get_event(c, id) for id in events_by_ids(c, EVENTS)],
    "neighbours": lambda c: [neighbours(c, id) for id in events_by_ids(c, EVENTS)],
    "releases": lambda c: [walk(partial(list_releases, c, f), 11) for f in RELEASE_FILTERS],
    "count releases": lambda c: [count_releases(c, f) for f in RELEASE_FILTERS],
    "release": lambda c: [get_release(c, id) for id in stored(c)],
    "revisions": lambda c: [revisions_of(c, id) for id in stored(c)],
    "accounts": lambda c: [accounts_of_release(c, id) for id in RELEASES],
    "participants": lambda c: walk(partial(list_participants, c), 2),
    "count participants": lambda c: [count_participants(c, words) for words in (None, "exam*", "union")],
    "participant": lambda c: [get_participant(c, id) for id in PERSONS],
    "most met": lambda c: [most_met(c, id) for id in PERSONS],
    "countries": lambda c: [country_profile(c, code) for code in ("KR", "XK", "FR")],
}


def walk(read: Callable[[Page], Window[Any]], size: int) -> list[Any]:
    """All pages of a list, forward and backward, with cursors and what stands on either side."""
    pages = []
    page = Page(first=size)
    while True:
        window = read(page)
        pages.append((window.items, window.cursors, window.has_previous, window.has_next))
        if not window.has_next:
            break
        page = Page(first=size, after=window.cursors[-1])
    if window.cursors:
        before = read(Page(last=size, before=window.cursors[0]))
        pages.append((before.items, before.cursors, before.has_previous, before.has_next))
    return pages


def stored(connection: sa.Connection) -> list[str]:
    """Ids of releases that are there to be read."""
    return [release["id"] for release in list_releases(connection, ReleaseFilter(), Page(first=20)).items]


@pytest.fixture(scope="module")
def both(databases: Databases) -> Iterator[tuple[sa.Engine, sa.Engine]]:
    engines = databases.create("sqlite"), databases.create("postgresql")
    for engine in engines:
        store(engine, FACTS)
    yield engines
    for engine in engines:
        databases.drop(engine)


@pytest.mark.parametrize("name", READS)
def test_both_databases_give_the_same_answer(both: tuple[sa.Engine, sa.Engine], name: str) -> None:
    sqlite, postgres = both
    with reading(sqlite) as connection:
        expected = READS[name](connection)
    with reading(postgres) as connection:
        assert READS[name](connection) == expected


def test_the_searches_find_something_and_not_all(both: tuple[sa.Engine, sa.Engine]) -> None:
    with reading(both[0]) as connection:
        found = {words: count_events(connection, EventFilter(search=words)) for words in SEARCHES}
        total = count_events(connection, EventFilter())
    nothing = {words for words, count in found.items() if not count}
    assert nothing == {"!!", "missile OR talks"}
    assert all(count < total for count in found.values())
